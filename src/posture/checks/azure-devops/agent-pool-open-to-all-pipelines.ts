import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { notApplicable, unclear } from '../verdict.js';
import { judgeOpenness } from './open-to-pipelines.js';

export const agentPoolOpenToAllPipelines = defineCheck({
  id: 'agent-pool-open-to-all-pipelines',
  summary: 'pool of own agents that every pipeline of the project may use',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'agent-pool',
  why:
    'Own agents stand in your network, often where the workspace is reached, and keep files between jobs. A pipeline ' +
    'that runs there can leave something behind for the next one.',
  passes:
    'allPipelines.authorized of the pipeline permissions is absent or false. Microsoft’s own agents are left out.',
  breaks: 'Pipelines that are not admitted wait for somebody to permit them once.',
  repair: 'precondition',
  needs: ['vso.agentpools', 'vso.build_execute'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/agents/pools-queues',
    'https://learn.microsoft.com/rest/api/azure/devops/approvalsandchecks/pipeline-permissions/get',
  ],
  judge({ subject: queue, view }) {
    const isHosted = queue.flag('pool.isHosted');
    if (isHosted === undefined) {
      return unclear('The answer does not say whose agents are in the pool');
    }
    return isHosted ? notApplicable('The agents are Microsoft’s own') : judgeOpenness(queue, 'queue', view);
  },
  fix: () => advise('Admit the pipelines that need it, then restrict the permission: Security, Pipeline permissions'),
});
