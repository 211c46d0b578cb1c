import * as vscode from 'vscode';
import type { ResourceKind } from '../../core/facts/resource.js';
import { Debouncer } from '../infrastructure/debounce.js';
import { Owner } from '../infrastructure/disposable.js';
import { counted } from '../infrastructure/counted.js';
import type { ResourceUses } from '../infrastructure/resource-uses.js';
import { describeAge } from '../infrastructure/age.js';
import { describeAzure } from './azure-choice.js';
import { readAzureSettings } from './azure-settings.js';
import { judgedOf, type Connection, type Connections } from './connections.js';
import { itemOf } from './tree-items.js';
import { isFolded, kindOfType, nodeId, resourcesOf, verdictsOf, type Filter, type PostureNode } from './tree-nodes.js';

/** The filter is kept between sessions under this key. */
const memory = 'amlGuard.posture.failuresOnly';

export const viewId = 'amlGuard.posture';

/** The age in the view's message is renewed this often, milliseconds. */
const ageEvery = 60_000;

/** What files name is shown this long after the last change, milliseconds. */
const usesPauseMs = 500;

/** The posture of the connected workspaces as a tree. */
export class PostureTree extends Owner implements vscode.TreeDataProvider<PostureNode> {
  readonly #changed = this.own(new vscode.EventEmitter<PostureNode | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly view: vscode.TreeView<PostureNode>;
  #failuresOnly: boolean;
  /** What the lines rest on; progress within a reading changes the message only. */
  #drawn = new Map<string, Connection['state']>();

  constructor(
    private readonly connections: Connections,
    private readonly uses: ResourceUses,
    private readonly state: vscode.Memento,
  ) {
    super();
    this.#failuresOnly = state.get<unknown>(memory) === true;
    this.#tellFilter();
    this.view = this.own(
      vscode.window.createTreeView<PostureNode>(viewId, { treeDataProvider: this, showCollapseAll: true }),
    );
    this.own(
      connections.onDidChange(() => {
        if (this.#isOutdated()) {
          this.#refresh();
        } else {
          this.describe();
        }
      }),
    );
    const pauses = this.own(new Debouncer());
    this.own(
      uses.onDidChange(() => {
        // Also while somebody types: the lines can wait until they pause.
        if (connections.all.length > 0) {
          pauses.schedule('uses', usesPauseMs, () => {
            this.#changed.fire(undefined);
          });
        }
      }),
    );
    const timer = setInterval(() => {
      this.describe();
    }, ageEvery);
    this.own({
      dispose: () => {
        clearInterval(timer);
      },
    });
    this.describe();
  }

  get failuresOnly(): boolean {
    return this.#failuresOnly;
  }

  set failuresOnly(value: boolean) {
    this.#failuresOnly = value;
    void this.state.update(memory, value);
    this.#tellFilter();
    this.#refresh();
  }

  /** Shows the view with a workspace selected. */
  async reveal(connection: Connection): Promise<void> {
    await this.view.reveal({ kind: 'workspace', connection }, { select: true, focus: true });
  }

  /**
   * Shows the view with a resource selected: what stands first of it, in the first workspace that has it.
   *
   * @returns whether some workspace of the view has it
   */
  async revealResource(kind: ResourceKind, name: string): Promise<boolean> {
    for (const connection of this.connections.all) {
      for (const group of judgedOf(connection)?.report.groups ?? []) {
        const found = resourcesOf(connection, group, this.#filter).find(
          (node) =>
            node.kind === 'resource' &&
            kindOfType(node.subject.type) === kind &&
            node.subject.name.toLowerCase() === name.toLowerCase(),
        );
        if (found !== undefined) {
          await this.view.reveal(found, { select: true, focus: true, expand: true });
          return true;
        }
      }
    }
    return false;
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
        return [...verdictsOf(node), ...this.#usesOf(node)];
      case 'uses':
        return node.uses.map((use) => ({ ...node, kind: 'use', use }));
      case 'inapplicable':
        return node.results.map((result) => ({ kind: 'verdict', connection: node.connection, result }));
      case 'unread':
        return (judgedOf(node.connection)?.report.unread ?? []).map((place) => ({
          kind: 'place',
          connection: node.connection,
          place,
        }));
      case 'manuals':
        return (judgedOf(node.connection)?.report.manual ?? []).map((manual) => ({
          kind: 'manual',
          connection: node.connection,
          manual,
        }));
      case 'verdict':
      case 'manual':
      case 'use':
      case 'place':
      case 'message':
      case 'retry':
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
      case 'manuals':
      case 'message':
      case 'retry':
        return { kind: 'workspace', connection };
      case 'place':
        return { kind: 'unread', connection };
      case 'manual':
        return { kind: 'manuals', connection };
      case 'resource':
        return { kind: 'group', connection, group: node.group };
      case 'inapplicable':
        return this.#resource(connection, node.group.id, node.results[0]?.subject.id);
      case 'uses':
        return this.#resource(connection, node.group.id, node.subject.id);
      case 'use': {
        const resource = this.#resource(connection, node.group.id, node.subject.id);
        return resource?.kind === 'resource' ? this.#usesOf(resource)[0] : undefined;
      }
      case 'verdict': {
        const resource = this.#resource(connection, node.result.check.group, node.result.subject.id);
        return resource?.kind === 'resource' && isFolded(node.result)
          ? verdictsOf(resource).find(({ kind }) => kind === 'inapplicable')
          : resource;
      }
    }
  }

  #usesOf({ connection, group, subject }: PostureNode & { readonly kind: 'resource' }): readonly PostureNode[] {
    const kind = kindOfType(subject.type);
    const uses = kind === undefined ? [] : this.uses.find(kind, subject.name);
    return uses.length === 0 ? [] : [{ kind: 'uses', connection, group, subject, uses }];
  }

  #resource(connection: Connection, groupId: string, subject: string | undefined): PostureNode | undefined {
    const group = judgedOf(connection)?.report.groups.find(({ id }) => id === groupId);
    return group === undefined
      ? undefined
      : resourcesOf(connection, group, this.#filter).find(
          (node) => node.kind === 'resource' && node.subject.id === subject,
        );
  }

  readonly #filter: Filter = ({ verdict, exception }) =>
    !this.#failuresOnly || (verdict.is === 'fail' && exception === undefined);

  #belowWorkspace(connection: Connection): readonly PostureNode[] {
    const { state } = connection;
    const nodes: PostureNode[] = [];
    if (state.is === 'failed') {
      nodes.push({ kind: 'retry', connection, reason: state.reason });
    }
    const judged = judgedOf(connection);
    if (judged === undefined) {
      if (state.is === 'waiting') {
        nodes.push({ kind: 'retry', connection, reason: undefined });
      } else if (state.is === 'reading') {
        nodes.push({ kind: 'message', connection, text: vscode.l10n.t('Reading…') });
      }
      return nodes;
    }
    for (const group of judged.report.groups) {
      if (group.results.some(this.#filter) || !this.#failuresOnly) {
        nodes.push({ kind: 'group', connection, group });
      }
    }
    if (!this.#failuresOnly) {
      nodes.push({ kind: 'manuals', connection });
    }
    if (judged.report.unread.length > 0 && !this.#failuresOnly) {
      nodes.push({ kind: 'unread', connection });
    }
    if (nodes.length === 0) {
      nodes.push({ kind: 'message', connection, text: vscode.l10n.t('No failures among what could be read') });
    }
    return nodes;
  }

  #isOutdated(): boolean {
    const { all } = this.connections;
    return (
      all.length !== this.#drawn.size ||
      all.some(({ key, state }) => {
        const drawn = this.#drawn.get(key);
        return drawn !== state && !(drawn?.is === 'reading' && state.is === 'reading');
      })
    );
  }

  #refresh(): void {
    this.#drawn = new Map(this.connections.all.map(({ key, state }) => [key, state]));
    this.#changed.fire(undefined);
    this.describe();
  }

  #tellFilter(): void {
    void vscode.commands.executeCommand('setContext', 'amlGuard.posture.failuresOnly', this.#failuresOnly);
  }

  /** The message above the tree and the badge on its icon. */
  describe(): void {
    this.view.badge = badgeOf(this.connections.all);
    this.view.message = messageOf(this.connections.all, {
      azure: describeAzure(readAzureSettings()),
      failuresOnly: this.#failuresOnly,
      now: Date.now(),
    });
  }
}

/** How much fails in the workspaces of Azure; what is made up, was saved or is accepted is not news. */
export function badgeOf(all: readonly Connection[]): vscode.ViewBadge | undefined {
  const value = all
    .filter(({ source }) => source === 'azure')
    .reduce((sum, connection) => {
      const report = judgedOf(connection)?.report;
      return sum + (report === undefined ? 0 : report.counts.fail - report.accepted);
    }, 0);
  const tooltip = counted(value, vscode.l10n.t('{0} failing check', value), vscode.l10n.t('{0} failing checks', value));
  return value === 0 ? undefined : { value, tooltip };
}

/**
 * The line above the tree: how far a reading has come; else the score, how old the oldest of what is shown is, and of
 * which Azure, where it is not the usual one. Empty for none, with which VS Code takes the line away; an empty tree
 * with a message would not show its welcome.
 */
export function messageOf(
  all: readonly Connection[],
  { azure, failuresOnly, now }: { readonly azure: string; readonly failuresOnly: boolean; readonly now: number },
): string {
  const reading = all.flatMap(({ name, state }) => (state.is === 'reading' ? [{ name, state }] : []));
  if (reading.length > 0) {
    const answered = reading.reduce((sum, { state }) => sum + state.answered, 0);
    const known = reading.reduce((sum, { state }) => sum + state.known, 0);
    return reading.length === 1
      ? vscode.l10n.t('Reading {0}: {1} of {2} answers', reading[0]?.name ?? '', answered, known)
      : vscode.l10n.t('Reading {0} workspaces: {1} of {2} answers', reading.length, answered, known);
  }
  const diagnosed = all.find(({ state }) => state.is === 'diagnosing');
  if (diagnosed !== undefined) {
    return vscode.l10n.t('Azure looks at {0} from inside, which takes a minute or two', diagnosed.name);
  }
  const added = all.find(({ state }) => state.is === 'adding');
  if (added !== undefined) {
    return vscode.l10n.t('Reading the access lists of data of {0}', added.name);
  }
  const times = all.flatMap((connection) => {
    const judged = connection.source === 'sample' ? undefined : judgedOf(connection);
    return judged === undefined ? [] : [judged.report.takenAt];
  });
  const scores = all.flatMap((connection) => judgedOf(connection)?.report.score ?? []);
  const [oldest] = times.sort();
  const age = oldest === undefined ? undefined : describeAge(oldest, now);
  return [
    ...(azure !== '' && all.some(({ source }) => source === 'azure') ? [`${azure}.`] : []),
    ...(failuresOnly && all.length > 0 ? [vscode.l10n.t('Failures only.')] : []),
    ...(all.length === 1 && scores.length === 1 ? [vscode.l10n.t('Score {0} of 100.', String(scores[0]))] : []),
    ...(age === undefined
      ? []
      : [times.length === 1 ? vscode.l10n.t('Read {0}.', age) : vscode.l10n.t('The oldest was read {0}.', age)]),
    ...(all.some(({ source }) => source === 'sample') ? [vscode.l10n.t('The sample is made up.')] : []),
  ].join(' ');
}
