import { attachedClusterOffStableTrain } from '../../../../src/posture/checks/kubernetes/attached-cluster-off-stable-train.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const attached = (properties: unknown) => ({
  'workspace/computes': [
    {
      id: `${ids.workspace}/computes/aks`,
      properties: { computeType: 'Kubernetes', resourceId: ids.cluster, properties },
    },
  ],
});

testCheck(attachedClusterOffStableTrain, {
  pass: { stable: {}, 'the word in another case': { given: attached({ extensionInstanceReleaseTrain: 'Stable' }) } },
  fail: { 'a test version': { given: attached({ extensionInstanceReleaseTrain: 'preview' }), says: /preview/ } },
  unknown: {
    'a refused list': { given: { 'workspace/computes': 'forbidden' } },
    'no word about it': { given: attached({ extensionInstanceReleaseTrain: null }) },
    'a list that tells no settings': { given: attached(null) },
  },
  notApplicable: {
    'a cluster attached in the older way': {
      given: { 'workspace/computes': [{ id: `${ids.workspace}/computes/a`, properties: { computeType: 'AKS' } }] },
    },
  },
});
