import { kubernetesNodesWithoutHostEncryption } from '../../../../src/posture/checks/kubernetes/kubernetes-nodes-without-host-encryption.js';
import { testCheck } from '../../../support/posture-tester.js';

const pools = (agentPoolProfiles: unknown) => ({ cluster: { properties: { agentPoolProfiles } } });

testCheck(kubernetesNodesWithoutHostEncryption, {
  pass: { 'every pool': {} },
  fail: {
    'one of two': {
      given: pools([
        { name: 'system', enableEncryptionAtHost: true },
        { name: 'gpu', enableEncryptionAtHost: false },
      ]),
      says: /: gpu/,
    },
    'no value, which means off': { given: pools([{ name: 'system' }]), says: /: system/ },
  },
  unknown: { 'a refused cluster': { given: { cluster: 'forbidden' } }, 'no pools': { given: pools([]) } },
  notApplicable: { 'no cluster': { given: { 'workspace/computes': [] } } },
});
