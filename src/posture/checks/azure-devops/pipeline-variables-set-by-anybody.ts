import { advise } from '../../fixes/remedy.js';
import { generalSettings } from './general-settings.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

export const pipelineVariablesSetByAnybody = defineCheck({
  id: 'pipeline-variables-set-by-anybody',
  summary: 'project in which whoever starts a pipeline can set any of its variables',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'azure-devops-project',
  why:
    'Variables end up in scripts and in the names of workspaces, images and accounts. Who may start a pipeline, and may ' +
    'not change it, can then still decide what it runs and where.',
  passes: 'enforceSettableVar is true: only variables that are marked as settable can be set at queue time.',
  breaks: 'People and scripts that set variables which are not marked as settable.',
  repair: 'precondition',
  needs: ['vso.build'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/security/inputs',
    'https://learn.microsoft.com/rest/api/azure/devops/build/general-settings/get',
  ],
  judge({ subject: project, view }) {
    const limited = generalSettings(project, view).flag('enforceSettableVar');
    if (limited === undefined) {
      return unclear('The answer does not say which variables can be set at queue time');
    }
    return limited ? pass('enforceSettableVar is true') : fail('enforceSettableVar is false');
  },
  fix: () => advise('Turn on "Limit variables that can be set at queue time": project settings, pipelines, settings'),
});
