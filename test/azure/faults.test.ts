import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ask } from '../../src/azure/ask.js';
import { followUps, readPlan } from '../../src/azure/read-plan.js';
import { specKey, type ReadSpec } from '../../src/azure/read-spec.js';
import { readWorkspace } from '../../src/azure/read-workspace.js';
import { checks } from '../../src/posture/checks/registry.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { makeReport } from '../../src/posture/report/posture-report.js';
import { SnapshotView } from '../../src/posture/snapshot/snapshot-view.js';
import { serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { faultTable, status, timeoutMs } from '../support/azure/fault-table.js';
import { doubleClient, MadeCredential, madeToken } from '../support/azure/double-client.js';
import { madeAt, madeSnapshot } from '../support/azure/made-snapshot.js';
import { ids, madeWorkspace } from '../support/azure/made-workspace.js';

/** Every question that is asked about the made workspace. */
function allSpecs(): readonly ReadSpec[] {
  const view = new SnapshotView(madeSnapshot());
  const specs = new Map<string, ReadSpec>();
  const add = (more: readonly ReadSpec[]): void => {
    for (const spec of more) {
      if (!specs.has(specKey(spec))) {
        specs.set(specKey(spec), spec);
        add(followUps(spec, view));
      }
    }
  };
  add(readPlan(ids.workspace));
  return [...specs.values()];
}

describe('faults of Azure, each for each question', () => {
  let double: AzureDouble;
  const specs = allSpecs();
  before(async () => {
    double = await AzureDouble.start({ answers: madeWorkspace() });
  });
  after(() => double.stop());

  it('knows all questions', () => {
    assert.ok(specs.length > 40, String(specs.length));
  });

  for (const [name, given] of Object.entries(faultTable)) {
    it(name, async () => {
      const chosen = specs.filter(({ shape }) => given.listsOnly !== true || shape === 'list');
      double.change({ faults: { '*': given.fault }, faultTimes: given.times ?? Infinity });
      const client = doubleClient(double, given.credential ?? new MadeCredential());
      const began = performance.now();
      const readings = await Promise.all(
        chosen.map((spec) => ask(client, spec, { timeoutMs }, new AbortController().signal)),
      );
      const took = performance.now() - began;
      const outcomes = readings.map((reading) => (reading.is === 'unreadable' ? reading.reason.code : reading.is));
      chosen.forEach((spec, index) => {
        assert.equal(outcomes[index], given.outcome, `${spec.path}: ${JSON.stringify(readings[index]).slice(0, 300)}`);
      });
      // All at once; what one may take, with room for a busy machine.
      assert.ok(took < given.within * 3, `${String(Math.round(took))} ms`);
      assert.doesNotMatch(JSON.stringify(readings), new RegExp(madeToken), 'a token in a reading');
      for (const reading of readings) {
        if (reading.is === 'unreadable') {
          assert.match(reading.reason.message, /^\S[^\n]*[^.\n]$/, 'one sentence without a final stop');
        }
        if (given.outcome === 'forbidden') {
          assert.ok(reading.is === 'unreadable' && reading.reason.permission?.startsWith('Microsoft.') === true);
        }
      }
    });
  }

  it('asks an older API version where the newest is refused', async () => {
    double.change({ faults: { '/mlw-churn-prod': { is: 'versions', offered: ['2024-10-01'] } }, faultTimes: Infinity });
    const [spec] = specs;
    assert.ok(spec !== undefined);
    const reading = await ask(doubleClient(double), spec, { timeoutMs }, new AbortController().signal);
    assert.ok(reading.is === 'read' && reading.apiVersion === '2024-10-01', JSON.stringify(reading).slice(0, 200));
  });

  it('sends the token nowhere else', async () => {
    const elsewhere = await AzureDouble.start({ answers: {} });
    try {
      for (const fault of [
        { is: 'redirect', to: `${elsewhere.origin}/x` },
        { is: 'nextLink', to: `${elsewhere.origin}/x` },
      ] as const) {
        double.change({ faults: { '*': fault }, faultTimes: Infinity });
        const client = doubleClient(double);
        await Promise.all(specs.map((spec) => ask(client, spec, { timeoutMs }, new AbortController().signal)));
      }
      assert.deepEqual(elsewhere.requests, []);
    } finally {
      await elsewhere.stop();
    }
  });
});

describe('a workspace that is read in part', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers: madeWorkspace() });
  });
  after(() => double.stop());

  it('judges the rest, and calls nothing good that was not read', async () => {
    double.change({ faults: { '/stchurnprod': status(403), '/computes': { is: 'reset' } } });
    const { snapshot } = await readWorkspace(doubleClient(double), ids.workspace, { timeoutMs }, signalOf(20_000));
    const settings = defaultPostureSettings(Date.parse(madeAt));
    const report = makeReport(snapshot, checks, settings);
    const whole = makeReport(madeSnapshot(), checks, settings);
    assert.deepEqual(report.unread.map(({ reason }) => reason.code).sort(), ['forbidden', 'network']);
    assert.deepEqual(report.faults, []);
    assert.equal(report.counts.fail, whole.counts.fail);
    assert.ok(report.counts.unknown > 0);
    assert.ok(report.counts.pass < whole.counts.pass);
  });

  it('ends when it is cancelled, and closes its sockets', async () => {
    double.change({ faults: { '*': { is: 'never' } } });
    double.abandoned = 0;
    const stop = new AbortController();
    const reading = readWorkspace(doubleClient(double), ids.workspace, {}, stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 300);
    await assert.rejects(reading, { name: 'AbortError' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.ok(double.abandoned >= 8, `${String(double.abandoned)} sockets were closed`);
  });

  it('asks once for a sign-in, whatever number of answers challenge it', async () => {
    double.change({ faults: { '*': { is: 'challenge' } } });
    const credential = new MadeCredential();
    await readWorkspace(doubleClient(double, credential), ids.workspace, { timeoutMs }, signalOf(20_000));
    assert.deepEqual([credential.asked, credential.challenged], [2, 1]);
  });

  it('remembers that the sign-in was cancelled', async () => {
    double.change({ faults: { '*': { is: 'challenge' } } });
    const credential = new MadeCredential('refuses challenges');
    const { snapshot } = await readWorkspace(doubleClient(double, credential), ids.workspace, {}, signalOf(20_000));
    assert.equal(credential.challenged, 1);
    assert.ok(Object.values(snapshot.readings).every((reading) => reading.is === 'unreadable'));
  });

  it('keeps no token and no secret', async () => {
    double.change({ faults: {} });
    const { snapshot } = await readWorkspace(doubleClient(double), ids.workspace, {}, signalOf(20_000));
    assert.doesNotMatch(serializeSnapshot(snapshot), new RegExp(`${madeToken}|Bearer`));
  });
});

function signalOf(ms: number): AbortSignal {
  return AbortSignal.timeout(ms);
}
