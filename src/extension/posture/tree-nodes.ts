import type { CheckResult } from '../../posture/checks/run.js';
import type { ManualResult } from '../../posture/report/answers.js';
import type { ReportGroup, UnreadPlace } from '../../posture/report/posture-report.js';
import type { UnreadReason } from '../../posture/snapshot/reading.js';
import type { ResourceKind } from '../../core/facts/resource.js';
import type { ResourceUse } from '../infrastructure/resource-uses.js';
import type { Connection } from './connections.js';

/** One line of the tree. */
export type PostureNode =
  | { readonly kind: 'workspace'; readonly connection: Connection }
  | { readonly kind: 'group'; readonly connection: Connection; readonly group: ReportGroup }
  | {
      readonly kind: 'resource';
      readonly connection: Connection;
      readonly group: ReportGroup;
      readonly subject: CheckResult['subject'];
      readonly results: readonly CheckResult[];
    }
  /** What does not apply to a resource, folded: it is most of the lines and nothing to do. */
  | {
      readonly kind: 'inapplicable';
      readonly connection: Connection;
      readonly group: ReportGroup;
      readonly results: readonly CheckResult[];
    }
  /** The files that name or define the resource. */
  | {
      readonly kind: 'uses';
      readonly connection: Connection;
      readonly group: ReportGroup;
      readonly subject: CheckResult['subject'];
      readonly uses: readonly ResourceUse[];
    }
  | {
      readonly kind: 'use';
      readonly connection: Connection;
      readonly group: ReportGroup;
      readonly subject: CheckResult['subject'];
      readonly use: ResourceUse;
    }
  | { readonly kind: 'verdict'; readonly connection: Connection; readonly result: CheckResult }
  | { readonly kind: 'unread'; readonly connection: Connection }
  /** What only people can say. */
  | { readonly kind: 'manuals'; readonly connection: Connection }
  | { readonly kind: 'manual'; readonly connection: Connection; readonly manual: ManualResult }
  | { readonly kind: 'place'; readonly connection: Connection; readonly place: UnreadPlace }
  | { readonly kind: 'message'; readonly connection: Connection; readonly text: string }
  /** Why a workspace could not be read; absent for one that was not asked about yet. */
  | { readonly kind: 'retry'; readonly connection: Connection; readonly reason: UnreadReason | undefined };

/** The id of a line, the same for the same thing after a refresh, so that VS Code keeps what is open. */
export function nodeId(node: PostureNode): string {
  const { key } = node.connection;
  switch (node.kind) {
    case 'workspace':
      return key;
    case 'group':
      return `${key} ${node.group.id}`;
    case 'resource':
      return `${key} ${node.group.id} ${node.subject.id}`;
    case 'inapplicable':
      return `${key} ${node.group.id} ${node.results[0]?.subject.id ?? ''} inapplicable`;
    case 'uses':
      return `${key} ${node.group.id} ${node.subject.id} uses`;
    case 'use':
      return `${key} ${node.group.id} ${node.subject.id} use ${node.use.label} ${String(node.use.location.range.start.character)}`;
    case 'verdict':
      return `${key} ${node.result.check.id} ${node.result.subject.id}`;
    case 'unread':
      return `${key} unread`;
    case 'manuals':
      return `${key} manual`;
    case 'manual':
      return `${key} manual ${node.manual.item.id}`;
    case 'place':
      return `${key} unread ${node.place.path}`;
    case 'message':
      return `${key} message`;
    case 'retry':
      return `${key} retry`;
  }
}

/** The resources of a group with what is said of each, in the order of the worst that is said. */
export function resourcesOf(connection: Connection, group: ReportGroup, only: Filter): readonly PostureNode[] {
  const bySubject = new Map<string, CheckResult[]>();
  for (const result of group.results.filter((candidate) => only(candidate))) {
    const known = bySubject.get(result.subject.id);
    if (known === undefined) {
      bySubject.set(result.subject.id, [result]);
    } else {
      known.push(result);
    }
  }
  return [...bySubject.values()].flatMap((results) => {
    const [first] = results;
    return first === undefined
      ? []
      : [{ kind: 'resource', connection, group, subject: first.subject, results } as const];
  });
}

/** What is said of a resource; what does not apply is folded where there is anything else. */
export function verdictsOf(node: PostureNode & { readonly kind: 'resource' }): readonly PostureNode[] {
  const { connection, group, results } = node;
  const folded = results.filter(isFolded);
  const shown = results.filter((result) => !folded.includes(result));
  const verdicts = shown.map((result) => ({ kind: 'verdict', connection, result }) as const);
  return folded.length === 0 ? verdicts : [...verdicts, { kind: 'inapplicable', connection, group, results: folded }];
}

export function isFolded({ verdict }: CheckResult): boolean {
  return verdict.is === 'not-applicable';
}

/** Which results are shown. */
export type Filter = (result: CheckResult) => boolean;

/** What files call a resource of this type; `undefined` for what they do not name. */
export function kindOfType(type: string): ResourceKind | undefined {
  return resourceKinds[type];
}

const resourceKinds: Readonly<Record<string, ResourceKind>> = {
  'microsoft.machinelearningservices/workspaces': 'workspace',
  'microsoft.machinelearningservices/workspaces/computes': 'compute',
  'microsoft.machinelearningservices/workspaces/onlineendpoints': 'endpoint',
  'microsoft.machinelearningservices/workspaces/onlineendpoints/deployments': 'deployment',
  'microsoft.machinelearningservices/workspaces/batchendpoints': 'endpoint',
  'microsoft.machinelearningservices/workspaces/datastores': 'datastore',
  'microsoft.machinelearningservices/workspaces/connections': 'connection',
};
