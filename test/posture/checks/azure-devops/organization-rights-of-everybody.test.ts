import { organizationRightsOfEverybody } from '../../../../src/posture/checks/azure-devops/organization-rights-of-everybody.js';
import { groups, paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(organizationRightsOfEverybody, {
  pass: { 'to administrators alone': { on: ['contoso'] } },
  fail: {
    'to everybody': {
      given: { [paths.organizationRights]: [{ entries: [{ group: groups.everybody, allow: 4, deny: 0 }] }] },
      says: /Project Collection Valid Users may create projects/,
    },
  },
  unknown: {
    'not allowed': { given: { [paths.organizationRights]: 'forbidden' } },
    'names not allowed': { given: { [paths.identities]: 'forbidden' } },
  },
  notApplicable: { gone: { given: { [paths.project]: 'absent' } } },
});
