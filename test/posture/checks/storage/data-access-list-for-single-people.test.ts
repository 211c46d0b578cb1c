import { dataAccessListForSinglePeople } from '../../../../src/posture/checks/storage/data-access-list-for-single-people.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { principals } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

const address = 'https://stchurnprod.dfs.core.windows.net';
const roleAssignments = 'storage/providers/Microsoft.Authorization/roleAssignments';
const lake: Changes = { storage: { properties: { isHnsEnabled: true } } };

/** An account with the container `data`, and these entries in the list of its folder `raw`. */
function entries(...named: readonly string[]): Changes {
  const acl = ['user::rwx', ...named, 'group::r-x', 'mask::r-x', 'other::---'].join(',');
  return {
    ...lake,
    [address]: [{ name: 'data' }],
    [`${address}/data`]: {
      value: [
        { path: '/', acl: 'user::rwx,group::r-x,other::---' },
        { path: '/raw', acl },
      ],
      truncated: false,
    },
  };
}

testCheck(dataAccessListForSinglePeople, {
  pass: {
    'a group': { given: entries(`group:${principals.dataScientists}:r-x`), says: /groups and services only/ },
    'the owner, whose entry has no id': { given: entries() },
    'no container': { given: { ...lake, [address]: [] } },
    'an identity of the workspace': { given: entries(`user:${principals.workspace.toUpperCase()}:rwx`) },
  },
  fail: {
    'a person that holds a role': {
      given: {
        ...entries(`user:${principals.person}:r-x`),
        [roleAssignments]: [
          { properties: { principalId: principals.person, principalType: 'User', scope: '/', roleDefinitionId: 'x' } },
        ],
      },
      says: /1 user named in data\/raw"/,
    },
    'an entry for what will be made in the folder': {
      given: entries(`default:user:${principals.person}:rwx`),
      says: /1 user named in data\/raw; whether people or services is not known/,
    },
    'a person in one container, and another that was not read': {
      given: {
        ...entries(`user:${principals.person}:r-x`),
        [address]: [{ name: 'data' }, { name: 'models' }],
        [`${address}/models`]: 'forbidden',
      },
      says: /1 user/,
    },
  },
  unknown: {
    'lists that nobody asked for': { given: lake, says: /on demand only/ },
    'containers that may not be listed': { given: { ...entries(), [address]: 'forbidden' }, says: /made\/read/ },
    'a container that may not be read': {
      given: { ...entries(), [`${address}/data`]: 'forbidden' },
      says: /made\/read/,
    },
    'more folders than are read': {
      given: { ...entries(), [`${address}/data`]: { value: [], truncated: true } },
      says: /Not all folders of data/,
    },
    'a refused read of the account': { given: { storage: 'forbidden' }, says: /made\/read/ },
  },
  notApplicable: {
    'no hierarchical namespace': { given: {}, says: /no hierarchical namespace/ },
    'an account without the property': { given: { storage: { properties: { isHnsEnabled: null } } } },
  },
  passesWithout: {
    ...ownAccountStands,
    'mlw-churn-prod/': 'whose the identity is stands in the workspace itself',
    'microsoft.authorization/': 'roles name more services; this one is known without',
    'kv-churn-prod': 'the same',
    crchurnprod: 'the same',
    containers: 'anonymous readers are no matter of access lists',
  },
});
