import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Evidence, VerdictException } from '../../../src/core/config/configuration.js';
import { manualItems } from '../../../src/core/manual/manual-items.js';
import { recommendations } from '../../../src/core/rules/recommendations.js';
import { ruleIds } from '../../../src/core/rules/registry.js';
import { postureSettingsFor } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { manualResults } from '../../../src/posture/report/answers.js';
import { makeReport, type PostureReport } from '../../../src/posture/report/posture-report.js';
import { sampleSnapshot } from '../../support/azure/sample-snapshot.js';

const now = Date.parse('2026-11-23T09:00:00Z');
const said = (more: Partial<Evidence>): Evidence => ({
  for: 'threat-model-reviewed',
  owner: 'Ada',
  date: '2026-02-28',
  what: 'docs/THREATS.md',
  ...more,
});
const stateOf = (...evidence: readonly Evidence[]): readonly [string, string | undefined] => {
  const [first] = manualResults({ now, evidence });
  return [first?.state ?? '', first?.evidence?.until];
};

describe('what people say', () => {
  it('is open, stated until its day is over, then expired', () => {
    assert.deepEqual(stateOf(), ['open', undefined]);
    assert.deepEqual(stateOf(said({})), ['stated', '2027-02-28']);
    assert.deepEqual(stateOf(said({ until: '2026-11-23' })), ['stated', '2026-11-23']);
    assert.deepEqual(stateOf(said({ until: '2026-11-22' })), ['expired', '2026-11-22']);
    assert.deepEqual(stateOf(said({ date: '2024-02-29' })), ['expired', '2025-02-28']);
  });

  it('is the newest of what was said, and nothing that is yet to come', () => {
    assert.deepEqual(stateOf(said({ date: '2026-11-01' }), said({})), ['stated', '2027-11-01']);
    assert.deepEqual(stateOf(said({ date: '2026-11-24' })), ['open', undefined]);
    assert.deepEqual(stateOf(said({ for: 'incident-plan-tried' })), ['open', undefined]);
  });

  it('holds no secret', () => {
    const [first] = manualResults({ now, evidence: [said({ what: 'key AKIAIOSFODNN7EXAMPLQ', owner: 'x' })] });
    assert.ok(first?.evidence !== undefined);
    assert.doesNotMatch(JSON.stringify(first), /AKIAIOSFODNN7EXAMPLQ/);
  });

  it('is about items with ids of their own, each serving a recommendation', () => {
    const others = new Set([...ruleIds, ...checks.map(({ id }) => id)]);
    assert.deepEqual(
      manualItems.filter(({ id, serves }) => others.has(id) || !(serves in recommendations)),
      [],
    );
    assert.equal(new Set(manualItems.map(({ id }) => id)).size, manualItems.length);
  });
});

const accepting = (exception: Partial<VerdictException>, evidence: readonly Evidence[] = []): PostureReport => {
  const exceptions = [
    { check: 'workspace-answers-publicly', reason: 'gateway', owner: 'Ada', until: '2026-12-31', ...exception },
  ];
  const snapshot = sampleSnapshot();
  const name = snapshot.workspace.split('/').at(-1) ?? '';
  return makeReport(snapshot, checks, postureSettingsFor(name, { exceptions, evidence }, now));
};
const acceptedIn = (report: PostureReport): readonly string[] =>
  report.groups.flatMap(({ results }) =>
    results.flatMap(({ check, exception }) => (exception === undefined ? [] : [check.id])),
  );
const plain = accepting({ check: 'no-such-check' });

describe('an exception', () => {
  it('accepts a verdict that fails and goes on failing, until its day is over', () => {
    const report = accepting({});
    assert.deepEqual(acceptedIn(report), ['workspace-answers-publicly']);
    assert.deepEqual([report.accepted, report.counts, report.score], [1, plain.counts, plain.score]);
    assert.deepEqual(
      report.exceptions.map(({ state, verdicts }) => [state, verdicts]),
      [['in-force', 1]],
    );
    const later = accepting({ until: '2026-11-22' });
    assert.deepEqual([acceptedIn(later), later.accepted], [[], 0]);
    assert.deepEqual(
      later.exceptions.map(({ state, verdicts }) => [state, verdicts]),
      [['expired', 1]],
    );
  });

  it('is for a resource by name or id, and for a workspace by name, where it says so', () => {
    const [found] = plain.groups.flatMap(({ results }) =>
      results.filter(({ check }) => check.id === 'workspace-answers-publicly'),
    );
    const { id = '', name = '' } = found?.subject ?? {};
    assert.equal(accepting({ resource: name.toUpperCase() }).accepted, 1);
    assert.equal(accepting({ resource: id.toUpperCase() }).accepted, 1);
    assert.equal(accepting({ resource: 'another' }).accepted, 0);
    assert.equal(accepting({ workspaces: [name] }).accepted, 1);
    assert.deepEqual(accepting({ workspaces: ['another'] }).exceptions, []);
  });

  it('that accepts nothing says so: its check is gone, or does not fail', () => {
    assert.deepEqual([plain.accepted, plain.exceptions.map(({ state }) => state)], [0, ['idle']]);
    const passing = plain.groups.flatMap(({ results }) => results.filter(({ verdict }) => verdict.is === 'pass'))[0];
    const idle = accepting({ check: passing?.check.id ?? '', resource: passing?.subject.id ?? '' });
    assert.deepEqual([idle.accepted, idle.exceptions.map(({ state }) => state)], [0, ['idle']]);
  });

  it('puts what it accepts behind the other failures of its group', () => {
    const group = accepting({}).groups.find(({ id }) => id === 'network');
    const failing = group?.results.filter(({ verdict }) => verdict.is === 'fail') ?? [];
    assert.ok(failing.length > 1);
    assert.equal(failing.at(-1)?.check.id, 'workspace-answers-publicly');
  });
});
