import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeAccess } from '../../../src/posture/access/describe-access.js';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { runChecks } from '../../../src/posture/checks/run.js';
import { findAttackPaths } from '../../../src/posture/exposure/attack-paths.js';
import { describeExposure } from '../../../src/posture/exposure/describe-exposure.js';
import { SnapshotView } from '../../../src/posture/snapshot/snapshot-view.js';
import { largeCounts, largeWorkspace } from '../../support/azure/large-workspace.js';
import { madeAt } from '../../support/azure/made-snapshot.js';

/** Milliseconds. Far above what it takes (`npm run bench` tells), so that a busy machine does not fail. */
const limitMs = 1_000;

describe('access, exposure and paths of a large workspace', () => {
  it('take less than a second, and leave nobody out', () => {
    const snapshot = largeWorkspace();
    const { results } = runChecks(snapshot, checks, defaultPostureSettings(Date.parse(madeAt)));
    const began = performance.now();
    const view = new SnapshotView(snapshot);
    const access = describeAccess(view);
    const exposure = describeExposure(view, access);
    const paths = findAttackPaths({ view, access, exposure, results });
    const took = performance.now() - began;
    assert.ok(took < limitMs, `${took.toFixed(0)} ms`);
    const workspace = access.places.find(({ kind }) => kind === 'workspace');
    assert.equal(workspace?.grants.length, largeCounts.assignments);
    assert.equal(access.places.filter(({ kind }) => kind === 'storage-account').length, largeCounts.accounts + 1);
    assert.equal(
      exposure.assets.filter(({ title }) => title.startsWith('Training data')).length,
      largeCounts.accounts + 1,
    );
    assert.ok(paths.some(({ id, verdict }) => id === 'instance-to-token' && verdict === 'open'));
  });
});
