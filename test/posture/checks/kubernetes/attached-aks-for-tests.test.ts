import { attachedAksForTests } from '../../../../src/posture/checks/kubernetes/attached-aks-for-tests.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const attached = (clusterPurpose: string | null, tags: unknown = { env: 'prod' }) => ({
  'workspace/computes': [
    { id: `${ids.workspace}/computes/old-aks`, properties: { computeType: 'AKS', properties: { clusterPurpose } } },
  ],
  workspace: { tags },
});

testCheck(attachedAksForTests, {
  pass: { 'for production': { given: attached('FastProd') }, dense: { given: attached('DenseProd') } },
  fail: { 'for tests in production': { given: attached('DevTest'), says: /DevTest/ } },
  unknown: {
    'a refused list': { given: { 'workspace/computes': 'forbidden' } },
    'a workspace that was not read': { given: { ...attached('DevTest'), workspace: 'forbidden' } },
  },
  notApplicable: {
    'a cluster with the extension': {},
    'for tests elsewhere': { given: attached('DevTest'), settings: { production: false } },
  },
});
