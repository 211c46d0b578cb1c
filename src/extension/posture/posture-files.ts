import * as vscode from 'vscode';
import type { Comparison } from '../../posture/report/compare.js';
import { inOrder, type ComparisonDocuments } from './comparison-documents.js';
import { chooseConnection, itemFor, judgedOrThrow, type ConnectionItem } from './connection-choice.js';
import { judgedOf, type Connection, type Connections } from './connections.js';
import { loadEngine } from './load-engine.js';
import type { PostureTree } from './posture-tree.js';

interface Parts {
  readonly connections: Connections;
  readonly tree: PostureTree;
  readonly comparisons: ComparisonDocuments;
}

const openSnapshotItem: vscode.QuickPickItem = {
  label: `$(folder-opened) ${vscode.l10n.t('Open a Snapshot…')}`,
  alwaysShow: true,
};

/** Snapshots and reports as files, and two workspaces side by side. */
export class PostureFiles {
  constructor(private readonly parts: Parts) {}

  /** Shows a snapshot; asks for the file unless it is given. */
  async openSnapshot(given?: vscode.Uri): Promise<Connection | undefined> {
    const { connections, tree } = this.parts;
    const [asked] =
      given === undefined
        ? ((await vscode.window.showOpenDialog({
            title: vscode.l10n.t('Open a Snapshot of a Workspace'),
            filters: { [vscode.l10n.t('Snapshot')]: ['json'] },
            canSelectMany: false,
          })) ?? [])
        : [given];
    if (asked === undefined) {
      return undefined;
    }
    const connection = await connections.open(asked);
    await tree.reveal(connection);
    return connection;
  }

  async exportSnapshot(given?: Connection): Promise<void> {
    const connection =
      given ?? (await chooseConnection(this.parts.connections, vscode.l10n.t('Which workspace’s snapshot?')));
    if (connection === undefined) {
      return;
    }
    const { report, snapshot } = judgedOrThrow(connection);
    const engine = await loadEngine();
    const name = `${report.workspace.name}-${report.takenAt.slice(0, 10)}.snapshot.json`;
    await save(name, { [vscode.l10n.t('Snapshot')]: ['json'] }, engine.serializeSnapshot(snapshot), false);
  }

  async exportReport(given?: Connection): Promise<void> {
    const { connections } = this.parts;
    const connection =
      given ??
      (connections.all.length === 0
        ? await this.#chooseWithoutAzure()
        : await chooseConnection(connections, vscode.l10n.t('Which workspace’s report?')));
    if (connection !== undefined) {
      await exportReport(connection);
    }
  }

  /** Shows what differs between a workspace and another one, or a snapshot. */
  async compare(given?: Connection): Promise<void> {
    const pair = await this.#choosePair(given);
    if (pair !== undefined) {
      await this.parts.comparisons.show(...pair);
    }
  }

  /** Writes a report that says what differs from another workspace, or from a snapshot. */
  async exportComparison(given?: Connection): Promise<void> {
    const pair = await this.#choosePair(given);
    if (pair !== undefined) {
      const [before, after] = inOrder(...pair);
      const engine = await loadEngine();
      const old = judgedOrThrow(before).report;
      const changes = engine.compareReports(old, judgedOrThrow(after).report);
      await exportReport(after, { before: old, changes });
    }
  }

  /** Where nothing is connected: what can be shown without Azure. */
  async #chooseWithoutAzure(): Promise<Connection | undefined> {
    const sample = {
      label: `$(beaker) ${vscode.l10n.t('Sample Workspace')}`,
      description: vscode.l10n.t('Made up, to see what a report looks like'),
    };
    const items: readonly vscode.QuickPickItem[] = [sample, openSnapshotItem];
    const picked = await vscode.window.showQuickPick(items, {
      placeHolder: vscode.l10n.t('No workspace is connected. Whose report is it to be?'),
    });
    if (picked === undefined) {
      return undefined;
    }
    return picked === sample ? this.parts.connections.openSample() : this.openSnapshot();
  }

  async #choosePair(given: Connection | undefined): Promise<readonly [Connection, Connection] | undefined> {
    const { connections } = this.parts;
    const first = given ?? (await chooseConnection(connections, vscode.l10n.t('Which workspace is to be compared?')));
    if (first === undefined) {
      return undefined;
    }
    judgedOrThrow(first);
    const others = connections.all.filter((other) => other.key !== first.key && judgedOf(other) !== undefined);
    const items: readonly (vscode.QuickPickItem & Partial<ConnectionItem>)[] = [
      ...others.map(itemFor),
      openSnapshotItem,
    ];
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Compare {0}', first.name),
      placeHolder: vscode.l10n.t('With which workspace or snapshot?'),
    });
    if (picked === undefined) {
      return undefined;
    }
    const second = picked.connection ?? (await this.openSnapshot());
    // The snapshot may be the file that is compared already.
    return second === undefined || second.key === first.key ? undefined : [first, second];
  }
}

async function exportReport(connection: Connection, comparison?: Comparison): Promise<void> {
  const { report } = judgedOrThrow(connection);
  const engine = await loadEngine();
  const items = engine.postureFormats.map((format) => ({
    label: format.title,
    description: `.${format.extension}`,
    format,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('In which form?') });
  if (picked !== undefined) {
    const { format } = picked;
    const name = `${report.workspace.name}-${comparison === undefined ? 'posture' : 'comparison'}.${format.extension}`;
    const text = engine.formatPosture(report, format.id, comparison);
    await save(name, { [format.title]: [format.extension] }, text, format.id === 'markdown');
  }
}

/** Asks where a file is to lie, writes it, and offers to open it. */
export async function save(
  name: string,
  filters: Record<string, string[]>,
  text: string,
  show: boolean,
): Promise<void> {
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
  const open = vscode.l10n.t('Open');
  const done = vscode.l10n.t('Saved {0}', target.path.split('/').at(-1) ?? name);
  if ((await vscode.window.showInformationMessage(done, open)) === open) {
    await vscode.commands.executeCommand('vscode.open', target);
  }
}
