import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FleetError, readFleet, type FleetResult, type ReadFleetOptions } from '../../../src/azure/fleet/read-fleet.js';
import { realClock } from '../../../src/azure/fleet/clock.js';
import { fleetQueries, type FleetQueryName } from '../../../src/azure/fleet/queries.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import type { FleetScope } from '../../../src/posture/fleet/fleet-snapshot.js';
import { makeFleetReport } from '../../../src/posture/fleet/make-fleet-report.js';
import { readingKey } from '../../../src/posture/snapshot/snapshot.js';
import { AzureDouble } from '../../support/azure/azure-double.js';
import { doubleClient, madeToken } from '../../support/azure/double-client.js';
import { FastClock } from '../../support/azure/fast-clock.js';
import { GraphDouble, type GraphDoubleOptions } from '../../support/azure/graph-double.js';
import { throughGraph } from '../../support/azure/graph-snapshots.js';
import { largeFleet, madeGraph } from '../../support/azure/made-fleet.js';
import { madeAt, madeSnapshot } from '../../support/azure/made-snapshot.js';
import { ids, madeWorkspace } from '../../support/azure/made-workspace.js';

const settings = defaultPostureSettings(Date.parse(madeAt));
const devWorkspace = ids.workspace.replaceAll('prod', 'dev');

describe('reading a fleet', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers: madeWorkspace() });
  });
  after(() => double.stop());

  async function read(
    graph: GraphDouble,
    scope: FleetScope = {},
    options: ReadFleetOptions = {},
    signal: AbortSignal = AbortSignal.timeout(60_000),
  ): Promise<FleetResult> {
    double.change({ graph });
    double.requests.length = 0;
    return readFleet(doubleClient(double), scope, { takenAt: new Date(madeAt), ...options }, signal);
  }

  it('gives each workspace the snapshot that its rows make', async () => {
    const { fleet, statistics } = await read(madeGraph());
    assert.deepEqual(
      fleet.workspaces.map(({ workspace }) => workspace),
      [devWorkspace, ids.workspace],
    );
    const expected = throughGraph(madeSnapshot());
    assert.deepEqual(fleet.workspaces[1]?.readings, expected.readings);
    assert.deepEqual(statistics.failed, {});
    assert.equal(statistics.requests, double.requests.length);
    assert.deepEqual(Object.values(fleet.subscriptionNames), ['Subscription 11111111']);
  });

  it('says where each answer came from, and never that something is absent', async () => {
    const { fleet } = await read(madeGraph());
    const all = fleet.workspaces.flatMap(({ readings }) => Object.values(readings));
    assert.ok(all.length > 60);
    for (const reading of all) {
      assert.notEqual(reading.is, 'absent');
      assert.ok(reading.is !== 'read' || (reading.from === 'resource-graph' && reading.apiVersion === 'unstated'));
    }
    const computes = fleet.workspaces[1]?.readings[readingKey(`${ids.workspace}/computes`)];
    assert.ok(computes?.is === 'unreadable');
    assert.deepEqual(computes.reason, {
      code: 'not-read',
      message: 'Resource Graph has no table of workspaces/computes; reading the workspace deeply shows it',
    });
  });

  it('asks for management groups, subscriptions and tags in the query, with nothing that is read as more', async () => {
    const tags = { "it's": "x' or '1' =~ '1", Env: 'PROD' };
    const { fleet } = await read(madeGraph(), { managementGroups: ['mg-data'], subscriptions: ['other'], tags });
    assert.deepEqual(fleet.workspaces, []);
    const [posted] = double.requests.map(
      ({ body }) => JSON.parse(body) as { managementGroups: string[]; query: string },
    );
    assert.ok(posted !== undefined);
    assert.deepEqual(posted.managementGroups, ['mg-data']);
    assert.match(posted.query, /=~ 'x\\' or \\'1\\' =~ \\'1'/);
    assert.match(posted.query, /subscriptionId in~ \('other'\)/);
  });

  it('finds workspaces by tag without regard to case, and still knows the others of the subscription', async () => {
    const { fleet } = await read(madeGraph(), { tags: { ENV: 'Prod', owner: undefined } });
    assert.deepEqual(
      fleet.workspaces.map(({ workspace }) => workspace),
      [ids.workspace],
    );
    const list =
      fleet.workspaces[0]?.readings[
        readingKey(`${ids.subscription}/providers/Microsoft.MachineLearningServices/workspaces`)
      ];
    assert.ok(list?.is === 'read' && (list.body as { readonly value: readonly unknown[] }).value.length === 2);
  });

  it('reads nothing more where there is no workspace', async () => {
    const { fleet, statistics } = await read(madeGraph(), { subscriptions: ['00000000-0000-0000-0000-000000000000'] });
    assert.deepEqual(fleet.workspaces, []);
    assert.equal(statistics.requests, 3);
  });

  it('does not take a part of a subscription for the whole', async () => {
    const tables = { ...madeTables(), resourcecontainers: [] };
    const { fleet } = await read(new GraphDouble({ tables }));
    const readings = fleet.workspaces[1]?.readings ?? {};
    for (const path of [
      `${ids.subscription}/providers/Microsoft.MachineLearningServices/workspaces`,
      `${ids.workspace}/providers/Microsoft.Authorization/roleAssignments`,
      `${ids.workspace}/providers/Microsoft.Authorization/policyAssignments`,
    ]) {
      assert.equal(readings[readingKey(path)]?.is, 'unreadable', path);
    }
  });

  it('takes a resource that is not shown for unknown, not for gone', async () => {
    const tables = madeTables();
    const resources = tables['resources']?.filter(({ id }) => id !== ids.vault) ?? [];
    const { fleet } = await read(new GraphDouble({ tables: { ...tables, resources } }));
    const reading = fleet.workspaces[1]?.readings[readingKey(ids.vault)];
    assert.ok(reading?.is === 'unreadable' && reading.reason.message.includes('deleted, lies outside the scope, or'));
  });

  const graphFaults: Readonly<Record<string, readonly [NonNullable<GraphDoubleOptions['faults']>[string], RegExp]>> = {
    'says that it was cut short': ['truncated', /cut its answer short/],
    'has fewer rows than it counts': ['short', /cut its answer short/],
    'names the same next page for ever': ['endless', /again and again|more than|cut/],
    'has rows that are none': ['rows that are no objects', /row .* not a JSON object/],
    'does not say how many rows there are': ['no number of rows', /not a list of rows/],
    'has looked at a part of the subscriptions': ['subscription limit', /first 10,000 subscriptions/],
  };
  for (const [name, [fault, message]] of Object.entries(graphFaults)) {
    it(`does not call an answer complete that ${name}`, async () => {
      const { fleet, statistics } = await read(madeGraph({ faults: { "microsoft.keyvault/vaults'": fault } }));
      const reading = fleet.workspaces[1]?.readings[readingKey(ids.storage)];
      assert.ok(reading?.is === 'unreadable', JSON.stringify(reading).slice(0, 200));
      assert.match(reading.reason.message, message);
      assert.deepEqual(Object.keys(statistics.failed).sort(), ['dependents', 'policyStates']);
    });
  }

  it('throws where it is not known which workspaces there are', async () => {
    const faults = { "workspaces' | project id, name, type, kind": 'truncated' } as const;
    await assert.rejects(read(madeGraph({ faults })), FleetError);
  });

  it('asks again with smaller pages where an answer is too large', async () => {
    const { fleet, statistics } = await read(madeGraph({ largestTop: 250 }));
    assert.deepEqual(statistics.failed, {});
    assert.equal(fleet.workspaces.length, 2);
    const tops = double.requests.map(({ body }) => (JSON.parse(body) as { options: { $top: number } }).options.$top);
    assert.deepEqual([...new Set(tops)], [1000, 500, 250]);
  });

  it('does not read a table that has more rows than it reads to the end', async () => {
    const tables = madeTables();
    const many = Array.from({ length: 20_001 }, (_, index) => ({
      ...tables['securityresources']?.[0],
      id: `/subscriptions/x/providers/Microsoft.Security/pricings/${String(index)}`,
      type: 'microsoft.security/pricings',
    }));
    const { statistics } = await read(new GraphDouble({ tables: { ...tables, securityresources: many } }));
    assert.equal(statistics.failed.pricings?.code, 'too-large');
    const asked = double.requests.filter(({ body }) => body.includes('security/pricings'));
    assert.equal(asked.length, 1);
  });

  it('ends when it is cancelled, also while it waits', async () => {
    const quota = { limit: 1, windowMs: 50_000, now: realClock.now };
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 200);
    await assert.rejects(read(madeGraph({ quota }), {}, {}, stop.signal), { name: 'AbortError' });
  });

  it('reads 5,000 workspaces with 20,000 dependents in at most 40 requests, within the documented quota', async () => {
    const clock = new FastClock();
    const graph = new GraphDouble({
      tables: largeFleet(5_000),
      quota: { limit: 15, windowMs: 5_000, now: clock.now },
    });
    const { fleet, statistics } = await read(graph, {}, { clock });
    assert.equal(fleet.workspaces.length, 5_000);
    assert.deepEqual(statistics.failed, {});
    assert.ok(double.requests.length <= 40, `${String(double.requests.length)} requests`);
    assert.equal(graph.throttled, 0, 'slowed down before the quota was used up');
    assert.ok(clock.waited >= 5_000 && clock.waited < 30_000, `${String(clock.waited)} ms waited`);
    const dependents = fleet.workspaces.flatMap(({ readings }) =>
      Object.entries(readings).filter(
        ([path, reading]) =>
          reading.is === 'read' &&
          /\/(?:storageaccounts|vaults|microsoft\.containerregistry\/registries|components)\/[^/]+$/.test(path),
      ),
    );
    assert.equal(dependents.length, 20_000);
    const first = fleet.workspaces.slice(0, 20);
    const report = makeFleetReport({ ...fleet, workspaces: first }, checks, () => settings);
    const open = report.checks.findIndex(({ id }) => id === 'workspace-answers-publicly');
    const letters = report.workspaces.map(({ verdicts }) => verdicts.charAt(open));
    assert.deepEqual(new Set(letters), new Set(['F', 'P']));
  });

  it('waits by the headers where somebody else uses up the quota', async () => {
    const clock = new FastClock();
    const quota = { limit: 3, windowMs: 1_000, now: clock.now };
    const { fleet, statistics } = await read(madeGraph({ quota }), {}, { clock });
    assert.deepEqual(statistics.failed, {});
    assert.equal(fleet.workspaces.length, 2);
    assert.ok(statistics.waitedMs >= 3_000, String(statistics.waitedMs));
  });

  it('keeps no token', async () => {
    const { fleet } = await read(madeGraph());
    assert.doesNotMatch(JSON.stringify(fleet), new RegExp(madeToken));
  });
});

describe('the queries of a fleet', () => {
  it('are all of the tables that Resource Graph documents, and stay within its limits', () => {
    for (const [name, { text }] of Object.entries(fleetQueries({ tags: { a: 'b' } })) as [
      FleetQueryName,
      { text: string },
    ][]) {
      assert.match(
        text,
        /^(?:resources|resourcecontainers|authorizationresources|policyresources|securityresources) \|/,
      );
      assert.match(text, /project id,|project id =/, `${name}: no page follows without an id`);
      assert.match(text, /order by id asc$/, `${name}: pages overlap without an order`);
      for (const operator of ['join', 'mv-expand']) {
        assert.ok(text.split(`| ${operator} `).length - 1 <= 2, `${name}: ${operator}`);
      }
    }
  });
});

function madeTables(): GraphDoubleOptions['tables'] {
  return madeGraph().tables;
}
