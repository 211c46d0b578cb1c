import { covers, permissionsOf } from '../../access/role-permissions.js';
import { advise } from '../../fixes/remedy.js';
import { parseResourceId } from '../../resource-id.js';
import { extensionPath } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { roleAssignmentsOn } from './role-assignments.js';

const machineLearning = 'Microsoft.MachineLearningServices/workspaces';
/** What a role for training and deploying has no use for. */
const tellingActions = [
  'Microsoft.Authorization/roleAssignments/write',
  `${machineLearning}/listKeys/action`,
  `${machineLearning}/computes/listKeys/action`,
  `${machineLearning}/connections/listsecrets/action`,
  `${machineLearning}/datastores/listSecrets/action`,
];

export const customRoleReadsKeys = defineCheck({
  id: 'custom-role-reads-keys',
  summary: 'role of your own making that reads keys or gives roles',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A star in a role of your own covers more than its author thought of: the keys of the workspace, the secrets of ' +
    'datastores and connections, or the right to give roles.',
  passes:
    'No custom role that is assigned on the workspace or above it covers listing keys or secrets of the workspace, its ' +
    'computes, datastores and connections, or writing role assignments; actions without notActions count. Custom roles ' +
    'that nobody holds here are left out.',
  breaks: 'Whoever uses the role for that; the keys and secrets belong to administrators.',
  repair: 'decide',
  needs: ['Microsoft.Authorization/roleAssignments/read', 'Microsoft.Authorization/roleDefinitions/read'],
  peers: ['Azure Policy a451c1ef', 'trivy AZU-0030', 'steampipe iam_no_custom_role'],
  otherwise:
    'Others fail every custom role, or every star; a narrow role of your own is better than a broad built-in one, so it passes here.',
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles'],
  judge({ subject: workspace, view }) {
    const assigned = new Set(roleAssignmentsOn(workspace.id, view).map(({ role }) => role));
    const subscription = `/subscriptions/${parseResourceId(workspace.id)?.subscription ?? ''}`;
    const custom = view
      .list(extensionPath(subscription, 'roleDefinitions'))
      .filter((role) => role.is('properties.type', 'CustomRole') && assigned.has(role.name.toLowerCase()));
    if (custom.length === 0) {
      return notApplicable('No custom role is assigned on the workspace or above it');
    }
    const open = custom.map((role) => ({
      role,
      actions: tellingActions.filter((action) => covers(permissionsOf(role), action)),
    }));
    const telling = open.filter(({ actions }) => actions.length > 0);
    return telling.length === 0
      ? pass(`No such action in ${someOf(custom.map(nameOf))}`)
      : fail(someOf(telling.map(({ role, actions }) => `${nameOf(role)} covers ${actions.map(shortly).join(', ')}`)));
  },
  fix: () =>
    advise('Name the actions that the role needs, or put what it does not need into notActions', [
      'az role definition update --role-definition role.json',
    ]),
});

function nameOf(role: Resource): string {
  return role.text('properties.roleName') ?? role.name;
}

function shortly(action: string): string {
  return action.replace(/^Microsoft\.\w+\//, '');
}
