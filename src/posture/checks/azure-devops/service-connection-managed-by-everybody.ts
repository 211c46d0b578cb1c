import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { judgeRoles } from './open-to-pipelines.js';

export const serviceConnectionManagedByEverybody = defineCheck({
  id: 'service-connection-managed-by-everybody',
  summary: 'service connection that a group of everybody manages',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'high',
  since: '0.1.0',
  on: 'service-connection',
  why:
    'An administrator of a connection decides who uses it, and can open it to every pipeline and share it with other ' +
    'projects. That is for those who answer for what it reaches.',
  passes:
    'No role assignment Administrator is to Contributors, Readers, Project Valid Users or another group ' +
    'that everybody is in. Whether other groups are too large is not known.',
  breaks: 'Nothing that pipelines do; people who managed it ask those who do now.',
  repair: 'in-place',
  needs: ['vso.security_manage'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/organizations/security/about-security-roles',
    'https://learn.microsoft.com/rest/api/azure/devops/securityroles/roleassignments/list',
  ],
  judge: ({ subject, view }) => judgeRoles(subject, 'endpoint', view),
  fix: () => advise('Give the role Administrator to a group of few, and the role User to those who build with it'),
});
