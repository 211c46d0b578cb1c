import * as vscode from 'vscode';
import type { ScanTrouble } from '../../formats/scan-messages.js';
import { counted } from '../infrastructure/counted.js';
import { Owner } from '../infrastructure/disposable.js';
import { countBadge, type FindingGroup, groupFindings, type Grouping, groupings, idsOf } from './finding-groups.js';
import type { ListedFinding } from './finding-groups.js';
import { itemOf } from './finding-items.js';
import type { ListedFindings } from './listed-findings.js';
import { messageOf } from './scan-texts.js';
import type { WorkspaceScan } from './workspace-scan.js';

export const findingsViewId = 'amlGuard.findings';

/** The grouping is kept for the workspace under this key. */
const memory = 'amlGuard.findings.grouping';
/** The age in the view's message is renewed this often, milliseconds. */
const ageEveryMs = 60_000;

/** What stands beside the view's name. */
const groupingTexts: Readonly<Record<Grouping, string>> = {
  rule: vscode.l10n.t('by rule'),
  file: vscode.l10n.t('by file'),
  severity: vscode.l10n.t('by severity'),
};

/** A file that could not be judged, and the folder that it lies in. */
export interface TroubleNode extends ScanTrouble {
  readonly kind: 'trouble';
  readonly folder: vscode.WorkspaceFolder;
}

/** A line of the tree. */
export type FindingNode =
  | { readonly kind: 'group'; readonly group: FindingGroup }
  | { readonly kind: 'finding'; readonly listed: ListedFinding; readonly parent: FindingGroup }
  | { readonly kind: 'troubles'; readonly troubles: readonly TroubleNode[] }
  | TroubleNode;

/** The findings of the workspace as a tree. */
export class FindingsTree extends Owner implements vscode.TreeDataProvider<FindingNode> {
  readonly #changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly view: vscode.TreeView<FindingNode>;
  #grouping: Grouping;
  #ids: ReadonlyMap<ListedFinding, string> = new Map();
  #groups: readonly FindingGroup[] = [];

  constructor(
    private readonly scan: WorkspaceScan,
    private readonly listed: ListedFindings,
    private readonly state: vscode.Memento,
  ) {
    super();
    const kept = state.get<unknown>(memory);
    this.#grouping = groupings.find((grouping) => grouping === kept) ?? 'rule';
    this.view = this.own(
      vscode.window.createTreeView<FindingNode>(findingsViewId, { treeDataProvider: this, showCollapseAll: true }),
    );
    this.own(
      listed.onDidChange(() => {
        this.#refresh();
      }),
    );
    const timer = setInterval(() => {
      this.#describe();
    }, ageEveryMs);
    this.own({
      dispose: () => {
        clearInterval(timer);
      },
    });
    this.#refresh();
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  set grouping(value: Grouping) {
    this.#grouping = value;
    void this.state.update(memory, value);
    this.#refresh();
  }

  getTreeItem(node: FindingNode): vscode.TreeItem {
    const item = itemOf(node);
    item.id = this.#idOf(node);
    return item;
  }

  getChildren(node?: FindingNode): FindingNode[] {
    switch (node?.kind) {
      case undefined: {
        const troubles = this.#troubles();
        return [
          ...this.#groups.map((group) => ({ kind: 'group', group }) as const),
          ...(troubles.length === 0 ? [] : [{ kind: 'troubles', troubles } as const]),
        ];
      }
      case 'group':
        return node.group.findings.map((listed) => ({ kind: 'finding', listed, parent: node.group }));
      case 'troubles':
        return [...node.troubles];
      case 'finding':
      case 'trouble':
        return [];
    }
  }

  getParent(node: FindingNode): FindingNode | undefined {
    switch (node.kind) {
      case 'finding':
        return { kind: 'group', group: node.parent };
      case 'trouble':
        return { kind: 'troubles', troubles: this.#troubles() };
      case 'group':
      case 'troubles':
        return undefined;
    }
  }

  #idOf(node: FindingNode): string {
    switch (node.kind) {
      case 'group':
        return `${node.group.by}:${node.group.key}`;
      case 'finding':
        // The same finding may stand below another heading, and folded groups are remembered by their ids.
        return `${node.parent.by}:${this.#ids.get(node.listed) ?? ''}`;
      case 'troubles':
        return 'troubles';
      case 'trouble':
        return `trouble:${node.folder.uri.toString()}/${node.path}`;
    }
  }

  #troubles(): readonly TroubleNode[] {
    return (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
      this.scan.results
        .troublesOf(folder.uri.toString())
        .map((trouble) => ({ kind: 'trouble', folder, ...trouble }) as const),
    );
  }

  #refresh(): void {
    const { all } = this.listed;
    this.#groups = groupFindings(all, this.#grouping);
    this.#ids = idsOf(all);
    this.#changed.fire(undefined);
    this.#describe();
    void vscode.commands.executeCommand('setContext', 'amlGuard.findings.grouping', this.#grouping);
    void vscode.commands.executeCommand(
      'setContext',
      'amlGuard.scan.running',
      this.scan.state.running?.isAsked === true,
    );
    const { finishedMs, running, cancelledAt } = this.scan.state;
    const isBegun = finishedMs !== undefined || running !== undefined || cancelledAt !== undefined;
    void vscode.commands.executeCommand('setContext', 'amlGuard.scan.state', isBegun ? 'begun' : 'none');
  }

  #describe(): void {
    const { all } = this.listed;
    this.view.message =
      messageOf({
        state: this.scan.state,
        findings: all.length,
        filesWithFindings: new Set(all.map(({ file }) => file.uri)).size,
        files: this.scan.results.fileCount,
        troubles: this.#troubles().length,
        nowMs: Date.now(),
      }) ?? '';
    this.view.description = all.length === 0 ? '' : groupingTexts[this.#grouping];
    const count = countBadge(all);
    const tooltip = counted(
      count,
      vscode.l10n.t('{0} finding of medium severity or above', count),
      vscode.l10n.t('{0} findings of medium severity or above', count),
    );
    this.view.badge = count === 0 ? undefined : { value: count, tooltip };
  }
}
