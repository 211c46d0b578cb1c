import { projectRightsForSinglePeople } from '../../../../src/posture/checks/azure-devops/project-rights-for-single-people.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(projectRightsForSinglePeople, {
  pass: { 'groups and services': {} },
  fail: {
    'two people': {
      given: {
        [paths.projectRights]: [
          {
            entries: [
              { holder: 'person', allow: 2, deny: 0 },
              { holder: 'person', allow: 1, deny: 0 },
            ],
          },
        ],
      },
      says: /2 single people/,
    },
  },
  unknown: {
    'not allowed': { given: { [paths.projectRights]: 'forbidden' } },
    'project not allowed': { given: { [paths.project]: 'forbidden' } },
  },
  notApplicable: { gone: { given: { [paths.project]: 'absent' } } },
});
