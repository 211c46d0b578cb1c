import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';
import { generalSettings } from './general-settings.js';

export const jobTokenReachesOtherProjects = defineCheck({
  id: 'job-token-reaches-other-projects',
  summary: 'project whose jobs get a token for all projects of the organization',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'high',
  since: '0.1.0',
  on: 'azure-devops-project',
  why:
    'Each job gets a token to work with Azure DevOps. If it is good for the whole organization, a script in one pipeline ' +
    'can read code, and often change it, in projects that have nothing to do with it.',
  passes: 'enforceJobAuthScope and enforceJobAuthScopeForReleases are true.',
  breaks: 'Pipelines that read artifacts or repositories of other projects without a service connection.',
  repair: 'precondition',
  needs: ['vso.build'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/process/access-tokens',
    'https://learn.microsoft.com/rest/api/azure/devops/build/general-settings/get',
  ],
  judge({ subject: project, view }) {
    const settings = generalSettings(project, view);
    const builds = settings.flag('enforceJobAuthScope');
    const releases = settings.flag('enforceJobAuthScopeForReleases');
    if (builds === false || releases === false) {
      const named = [
        ...(builds === false ? ['enforceJobAuthScope'] : []),
        ...(releases === false ? ['enforceJobAuthScopeForReleases'] : []),
      ];
      return fail(`${named.join(' and ')} ${named.length === 1 ? 'is' : 'are'} false`);
    }
    return builds === undefined || releases === undefined
      ? unclear('The answer does not say what the token of a job reaches')
      : pass('Tokens of jobs are good for the project only');
  },
  fix: () =>
    advise(
      'Turn on "Limit job authorization scope to current project", for pipelines and for releases: project settings',
    ),
});
