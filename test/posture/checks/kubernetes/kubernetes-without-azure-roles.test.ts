import { kubernetesWithoutAzureRoles } from '../../../../src/posture/checks/kubernetes/kubernetes-without-azure-roles.js';
import { testCheck } from '../../../support/posture-tester.js';

const properties = (more: Record<string, unknown>) => ({ cluster: { properties: more } });

testCheck(kubernetesWithoutAzureRoles, {
  pass: { 'Azure roles': {} },
  fail: {
    'no Entra': { given: properties({ aadProfile: null }), says: /does not know Entra/ },
    'no roles of any kind': { given: properties({ enableRBAC: false }), says: /enableRBAC is false/ },
    'Entra without Azure roles, which is less bad': {
      given: properties({ aadProfile: { managed: true, enableAzureRBAC: false } }),
      says: /"severity":"medium"/,
    },
  },
  unknown: { 'a refused cluster': { given: { cluster: 'forbidden' } } },
  notApplicable: { 'no cluster': { given: { 'workspace/computes': [] } } },
});
