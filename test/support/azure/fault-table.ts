import type { Reading } from '../../../src/posture/snapshot/reading.js';
import type { Fault } from './azure-double.js';
import { MadeCredential } from './double-client.js';

export type Outcome = Reading['is'] | (Reading & { readonly is: 'unreadable' })['reason']['code'];

export interface FaultCase {
  readonly fault: Fault;
  /** How often it happens (default: always). */
  readonly times?: number;
  readonly outcome: Outcome;
  /** For lists alone. */
  readonly listsOnly?: boolean;
  readonly credential?: MadeCredential;
  /** The longest that a question may take, milliseconds. */
  readonly within: number;
}

/** For one question, milliseconds. */
export const timeoutMs = 6_000;
/** A status that is no success, as a fault. */
export const status = (code: number, more: Partial<Fault & { readonly is: 'status' }> = {}): Fault => ({
  is: 'status',
  status: code,
  ...more,
});

/** What can go wrong between us and Azure, and what is to come of it. */
export const faultTable: Readonly<Record<string, FaultCase>> = {
  'no fault': { fault: { is: 'slow', ms: 1 }, outcome: 'read', within: 4_000 },
  'refused sign-in': { fault: status(401), outcome: 'signed-out', within: 4_000 },
  'a challenge that is answered': { fault: { is: 'challenge' }, outcome: 'read', within: 4_000 },
  'a challenge that is not answered': {
    fault: { is: 'challenge' },
    credential: new MadeCredential('refuses challenges'),
    outcome: 'signed-out',
    within: 4_000,
  },
  'nobody signed in': {
    fault: { is: 'slow', ms: 1 },
    credential: new MadeCredential('nobody'),
    outcome: 'signed-out',
    within: 4_000,
  },
  forbidden: { fault: status(403, { code: 'AuthorizationFailed' }), outcome: 'forbidden', within: 4_000 },
  'not found': { fault: status(404), outcome: 'absent', within: 4_000 },
  conflict: { fault: status(409), outcome: 'refused', within: 4_000 },
  'throttled once, for a second': { fault: status(429, { retryAfter: '1' }), times: 1, outcome: 'read', within: 5_000 },
  'throttled for two minutes': { fault: status(429, { retryAfter: '120' }), outcome: 'throttled', within: 4_000 },
  'throttled without end': { fault: status(429, { retryAfter: '0' }), outcome: 'throttled', within: 4_000 },
  'failing once': { fault: status(500), times: 1, outcome: 'read', within: 5_000 },
  'failing always': { fault: status(500), outcome: 'service-error', within: 6_000 },
  'unavailable always': { fault: status(503), outcome: 'service-error', within: 6_000 },
  'reset once': { fault: { is: 'reset' }, times: 1, outcome: 'read', within: 5_000 },
  'reset always': { fault: { is: 'reset' }, outcome: 'network', within: 5_000 },
  slow: { fault: { is: 'slow', ms: 300 }, outcome: 'read', within: 5_000 },
  'never answering': { fault: { is: 'never' }, outcome: 'timeout', within: 7_500 },
  'a web page': {
    fault: { is: 'body', body: '<!doctype html><title>Sign in</title>', contentType: 'text/html' },
    outcome: 'not-azure',
    within: 4_000,
  },
  'a web page that says it is JSON': {
    fault: { is: 'body', body: '<html><body>Sign in</body></html>' },
    outcome: 'not-azure',
    within: 4_000,
  },
  'an empty answer': { fault: { is: 'body', body: '' }, outcome: 'not-azure', within: 4_000 },
  'broken JSON': { fault: { is: 'body', body: '{"value": [' }, outcome: 'wrong-shape', within: 4_000 },
  'a number': { fault: { is: 'body', body: '42' }, outcome: 'wrong-shape', within: 4_000 },
  'a list that is text': {
    fault: { is: 'body', body: '{"value": "nothing"}' },
    listsOnly: true,
    outcome: 'wrong-shape',
    within: 4_000,
  },
  'fifty megabytes': { fault: { is: 'flood', bytes: 50 * 1024 * 1024 }, outcome: 'too-large', within: 6_000 },
  'a redirect to another host': {
    fault: { is: 'redirect', to: 'https://127.0.0.2:9/elsewhere' },
    outcome: 'refused',
    within: 5_000,
  },
  'a next page at another host': {
    fault: { is: 'nextLink', to: 'https://127.0.0.2:9/next' },
    listsOnly: true,
    outcome: 'foreign-page',
    within: 5_000,
  },
  'no API version that we know': {
    fault: { is: 'versions', offered: ['1999-01-01'] },
    outcome: 'api-version',
    within: 5_000,
  },
};
