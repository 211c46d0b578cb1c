import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareFleets, fleetTrend } from '../../../src/posture/fleet/compare-fleets.js';
import type { FleetReport, FleetWorkspace } from '../../../src/posture/fleet/fleet-report.js';

const counts = { fail: 1, unknown: 0, pass: 0, 'not-applicable': 0 };

function row(name: string, verdicts: string): FleetWorkspace {
  return {
    id: `/subscriptions/s/${name}`,
    name,
    resourceGroup: 'rg',
    subscription: { id: 's', name: 'S' },
    location: 'westeurope',
    stage: undefined,
    owner: undefined,
    counts,
    score: 50,
    worst: undefined,
    source: 'resource-graph',
    readAt: '2026-01-01T00:00:00Z',
    verdicts,
    confirmed: [],
  };
}

function report(takenAt: string, checks: readonly string[], workspaces: readonly FleetWorkspace[]): FleetReport {
  return {
    takenAt,
    cloud: 'public',
    sample: false,
    scope: {},
    checks: checks.map((id) => ({ id, summary: id, group: 'network', severity: 'high' })),
    workspaces,
    counts,
    score: 50,
  };
}

describe('two fleets', () => {
  it('differ by the worst verdict of each check', () => {
    const before = report(
      '2026-01-01T00:00:00Z',
      ['a', 'b', 'c', 'd', 'e', 'f'],
      [row('one', 'PFPUP-'), row('old', 'PPPPPP')],
    );
    // Ids come in several cases, and checks in another order.
    const later = { ...row('one', 'FPUPP-'), id: '/subscriptions/S/ONE' };
    const after = report('2026-02-01T00:00:00Z', ['a', 'b', 'c', 'd', 'f', 'e'], [later, row('new', 'FFFFFF')]);
    const comparison = compareFleets(before, after);
    assert.deepEqual(comparison.changed, [
      {
        id: later.id,
        name: 'one',
        worse: [{ checkId: 'a', before: 'pass', after: 'fail' }],
        better: [{ checkId: 'b', before: 'fail', after: 'pass' }],
        unclear: [
          { checkId: 'c', before: 'pass', after: 'unknown' },
          { checkId: 'd', before: 'unknown', after: 'pass' },
        ],
      },
    ]);
    assert.deepEqual(
      [comparison.appeared, comparison.gone].map((list) => list.map(({ name }) => name)),
      [['new'], ['old']],
    );
    assert.equal(comparison.before.workspaces, 2);
  });

  it('do not differ where a check passes and then does not apply', () => {
    const [before, after] = ['P', '-'].map((letter) => report('2026-01-01', ['a'], [row('one', letter)]));
    assert.ok(before !== undefined && after !== undefined);
    assert.deepEqual(compareFleets(before, after).changed, []);
    assert.deepEqual(compareFleets(after, before).changed, []);
  });

  it('got worse where a check fails that did not apply, and better the other way round', () => {
    const [before, after] = ['-', 'F'].map((letter) => report('2026-01-01', ['a'], [row('one', letter)]));
    assert.ok(before !== undefined && after !== undefined);
    assert.deepEqual(compareFleets(before, after).changed[0]?.worse.length, 1);
    assert.deepEqual(compareFleets(after, before).changed[0]?.better.length, 1);
  });

  it('are compared by the checks that both have', () => {
    const before = report('2026-01-01', ['a', 'gone'], [row('one', 'PP')]);
    const after = report('2026-01-02', ['new', 'a'], [row('one', 'FP')]);
    const { changed, checksOfOne } = compareFleets(before, after);
    assert.deepEqual(changed, []);
    assert.deepEqual(checksOfOne, ['new', 'gone']);
  });
});

describe('the course of a fleet', () => {
  it('goes by time, whatever the order of the files', () => {
    const times = ['2026-03-01T00:00:00Z', '2026-01-01T00:00:00+02:00', '2026-01-01T00:00:00Z'];
    const trend = fleetTrend(times.map((time) => report(time, [], [row('one', '')])));
    assert.deepEqual(trend[0], { takenAt: times[1], workspaces: 1, counts, score: 50 });
    assert.deepEqual(
      trend.map(({ takenAt }) => takenAt),
      [times[1], times[2], times[0]],
    );
  });
});
