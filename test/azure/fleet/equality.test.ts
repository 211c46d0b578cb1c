import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { runChecks } from '../../../src/posture/checks/run.js';
import { idKey } from '../../../src/posture/resource-id.js';
import type { Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import { scrub } from '../../../src/posture/snapshot/scrub.js';
import { unansweredByGraph } from '../../../scripts/generated-fleet.js';
import { throughGraph, throughManager } from '../../support/azure/graph-snapshots.js';
import { madeAt, madeSnapshot } from '../../support/azure/made-snapshot.js';
import {
  describeRecorded,
  readRecorded,
  recordedSources,
  withChildren,
  type RecordedSource,
} from '../../support/azure/recorded.js';
import { place } from '../../support/azure/recorded-places.js';
import { snapshotVariants } from '../../support/azure/snapshot-variants.js';

const settings = defaultPostureSettings(Date.parse(madeAt));

function verdictsOf(snapshot: Snapshot): ReadonlyMap<string, string> {
  const { results, faults } = runChecks(snapshot, checks, settings);
  assert.deepEqual(faults, []);
  return new Map(
    results.map(({ check, subject, verdict, severity }) => [
      `${check.id} ${idKey(subject.id)}`,
      verdict.is === 'fail' ? `fail ${severity}` : verdict.is,
    ]),
  );
}

/** Verdicts that both ways can give and that are not the same, and how many were compared. */
function compare(snapshot: Snapshot): { readonly differing: readonly string[]; readonly compared: number } {
  const manager = verdictsOf(throughManager(snapshot));
  const differing: string[] = [];
  let compared = 0;
  for (const [key, verdict] of verdictsOf(throughGraph(snapshot))) {
    const other = manager.get(key) ?? 'none';
    if (verdict !== 'unknown' && other !== 'unknown') {
      compared++;
      if (other !== verdict) {
        differing.push(`${key}: ${other} through Resource Manager, ${verdict} through Resource Graph`);
      }
    }
  }
  return { differing, compared };
}

describe('verdicts through Resource Manager and through Resource Graph', () => {
  it('are the same for each made workspace where both ways can give one', () => {
    const all = snapshotVariants().map(compare);
    assert.deepEqual(
      all.flatMap(({ differing }) => differing),
      [],
    );
    const compared = all.reduce((sum, one) => sum + one.compared, 0);
    assert.ok(compared > 2_000, String(compared));
  });

  it('are known through Resource Graph for more than half of the checks, and the page says for which not', () => {
    const without = unansweredByGraph(checks);
    assert.ok(checks.length - without.length >= 100, String(checks.length - without.length));
    const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/fleet.md'), 'utf8');
    const listed = [...page.matchAll(/^- \[`([\w-]+)`\]\(checks\//gm)].map(([, id]) => id);
    assert.deepEqual(
      listed,
      without.map(({ id }) => id),
    );
    // What Resource Graph has no table for cannot be among what it answers.
    for (const { id, on } of checks) {
      assert.ok(!/^compute|^datastore$|^connection$|^outbound-rule$/.test(on) || listed.includes(id), id);
    }
  });
});

describeRecorded('verdicts on what Azure has answered to others', () => {
  for (const source of Object.keys(recordedSources) as RecordedSource[]) {
    it(`are the same through Resource Manager and through Resource Graph: ${source}`, () => {
      let compared = 0;
      for (const { path: where, answer, source: from } of readRecorded(source)
        .bodies.flatMap(withChildren)
        .flatMap(place)) {
        const made = madeSnapshot();
        const before = made.readings[where.toLowerCase()];
        if (before?.is === 'read') {
          const readings = { ...made.readings, [where.toLowerCase()]: { ...before, body: scrub(answer) } };
          const result = compare({ ...made, readings });
          assert.deepEqual(result.differing, [], from);
          compared += result.compared;
        }
      }
      assert.ok(compared > 0);
    });
  }
});
