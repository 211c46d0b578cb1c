import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { readWorkspace } from '../../src/azure/read-workspace.js';
import { findSecretValues } from '../../src/core/secrets/value-formats.js';
import { checks } from '../../src/posture/checks/registry.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { makeReport } from '../../src/posture/report/posture-report.js';
import { diagnoseWorkspace } from '../../src/azure/diagnose-workspace.js';
import { diagnosisPath } from '../../src/posture/snapshot/places.js';
import { scrub } from '../../src/posture/snapshot/scrub.js';
import { parseSnapshot, readingKey, serializeSnapshot, type Snapshot } from '../../src/posture/snapshot/snapshot.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { doubleClient } from '../support/azure/double-client.js';
import { madeAt, madeSnapshot } from '../support/azure/made-snapshot.js';
import { ids, madeWorkspace } from '../support/azure/made-workspace.js';
import {
  describeRecorded,
  readRecorded,
  recordedSources,
  withChildren,
  type RecordedSource,
} from '../support/azure/recorded.js';
import { place, placeList, placeStrangers, type Placed } from '../support/azure/recorded-places.js';

const settings = defaultPostureSettings(Date.parse(madeAt));

describeRecorded('what Azure has answered to others', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers: madeWorkspace() });
  });
  after(() => double.stop());

  for (const [source, title] of Object.entries(recordedSources)) {
    it(`is read and judged: ${source}, ${title}`, async (t) => {
      const { bodies, lists } = readRecorded(source as RecordedSource);
      const all = bodies.flatMap(withChildren);
      const placed = [...all.flatMap(place), ...lists.flatMap(placeList), ...placeStrangers(all)];
      assert.ok(placed.length > 0);
      let left: readonly Placed[] = placed;
      let reads = 0;
      while (left.length > 0) {
        const round = nextRound(left);
        const snapshot = await readWith(double, round);
        const arrived = new Set(round.filter((one) => checkArrived(one, snapshot)));
        assert.ok(arrived.size > 0, `never asked for: ${sourcesOf(round)}`);
        judge(snapshot, sourcesOf([...arrived]));
        left = left.filter((one) => !arrived.has(one));
        reads++;
      }
      t.diagnostic(
        `${String(all.length)} bodies and ${String(lists.length)} lists as ${String(placed.length)} answers in ${String(reads)} readings of the workspace`,
      );
    });
  }

  it('is read and judged: a diagnosis, which is asked for on demand', async () => {
    const path = diagnosisPath(ids.workspace);
    const [example] = readRecorded('rest-api-specs-current').bodies.filter(({ source }) => source.includes('diagnose'));
    assert.ok(example !== undefined);
    double.change({ operations: { [path]: { polls: 1, body: example.body } } });
    const signal = AbortSignal.timeout(20_000);
    const diagnosed = await diagnoseWorkspace(doubleClient(double), madeSnapshot(), signal, { pollMs: 1 });
    const reading = diagnosed.readings[readingKey(path)];
    assert.deepEqual(reading?.is === 'read' ? reading.body : reading, scrub(example.body));
    judge(diagnosed, example.source);
  });
});

/**
 * Answers that can stand side by side: one for each path. What stands for the workspace names other resources than the
 * made one does, so it stands alone.
 */
function nextRound(left: readonly Placed[]): readonly Placed[] {
  const round = new Map<string, Placed>();
  for (const one of left) {
    if (!round.has(one.path)) {
      round.set(one.path, one);
    }
  }
  const workspace = round.get(ids.workspace);
  return workspace === undefined ? [...round.values()] : [workspace];
}

async function readWith(double: AzureDouble, round: readonly Placed[]): Promise<Snapshot> {
  double.change({
    answers: { ...madeWorkspace(), ...Object.fromEntries(round.map(({ path, answer }) => [path, answer])) },
  });
  const options = { takenAt: new Date(madeAt), timeoutMs: 10_000 };
  return (await readWorkspace(doubleClient(double), ids.workspace, options, AbortSignal.timeout(20_000))).snapshot;
}

/** Whether it was asked for in this round; what was asked for has to have come through as it was, without secrets. */
function checkArrived({ source, path, answer }: Placed, snapshot: Snapshot): boolean {
  const reading = snapshot.readings[readingKey(path)];
  if (reading === undefined) {
    return false;
  }
  assert.ok(reading.is === 'read', `${source}: ${JSON.stringify(reading)}`);
  assert.deepEqual(reading.body, scrub(answer), source);
  return true;
}

function judge(snapshot: Snapshot, sources: string): void {
  const report = makeReport(snapshot, checks, settings);
  assert.deepEqual(report.faults, [], sources);
  assert.ok(report.groups.some(({ results }) => results.length > 0));
  const file = serializeSnapshot(snapshot);
  assert.deepEqual(findSecretValues(file), [], `a secret is left: ${sources}`);
  assert.deepEqual(parseSnapshot(file), JSON.parse(file), `changed by being read again: ${sources}`);
}

function sourcesOf(placed: readonly Placed[]): string {
  return placed.map(({ source, path }) => `${source} at ${path.split('/').slice(-2).join('/')}`).join(', ');
}
