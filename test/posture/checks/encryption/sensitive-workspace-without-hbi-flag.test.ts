import { sensitiveWorkspaceWithoutHbiFlag } from '../../../../src/posture/checks/encryption/sensitive-workspace-without-hbi-flag.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(sensitiveWorkspaceWithoutHbiFlag, {
  pass: {
    'the flag and sensitive data': {},
    'sensitive by the settings': { given: { workspace: { tags: null } }, settings: { sensitiveData: true } },
  },
  fail: {
    'no flag': { given: { workspace: { properties: { hbiWorkspace: false } } }, says: /is false/ },
    'no value, which means no flag': {
      given: { workspace: { properties: { hbiWorkspace: null } } },
      says: /which means false/,
    },
  },
  unknown: { 'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'nothing said of the data': {
      given: { workspace: { tags: { dataClassification: null }, properties: { hbiWorkspace: false } } },
      says: /Nothing says/,
    },
    'data that is not sensitive': {
      given: { workspace: { properties: { hbiWorkspace: false } } },
      settings: { sensitiveData: false },
    },
    'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
