import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { postureSettingsFor } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { preconditions } from '../../../src/posture/plan/preconditions.js';
import { progressOf, rememberSteps } from '../../../src/posture/plan/progress.js';
import { planRepairs, type RepairPlan } from '../../../src/posture/plan/repair-plan.js';
import { makeReport, type PostureReport } from '../../../src/posture/report/posture-report.js';
import type { Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import type { VerdictException } from '../../../src/core/config/configuration.js';
import { madeAt, madeSnapshot } from '../../support/azure/made-snapshot.js';
import { sampleSnapshot } from '../../support/azure/sample-snapshot.js';

const now = Date.parse(madeAt);

function judged(snapshot: Snapshot, exceptions: readonly VerdictException[] = []): [RepairPlan, PostureReport] {
  const settings = postureSettingsFor('mlw-churn-prod', { exceptions }, now);
  const report = makeReport(snapshot, checks, settings);
  return [planRepairs(snapshot, report, settings), report];
}

const open = { storage: { properties: { allowSharedKeyAccess: true } } };
const ids = ({ steps }: RepairPlan): readonly string[] => steps.map(({ result }) => result.check.id);

describe('the table of what repairs need first', () => {
  const known = new Map(checks.map((check) => [check.id, check]));

  it('names checks that there are, and texts that are sentences without a final stop', () => {
    for (const [id, list] of Object.entries(preconditions)) {
      assert.ok(known.has(id), id);
      for (const one of list) {
        assert.match(one.text, /^[A-Z].*[^.]$/, one.text);
        assert.deepEqual(one.is === 'checks' ? one.checks.filter((check) => !known.has(check)) : [], [], id);
      }
    }
  });

  it('has every check whose repair needs something first', () => {
    const without = checks.filter(({ id, repair }) => repair === 'precondition' && !(id in preconditions));
    assert.deepEqual(
      without.map(({ id }) => id),
      [],
    );
  });

  it('has no circle', () => {
    const visit = (id: string, path: readonly string[]): void => {
      assert.ok(!path.includes(id), [...path, id].join(' > '));
      for (const one of preconditions[id] ?? []) {
        for (const next of one.is === 'checks' ? one.checks : []) {
          visit(next, [...path, id]);
        }
      }
    };
    Object.keys(preconditions).forEach((id) => {
      visit(id, []);
    });
  });
});

describe('a plan of repairs', () => {
  it('has nothing for a workspace in good order', () => {
    assert.deepEqual(ids(judged(madeSnapshot())[0]), []);
  });

  it('has each failure once, and what others need before them', () => {
    const [plan, report] = judged(sampleSnapshot());
    assert.equal(plan.steps.length, report.counts.fail);
    assert.ok(plan.steps.length > 20);
    const places = new Map(plan.steps.map(({ key }, index) => [key, index]));
    let dependent = 0;
    plan.steps.forEach(({ preconditions: needed }, index) => {
      for (const key of needed.flatMap(({ steps }) => steps)) {
        dependent++;
        assert.ok((places.get(key) ?? Infinity) < index, `${key} comes too late`);
      }
    });
    assert.ok(dependent > 0);
  });

  it('says what is so, what is open by which step, what is not known and what has to be asked', () => {
    const [plan] = judged(madeSnapshot(open));
    const states = plan.steps
      .find(({ result }) => result.check.id === 'storage-account-with-shared-keys')
      ?.preconditions.map(({ state, steps }) => [state, steps.length]);
    assert.deepEqual(states, [
      ['met', 0],
      ['met', 0],
      ['met', 0],
      ['ask', 0],
    ]);
    const keyed = madeSnapshot({ ...open, workspace: { properties: { systemDatastoresAuthMode: 'accessKey' } } });
    const [later] = judged(keyed);
    assert.deepEqual(ids(later), ['system-datastores-with-account-key', 'storage-account-with-shared-keys']);
    assert.deepEqual(
      later.steps.map(({ wave }) => wave),
      [0, 1],
    );
    assert.deepEqual(
      later.steps[1]?.preconditions.map(({ state, steps }) => [state, steps.length]),
      [
        ['open', 1],
        ['met', 0],
        ['met', 0],
        ['ask', 0],
      ],
    );
  });

  it('takes nothing for met that was not read', () => {
    const snapshot = madeSnapshot(open);
    const readings = Object.fromEntries(
      Object.entries(snapshot.readings).map(([path, reading]) => [
        path,
        path.endsWith('/datastores')
          ? { is: 'unreadable' as const, reason: { code: 'forbidden' as const, message: 'no' } }
          : reading,
      ]),
    );
    const [plan] = judged({ ...snapshot, readings });
    const [step] = plan.steps.filter(({ result }) => result.check.id === 'storage-account-with-shared-keys');
    assert.equal(step?.preconditions[1]?.state, 'unknown');
    assert.ok(plan.unknown > 0);
  });

  it('leaves out what is accepted, which stays open for what rests on it', () => {
    const keyed = madeSnapshot({ ...open, workspace: { properties: { systemDatastoresAuthMode: 'accessKey' } } });
    const check = 'system-datastores-with-account-key';
    const [plan] = judged(keyed, [{ check, reason: 'r', owner: 'o', until: '2099-01-01' }]);
    assert.deepEqual([ids(plan), plan.accepted], [['storage-account-with-shared-keys'], 1]);
    assert.deepEqual([plan.steps[0]?.preconditions[0]?.state, plan.steps[0]?.preconditions[0]?.steps], ['open', []]);
  });

  it('is the same each time', () => {
    assert.deepEqual(judged(sampleSnapshot())[0], judged(sampleSnapshot())[0]);
  });
});

describe('the progress of a plan', () => {
  const [before] = judged(madeSnapshot({ ...open, registry: { properties: { anonymousPullEnabled: true } } }));
  const earlier = { takenAt: before.takenAt, steps: rememberSteps(before) };

  const states = (snapshot: Snapshot, exceptions?: readonly VerdictException[]): readonly string[] => {
    const [plan, report] = judged(snapshot, exceptions);
    const { steps, added } = progressOf(earlier, report, plan);
    return [
      ...steps.map(({ checkId, state }) => `${state} ${checkId}`),
      ...added.map(({ key }) => `new ${key.split(' ')[0] ?? ''}`),
    ];
  };

  it('ticks off what a later reading shows as done, and nothing else', () => {
    assert.deepEqual(states(madeSnapshot(open)), [
      'done container-registry-with-anonymous-pull',
      'open storage-account-with-shared-keys',
    ]);
  });

  it('has what is new, and what is accepted', () => {
    const worse = madeSnapshot({ ...open, workspace: { properties: { systemDatastoresAuthMode: 'accessKey' } } });
    const exception = { check: 'storage-account-with-shared-keys', reason: 'r', owner: 'o', until: '2099-01-01' };
    assert.deepEqual(states(worse, [exception]), [
      'done container-registry-with-anonymous-pull',
      'accepted storage-account-with-shared-keys',
      'new system-datastores-with-account-key',
    ]);
  });

  it('calls nothing done that was not read', () => {
    const snapshot = madeSnapshot();
    const readings = Object.fromEntries(
      Object.entries(snapshot.readings).map(([path, reading]) => [
        path,
        /\/(?:storageaccounts|microsoft.containerregistry\/registries)\/[^/]+$/.test(path)
          ? { is: 'unreadable' as const, reason: { code: 'timeout' as const, message: 'late' } }
          : reading,
      ]),
    );
    assert.deepEqual(states({ ...snapshot, readings }), [
      'unknown container-registry-with-anonymous-pull',
      'unknown storage-account-with-shared-keys',
    ]);
  });
});
