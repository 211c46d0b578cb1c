import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';
import { generalSettings } from './general-settings.js';

export const forkBuildGetsSecrets = defineCheck({
  id: 'fork-build-gets-secrets',
  summary: 'project that may give secrets to builds of forks',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'high',
  since: '0.1.0',
  on: 'azure-devops-project',
  why:
    'A pull request from a fork brings a stranger’s code into the build. If the build gets secrets and service ' +
    'connections, the code can send them away.',
  passes:
    'enforceNoAccessToSecretsFromForks is true. Where buildsEnabledForForks is false, forks of GitHub are not built at ' +
    'all and nothing can be given.',
  breaks: 'Builds of forks that need secrets; they run once the code is in a branch of the repository.',
  repair: 'in-place',
  needs: ['vso.build'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/repos/github#contributions-from-forks',
    'https://learn.microsoft.com/rest/api/azure/devops/build/general-settings/get',
  ],
  judge({ subject: project, view }) {
    const settings = generalSettings(project, view);
    if (settings.flag('buildsEnabledForForks') === false) {
      return notApplicable('Forks are not built');
    }
    const kept = settings.flag('enforceNoAccessToSecretsFromForks');
    if (kept === undefined) {
      return unclear('The answer does not say whether builds of forks get secrets');
    }
    return kept
      ? pass('enforceNoAccessToSecretsFromForks is true')
      : fail('enforceNoAccessToSecretsFromForks is false');
  },
  fix: () =>
    advise('Turn on "Limit building pull requests from forked GitHub repositories" with secrets kept from them'),
});
