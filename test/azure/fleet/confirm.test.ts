import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { confirmFailures, type FailureKey } from '../../../src/azure/fleet/confirm.js';
import { readDeeply } from '../../../src/azure/fleet/read-deeply.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { fleetFormat, type FleetSnapshot } from '../../../src/posture/fleet/fleet-snapshot.js';
import { judgeWorkspace } from '../../../src/posture/fleet/judge-workspace.js';
import { makeFleetReport } from '../../../src/posture/fleet/make-fleet-report.js';
import { idKey } from '../../../src/posture/resource-id.js';
import { AzureDouble } from '../../support/azure/azure-double.js';
import { doubleClient } from '../../support/azure/double-client.js';
import { throughGraph } from '../../support/azure/graph-snapshots.js';
import { answersOf } from '../../support/azure/made-directory.js';
import { madeAt, madeSnapshot, type Changes } from '../../support/azure/made-snapshot.js';
import { ids, madeWorkspace, principals, roleAssignment, roles } from '../../support/azure/made-workspace.js';

const settings = defaultPostureSettings(Date.parse(madeAt));
const options = { checks, settingsOf: () => settings };
const signal = AbortSignal.timeout(60_000);

const bad: Changes = {
  workspace: { properties: { publicNetworkAccess: 'Enabled' } },
  storage: { properties: { allowSharedKeyAccess: true, publicNetworkAccess: 'Enabled' } },
  'workspace/onlineEndpoints': [
    {
      id: `${ids.workspace}/onlineEndpoints/churn`,
      name: 'churn',
      kind: 'Managed',
      properties: { authMode: 'Key', publicNetworkAccess: 'Disabled' },
    },
  ],
};

function fleetOf(changes: Changes): FleetSnapshot {
  return {
    format: fleetFormat,
    takenAt: madeAt,
    cloud: 'public',
    sample: false,
    scope: {},
    subscriptionNames: {},
    workspaces: [throughGraph(madeSnapshot(changes))],
  };
}

const key = (checkId: string, subject: string): FailureKey => ({ workspace: ids.workspace, checkId, subject });

describe('confirming failures of a fleet', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers: madeWorkspace() });
  });
  after(() => double.stop());

  function answer(changes: Changes): void {
    double.change({ ...answersOf(madeSnapshot(changes)) });
    double.requests.length = 0;
  }

  it('takes one read of the failing resource', async () => {
    answer(bad);
    const failures = [key('storage-account-with-shared-keys', ids.storage)];
    const { confirmations, fleet } = await confirmFailures(
      doubleClient(double),
      fleetOf(bad),
      failures,
      options,
      signal,
    );
    assert.deepEqual(
      confirmations.map(({ is }) => is),
      ['confirmed'],
    );
    assert.deepEqual(
      double.requests.map(({ method, path }) => [method, idKey(path)]),
      [['GET', idKey(ids.storage)]],
    );
    const reading = fleet.workspaces[0]?.readings[idKey(ids.storage)];
    assert.ok(reading?.is === 'read' && reading.from === undefined);
  });

  it('says what does not fail any more, and shows it', async () => {
    answer({});
    const failures = [
      key('storage-account-with-shared-keys', ids.storage),
      key('workspace-answers-publicly', ids.workspace),
      key('online-endpoint-with-keys', `${ids.workspace}/onlineEndpoints/churn`),
    ];
    const { confirmations, fleet } = await confirmFailures(
      doubleClient(double),
      fleetOf(bad),
      failures,
      options,
      signal,
    );
    assert.deepEqual(
      confirmations.map(({ is }) => is),
      ['no-longer-fails', 'no-longer-fails', 'no-longer-fails'],
    );
    const report = makeFleetReport(fleet, checks, () => settings);
    const letter = (id: string): string | undefined =>
      report.workspaces[0]?.verdicts.charAt(report.checks.findIndex((check) => check.id === id));
    assert.equal(letter('workspace-answers-publicly'), 'P');
    assert.equal(letter('online-endpoint-with-keys'), 'P');
    assert.equal(report.workspaces[0]?.source, 'resource-graph', 'most of it still comes from there');
  });

  it('says what could not be read, and leaves the failure standing', async () => {
    answer({});
    double.change({ faults: { '/stchurnprod': { is: 'status', status: 403, code: 'AuthorizationFailed' } } });
    const failures = [key('storage-account-with-shared-keys', ids.storage)];
    const { confirmations, fleet } = await confirmFailures(
      doubleClient(double),
      fleetOf(bad),
      failures,
      options,
      signal,
    );
    assert.deepEqual(confirmations, [
      {
        ...failures[0],
        is: 'not-known',
        reason: confirmations[0]?.is === 'not-known' ? confirmations[0].reason : undefined,
      },
    ]);
    assert.ok(confirmations[0]?.is === 'not-known' && confirmations[0].reason.code === 'forbidden');
    const { failures: left } = judgeWorkspace(fleet.workspaces[0] ?? madeSnapshot(), checks, settings);
    assert.ok(left.some(({ checkId }) => checkId === 'storage-account-with-shared-keys'));
  });

  it('reads the list that a failure rests on, and asks for an answer once', async () => {
    const crowd: Changes = {
      'workspace/providers/Microsoft.Authorization/roleAssignments': [
        roleAssignment(ids.workspace, principals.person, roles.contributor, 'User'),
      ],
    };
    answer(crowd);
    const failures = ['roles-for-single-people', 'contributor-for-using-workspace'].map((id) => key(id, ids.workspace));
    const { confirmations, statistics } = await confirmFailures(
      doubleClient(double),
      fleetOf(crowd),
      failures,
      options,
      signal,
    );
    assert.deepEqual(
      confirmations.map(({ is }) => is),
      ['confirmed', 'confirmed'],
    );
    assert.equal(statistics.questions, double.requests.length);
    assert.equal(new Set(double.requests.map(({ path }) => path)).size, double.requests.length);
  });

  it('finds every failure of a workspace the same, where nothing has changed', async () => {
    answer(bad);
    const fleet = fleetOf(bad);
    const { failures } = judgeWorkspace(fleet.workspaces[0] ?? madeSnapshot(), checks, settings);
    const keys = failures.map(({ checkId, subject }) => key(checkId, subject.id));
    assert.ok(keys.length >= 3, String(keys.length));
    const { confirmations } = await confirmFailures(doubleClient(double), fleet, keys, options, signal);
    assert.deepEqual(
      confirmations.filter(({ is }) => is !== 'confirmed'),
      [],
    );
  });

  it('ends when it is cancelled', async () => {
    answer(bad);
    double.change({ faults: { '*': { is: 'never' } } });
    const failures = [key('storage-account-with-shared-keys', ids.storage)];
    const reading = confirmFailures(doubleClient(double), fleetOf(bad), failures, options, AbortSignal.timeout(200));
    await assert.rejects(reading);
  });

  it('reads a workspace deeply', async () => {
    answer({});
    const deep = await readDeeply(doubleClient(double), fleetOf(bad), [ids.workspace.toUpperCase()], {}, signal);
    const report = makeFleetReport(deep, checks, () => settings);
    assert.equal(report.workspaces[0]?.source, 'resource-manager');
    assert.equal(report.workspaces[0].counts.fail, 0);
    assert.ok(report.workspaces[0].counts.pass > 100);
  });
});
