import { kubernetesWithoutNetworkPolicy } from '../../../../src/posture/checks/kubernetes/kubernetes-without-network-policy.js';
import { testCheck } from '../../../support/posture-tester.js';

const policy = (networkPolicy: unknown) => ({ cluster: { properties: { networkProfile: { networkPolicy } } } });

testCheck(kubernetesWithoutNetworkPolicy, {
  pass: { cilium: {}, calico: { given: policy('calico') } },
  fail: {
    none: { given: policy('none'), says: /networkPolicy is none/ },
    'no value, which means none': { given: policy(null), says: /not set/ },
  },
  unknown: { 'a refused cluster': { given: { cluster: 'forbidden' } } },
  notApplicable: { 'no cluster': { given: { 'workspace/computes': [] } } },
});
