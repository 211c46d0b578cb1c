import * as vscode from 'vscode';
import { parseResourceId } from '../../posture/resource-id.js';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { AzureSession } from './azure-session.js';
import type { CheckPages } from './check-pages.js';
import { judgedOf, type Connection, type Connections, type Judged } from './connections.js';
import { loadEngine } from './load-engine.js';
import type { PostureTree } from './posture-tree.js';
import { viewId } from './posture-tree.js';
import type { ResourceDocuments } from './resource-documents.js';
import { evidenceOf } from './tree-items.js';
import type { PostureNode } from './tree-nodes.js';
import type { ViewState } from './view-state.js';
import { pickWorkspace } from './workspace-picker.js';

interface Parts {
  readonly session: AzureSession;
  readonly connections: Connections;
  readonly tree: PostureTree;
  readonly documents: ResourceDocuments;
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
    const { connections, documents, pages } = parts;
    this.#add('connect', () => this.#connect());
    this.#add('signIn', () => this.#connect());
    this.#add('openSample', () => connections.openSample());
    this.#add('openSnapshot', () => this.#openSnapshot());
    this.#add('refresh', (node) => this.#refresh(connectionOf(node)));
    this.#add('cancel', () => {
      connections.cancelAll();
    });
    this.#add('disconnect', async (node) => {
      const connection = connectionOf(node) ?? (await this.#ask('Which workspace is to be taken off the view?'));
      if (connection !== undefined) {
        await connections.disconnect(connection.key);
      }
    });
    this.#add('showFailures', () => {
      this.#filter(true);
    });
    this.#add('showAll', () => {
      this.#filter(false);
    });
    this.#add('openInPortal', (node) => this.#openInPortal(node));
    this.#add('copyId', async (node) => {
      await vscode.env.clipboard.writeText(subjectOf(node) ?? '');
    });
    this.#add('copyEvidence', async (node) => {
      if (isNode(node) && node.kind === 'verdict') {
        await vscode.env.clipboard.writeText(evidenceOf(node.result));
      }
    });
    this.#add('copyFix', (node) => this.#copyFix(node));
    this.#add('showJson', async (node) => {
      const connection = connectionOf(node);
      const subject = subjectOf(node);
      if (connection !== undefined && subject !== undefined) {
        await documents.show(connection.key, subject);
      }
    });
    this.#add('explain', async (given) => {
      const id =
        typeof given === 'string'
          ? given
          : isNode(given) && given.kind === 'verdict'
            ? given.result.check.id
            : undefined;
      const known = id ?? (await askForCheck());
      if (known !== undefined) {
        await pages.show(known);
      }
    });
    this.#add('exportSnapshot', (node) => this.#exportSnapshot(connectionOf(node)));
    this.#add('exportReport', (node) => this.#exportReport(connectionOf(node)));
    this.#add('focus', () => vscode.commands.executeCommand(`${viewId}.focus`));
  }

  #add(name: string, run: (node: unknown) => unknown): void {
    this.own(registerCommand(this.log, `amlGuard.posture.${name}`, run));
  }

  /** Signs in if need be, asks which workspace, and reads it. */
  async #connect(): Promise<void> {
    const { session, connections, state } = this.parts;
    try {
      const outcome = await pickWorkspace(session);
      switch (outcome.is) {
        case 'picked':
          state.set('ready');
          await this.#withProgress(outcome.id, () => connections.connect(outcome.id, true));
          return;
        case 'cancelled':
          return;
        case 'no-subscription':
        case 'no-workspace':
          state.set(outcome.is);
          return;
      }
    } catch (error) {
      const engine = await loadEngine();
      const reason = engine.reasonOf(error, '', 'Azure');
      this.log.error('find workspaces', error);
      state.set(
        reason.code === 'signed-out' ? 'signed-out' : reason.code === 'network' ? 'offline' : 'refused',
        reason.message,
      );
      throw new Error(reason.message, { cause: error });
    }
  }

  async #refresh(connection: Connection | undefined): Promise<void> {
    const { connections } = this.parts;
    const chosen = connection === undefined ? connections.all : [connection];
    await Promise.all(chosen.map(({ key }) => this.#withProgress(key, () => connections.refresh(key, true))));
  }

  async #withProgress(key: string, work: () => Promise<void>): Promise<void> {
    const { connections } = this.parts;
    await vscode.window.withProgress({ location: { viewId } }, async () => {
      await vscode.commands.executeCommand('setContext', 'amlGuard.posture.reading', true);
      try {
        await work();
      } finally {
        const stillReading = connections.all.some(({ state, key: other }) => state.is === 'reading' && other !== key);
        await vscode.commands.executeCommand('setContext', 'amlGuard.posture.reading', stillReading);
      }
    });
  }

  #filter(failuresOnly: boolean): void {
    this.parts.tree.failuresOnly = failuresOnly;
    void vscode.commands.executeCommand('setContext', 'amlGuard.posture.failuresOnly', failuresOnly);
  }

  async #openSnapshot(): Promise<void> {
    const [file] =
      (await vscode.window.showOpenDialog({
        title: 'Open a Snapshot of a Workspace',
        filters: { Snapshot: ['json'] },
        canSelectMany: false,
      })) ?? [];
    if (file !== undefined) {
      await this.parts.connections.open(file);
    }
  }

  async #openInPortal(node: unknown): Promise<void> {
    const { portal } = await this.parts.session.cloud();
    const subject = subjectOf(node);
    const connection = connectionOf(node);
    if (subject === undefined || connection?.source === 'sample') {
      throw new Error('A made-up resource is not in the portal');
    }
    if (portal === '') {
      throw new Error('The cloud that is set has no portal that is known here');
    }
    const tenant = tenantOf(connection);
    const link = `${portal}/#@${tenant}/resource${subject}`;
    await vscode.env.openExternal(vscode.Uri.parse(link));
  }

  async #copyFix(node: unknown): Promise<void> {
    if (!isNode(node) || node.kind !== 'verdict' || node.result.remedy === undefined) {
      return;
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
      await vscode.window.showInformationMessage(remedy.text);
      return;
    }
    const picked = await vscode.window.showQuickPick(items, {
      title: remedy.text,
      placeHolder: 'In which language? It is copied, not run',
    });
    if (picked !== undefined) {
      await vscode.env.clipboard.writeText(picked.text);
      vscode.window.setStatusBarMessage(`$(copy) The fix is in the clipboard (${picked.label})`, 5000);
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
    const items = all.map((connection) => ({ label: connection.name, description: connection.source, connection }));
    return (await vscode.window.showQuickPick(items, { placeHolder }))?.connection;
  }
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

function connectionOf(node: unknown): Connection | undefined {
  return isNode(node) ? node.connection : undefined;
}

/** The id of the resource behind a line. */
function subjectOf(node: unknown): string | undefined {
  if (!isNode(node)) {
    return undefined;
  }
  switch (node.kind) {
    case 'workspace':
      return judgedOf(node.connection)?.snapshot.workspace ?? node.connection.key;
    case 'resource':
      return node.subject.id;
    case 'verdict':
      return node.result.subject.id;
    case 'group':
    case 'unread':
    case 'message':
      return undefined;
  }
}

function tenantOf(connection: Connection | undefined): string {
  const judged = connection === undefined ? undefined : judgedOf(connection);
  const id = judged?.snapshot.workspace ?? '';
  const reading = judged?.snapshot.readings[parseResourceId(id)?.text.toLowerCase() ?? ''];
  const body =
    reading?.is === 'read' ? (reading.body as { readonly properties?: { readonly tenantId?: unknown } }) : {};
  return typeof body.properties?.tenantId === 'string' ? body.properties.tenantId : '';
}
