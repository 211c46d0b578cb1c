import { projectRightsOfEverybody } from '../../../../src/posture/checks/azure-devops/project-rights-of-everybody.js';
import { groups, paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(projectRightsOfEverybody, {
  pass: { 'to administrators alone': {} },
  fail: {
    'to contributors': {
      given: { [paths.projectRights]: [{ entries: [{ group: groups.contributors, allow: 4194304, deny: 0 }] }] },
      says: /Contributors may change who sees the project/,
    },
  },
  unknown: {
    'not allowed': { given: { [paths.projectRights]: 'forbidden' } },
    'names not allowed': { given: { [paths.identities]: 'forbidden' } },
    'project not allowed': { given: { [paths.project]: 'forbidden' } },
  },
  notApplicable: { gone: { given: { [paths.project]: 'absent' } } },
});
