import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { judgeOpenness } from './open-to-pipelines.js';

export const serviceConnectionOpenToAllPipelines = defineCheck({
  id: 'service-connection-open-to-all-pipelines',
  summary: 'service connection that every pipeline of the project may use',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'high',
  since: '0.1.0',
  on: 'service-connection',
  why:
    'Whoever may write a YAML file in any repository of the project can then sign in as the connection does. Pipelines ' +
    'that are admitted one by one keep that to those that deploy.',
  passes: 'allPipelines.authorized of the pipeline permissions is absent or false.',
  breaks: 'Pipelines that are not admitted wait for somebody to permit them once.',
  repair: 'precondition',
  needs: ['vso.build_execute'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/security/resources',
    'https://learn.microsoft.com/rest/api/azure/devops/approvalsandchecks/pipeline-permissions/get',
  ],
  judge: ({ subject, view }) => judgeOpenness(subject, 'endpoint', view),
  fix: () => advise('Admit the pipelines that need it, then restrict the permission: Security, Pipeline permissions'),
});
