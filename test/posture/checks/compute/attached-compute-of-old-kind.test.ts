import { attachedComputeOfOldKind } from '../../../../src/posture/checks/compute/attached-compute-of-old-kind.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

function attached(computeType: string): Changes {
  return {
    'workspace/computes': [
      {
        id: `${ids.workspace}/computes/old`,
        name: 'old',
        properties: { computeType, isAttachedCompute: true, resourceId: ids.cluster },
      },
    ],
  };
}

testCheck(attachedComputeOfOldKind, {
  pass: {
    Kubernetes: { on: ['aks-inference'], says: /aks-churn, as Kubernetes/ },
    Databricks: { given: attached('Databricks') },
  },
  fail: {
    'AKS of version 1': { given: attached('AKS'), says: /Kubernetes extension/ },
    'a machine': { given: attached('VirtualMachine'), says: /a cluster stands for it/ },
    HDInsight: { given: attached('HDInsight') },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'a kind of another type': { given: { 'workspace/computes': [{ name: 'x', properties: { computeType: 7 } }] } },
  },
  notApplicable: { 'a cluster of the workspace': { on: ['cpu-cluster'] } },
});
