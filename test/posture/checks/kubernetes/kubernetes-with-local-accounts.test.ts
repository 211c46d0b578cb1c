import { kubernetesWithLocalAccounts } from '../../../../src/posture/checks/kubernetes/kubernetes-with-local-accounts.js';
import { testCheck } from '../../../support/posture-tester.js';

const local = (disableLocalAccounts: unknown) => ({ cluster: { properties: { disableLocalAccounts } } });

testCheck(kubernetesWithLocalAccounts, {
  pass: { 'switched off': {} },
  fail: {
    'switched on': { given: local(false), says: /is false/ },
    'no value, which means on': { given: local(null), says: /not set/ },
  },
  unknown: { 'a refused cluster': { given: { cluster: 'forbidden' } }, 'another type': { given: local('off') } },
  notApplicable: { 'no cluster': { given: { 'workspace/computes': [] } } },
});
