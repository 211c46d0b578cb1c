import { isRestError } from '@azure/core-rest-pipeline';
import type { UnreadReason } from '../../posture/snapshot/reading.js';
import type { FleetScope } from '../../posture/fleet/fleet-snapshot.js';
import type { ArmClient } from '../arm-client.js';
import { requestWithHeaders } from '../ask.js';
import { retryAfterOf } from '../bounded-retry.js';
import { isAbort, ReadFailure, reasonOf } from '../failures.js';
import { type Clock, realClock } from './clock.js';
import { durationMs, QuotaGate, type QuotaHeaders } from './quota-gate.js';

const graphVersion = '2024-04-01';
/** Rows a page; Resource Graph gives no more. */
const largestPage = 1000;
/** A page whose answer is too large is asked again with half the rows, down to this many. */
const smallestPage = 125;
/** How often a query that is throttled beyond the retries of the client waits for a new window. */
const mostThrottled = 3;

/** A row of an answer. */
export type GraphRow = Readonly<Record<string, unknown>>;

export interface GraphQuery {
  readonly text: string;
  /** The most rows that are read; a longer answer is none. */
  readonly mostRows: number;
  /** Whether assignments that come from above the scope are asked too. */
  readonly inherited?: boolean;
}

/** All rows of a query, or why there are none. */
export type GraphAnswer =
  | { readonly is: 'rows'; readonly rows: readonly GraphRow[] }
  | { readonly is: 'unreadable'; readonly reason: UnreadReason };

export interface GraphReaderOptions {
  /** For one query with its pages and pauses, milliseconds. */
  readonly timeoutMs: number;
  readonly clock?: Clock;
}

/**
 * Asks Resource Graph queries about a scope, page by page and within its quota.
 *
 * Source: <https://learn.microsoft.com/rest/api/azureresourcegraph/resourcegraph/resources/resources>.
 */
export class GraphReader {
  /** Requests that were sent, without those that the pipeline has repeated. */
  requests = 0;
  readonly gate: QuotaGate;
  private readonly clock: Clock;

  constructor(
    private readonly client: ArmClient,
    private readonly scope: FleetScope,
    private readonly options: GraphReaderOptions,
  ) {
    this.clock = options.clock ?? realClock;
    this.gate = new QuotaGate(this.clock);
  }

  /** Never throws, except for a cancelled `signal`. */
  async ask(query: GraphQuery, signal: AbortSignal): Promise<GraphAnswer> {
    const timer = new AbortController();
    const timeout = setTimeout(() => {
      timer.abort();
    }, this.options.timeoutMs);
    try {
      return { is: 'rows', rows: await this.readAll(query, AbortSignal.any([signal, timer.signal])) };
    } catch (error) {
      signal.throwIfAborted();
      return { is: 'unreadable', reason: this.reasonFor(error, timer.signal.aborted) };
    } finally {
      clearTimeout(timeout);
    }
  }

  private reasonFor(error: unknown, isLate: boolean): UnreadReason {
    if (isAbort(error) && isLate) {
      const seconds = String(Math.round(this.options.timeoutMs / 1000));
      return { code: 'timeout', message: `Resource Graph did not answer within ${seconds} seconds` };
    }
    if (isRestError(error) && error.statusCode === 404) {
      return { code: 'refused', message: 'This cloud has no Resource Graph' };
    }
    return reasonOf(error, 'Microsoft.ResourceGraph/resources/read', new URL(this.client.cloud.resourceManager).host);
  }

  private async readAll(query: GraphQuery, signal: AbortSignal): Promise<readonly GraphRow[]> {
    for (let top = largestPage; ; top = Math.floor(top / 2)) {
      try {
        return await this.readPages(query, top, signal);
      } catch (error) {
        const isTooLarge = error instanceof ReadFailure && error.reason === 'too-large' && !(error instanceof TooMany);
        if (!isTooLarge || Math.floor(top / 2) < smallestPage) {
          throw error;
        }
      }
    }
  }

  private async readPages(query: GraphQuery, top: number, signal: AbortSignal): Promise<readonly GraphRow[]> {
    const rows: GraphRow[] = [];
    let skipToken: string | undefined;
    do {
      const page = await this.readPage(query, { top, skipToken }, signal);
      if (page.total > query.mostRows) {
        throw new TooMany(query.mostRows, page.total);
      }
      rows.push(...page.rows);
      if (page.skipToken === undefined) {
        complete(page, rows.length);
      } else if (page.rows.length === 0 || page.skipToken === skipToken) {
        throw new ReadFailure('wrong-shape', 'Resource Graph names a next page again and again');
      }
      skipToken = page.skipToken;
    } while (skipToken !== undefined);
    return rows;
  }

  private async readPage(
    query: GraphQuery,
    at: { readonly top: number; readonly skipToken: string | undefined },
    signal: AbortSignal,
  ): Promise<Page> {
    const { managementGroups = [], subscriptions = [] } = this.scope;
    const url = `${this.client.cloud.resourceManager}/providers/Microsoft.ResourceGraph/resources?api-version=${graphVersion}`;
    const body = {
      query: query.text,
      ...(managementGroups.length === 0 ? {} : { managementGroups }),
      // The service takes one of the two; with both, the query itself chooses the subscriptions.
      ...(subscriptions.length === 0 || managementGroups.length > 0 ? {} : { subscriptions }),
      options: {
        resultFormat: 'objectArray',
        $top: at.top,
        ...(at.skipToken === undefined ? {} : { $skipToken: at.skipToken }),
        ...(query.inherited === true ? { authorizationScopeFilter: 'AtScopeAboveAndBelow' } : {}),
      },
    };
    for (let throttled = 0; ; throttled++) {
      await this.gate.pass(signal);
      this.requests++;
      let headers: QuotaHeaders | undefined;
      try {
        const answer = await requestWithHeaders(this.client, url, { method: 'POST', body }, signal);
        headers = answer.headers;
        if (answer.headers.get('x-ms-tenant-subscription-limit-hit')?.toLowerCase() === 'true') {
          throw new ReadFailure(
            'too-large',
            'Resource Graph has looked at the first 10,000 subscriptions only; choose management groups',
          );
        }
        return parsePage(answer.body);
      } catch (error) {
        if (!isRestError(error) || error.statusCode !== 429 || throttled >= mostThrottled) {
          throw error;
        }
        this.gate.holdFor(pauseOf(error.response?.headers));
      } finally {
        this.gate.note(headers);
      }
    }
  }
}

/** A pause after 429: what the answer asks for, else the documented window. */
function pauseOf(headers: { readonly get: (name: string) => string | undefined } | undefined): number {
  return (
    retryAfterOf(headers?.get('retry-after'), Date.now()) ??
    durationMs(headers?.get('x-ms-user-quota-resets-after')) ??
    5_000
  );
}

class TooMany extends ReadFailure {
  constructor(most: number, total: number) {
    super(
      'too-large',
      `Resource Graph has ${String(total)} rows for this, more than the ${String(most)} that are read`,
    );
  }
}

interface Page {
  readonly rows: readonly GraphRow[];
  readonly skipToken: string | undefined;
  readonly total: number;
  readonly isTruncated: boolean;
}

function parsePage(body: unknown): Page {
  const {
    data,
    $skipToken: skipToken,
    totalRecords,
    resultTruncated,
  } = body as {
    readonly data?: unknown;
    readonly $skipToken?: unknown;
    readonly totalRecords?: unknown;
    readonly resultTruncated?: unknown;
  };
  if (!Array.isArray(data) || typeof totalRecords !== 'number') {
    throw new ReadFailure('wrong-shape', 'The answer of Resource Graph is not a list of rows with their number');
  }
  const rows = (data as readonly unknown[]).map((row) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      throw new ReadFailure('wrong-shape', 'A row of Resource Graph is not a JSON object');
    }
    return row as GraphRow;
  });
  return {
    rows,
    skipToken: typeof skipToken === 'string' && skipToken !== '' ? skipToken : undefined,
    total: totalRecords,
    // The service writes it as a word; the reference calls it an enumeration of strings.
    isTruncated: /^true$/i.test(String(resultTruncated)),
  };
}

/** An answer that was cut short is not the answer. */
function complete({ isTruncated, total }: Page, read: number): void {
  if (isTruncated || read < total) {
    throw new ReadFailure(
      'too-large',
      `Resource Graph has cut its answer short: ${String(read)} of ${String(total)} rows`,
    );
  }
}
