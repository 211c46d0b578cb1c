import { advise } from '../../fixes/remedy.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { roleAssignmentsOn, roleCommands, rolesInWords } from './role-assignments.js';

const keyRoles = ['Storage Account Contributor', 'Storage Account Key Operator Service Role'];

export const storageKeysThroughARole = defineCheck({
  id: 'storage-keys-through-a-role',
  summary: 'people who can fetch the keys of a storage account by a storage role',
  group: 'identity',
  serves: 'identity-data-access',
  severity: 'high',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Storage Account Contributor sounds like a role for settings, but its holder can fetch the account keys, and a key ' +
    'opens all data, past every data role.',
  passes:
    'Nobody holds Storage Account Contributor or Storage Account Key Operator on the account or above it, or ' +
    'allowSharedKeyAccess is false, so that the keys open nothing.',
  breaks: 'Tools that fetch the keys; they need a data role in place of it.',
  repair: 'in-place',
  needs: ['Microsoft.Authorization/roleAssignments/read', 'Microsoft.Storage/storageAccounts/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage',
    'https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security',
  ],
  judge({ subject: storage, view }) {
    const holders = roleAssignmentsOn(storage.id, view).filter(({ role }) => keyRoles.includes(role));
    if (holders.length === 0) {
      return pass('Nobody holds a storage role that fetches keys');
    }
    return storage.flag('properties.allowSharedKeyAccess') === false
      ? pass('allowSharedKeyAccess is false, so keys open nothing')
      : fail(`Keys can be fetched by ${someOf(rolesInWords(holders))}`);
  },
  fix: ({ subject: storage }) =>
    advise('Give data roles in place of it, take the role away, and switch shared keys off', roleCommands(storage.id)),
});
