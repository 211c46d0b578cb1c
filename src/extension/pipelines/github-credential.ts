import type { AccessToken, TokenCredential } from '@azure/core-auth';
import * as vscode from 'vscode';
import { publicGitHub } from '../../posture/pipelines/places.js';

/**
 * The least that reads settings of a private repository.
 *
 * Source: <https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps>.
 */
const scopes = ['repo'];
/** Tokens of GitHub do not say when they end; each reading asks VS Code again. Milliseconds. */
const assumedLife = 5 * 60_000;

/** Tokens of VS Code's own sign-in to GitHub, for one host. Keeps nothing, and asks the person only if it may. */
export class GitHubCredential implements TokenCredential {
  constructor(
    private readonly host: string,
    private readonly interactive: boolean,
  ) {}

  /** `null` when nobody is signed in and nobody may be asked. Rejects when the person turns the sign-in down. */
  async getToken(): Promise<AccessToken | null> {
    const provider = this.host === publicGitHub ? 'github' : 'github-enterprise';
    if (provider === 'github-enterprise' && !signsInTo(this.host)) {
      return null;
    }
    const how = this.interactive ? { createIfNone: true } : { silent: true };
    const session = await vscode.authentication.getSession(provider, scopes, how);
    return session === undefined ? null : { token: session.accessToken, expiresOnTimestamp: Date.now() + assumedLife };
  }
}

/** VS Code signs in to one Enterprise Server, which a setting of its own names; its token goes to no other. */
function signsInTo(host: string): boolean {
  const address = vscode.workspace.getConfiguration('github-enterprise').inspect('uri')?.globalValue;
  try {
    return typeof address === 'string' && new URL(address).host.toLowerCase() === host;
  } catch {
    return false;
  }
}
