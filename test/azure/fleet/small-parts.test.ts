import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { realClock } from '../../../src/azure/fleet/clock.js';
import { fleetQueries, kustoText } from '../../../src/azure/fleet/queries.js';
import { durationMs, QuotaGate } from '../../../src/azure/fleet/quota-gate.js';
import { FastClock } from '../../support/azure/fast-clock.js';
import { GraphDouble } from '../../support/azure/graph-double.js';
import { KustoError } from '../../support/azure/kusto-expression.js';
import { runQuery } from '../../support/azure/kusto-query.js';

const never = new AbortController().signal;

function headers(remaining: number | string, resetsAfter: string): { get: (name: string) => string | undefined } {
  const all: Readonly<Record<string, string>> = {
    'x-ms-user-quota-remaining': String(remaining),
    'x-ms-user-quota-resets-after': resetsAfter,
  };
  return { get: (name) => all[name] };
}

describe('the gate of the quota', () => {
  async function waitAfter(...noted: readonly ReturnType<typeof headers>[]): Promise<number> {
    const clock = new FastClock();
    const gate = new QuotaGate(clock);
    for (const one of noted) {
      await gate.pass(never);
      gate.note(one);
    }
    const before = clock.waited;
    await gate.pass(never);
    return clock.waited - before;
  }

  it('lets pass while there is enough', async () => {
    assert.equal(await waitAfter(headers(10, '00:00:05')), 0);
  });

  it('spreads what is left when it gets scarce', async () => {
    assert.equal(await waitAfter(headers(3, '00:00:04')), 1_000);
    assert.equal(await waitAfter(headers(1, '00:00:04')), 2_000);
  });

  it('waits for the next window when nothing is left, a minute at most', async () => {
    assert.equal(await waitAfter(headers(0, '00:00:05')), 5_000);
    assert.equal(await waitAfter(headers(0, '01:00:00')), 60_000);
  });

  it('counts requests that are still under way', async () => {
    const clock = new FastClock();
    const gate = new QuotaGate(clock);
    await Promise.all([gate.pass(never), gate.pass(never), gate.pass(never)]);
    gate.note(headers(2, '00:00:05'));
    await gate.pass(never);
    assert.equal(clock.waited, 5_000);
  });

  it('takes headers that it does not know for none', async () => {
    for (const one of [headers('many', '00:00:05'), headers(0, 'soon'), { get: () => undefined }]) {
      assert.equal(await waitAfter(one), 0);
    }
  });

  it('reads the time that the header writes', () => {
    assert.deepEqual(['00:00:03', '01:02:03.5', '3', '', undefined].map(durationMs), [
      3_000,
      3_723_500,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('stops waiting when it is cancelled', async () => {
    await assert.rejects(realClock.pause(60_000, AbortSignal.timeout(20)), { name: 'AbortError' });
    await assert.rejects(realClock.pause(60_000, AbortSignal.abort()), { name: 'AbortError' });
  });
});

describe('a text in a query', () => {
  const texts: Readonly<Record<string, string>> = {
    plain: "'plain'",
    "it's": "'it\\'s'",
    'back\\slash': "'back\\\\slash'",
    "\\' | take 1": "'\\\\\\' | take 1'",
    'two\nlines': "'twolines'",
  };
  for (const [text, written] of Object.entries(texts)) {
    it(`stays one: ${JSON.stringify(text)}`, () => {
      assert.equal(kustoText(text), written);
      const rows = [
        { id: '1', a: text.replaceAll('\n', '') },
        { id: '2', a: 'other' },
      ];
      assert.equal(runQuery(`resources | where a == ${written} | project id`, { resources: rows }).length, 1);
    });
  }
});

describe('the double of Resource Graph', () => {
  const tables = { resources: [{ id: 'a', type: 'x', properties: { list: [1, 2] }, subscriptionId: 's', above: [] }] };

  for (const query of [
    'nothing | project id',
    'resources | summarize count() by type',
    'resources | where gone == 1',
    "resources | where type matches regex 'x'",
    "resources | where hash(type) == 'x'",
    'resources | join kind=leftouter (resources) on id',
    "resources | where type == 'x",
    'resources | mv-expand a = x | mv-expand a = x | mv-expand a = x | mv-expand a = x',
  ]) {
    it(`refuses what it does not know: ${query}`, () => {
      assert.throws(() => runQuery(query, tables), KustoError);
      const posted = JSON.stringify({ query, options: { resultFormat: 'objectArray' } });
      assert.equal(new GraphDouble({ tables }).answer(posted).status, 400);
    });
  }

  it('runs every query that is asked', () => {
    const all = {
      resources: [],
      resourcecontainers: [],
      authorizationresources: [],
      policyresources: [],
      securityresources: [],
    };
    for (const { text } of Object.values(
      fleetQueries({ subscriptions: ['s'], managementGroups: ['m'], tags: { a: 'b' } }),
    )) {
      assert.deepEqual(runQuery(text, all), []);
    }
  });
});
