import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { notApplicable, unclear } from '../verdict.js';
import { judgeRoles } from './open-to-pipelines.js';

export const agentPoolManagedByEverybody = defineCheck({
  id: 'agent-pool-managed-by-everybody',
  summary: 'pool of own agents that a group of everybody manages',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'agent-pool',
  why:
    'Who manages a pool can admit any pipeline to the agents in it, and with that to the network in which they stand. ' +
    'That is for those who run the agents.',
  passes:
    'No role assignment Administrator is to Contributors, Readers, Project Valid Users or another group ' +
    'that everybody is in. Microsoft’s own agents are left out.',
  breaks: 'Nothing that pipelines do; people who managed it ask those who do now.',
  repair: 'in-place',
  needs: ['vso.agentpools', 'vso.security_manage'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/organizations/security/about-security-roles',
    'https://learn.microsoft.com/rest/api/azure/devops/securityroles/roleassignments/list',
  ],
  judge({ subject: queue, view }) {
    const isHosted = queue.flag('pool.isHosted');
    if (isHosted === undefined) {
      return unclear('The answer does not say whose agents are in the pool');
    }
    return isHosted ? notApplicable('The agents are Microsoft’s own') : judgeRoles(queue, 'queue', view);
  },
  fix: () => advise('Give the role Administrator to a group of few, and the role User to those who build with it'),
});
