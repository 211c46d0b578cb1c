import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { judgeRoles } from './open-to-pipelines.js';

export const variableGroupManagedByEverybody = defineCheck({
  id: 'variable-group-managed-by-everybody',
  summary: 'variable group that a group of everybody manages',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'variable-group',
  why:
    'Who manages a variable group can change what pipelines deploy and where, and admit any pipeline to its secrets. ' +
    'That is for those who answer for the pipelines.',
  passes:
    'No role assignment Administrator is to Contributors, Readers, Project Valid Users or another group ' +
    'that everybody is in.',
  breaks: 'Nothing that pipelines do; people who changed variables ask those who may now.',
  repair: 'in-place',
  needs: ['vso.security_manage'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/organizations/security/about-security-roles',
    'https://learn.microsoft.com/rest/api/azure/devops/securityroles/roleassignments/list',
  ],
  judge: ({ subject, view }) => judgeRoles(subject, 'variablegroup', view),
  fix: () => advise('Give the role Administrator to a group of few, and the role User to those who build with it'),
});
