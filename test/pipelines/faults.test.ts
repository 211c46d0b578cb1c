import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { askQuestion } from '../../src/pipeline-readers/ask-question.js';
import { questionsOf } from '../../src/pipeline-readers/read-pipelines.js';
import type { Question } from '../../src/pipeline-readers/question.js';
import type { Reading } from '../../src/posture/snapshot/reading.js';
import { MadeCredential, madeToken } from '../support/azure/double-client.js';
import { madeReadings } from '../support/pipelines/made-pipelines.js';
import { MadeServices } from '../support/pipelines/made-services.js';
import { ServiceDouble, type ServiceFault } from '../support/pipelines/service-double.js';

type Outcome = Reading['is'] | (Reading & { readonly is: 'unreadable' })['reason']['code'];

interface FaultCase {
  readonly fault?: ServiceFault;
  /** How often it happens (default: always). */
  readonly times?: number;
  readonly outcome: Outcome | { readonly 'azure-devops': Outcome; readonly github: Outcome };
  /** Questions whose answer has a body, or lists alone (default: all). */
  readonly only?: 'bodies' | 'lists of github';
  readonly credential?: () => MadeCredential;
  /** (default 6,000) */
  readonly timeoutMs?: number;
}

const status = (code: number, headers?: Readonly<Record<string, string>>, message?: string): ServiceFault => ({
  is: 'status',
  status: code,
  ...(headers === undefined ? {} : { headers }),
  ...(message === undefined ? {} : { message }),
});

const page = '<!doctype html><title>Sign in to your account</title>';
const timeoutMs = 6_000;

const table: Readonly<Record<string, FaultCase>> = {
  'no fault': { fault: { is: 'slow', ms: 1 }, outcome: 'read' },
  'nobody signed in': { credential: () => new MadeCredential('nobody'), outcome: 'signed-out' },
  'a sign-in that is not taken': { fault: status(401), outcome: 'signed-out' },
  forbidden: { fault: status(403, {}, 'Resource not accessible by integration'), outcome: 'forbidden' },
  'a page to sign in, as 203': {
    fault: { is: 'body', status: 203, body: page, contentType: 'text/html' },
    outcome: { 'azure-devops': 'not-azure', github: 'refused' },
  },
  'a page to sign in, by a redirect': {
    fault: { is: 'redirect', to: 'https://127.0.0.2:9/_signin' },
    outcome: { 'azure-devops': 'not-azure', github: 'refused' },
  },
  'a web page': { fault: { is: 'body', body: page, contentType: 'text/html' }, outcome: 'not-azure' },
  'a web page that says it is JSON': { fault: { is: 'body', body: page }, outcome: 'not-azure' },
  'hidden, which is no fact': { fault: status(404, {}, 'Not Found'), outcome: 'forbidden' },
  conflict: { fault: status(409), outcome: 'refused' },
  'throttled once': { fault: status(429, { 'retry-after': '0' }), times: 1, outcome: 'read' },
  'throttled for two minutes': { fault: status(429, { 'retry-after': '120' }), outcome: 'throttled' },
  'throttled without end': { fault: status(429, { 'retry-after': '0' }), outcome: 'throttled' },
  'throttled by 403': {
    fault: status(403, { 'x-ratelimit-remaining': '0' }),
    outcome: { 'azure-devops': 'forbidden', github: 'throttled' },
  },
  'failing once': { fault: status(500), times: 1, outcome: 'read' },
  'failing always': { fault: status(503), outcome: 'service-error' },
  'reset once': { fault: { is: 'reset' }, times: 1, outcome: 'read' },
  'reset always': { fault: { is: 'reset' }, outcome: 'network' },
  'cut off always': { fault: { is: 'cut' }, outcome: 'network' },
  slow: { fault: { is: 'slow', ms: 200 }, outcome: 'read' },
  'never answering': { fault: { is: 'never' }, outcome: 'timeout' },
  'an empty answer': { fault: { is: 'body', body: '' }, outcome: 'not-azure' },
  'broken JSON': { fault: { is: 'body', body: '{"value": [' }, outcome: 'wrong-shape' },
  'a number': { fault: { is: 'body', body: '42' }, outcome: 'wrong-shape' },
  'fifty megabytes': {
    fault: { is: 'flood', bytes: 50 * 1024 * 1024 },
    outcome: 'too-large',
    // All questions at once decrypt some hundred megabytes.
    timeoutMs: 60_000,
  },
  'a body that ends never': { fault: { is: 'trickle' }, outcome: 'timeout', timeoutMs: 1_000 },
  'a next page at another host': {
    fault: { is: 'next', to: 'https://127.0.0.2:9/next' },
    only: 'lists of github',
    outcome: 'foreign-page',
  },
};

describe('faults of Azure DevOps and GitHub, each for each question', () => {
  let services: MadeServices;
  before(async () => {
    services = await MadeServices.start();
  });
  after(() => services.stop());

  const ask = async (given: FaultCase): Promise<readonly (readonly [string, Question, Reading])[]> => {
    const credential = given.credential?.();
    const connected = services.connected(credential === undefined ? {} : { devOps: credential, gitHub: credential });
    const asked = connected.flatMap(({ place, client }) =>
      questionsOf(place, madeReadings())
        .filter(({ shape }) => given.only === undefined || (place.kind === 'github' && shape === 'list'))
        .map(
          async (question) =>
            [
              place.kind,
              question,
              await askQuestion(client, question, given.timeoutMs ?? timeoutMs, new AbortController().signal),
            ] as const,
        ),
    );
    return Promise.all(asked);
  };

  it('knows all questions', () => {
    const count = services.connected().flatMap(({ place }) => questionsOf(place, madeReadings())).length;
    assert.equal(count, Object.keys(madeReadings()).length);
    assert.ok(count > 35, String(count));
  });

  for (const [name, given] of Object.entries(table)) {
    it(name, async () => {
      services.misbehave(given.fault, given.times);
      const answers = await ask(given);
      assert.ok(answers.length > 0);
      for (const [kind, question, reading] of answers) {
        const { key } = question;
        const outcome: string = reading.is === 'unreadable' ? reading.reason.code : reading.is;
        const wanted = typeof given.outcome === 'string' ? given.outcome : given.outcome[kind as 'github'];
        // What is absent in good order is so here too, and so is what any 404 means to be.
        const isMadeAbsent = outcome === 'absent' && (wanted === 'read' || question.absent?.test('Not Found') === true);
        assert.ok(outcome === wanted || isMadeAbsent, `${key}: ${outcome} ${JSON.stringify(reading).slice(0, 300)}`);
        if (reading.is === 'unreadable') {
          assert.match(reading.reason.message, /^\S[^\n]*[^.\n]$/, 'one sentence without a final stop');
          const others = kind === 'github' ? /Azure/ : /Azure(?! DevOps)|GitHub/;
          assert.doesNotMatch(reading.reason.message, others, 'the service by its name');
        }
        if (outcome === 'forbidden') {
          assert.ok(reading.is === 'unreadable' && /^(?:vso\.|GitHub )/.test(reading.reason.permission ?? ''), key);
        }
      }
      assert.doesNotMatch(JSON.stringify(answers), new RegExp(madeToken), 'a token in a reading');
    });
  }

  it('sends no token to another host', async () => {
    const elsewhere = await ServiceDouble.start({ answers: {}, paging: 'link' });
    try {
      for (const fault of [
        { is: 'redirect', to: `${elsewhere.origin}/x` },
        { is: 'next', to: `${elsewhere.origin}/x` },
      ] as const) {
        services.misbehave(fault);
        await ask({ outcome: 'read' });
      }
      assert.deepEqual(elsewhere.requests, []);
    } finally {
      await elsewhere.stop();
    }
  });
});
