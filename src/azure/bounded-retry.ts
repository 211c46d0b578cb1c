import { retryPolicy, type PipelinePolicy, type RetryStrategy } from '@azure/core-rest-pipeline';
import { isAbort, ReadFailure } from './failures.js';

/** The longest pause that the service may ask for, milliseconds; beyond it the read ends as throttled. */
export const longestPause = 20_000;

const retries = 3;
/** Pauses before a second, third and fourth try where the service names none, milliseconds. */
const pauses: readonly number[] = [300, 900, 2_000];
/** A name that does not resolve is not tried again for long: being offline should be known soon. */
const networkRetries = 1;

/** Tries again after 429, 5xx and broken connections, for a bounded time; `Retry-After` counts up to `longestPause`. */
export function boundedRetryPolicy(now: () => number = Date.now): PipelinePolicy {
  const strategy: RetryStrategy = {
    name: 'bounded',
    retry({ retryCount, response, responseError }) {
      const failure = responseError as (Error & { readonly code?: string }) | undefined;
      const status = response?.status;
      if (failure instanceof ReadFailure || isAbort(failure)) {
        return { skipStrategy: true };
      }
      const pause = pauses[retryCount] ?? pauses.at(-1) ?? 0;
      if (status === undefined) {
        return retryCount < networkRetries && isNetworkFailure(failure)
          ? { retryAfterInMs: pause }
          : { skipStrategy: true };
      }
      if (status !== 429 && status < 500) {
        return { skipStrategy: true };
      }
      const asked = retryAfterOf(response?.headers.get('retry-after'), now());
      if (asked !== undefined && asked > longestPause) {
        const seconds = Math.ceil(asked / 1000);
        return {
          errorToThrow: new ReadFailure(
            'throttled',
            `Azure asks to wait ${String(seconds)} seconds before the next read`,
          ),
        };
      }
      return { retryAfterInMs: asked ?? pause };
    },
  };
  return retryPolicy([strategy], { maxRetries: retries });
}

function isNetworkFailure(error: { readonly code?: string } | undefined): boolean {
  return /^E[A-Z_]+$/.test(error?.code ?? '') || error?.code === 'REQUEST_SEND_ERROR';
}

/** Milliseconds asked for by `Retry-After`: seconds or a date; `undefined` when absent or unreadable. */
export function retryAfterOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') {
    return undefined;
  }
  if (/^\d+(?:\.\d+)?$/.test(header.trim())) {
    return Number(header) * 1000;
  }
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
