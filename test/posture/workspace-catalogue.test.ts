import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { computeCluster, computeInstance } from '../support/azure/made-computes.js';
import { ids } from '../support/azure/made-workspace.js';
import { madeKnowledge } from '../support/made-knowledge.js';

describe('the names in a workspace', () => {
  it('are those that Azure answered, with the source', () => {
    const { catalogue } = madeKnowledge({ 'workspace/computes': [computeInstance(), computeCluster()] });
    assert.deepEqual(
      catalogue.list('compute')?.resources.map(({ name }) => name),
      ['ci-ada', 'gpu-cluster'],
    );
    assert.equal(catalogue.list('compute')?.isComplete, true);
    assert.deepEqual(catalogue.source, {
      is: 'connected',
      workspace: 'mlw-churn-prod',
      time: '2026-11-23 09:00 UTC',
    });
  });

  it('are none where there is nothing, and not known where the list could not be read', () => {
    const none = madeKnowledge({ 'workspace/computes': [] }).catalogue;
    assert.deepEqual(none.list('compute'), { resources: [], isComplete: true });
    for (const change of ['forbidden', 'not-read'] as const) {
      const { catalogue } = madeKnowledge({ 'workspace/computes': change });
      assert.equal(catalogue.list('compute'), undefined);
      assert.equal(catalogue.findVerdicts('compute', 'ci-ada'), undefined);
    }
  });

  it('are not known of what a reading does not ask for', () => {
    const { catalogue } = madeKnowledge();
    for (const kind of ['environment', 'data', 'model', 'component', 'job', 'schedule'] as const) {
      assert.equal(catalogue.list(kind), undefined, kind);
    }
  });

  it('are some of the endpoints where one kind of them could not be read', () => {
    const online = [{ id: `${ids.workspace}/onlineEndpoints/churn`, name: 'churn', properties: {} }];
    const { catalogue } = madeKnowledge({
      'workspace/onlineEndpoints': online,
      'workspace/batchEndpoints': 'forbidden',
      'workspace/serverlessEndpoints': [],
    });
    const list = catalogue.list('endpoint');
    assert.deepEqual(
      list?.resources.map(({ name, type }) => `${type ?? ''} ${name}`),
      ['online churn'],
    );
    assert.equal(list.isComplete, false);
  });

  it('come with the verdicts on them, the worst first, compared without case', () => {
    const open = computeInstance({ enableNodePublicIp: true, sshSettings: { sshPublicAccess: 'Enabled' } });
    const { catalogue } = madeKnowledge({ 'workspace/computes': [open, computeCluster()] });
    const verdicts = catalogue.findVerdicts('compute', 'CI-ADA');
    const failing = verdicts?.failing.map(({ checkId }) => checkId) ?? [];
    assert.ok(failing.includes('compute-with-public-address'), failing.join());
    const good = madeKnowledge({ 'workspace/computes': [computeInstance()] }).catalogue.findVerdicts(
      'compute',
      'ci-ada',
    );
    assert.ok(!good?.failing.some(({ checkId }) => checkId === 'compute-with-public-address'));
    const ranks = verdicts?.failing.map(({ severity }) =>
      ['critical', 'high', 'medium', 'low', 'info'].indexOf(severity),
    );
    assert.deepEqual(ranks, [...(ranks ?? [])].sort());
    assert.equal(catalogue.findVerdicts('compute', 'nobody'), undefined);
  });

  it('say how much could not be judged', () => {
    const dark = { ...computeCluster(), properties: { computeType: 'AmlCompute' } };
    const { catalogue } = madeKnowledge({ 'workspace/computes': [dark], workspace: 'forbidden' });
    const verdicts = catalogue.findVerdicts('compute', 'gpu-cluster');
    assert.ok((verdicts?.unknown ?? 0) > 0);
  });
});
