import { kubernetesWithoutDefender } from '../../../../src/posture/checks/kubernetes/kubernetes-without-defender.js';
import { testCheck } from '../../../support/posture-tester.js';

const defender = (value: unknown) => ({ cluster: { properties: { securityProfile: { defender: value } } } });

testCheck(kubernetesWithoutDefender, {
  pass: { 'switched on': {} },
  fail: {
    'switched off': { given: defender({ securityMonitoring: { enabled: false } }), says: /not enabled/ },
    'no value, which means off': { given: defender(null) },
  },
  unknown: { 'a refused cluster': { given: { cluster: 'forbidden' } }, 'another type': { given: defender(true) } },
  notApplicable: { 'no cluster': { given: { 'workspace/computes': [] } } },
});
