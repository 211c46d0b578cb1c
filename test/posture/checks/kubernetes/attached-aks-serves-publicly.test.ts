import { attachedAksServesPublicly } from '../../../../src/posture/checks/kubernetes/attached-aks-serves-publicly.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const attached = (properties: unknown) => ({
  'workspace/computes': [{ id: `${ids.workspace}/computes/old-aks`, properties: { computeType: 'AKS', properties } }],
});

testCheck(attachedAksServesPublicly, {
  pass: { 'an internal load balancer': { given: attached({ loadBalancerType: 'InternalLoadBalancer' }) } },
  fail: {
    'a public address': { given: attached({ loadBalancerType: 'PublicIp' }), says: /PublicIp/ },
    'no value, which means public': { given: attached({ clusterPurpose: 'FastProd' }), says: /not set/ },
  },
  unknown: {
    'a refused list': { given: { 'workspace/computes': 'forbidden' } },
    'a list that tells no settings': { given: attached(null) },
  },
  notApplicable: {
    'a cluster with the extension': {},
    'no cluster': { given: { 'workspace/computes': [] } },
  },
});
