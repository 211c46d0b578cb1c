import type { Clock } from './clock.js';

/** The headers in which Resource Graph says what is left; `get` knows no case. */
export interface QuotaHeaders {
  readonly get: (name: string) => string | undefined;
}

/** From here on the rest of the quota is spread over the rest of its time. */
const scarce = 3;
/** The longest pause that a header may ask for, milliseconds. The documented window is five seconds. */
const longestPause = 60_000;

/**
 * Lets requests to Resource Graph pass as its quota allows: at full speed while there is enough, slower when it gets
 * scarce, and not before the window ends when it is used up. One gate for all queries, because the quota is the user's.
 *
 * Source: <https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests>.
 */
export class QuotaGate {
  /** Milliseconds that requests have waited here. */
  waitedMs = 0;
  private notBefore = 0;
  /** Requests that were let pass and not answered yet: what they take is not in the headers. */
  private open = 0;

  constructor(private readonly clock: Clock) {}

  /** Waits until the next request may be sent. */
  async pass(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    for (let wait = this.notBefore - this.clock.now(); wait > 0; wait = this.notBefore - this.clock.now()) {
      this.waitedMs += wait;
      await this.clock.pause(wait, signal);
    }
    this.open++;
  }

  /** Takes note that a request which had passed has ended, and of what its answer says about the quota. */
  note(headers: QuotaHeaders | undefined): void {
    this.open--;
    if (headers === undefined) {
      return;
    }
    const remaining = Number(headers.get('x-ms-user-quota-remaining') ?? NaN) - this.open;
    const resetsAfter = durationMs(headers.get('x-ms-user-quota-resets-after'));
    if (Number.isNaN(remaining) || resetsAfter === undefined || remaining > scarce) {
      return;
    }
    this.holdFor(remaining <= 0 ? resetsAfter : resetsAfter / (remaining + 1));
  }

  /** Holds all requests for some time. */
  holdFor(ms: number): void {
    this.notBefore = Math.max(this.notBefore, this.clock.now() + Math.min(ms, longestPause));
  }
}

/** `hh:mm:ss`, perhaps with a fraction, as milliseconds; `undefined` for anything else. */
export function durationMs(text: string | undefined): number | undefined {
  const [, hours, minutes, seconds] = /^(\d+):(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/.exec(text?.trim() ?? '') ?? [];
  return seconds === undefined ? undefined : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}
