import { repositoryRightsOfEverybody } from '../../../../src/posture/checks/azure-devops/repository-rights-of-everybody.js';
import { groups, paths } from '../../../support/pipelines/made-azure-devops.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { testCheck } from '../../../support/posture-tester.js';

function rights(allow: number): Changes {
  return {
    [paths.repositoryRights]: [{ inheritPermissions: true, entries: [{ group: groups.contributors, allow, deny: 0 }] }],
  };
}

testCheck(repositoryRightsOfEverybody, {
  pass: {
    'denied nearer than it is given': {},
    'inheritance is off': {
      given: {
        [paths.repositoryRights]: [
          { inheritPermissions: false, entries: [{ group: groups.contributors, allow: 6, deny: 0 }] },
        ],
      },
    },
  },
  fail: {
    'given here': { given: rights(8), says: /Contributors may force push/, on: ['training'] },
    'inherited from the project': {
      given: { [paths.repositoryRights]: [{ inheritPermissions: true, entries: [] }] },
      says: /force push/,
    },
    'inherited where the repository has no list': { given: { [paths.repositoryRights]: [] } },
    'bypassing policies': { given: rights(32768), says: /bypass policies when completing/ },
  },
  unknown: {
    'not allowed': { given: { [paths.repositoryRights]: 'forbidden' } },
    'inherited ones not allowed': { given: { [paths.allRepositoriesRights]: 'forbidden' } },
    'names not allowed': { given: { [paths.identities]: 'forbidden' } },
    'a group without a name': {
      given: {
        [paths.repositoryRights]: [
          { inheritPermissions: false, entries: [{ group: groups.unnamed, allow: 8, deny: 0 }] },
        ],
      },
    },
  },
  notApplicable: { 'no repository': { given: { [paths.repositories]: [] } } },
  passesWithout: {
    repov2: 'where the repository’s own list does not inherit, those above are not asked',
  },
});
