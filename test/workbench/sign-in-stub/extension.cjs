/**
 * Stands in for VS Code's sign-in to Microsoft. What it does and what it was asked lies in a folder that a test shares
 * with it: `answer` (accept or decline), `session.json` (kept like a real session), `prompts.log` (a line for each time
 * that a person would have been asked).
 */
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const folder = process.env.AML_GUARD_SIGN_IN_STUB;
const oneHourSeconds = 3600;
const tellEveryMs = 3_000;

exports.activate = (context) => {
  const changes = new vscode.EventEmitter();
  let toldAt = 0;
  const provider = {
    onDidChangeSessions: changes.event,
    async getSessions() {
      const session = readSession();
      if (session === undefined) {
        return [];
      }
      // The real one says that sessions changed when it is merely asked: readers must not begin anew for that. The
      // workbench itself asks again after each such event, hence the pause.
      if (Date.now() > toldAt + tellEveryMs) {
        toldAt = Date.now();
        changes.fire({ added: [], removed: [], changed: [session] });
      }
      return [session];
    },
    async createSession(scopes) {
      return signIn(scopes, 'plain');
    },
    async getSessionsFromChallenges() {
      const session = readSession();
      return session !== undefined && session.accessToken.endsWith('challenged') ? [session] : [];
    },
    async createSessionFromChallenges(constraint) {
      return signIn(constraint.fallbackScopes ?? [], 'challenged');
    },
    async removeSession() {
      writeFileSync(path.join(folder, 'session.json'), '');
      changes.fire({ added: [], removed: [], changed: [] });
    },
  };

  async function signIn(scopes, kind) {
    appendFileSync(path.join(folder, 'prompts.log'), `${kind} ${scopes.join(' ')}\n`);
    if (readFileSync(path.join(folder, 'answer'), 'utf8') !== 'accept') {
      throw new Error('User did not consent to login.');
    }
    const session = {
      id: 'made-up-session',
      accessToken: madeToken(kind),
      account: { id: 'made-up-account', label: 'maria@contoso.example' },
      scopes,
    };
    writeFileSync(path.join(folder, 'session.json'), JSON.stringify(session));
    changes.fire({ added: [session], removed: [], changed: [] });
    return session;
  }

  context.subscriptions.push(
    changes,
    vscode.authentication.registerAuthenticationProvider('microsoft-sovereign-cloud', 'Made-Up Microsoft', provider, {
      supportsMultipleAccounts: false,
      supportsChallenges: true,
    }),
  );
};

function readSession() {
  const file = path.join(folder, 'session.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text === '' ? undefined : JSON.parse(text);
}

/** Has the form of a JSON web token, so that what is said of tokens is tried; the last part tells the kind. */
function madeToken(kind) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + oneHourSeconds;
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ sub: 'made-up', exp })}.madeUpSignature-${kind}`;
}
