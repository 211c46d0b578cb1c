import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readWorkspace } from '../../src/azure/read-workspace.js';
import { readingKey } from '../../src/posture/snapshot/snapshot.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { doubleClient } from '../support/azure/double-client.js';
import { madeAt, madeSnapshot } from '../support/azure/made-snapshot.js';
import { ids, madeWorkspace, subscription } from '../support/azure/made-workspace.js';

const takenAt = new Date(madeAt);

describe('reading a workspace', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers: madeWorkspace() });
  });
  after(() => double.stop());

  it('reads everything that checks look at, and nothing else', async () => {
    const { snapshot } = await readWorkspace(
      doubleClient(double),
      ids.workspace,
      { takenAt },
      AbortSignal.timeout(20_000),
    );
    const made = madeSnapshot().readings;
    // The diagnosis is asked for on demand only: the service takes minutes for it.
    const wanted = Object.entries(made).filter(([path]) => !path.endsWith('/diagnose'));
    assert.deepEqual(Object.keys(snapshot.readings).sort(), wanted.map(([path]) => path).sort());
    assert.deepEqual(snapshot.readings, Object.fromEntries(wanted));
  });

  it('is at most four round trips deep and asks nothing twice', async () => {
    double.requests.length = 0;
    const { statistics } = await readWorkspace(
      doubleClient(double),
      ids.workspace,
      { takenAt },
      AbortSignal.timeout(20_000),
    );
    assert.ok(statistics.depth <= 4, String(statistics.depth));
    assert.equal(double.requests.length, statistics.questions);
    assert.equal(new Set(double.requests.map(({ path }) => path.toLowerCase())).size, double.requests.length);
  });

  it('joins the pages of lists', async () => {
    double.change({ pageSize: 1 });
    const { snapshot } = await readWorkspace(
      doubleClient(double),
      ids.workspace,
      { takenAt },
      AbortSignal.timeout(20_000),
    );
    double.change({});
    const wanted = madeSnapshot();
    for (const [path, reading] of Object.entries(snapshot.readings)) {
      if (!path.endsWith('/jobs')) {
        assert.deepEqual(reading, wanted.readings[path], path);
      }
    }
  });

  describe('previews of the API', () => {
    const workspaceVersions = (): readonly string[] =>
      double.requests.filter(({ path }) => path === ids.workspace).map(({ apiVersion }) => apiVersion);

    it('are not asked unless they are allowed', async () => {
      double.requests.length = 0;
      await readWorkspace(doubleClient(double), ids.workspace, { takenAt }, AbortSignal.timeout(20_000));
      assert.deepEqual(workspaceVersions(), ['2026-05-01']);
    });

    it('tell what the stable versions leave out', async () => {
      double.requests.length = 0;
      const options = { takenAt, previews: true };
      const { snapshot } = await readWorkspace(
        doubleClient(double),
        ids.workspace,
        options,
        AbortSignal.timeout(20_000),
      );
      const [version = ''] = workspaceVersions();
      assert.match(version, /-preview$/);
      const reading = snapshot.readings[readingKey(ids.workspace)];
      assert.equal(reading?.is === 'read' ? reading.apiVersion : reading?.is, version);
    });

    it('fall back to the stable versions where a cloud does not offer them', async () => {
      double.change({ faults: { [ids.workspace]: { is: 'versions', offered: ['2025-12-01'] } } });
      double.requests.length = 0;
      const options = { takenAt, previews: true };
      const { snapshot } = await readWorkspace(
        doubleClient(double),
        ids.workspace,
        options,
        AbortSignal.timeout(20_000),
      );
      double.change({ faults: {} });
      const reading = snapshot.readings[readingKey(ids.workspace)];
      assert.equal(reading?.is === 'read' ? reading.apiVersion : reading?.is, '2025-12-01');
    });
  });

  it('looks for what can be recovered only where something is gone', async () => {
    const vaults = `/subscriptions/${subscription}/providers/Microsoft.KeyVault/deletedVaults`;
    const accounts = `/subscriptions/${subscription}/providers/Microsoft.Storage/deletedAccounts`;
    double.change({
      answers: { ...madeWorkspace(), [ids.vault]: 'absent', [ids.storage]: 'absent', [vaults]: { value: [] } },
    });
    const { snapshot } = await readWorkspace(
      doubleClient(double),
      ids.workspace,
      { takenAt },
      AbortSignal.timeout(20_000),
    );
    double.change({ answers: madeWorkspace() });
    assert.deepEqual(
      [vaults, accounts].map((path) => snapshot.readings[readingKey(path)]?.is),
      ['read', 'absent'],
    );
  });
});
