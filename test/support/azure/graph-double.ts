import { KustoError, type Row } from './kusto-expression.js';
import { runQuery, type Tables } from './kusto-query.js';

/** What Resource Graph does instead of answering well. */
export type GraphFault =
  /** Says that there is more, and no next page. */
  | 'truncated'
  /** Fewer rows than it says that there are. */
  | 'short'
  /** Names the same next page for ever. */
  | 'endless'
  | 'rows that are no objects'
  | 'no number of rows'
  | 'subscription limit';

export interface GraphDoubleOptions {
  readonly tables: Tables;
  /** The quota of a user (default: none is kept, and none is told). */
  readonly quota?: { readonly limit: number; readonly windowMs: number; readonly now: () => number };
  /** By a part of the query. */
  readonly faults?: Readonly<Record<string, GraphFault>>;
  /** The largest `$top` for which an answer is given as it is; more rows are padded beyond what clients read. */
  readonly largestTop?: number;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface Posted {
  readonly query: string;
  readonly subscriptions?: readonly string[];
  readonly managementGroups?: readonly string[];
  readonly options?: {
    readonly $top?: number;
    readonly $skipToken?: string;
    readonly resultFormat?: string;
    readonly authorizationScopeFilter?: string;
  };
}

/**
 * Azure Resource Graph as far as our queries go: tables, scopes, pages, the quota of a user and its headers. A query
 * beyond the subset is refused, so that a mistake in one is not taken for an empty answer.
 */
export class GraphDouble {
  /** Queries that were refused for the quota. */
  throttled = 0;
  private windowEnds = -Infinity;
  private used = 0;
  private readonly results = new Map<string, readonly Row[]>();

  constructor(private readonly options: GraphDoubleOptions) {}

  get tables(): Tables {
    return this.options.tables;
  }

  answer(posted: string): GraphAnswer {
    const headers = this.takeQuota();
    if (headers === undefined) {
      this.throttled++;
      const seconds = Math.ceil((this.windowEnds - (this.options.quota?.now() ?? 0)) / 1000);
      return {
        status: 429,
        headers: { 'retry-after': String(seconds), ...this.quotaHeaders(0) },
        body: { error: { code: 'RateLimiting', message: 'Please provide below info when asking for support' } },
      };
    }
    try {
      return { status: 200, headers, body: this.page(JSON.parse(posted) as Posted, headers) };
    } catch (error) {
      if (error instanceof KustoError) {
        return { status: 400, headers, body: { error: { code: 'BadRequest', message: error.message } } };
      }
      throw error;
    }
  }

  private page(posted: Posted, headers: Record<string, string>): unknown {
    const { $top = 100, $skipToken, resultFormat } = posted.options ?? {};
    if ($top > 1000 || resultFormat !== 'objectArray') {
      throw new KustoError('$top is above 1000, or the rows are asked for as a table');
    }
    const rows = this.rowsOf(posted);
    const from = $skipToken === undefined ? 0 : offsetOf($skipToken, posted.query);
    const data = rows.slice(from, from + $top);
    const next = from + $top < rows.length ? tokenOf(from + $top, posted.query) : undefined;
    const whole = {
      totalRecords: rows.length,
      count: data.length,
      data: $top > (this.options.largestTop ?? Infinity) ? [{ padding: 'x'.repeat(9 * 1024 * 1024) }] : data,
      facets: [],
      resultTruncated: 'false',
      ...(next === undefined ? {} : { $skipToken: next }),
    };
    const fault = Object.entries(this.options.faults ?? {}).find(([part]) => posted.query.includes(part))?.[1];
    switch (fault) {
      case undefined:
        return whole;
      case 'truncated':
        return { ...whole, resultTruncated: 'true', $skipToken: undefined };
      case 'short':
        return { ...whole, totalRecords: rows.length + 7 };
      case 'endless':
        return { ...whole, data: [{ id: 'again' }], $skipToken: 'again' };
      case 'rows that are no objects':
        return { ...whole, data: ['row'], totalRecords: 1 };
      case 'no number of rows':
        return { ...whole, totalRecords: undefined };
      case 'subscription limit':
        headers['x-ms-tenant-subscription-limit-hit'] = 'true';
        return whole;
    }
  }

  /** A query is run once; its pages are cut from the same rows. */
  private rowsOf({ query, subscriptions, managementGroups = [], options }: Posted): readonly Row[] {
    const key = JSON.stringify([query, subscriptions, managementGroups, options?.authorizationScopeFilter]);
    const known = this.results.get(key);
    if (known !== undefined) {
      return known;
    }
    const inherits = options?.authorizationScopeFilter === 'AtScopeAboveAndBelow';
    const inScope = (row: Row): boolean => isInScope(row, { subscriptions, managementGroups, inherits });
    const tables = Object.fromEntries(
      Object.entries(this.options.tables).map(([name, rows]) => [name, rows.filter(inScope)]),
    );
    const rows = runQuery(query, tables);
    this.results.set(key, rows);
    return rows;
  }

  /** The headers of an answer; `undefined` where the quota is used up. */
  private takeQuota(): Record<string, string> | undefined {
    const { quota } = this.options;
    if (quota === undefined) {
      return {};
    }
    if (quota.now() >= this.windowEnds) {
      this.windowEnds = quota.now() + quota.windowMs;
      this.used = 0;
    }
    if (this.used >= quota.limit) {
      return undefined;
    }
    this.used++;
    return this.quotaHeaders(quota.limit - this.used);
  }

  private quotaHeaders(remaining: number): Record<string, string> {
    const seconds = Math.max(0, Math.ceil((this.windowEnds - (this.options.quota?.now() ?? 0)) / 1000));
    return {
      'x-ms-user-quota-remaining': String(remaining),
      'x-ms-user-quota-resets-after': `00:00:${String(seconds).padStart(2, '0')}`,
    };
  }
}

/** Rows say in `above` under which management groups they stand; what has no subscription stands above all. */
function isInScope(
  row: Row,
  scope: {
    readonly subscriptions: readonly string[] | undefined;
    readonly managementGroups: readonly string[];
    readonly inherits: boolean;
  },
): boolean {
  const subscription = row['subscriptionId'];
  if (subscription === '') {
    return scope.inherits;
  }
  const above = row['above'] as readonly string[];
  return (
    (scope.subscriptions === undefined || scope.subscriptions.includes(String(subscription))) &&
    (scope.managementGroups.length === 0 || scope.managementGroups.some((group) => above.includes(group)))
  );
}

function tokenOf(offset: number, query: string): string {
  return Buffer.from(JSON.stringify({ offset, query })).toString('base64');
}

function offsetOf(token: string, query: string): number {
  if (token === 'again') {
    return 0;
  }
  const { offset, query: of } = JSON.parse(Buffer.from(token, 'base64').toString()) as {
    readonly offset: number;
    readonly query: string;
  };
  if (of !== query) {
    throw new KustoError('the next page of another query');
  }
  return offset;
}
