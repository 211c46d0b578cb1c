import * as vscode from 'vscode';
import type { UnreadCode } from '../../posture/snapshot/reading.js';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { chooseAzure } from './azure-choice.js';
import { describeAge } from './age.js';
import { SignInCancelled, type AzureSession } from './azure-session.js';
import type { CheckPages } from './check-pages.js';
import type { ComparisonDocuments } from './comparison-documents.js';
import { judgedOf, type Connection, type Connections } from './connections.js';
import type { Judged } from './judge.js';
import { loadEngine } from './load-engine.js';
import { viewId, type PostureTree } from './posture-tree.js';
import type { ResourceDocuments } from './resource-documents.js';
import { tenantOf } from './tenant.js';
import { evidenceOf } from './tree-items.js';
import type { PostureNode } from './tree-nodes.js';
import type { EmptyState, ViewState } from './view-state.js';
import { pickWorkspace } from './workspace-picker.js';

interface Parts {
  readonly session: AzureSession;
  readonly connections: Connections;
  readonly tree: PostureTree;
  readonly documents: ResourceDocuments;
  readonly comparisons: ComparisonDocuments;
  readonly pages: CheckPages;
  readonly state: ViewState;
}

/** What people do in the posture view. */
export class PostureCommands extends Owner {
  constructor(
    private readonly parts: Parts,
    private readonly log: Log,
  ) {
    super();
    const { connections, documents, pages, tree } = parts;
    this.#add('connect', () => this.#connect());
    this.#add('signIn', () => this.#connect());
    this.#add('chooseAzure', () => chooseAzure());
    this.#add('openSample', async () => {
      await tree.reveal(await connections.openSample());
    });
    this.#add('openSnapshot', (file) => this.#openSnapshot(file));
    this.#add('refresh', (node) => this.#refresh(isNode(node) ? node.connection : undefined));
    this.#add('cancel', (node) => {
      if (isNode(node)) {
        connections.cancel(node.connection.key);
      } else {
        connections.cancelAll();
      }
    });
    this.#add('disconnect', async (node) => {
      const connection = isNode(node)
        ? node.connection
        : await this.#ask('Which workspace is to be taken off the view?');
      if (connection !== undefined) {
        await connections.disconnect(connection.key);
      }
    });
    this.#add('showFailures', () => {
      tree.failuresOnly = true;
    });
    this.#add('showAll', () => {
      tree.failuresOnly = false;
    });
    this.#addForLine('openInPortal', (node) => this.#openInPortal(node));
    this.#addForLine('copyId', async (node) => {
      const subject = subjectOf(node);
      if (subject !== undefined) {
        await copy(subject, 'The resource id');
      }
    });
    this.#addForLine('copyEvidence', async (node) => {
      if (node.kind === 'verdict') {
        await copy(evidenceOf(node.result), 'The evidence');
      }
    });
    this.#addForLine('copyFix', (node) => this.#copyFix(node));
    this.#addForLine('showJson', async (node) => {
      const subject = subjectOf(node);
      if (subject !== undefined) {
        await documents.show(node.connection.key, subject);
      }
    });
    this.#add('explain', async (given) => {
      const node = isNode(given) ? given : undefined;
      const id = typeof given === 'string' ? given : node?.kind === 'verdict' ? node.result.check.id : undefined;
      const known = id ?? (await askForCheck());
      if (known !== undefined) {
        await pages.show(known);
      }
    });
    this.#add('compare', (node) => this.#compare(isNode(node) ? node.connection : undefined));
    this.#add('diagnose', async (node) => {
      const connection = isNode(node) ? node.connection : await this.#ask('Which workspace is to be diagnosed?');
      if (connection !== undefined) {
        await connections.diagnose(connection.key);
      }
    });
    this.#add('exportSnapshot', (node) => this.#exportSnapshot(isNode(node) ? node.connection : undefined));
    this.#add('exportReport', (node) => this.#exportReport(isNode(node) ? node.connection : undefined));
  }

  /** A command about one line: the one whose menu it is in, or the one that is selected when a key ran it. */
  #addForLine(name: string, run: (node: PostureNode) => unknown): void {
    this.#add(name, async (given) => {
      const node = isNode(given) ? given : this.parts.tree.view.selection[0];
      if (node === undefined) {
        throw new Error('Select a line of the view first');
      }
      await run(node);
    });
  }

  #add(name: string, run: (node: unknown) => unknown): void {
    this.own(registerCommand(this.log, `amlGuard.posture.${name}`, run));
  }

  /** Signs in if need be, asks which workspace, and reads it. */
  async #connect(): Promise<void> {
    const { session, connections, state, tree } = this.parts;
    await vscode.commands.executeCommand(`${viewId}.focus`);
    try {
      const outcome = await pickWorkspace(session);
      switch (outcome.is) {
        case 'picked': {
          state.set('ready');
          await connections.connect(outcome.id, true);
          await connections.refreshSignedOut();
          const connection = connections.find(outcome.id);
          if (connection !== undefined) {
            await tree.reveal(connection);
          }
          return;
        }
        case 'cancelled':
          if (state.current === 'signed-out') {
            state.set('ready');
          }
          return;
        case 'no-subscription':
        case 'no-workspace':
          state.set(outcome.is);
          this.#tellBesidesWorkspaces(notFound[outcome.is]);
          return;
      }
    } catch (error) {
      if (error instanceof SignInCancelled) {
        state.set('signed-out');
        this.log.warn(`signing in did not succeed: ${String(error.cause)}`);
        return;
      }
      const reason = await session.reasonOf(error, 'Microsoft.Resources/subscriptions/read');
      state.set(emptyStates[reason.code] ?? 'failed');
      throw new Error(`The list of workspaces could not be read. ${reason.message}`, { cause: error });
    }
  }

  /** The welcome says it where no workspace is shown. */
  #tellBesidesWorkspaces(message: string): void {
    if (this.parts.connections.all.length > 0) {
      void vscode.window.showInformationMessage(message);
    }
  }

  async #refresh(connection: Connection | undefined): Promise<void> {
    const { connections } = this.parts;
    const chosen = connection === undefined ? connections.all : [connection];
    await Promise.all(chosen.map(({ key }) => connections.refresh(key, true)));
    await connections.refreshSignedOut();
  }

  async #openSnapshot(given: unknown): Promise<Connection | undefined> {
    const { connections, tree } = this.parts;
    const [asked] =
      given instanceof vscode.Uri
        ? [given]
        : ((await vscode.window.showOpenDialog({
            title: 'Open a Snapshot of a Workspace',
            filters: { Snapshot: ['json'] },
            canSelectMany: false,
          })) ?? []);
    if (asked === undefined) {
      return undefined;
    }
    const connection = await connections.open(asked);
    await tree.reveal(connection);
    return connection;
  }

  async #openInPortal(node: PostureNode): Promise<void> {
    const subject = subjectOf(node);
    if (subject === undefined || node.connection.source === 'sample') {
      throw new Error('A made-up resource is not in the portal');
    }
    await vscode.env.openExternal(vscode.Uri.parse(await this.#portalLink(node.connection, subject)));
  }

  async #portalLink(connection: Connection, subject: string): Promise<string> {
    const { clouds } = await loadEngine();
    const snapshot = judgedOf(connection)?.snapshot;
    // A snapshot may be of another cloud than the one that is set.
    const known = Object.values(clouds).find(({ id }) => id === snapshot?.cloud);
    const { portal, title } = known ?? (await this.parts.session.cloud());
    if (portal === '') {
      throw new Error(`The portal of ${title} is not known here`);
    }
    const tenant = snapshot === undefined ? '' : tenantOf(snapshot);
    return `${portal}/#${tenant === '' ? '' : `@${tenant}/`}resource${subject}`;
  }

  async #copyFix(node: PostureNode): Promise<void> {
    if (node.kind !== 'verdict' || node.result.remedy === undefined) {
      throw new Error('There is no fix to copy for this line');
    }
    const engine = await loadEngine();
    const { remedy } = node.result;
    const items = (Object.keys(engine.fixLanguages) as (keyof typeof engine.fixLanguages)[]).flatMap((language) => {
      const text = engine.renderRemedy(remedy, language);
      return text === undefined
        ? []
        : [{ label: engine.fixLanguages[language], detail: text.split('\n')[1] ?? '', text }];
    });
    if (items.length === 0) {
      void vscode.window.showInformationMessage(remedy.text);
      return;
    }
    const picked = await vscode.window.showQuickPick(items, {
      title: remedy.text,
      placeHolder: 'In which language? It is copied, not run',
    });
    if (picked !== undefined) {
      await copy(picked.text, `The fix (${picked.label})`);
    }
  }

  async #compare(given: Connection | undefined): Promise<void> {
    const { connections, comparisons } = this.parts;
    const first = given ?? (await this.#ask('Which workspace is to be compared?'));
    if (first === undefined) {
      return;
    }
    if (judgedOf(first) === undefined) {
      throw new Error(`${first.name} has not been read yet; refresh it first`);
    }
    const others = connections.all.filter((other) => other.key !== first.key && judgedOf(other) !== undefined);
    const items: readonly (vscode.QuickPickItem & { readonly connection?: Connection })[] = [
      ...others.map((connection) => choiceOf(connection)),
      { label: '$(folder-opened) Open a Snapshot…', alwaysShow: true },
    ];
    const picked = await vscode.window.showQuickPick(items, {
      title: `Compare ${first.name}`,
      placeHolder: 'With which workspace or snapshot?',
    });
    if (picked === undefined) {
      return;
    }
    const second = picked.connection ?? (await this.#openSnapshot(undefined));
    // The snapshot may be the file that is compared already.
    if (second !== undefined && second.key !== first.key) {
      await comparisons.show(first, second);
    }
  }

  async #exportSnapshot(connection: Connection | undefined): Promise<void> {
    const judged = await this.#chooseJudged(connection, 'Which workspace’s snapshot?');
    if (judged === undefined) {
      return;
    }
    const engine = await loadEngine();
    const name = `${judged.report.workspace.name}-${judged.report.takenAt.slice(0, 10)}.snapshot.json`;
    await save(name, { Snapshot: ['json'] }, engine.serializeSnapshot(judged.snapshot), false);
  }

  async #exportReport(connection: Connection | undefined): Promise<void> {
    const judged = await this.#chooseJudged(connection, 'Which workspace’s report?');
    if (judged === undefined) {
      return;
    }
    const engine = await loadEngine();
    const items = engine.postureFormats.map((format) => ({
      label: format.title,
      description: `.${format.extension}`,
      format,
    }));
    const picked = await vscode.window.showQuickPick(items, { placeHolder: 'In which form?' });
    if (picked !== undefined) {
      const { format } = picked;
      const name = `${judged.report.workspace.name}-posture.${format.extension}`;
      const text = engine.formatPosture(judged.report, format.id);
      await save(name, { [format.title]: [format.extension] }, text, format.id === 'markdown');
    }
  }

  async #chooseJudged(connection: Connection | undefined, question: string): Promise<Judged | undefined> {
    const chosen = connection ?? (await this.#ask(question));
    const judged = chosen === undefined ? undefined : judgedOf(chosen);
    if (chosen !== undefined && judged === undefined) {
      throw new Error(`${chosen.name} has not been read yet; refresh it first`);
    }
    return judged;
  }

  async #ask(placeHolder: string): Promise<Connection | undefined> {
    const { all } = this.parts.connections;
    if (all.length === 0) {
      throw new Error('No workspace is connected; connect one first');
    }
    if (all.length === 1) {
      return all[0];
    }
    const items = all.map((connection) => choiceOf(connection));
    return (await vscode.window.showQuickPick(items, { placeHolder }))?.connection;
  }
}

/** A workspace in a list to choose from; two readings of one are told apart by their time. */
function choiceOf(connection: Connection): vscode.QuickPickItem & { readonly connection: Connection } {
  const takenAt = judgedOf(connection)?.report.takenAt;
  const words = { azure: 'Azure', file: 'snapshot', sample: 'sample' } as const;
  const age = takenAt === undefined ? [] : [`read ${describeAge(takenAt, Date.now())}`];
  return { label: connection.name, description: [words[connection.source], ...age].join(' · '), connection };
}

/** What the empty view says of a failure, by its code. */
const emptyStates: Readonly<Partial<Record<UnreadCode, EmptyState>>> = {
  'signed-out': 'signed-out',
  forbidden: 'refused',
  refused: 'failed',
  network: 'offline',
  timeout: 'offline',
};

const notFound = {
  'no-subscription': 'This account sees no Azure subscription',
  'no-workspace': 'Your subscriptions hold no Azure Machine Learning workspace that you may see',
} as const;

async function copy(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(copy) ${what} is in the clipboard`, 5_000);
}

async function save(name: string, filters: Record<string, string[]>, text: string, show: boolean): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    filters,
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (target === undefined) {
    return;
  }
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  if (show) {
    await vscode.commands.executeCommand('markdown.showPreview', target);
    return;
  }
  const open = 'Open';
  const done = `Saved ${target.path.split('/').at(-1) ?? name}`;
  if ((await vscode.window.showInformationMessage(done, open)) === open) {
    await vscode.commands.executeCommand('vscode.open', target);
  }
}

async function askForCheck(): Promise<string | undefined> {
  const { checks } = await loadEngine();
  const items = checks.map((check) => ({ label: check.id, detail: check.summary }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Which check?', matchOnDetail: true }))?.label;
}

function isNode(value: unknown): value is PostureNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'connection' in value;
}

/** The id of the resource behind a line. */
function subjectOf(node: PostureNode): string | undefined {
  switch (node.kind) {
    case 'workspace':
      return judgedOf(node.connection)?.snapshot.workspace ?? node.connection.key;
    case 'resource':
      return node.subject.id;
    case 'verdict':
      return node.result.subject.id;
    case 'group':
    case 'inapplicable':
    case 'unread':
    case 'place':
    case 'message':
    case 'retry':
      return undefined;
  }
}
