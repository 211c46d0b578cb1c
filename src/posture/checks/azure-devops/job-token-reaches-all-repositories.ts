import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';
import { generalSettings } from './general-settings.js';

export const jobTokenReachesAllRepositories = defineCheck({
  id: 'job-token-reaches-all-repositories',
  summary: 'project whose jobs can read every repository, named in the pipeline or not',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'azure-devops-project',
  why:
    'A job that can reach each repository of the project can copy or change code that has nothing to do with it, such ' +
    'as that of the models that others train.',
  passes: 'enforceReferencedRepoScopedToken is true: a job reaches the repositories that its pipeline names.',
  breaks: 'Scripts that clone repositories which the pipeline does not name.',
  repair: 'precondition',
  needs: ['vso.build'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/security/secure-access-to-repos',
    'https://learn.microsoft.com/rest/api/azure/devops/build/general-settings/get',
  ],
  judge({ subject: project, view }) {
    const limited = generalSettings(project, view).flag('enforceReferencedRepoScopedToken');
    if (limited === undefined) {
      return unclear('The answer does not say which repositories a job reaches');
    }
    return limited
      ? pass('enforceReferencedRepoScopedToken is true')
      : fail('enforceReferencedRepoScopedToken is false');
  },
  fix: () =>
    advise('Turn on "Protect access to repositories in YAML pipelines": project settings, pipelines, settings'),
});
