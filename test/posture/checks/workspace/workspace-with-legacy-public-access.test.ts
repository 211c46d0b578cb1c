import { workspaceWithLegacyPublicAccess } from '../../../../src/posture/checks/workspace/workspace-with-legacy-public-access.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceWithLegacyPublicAccess, {
  pass: {
    'the old switch off': {},
    'no value, which means off': { given: { workspace: { properties: { allowPublicAccessWhenBehindVnet: null } } } },
  },
  fail: {
    'both switches on': {
      given: { workspace: { properties: { allowPublicAccessWhenBehindVnet: true, publicNetworkAccess: 'Enabled' } } },
      says: /allowPublicAccessWhenBehindVnet is true"/,
    },
    'two switches that disagree': {
      given: { workspace: { properties: { allowPublicAccessWhenBehindVnet: true } } },
      says: /while publicNetworkAccess is Disabled/,
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'a value of another type': { given: { workspace: { properties: { allowPublicAccessWhenBehindVnet: 'maybe' } } } },
  },
  notApplicable: { 'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ } },
});
