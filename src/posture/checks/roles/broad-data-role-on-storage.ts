import { advise } from '../../fixes/remedy.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { roleAssignmentsOn, roleCommands } from './role-assignments.js';

export const broadDataRoleOnStorage = defineCheck({
  id: 'broad-data-role-on-storage',
  summary: 'owners of all data in a storage account',
  group: 'identity',
  serves: 'identity-data-access',
  severity: 'high',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'An owner of the data reads and writes everything, and decides who else may. In the account of the workspace, writing ' +
    'is as good as running code: jobs take their scripts from there.',
  passes:
    'Nobody holds Storage Blob Data Owner on the whole account or above it. For identities of services only, it fails ' +
    'with a lower severity. Data Contributor and Data Reader, and roles on a single container, pass.',
  breaks: 'Whoever sets access lists of a data lake; keep that for one group, on the container.',
  repair: 'in-place',
  needs: ['Microsoft.Authorization/roleAssignments/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security',
    'https://learn.microsoft.com/azure/storage/blobs/authorize-access-azure-active-directory',
  ],
  judge({ subject: storage, view }) {
    const owners = roleAssignmentsOn(storage.id, view).filter(
      ({ role, scope }) => role === 'Storage Blob Data Owner' && !scope.includes('/containers/'),
    );
    if (owners.length === 0) {
      return pass('Nobody holds Storage Blob Data Owner on the account');
    }
    const said = `${countOf(owners.length, 'assignment')} of Storage Blob Data Owner on the account or above`;
    return owners.every(({ principalType }) => principalType === 'serviceprincipal')
      ? fail(said, 'medium')
      : fail(said);
  },
  fix: ({ subject: storage }) =>
    advise(
      'Give Storage Blob Data Contributor or Reader on the containers that are needed, and take the owner role away',
      roleCommands(storage.id),
    ),
});
