import { idKey, parentId, parseResourceId, resourceGroupId } from '../../posture/resource-id.js';
import type { Reading, UnreadReason } from '../../posture/snapshot/reading.js';
import { scrub } from '../../posture/snapshot/scrub.js';
import type { GraphAnswer, GraphRow } from './graph-reader.js';
import type { FleetQueryName } from './queries.js';

/** What the API version of an answer of Resource Graph is: nobody states it. */
export const unstatedVersion = 'unstated';

type ReadReading = Reading & { readonly is: 'read' };

/** A resource as Resource Graph shows it. */
export interface Shown {
  readonly id: string;
  readonly key: string;
  readonly reading: ReadReading;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Answers = Readonly<Partial<Record<FleetQueryName, GraphAnswer>>>;

/** The rows of all queries, to be looked up by id, by what they stand under and by scope. Each is made once. */
export class GraphIndex {
  private readonly byId = new Map<string, Shown>();
  private readonly byQuery = new Map<FleetQueryName, readonly Shown[]>();
  private readonly groups = new Map<string, ReadonlyMap<string, readonly Shown[]>>();

  constructor(private readonly answers: Answers) {
    for (const [name, answer] of Object.entries(answers) as [FleetQueryName, GraphAnswer][]) {
      if (answer.is === 'rows') {
        const shown = answer.rows.flatMap(shownOf);
        // A row that two sides of a join lead to comes twice.
        this.byQuery.set(name, [...new Map(shown.map((one) => [one.key, one])).values()]);
        for (const one of shown) {
          this.byId.set(one.key, one);
        }
      }
    }
  }

  find(id: string): Shown | undefined {
    return this.byId.get(idKey(id));
  }

  /** Why a query has no answer; `undefined` where it has one. */
  failureOf(query: FleetQueryName): UnreadReason | undefined {
    const answer = this.answers[query];
    if (answer === undefined) {
      return { code: 'not-read', message: 'Resource Graph was not asked for this' };
    }
    return answer.is === 'unreadable' ? answer.reason : undefined;
  }

  all(query: FleetQueryName): readonly Shown[] {
    return this.byQuery.get(query) ?? [];
  }

  /** The rows of a query that have a key; the grouping is made when it is first asked for. */
  under(query: FleetQueryName, by: GroupedBy, key: string): readonly Shown[] {
    const name = `${query} ${by}`;
    const known = this.groups.get(name);
    const groups = known ?? groupRows(this.all(query), keysBy[by]);
    if (known === undefined) {
      this.groups.set(name, groups);
    }
    return groups.get(idKey(key)) ?? [];
  }
}

/** What rows are looked up by. */
export type GroupedBy = keyof typeof keysBy;

const keysBy = {
  /** The resource that holds a child, with the name of the kind: `…/workspaces/ws/onlineendpoints`. */
  list: ({ id }: Shown) => id.split('/').slice(0, -1).join('/'),
  parent: ({ id }: Shown) => parentId(id),
  subscription: ({ id }: Shown) => `/subscriptions/${parseResourceId(id)?.subscription ?? ''}`,
  group: ({ id }: Shown) => {
    const parsed = parseResourceId(id);
    return parsed === undefined ? '' : resourceGroupId(parsed);
  },
  /** What an extension resource stands on: `X` of `X/providers/Microsoft.Security/assessments/y`. */
  extended: ({ id }: Shown) => id.replace(/\/providers\/[^/]+\/[^/]+\/[^/]+$/, ''),
  /** Where an assignment holds. */
  scope: ({ body, id }: Shown) =>
    textOf(recordOf(body['properties'])['scope']) ?? id.replace(/\/providers\/[^/]+\/[^/]+\/[^/]+$/, ''),
  judged: ({ body }: Shown) => textOf(recordOf(body['properties'])['resourceId']) ?? '',
} as const;

function groupRows(rows: readonly Shown[], keyOf: (row: Shown) => string): ReadonlyMap<string, readonly Shown[]> {
  const groups = new Map<string, Shown[]>();
  for (const row of rows) {
    const key = idKey(keyOf(row));
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [row]);
    } else {
      group.push(row);
    }
  }
  return groups;
}

/** A row as the body that Resource Manager would have given: without columns that are empty, without secrets. */
function shownOf(row: GraphRow): readonly Shown[] {
  const { id } = row;
  if (typeof id !== 'string' || id === '') {
    return [];
  }
  // Columns are there for every type, empty where it has no such thing.
  const filled = Object.entries(row).filter(([, value]) => value !== null && value !== '');
  const body = scrub(Object.fromEntries(filled)) as Readonly<Record<string, unknown>>;
  return [
    {
      id,
      key: idKey(id),
      body,
      reading: { is: 'read', body, apiVersion: unstatedVersion, from: 'resource-graph' },
    },
  ];
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
