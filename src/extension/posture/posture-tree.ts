import * as vscode from 'vscode';
import { Owner } from '../infrastructure/disposable.js';
import { describeAge } from './age.js';
import { judgedOf, type Connection, type Connections } from './connections.js';
import { itemOf } from './tree-items.js';
import { nodeId, resourcesOf, type Filter, type PostureNode } from './tree-nodes.js';

export const viewId = 'amlGuard.posture';

/** The age in the view's message is renewed this often, milliseconds. */
const ageEvery = 60_000;

/** The posture of the connected workspaces as a tree. */
export class PostureTree extends Owner implements vscode.TreeDataProvider<PostureNode> {
  readonly #changed = this.own(new vscode.EventEmitter<PostureNode | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly view: vscode.TreeView<PostureNode>;
  #failuresOnly = false;

  constructor(private readonly connections: Connections) {
    super();
    this.view = this.own(
      vscode.window.createTreeView<PostureNode>(viewId, { treeDataProvider: this, showCollapseAll: true }),
    );
    this.own(
      connections.onDidChange(() => {
        this.#refresh();
      }),
    );
    const timer = setInterval(() => {
      this.#describe();
    }, ageEvery);
    this.own({
      dispose: () => {
        clearInterval(timer);
      },
    });
    this.#describe();
  }

  get failuresOnly(): boolean {
    return this.#failuresOnly;
  }

  set failuresOnly(value: boolean) {
    this.#failuresOnly = value;
    this.#refresh();
  }

  getTreeItem(node: PostureNode): vscode.TreeItem {
    const item = itemOf(node);
    item.id = nodeId(node);
    return item;
  }

  getChildren(node?: PostureNode): PostureNode[] {
    switch (node?.kind) {
      case undefined:
        return this.connections.all.map((connection) => ({ kind: 'workspace', connection }));
      case 'workspace':
        return [...this.#belowWorkspace(node.connection)];
      case 'group':
        return [...resourcesOf(node.connection, node.group, this.#filter)];
      case 'resource':
        return node.results.map((result) => ({ kind: 'verdict', connection: node.connection, result }));
      case 'verdict':
      case 'unread':
      case 'message':
        return [];
    }
  }

  getParent(node: PostureNode): PostureNode | undefined {
    const { connection } = node;
    switch (node.kind) {
      case 'workspace':
        return undefined;
      case 'group':
      case 'unread':
      case 'message':
        return { kind: 'workspace', connection };
      case 'resource':
        return { kind: 'group', connection, group: node.group };
      case 'verdict': {
        const group = judgedOf(connection)?.report.groups.find(({ id }) => id === node.result.check.group);
        return group === undefined
          ? undefined
          : resourcesOf(connection, group, this.#filter).find(
              (resource) => resource.kind === 'resource' && resource.subject.id === node.result.subject.id,
            );
      }
    }
  }

  readonly #filter: Filter = ({ verdict }) => !this.#failuresOnly || verdict.is === 'fail';

  #belowWorkspace(connection: Connection): readonly PostureNode[] {
    const { state } = connection;
    const nodes: PostureNode[] = [];
    if (state.is === 'failed') {
      nodes.push({ kind: 'message', connection, text: state.reason.message, retry: true });
    }
    const judged = judgedOf(connection);
    if (judged === undefined) {
      if (state.is === 'waiting') {
        nodes.push({ kind: 'message', connection, text: 'Not read yet', retry: true });
      } else if (state.is === 'reading') {
        nodes.push({ kind: 'message', connection, text: 'Reading…', retry: false });
      }
      return nodes;
    }
    for (const group of judged.report.groups) {
      if (!this.#failuresOnly || group.counts.fail > 0) {
        nodes.push({ kind: 'group', connection, group });
      }
    }
    if (judged.report.unread.length > 0 && !this.#failuresOnly) {
      nodes.push({ kind: 'unread', connection });
    }
    if (nodes.length === 0) {
      nodes.push({ kind: 'message', connection, text: 'No failures among what could be read', retry: false });
    }
    return nodes;
  }

  #refresh(): void {
    this.#changed.fire(undefined);
    this.#describe();
  }

  /** The message above the tree and the badge on its icon. */
  #describe(): void {
    const shown = this.connections.all.flatMap((connection) => {
      const judged = judgedOf(connection);
      return judged === undefined ? [] : [{ connection, judged }];
    });
    const failures = shown.reduce((sum, { judged }) => sum + judged.report.counts.fail, 0);
    this.view.badge =
      failures === 0 ? undefined : { value: failures, tooltip: `${String(failures)} failing checks of workspaces` };
    // The type says string; VS Code takes the message away for an empty one.
    this.view.message = this.#messageOf(shown.map(({ judged }) => judged.report.takenAt)) ?? '';
  }

  #messageOf(times: readonly string[]): string | undefined {
    const reading = this.connections.all.find(({ state }) => state.is === 'reading');
    if (reading?.state.is === 'reading') {
      return `Reading ${reading.name}: ${String(reading.state.answered)} of ${String(reading.state.known)} answers`;
    }
    const failed = this.connections.all.find(({ state }) => state.is === 'failed');
    if (failed?.state.is === 'failed') {
      return `${failed.name}: ${failed.state.reason.message}`;
    }
    const [oldest] = [...times].sort();
    const filter = this.#failuresOnly ? 'Failures only. ' : '';
    return oldest === undefined ? undefined : `${filter}As of ${describeAge(oldest, Date.now())}.`;
  }
}
