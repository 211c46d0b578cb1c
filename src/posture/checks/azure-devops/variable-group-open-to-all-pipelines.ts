import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { notApplicable } from '../verdict.js';
import { judgeOpenness } from './open-to-pipelines.js';

export const variableGroupOpenToAllPipelines = defineCheck({
  id: 'variable-group-open-to-all-pipelines',
  summary: 'variable group with secrets that every pipeline of the project may use',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'high',
  since: '0.1.0',
  on: 'variable-group',
  why:
    'Whoever may write a YAML file in any repository of the project can then read the secrets: a script can send them ' +
    'anywhere, masked in the log or not.',
  passes:
    'allPipelines.authorized of the pipeline permissions is absent or false. Groups without secrets are left out; ' +
    'those that are linked to Key Vault have some.',
  breaks: 'Pipelines that are not admitted wait for somebody to permit them once.',
  repair: 'precondition',
  needs: ['vso.build_execute', 'vso.variablegroups_read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/library/variable-groups',
    'https://learn.microsoft.com/rest/api/azure/devops/approvalsandchecks/pipeline-permissions/get',
  ],
  judge({ subject: group, view }) {
    const hasSecrets =
      group.is('type', 'AzureKeyVault') ||
      group.list('variableList').some((variable) => variable.flag('isSecret') === true);
    return hasSecrets ? judgeOpenness(group, 'variablegroup', view) : notApplicable('The group has no secrets');
  },
  fix: () =>
    advise('Admit the pipelines that need it, then restrict the permission: Pipeline permissions of the group'),
});
