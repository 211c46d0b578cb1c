import { workspaceAnswersPublicly } from '../../../../src/posture/checks/workspace/workspace-answers-publicly.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceAnswersPublicly, {
  pass: {
    'public access off': {},
    'the word in another case': { given: { workspace: { properties: { publicNetworkAccess: 'disabled' } } } },
  },
  fail: {
    'public access on': {
      given: { workspace: { properties: { publicNetworkAccess: 'Enabled' } } },
      says: /publicNetworkAccess is Enabled/,
    },
    'no value, which means on': {
      given: { workspace: { properties: { publicNetworkAccess: null } } },
      says: /not set, which means Enabled/,
    },
    'some addresses let in, which is less bad': {
      given: {
        workspace: {
          properties: {
            publicNetworkAccess: 'Enabled',
            networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.0/24' }] },
          },
        },
      },
      says: /1 address range.*medium/,
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'a value of another type': { given: { workspace: { properties: { publicNetworkAccess: true } } } },
  },
  notApplicable: { 'a workspace that is gone': { given: { workspace: 'absent' } } },
});
