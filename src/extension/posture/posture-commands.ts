import * as vscode from 'vscode';
import type { ResourceKind } from '../../core/facts/resource.js';
import { webPageOf } from '../../posture/pipelines/places.js';
import type { UnreadCode } from '../../posture/snapshot/reading.js';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { AccessCommands } from './access-commands.js';
import type { ExposurePanels } from '../exposure/exposure-panels.js';
import { chooseAzure } from './azure-choice.js';
import { SignInCancelled, type AzureSession } from './azure-session.js';
import type { AnswerCommands } from './answer-commands.js';
import type { CheckPages } from './check-pages.js';
import { chooseConnection } from './connection-choice.js';
import { judgedOf, type Connection, type Connections } from './connections.js';
import { loadEngine } from './load-engine.js';
import type { NameDocuments } from './name-documents.js';
import type { PlanDocuments } from './plan-documents.js';
import type { PostureFiles } from './posture-files.js';
import { viewId, type PostureTree } from './posture-tree.js';
import type { ResourceDocuments } from './resource-documents.js';
import { tenantOf } from './tenant.js';
import type { PostureNode } from './tree-nodes.js';
import { evidenceOf } from './tree-tooltips.js';
import type { EmptyState, ViewState } from './view-state.js';
import { pickWorkspace } from './workspace-picker.js';

interface Parts {
  readonly session: AzureSession;
  readonly connections: Connections;
  readonly tree: PostureTree;
  readonly documents: ResourceDocuments;
  readonly files: PostureFiles;
  readonly access: AccessCommands;
  readonly pages: CheckPages;
  readonly answers: AnswerCommands;
  readonly plans: PlanDocuments;
  readonly exposure: Pick<ExposurePanels, 'show'>;
  readonly names: NameDocuments;
  readonly state: ViewState;
}

/** What people do in the posture view. */
export class PostureCommands extends Owner {
  constructor(
    private readonly parts: Parts,
    private readonly log: Log,
  ) {
    super();
    const { access, answers, connections, documents, exposure, files, names, pages, plans, tree } = parts;
    this.#add('connect', () => this.#connect());
    this.#add('signIn', () => this.#connect());
    this.#add('chooseAzure', () => chooseAzure());
    this.#add('openSample', async () => {
      await tree.reveal(await connections.openSample());
    });
    this.#add('openSnapshot', (file) => files.openSnapshot(file instanceof vscode.Uri ? file : undefined));
    this.#add('refresh', (node) => this.#refresh(connectionOf(node)));
    this.#add('cancel', (node) => {
      if (isNode(node)) {
        connections.cancel(node.connection.key);
      } else {
        connections.cancelAll();
      }
    });
    this.#add('disconnect', async (node) => {
      const connection =
        connectionOf(node) ??
        (await chooseConnection(connections, vscode.l10n.t('Which workspace is to be taken off the view?')));
      if (connection !== undefined) {
        await connections.disconnect(connection.key);
      }
    });
    this.#add('revealResource', async (kind, name) => {
      if (
        typeof kind !== 'string' ||
        typeof name !== 'string' ||
        !(await tree.revealResource(kind as ResourceKind, name))
      ) {
        throw new Error(vscode.l10n.t('No workspace of the view has {0}; the filter may leave it out', String(name)));
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
        await copy(subject, vscode.l10n.t('The resource id is in the clipboard'));
      }
    });
    this.#addForLine('copyEvidence', async (node) => {
      if (node.kind === 'verdict') {
        await copy(evidenceOf(node.result), vscode.l10n.t('The evidence is in the clipboard'));
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
      const manual = node?.kind === 'manual' ? node.manual.item.id : undefined;
      const known = id ?? manual ?? (await askForCheck());
      if (known !== undefined) {
        await pages.show(known);
      }
    });
    this.#add('recordEvidence', (node) =>
      answers.recordEvidence(isNode(node) && node.kind === 'manual' ? node.manual.item.id : undefined),
    );
    this.#addForLine('acceptVerdict', async (node) => {
      if (node.kind !== 'verdict' || node.result.verdict.is !== 'fail') {
        throw new Error(vscode.l10n.t('Only a verdict that fails can be accepted'));
      }
      await answers.acceptVerdict(node.connection.name, node.result);
    });
    this.#add('showExposure', async (node) => {
      const connection =
        connectionOf(node) ?? (await chooseConnection(connections, vscode.l10n.t('Who can reach which workspace?')));
      if (connection !== undefined) {
        exposure.show(connection);
      }
    });
    this.#add('showPlan', async (node) => {
      const connection =
        connectionOf(node) ?? (await chooseConnection(connections, vscode.l10n.t('The repairs of which workspace?')));
      if (connection !== undefined) {
        await plans.show(connection);
      }
    });
    this.#add('beginPlan', async (node) => {
      const connection =
        connectionOf(node) ??
        (await chooseConnection(connections, vscode.l10n.t('The repairs of which workspace are begun anew?')));
      if (connection !== undefined) {
        await plans.beginAnew(connection);
      }
    });
    this.#add('lookFromHere', async (node) => {
      const connection =
        connectionOf(node) ??
        (await chooseConnection(connections, vscode.l10n.t('The names of which workspace are looked at?')));
      if (connection !== undefined) {
        await names.show(connection);
      }
    });
    this.#add('compare', (node) => files.compare(connectionOf(node)));
    this.#add('exportComparison', (node) => files.exportComparison(connectionOf(node)));
    this.#add('diagnose', async (node) => {
      const connection =
        connectionOf(node) ??
        (await chooseConnection(connections, vscode.l10n.t('Which workspace is to be diagnosed?')));
      if (connection !== undefined) {
        await connections.diagnose(connection.key);
      }
    });
    this.#add('showAccess', (node) => access.showAccess(nodeOf(node)));
    this.#add('showPrincipal', (node) => access.showPrincipal(connectionOf(node)));
    this.#add('copyPrincipalCommand', (node) => access.copyPrincipalCommand(connectionOf(node)));
    this.#add('readAccessLists', (node) => access.readAccessLists(nodeOf(node)));
    this.#add('exportSnapshot', (node) => files.exportSnapshot(connectionOf(node)));
    this.#add('exportReport', (node) => files.exportReport(connectionOf(node)));
  }

  /** A command about one line: the one whose menu it is in, or the one that is selected when a key ran it. */
  #addForLine(name: string, run: (node: PostureNode) => unknown): void {
    this.#add(name, async (given) => {
      const node = isNode(given) ? given : this.parts.tree.view.selection[0];
      if (node === undefined) {
        throw new Error(vscode.l10n.t('Select a line of the view first'));
      }
      await run(node);
    });
  }

  #add(name: string, run: (node: unknown, second?: unknown) => unknown): void {
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
      throw new Error(vscode.l10n.t('The list of workspaces could not be read. {0}', reason.message), { cause: error });
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

  async #openInPortal(node: PostureNode): Promise<void> {
    const subject = subjectOf(node);
    if (subject === undefined || node.connection.source === 'sample') {
      throw new Error(vscode.l10n.t('A made-up resource is not in the portal'));
    }
    const page = webPageOf(subject) ?? (await this.#portalLink(node.connection, subject));
    await vscode.env.openExternal(vscode.Uri.parse(page));
  }

  async #portalLink(connection: Connection, subject: string): Promise<string> {
    const { clouds } = await loadEngine();
    const snapshot = judgedOf(connection)?.snapshot;
    // A snapshot may be of another cloud than the one that is set.
    const known = Object.values(clouds).find(({ id }) => id === snapshot?.cloud);
    const { portal, title } = known ?? (await this.parts.session.cloud());
    if (portal === '') {
      throw new Error(vscode.l10n.t('The portal of {0} is not known here', title));
    }
    const tenant = snapshot === undefined ? '' : tenantOf(snapshot);
    return `${portal}/#${tenant === '' ? '' : `@${tenant}/`}resource${subject}`;
  }

  async #copyFix(node: PostureNode): Promise<void> {
    if (node.kind !== 'verdict' || node.result.remedy === undefined) {
      throw new Error(vscode.l10n.t('There is no fix to copy for this line'));
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
      placeHolder: vscode.l10n.t('In which language? It is copied, not run'),
    });
    if (picked !== undefined) {
      await copy(picked.text, vscode.l10n.t('The fix ({0}) is in the clipboard', picked.label));
    }
  }
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
  'no-subscription': vscode.l10n.t('This account sees no Azure subscription'),
  'no-workspace': vscode.l10n.t('Your subscriptions hold no Azure Machine Learning workspace that you may see'),
} as const;

/** @param done said for some seconds afterwards */
async function copy(text: string, done: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(copy) ${done}`, 5_000);
}

async function askForCheck(): Promise<string | undefined> {
  const { checks } = await loadEngine();
  const items = checks.map((check) => ({ label: check.id, detail: check.summary }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which check?'), matchOnDetail: true }))
    ?.label;
}

/** The workspace of the line that a menu belongs to. */
function connectionOf(node: unknown): Connection | undefined {
  return isNode(node) ? node.connection : undefined;
}

/** The line that a menu belongs to; `undefined` for a command that somebody typed. */
function nodeOf(value: unknown): PostureNode | undefined {
  return isNode(value) ? value : undefined;
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
    case 'uses':
    case 'use':
    case 'unread':
    case 'manuals':
    case 'manual':
    case 'place':
    case 'message':
    case 'retry':
      return undefined;
  }
}
