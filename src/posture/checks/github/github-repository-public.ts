import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

export const githubRepositoryPublic = defineCheck({
  id: 'github-repository-public',
  summary: 'repository on GitHub that everybody on the internet can read',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'Anybody can read the code, the workflows and their logs, and learn the names of workspaces, data and accounts. ' +
    'Anybody can also propose changes, which run as workflows.',
  passes: 'visibility is private or internal. A repository that is meant to be public fails too: accept it knowingly.',
  breaks: 'People outside no longer see the repository; its stars and forks are lost.',
  repair: 'decide',
  needs: ['GitHub metadata'],
  peers: [],
  references: [
    'https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/managing-repository-settings/setting-repository-visibility',
    'https://docs.github.com/rest/repos/repos#get-a-repository',
  ],
  judge({ subject: repository }) {
    const visibility = repository.text('visibility');
    if (visibility === undefined) {
      return unclear('The answer does not say who sees the repository');
    }
    return visibility === 'public' ? fail('visibility is public') : pass(`visibility is ${visibility}`);
  },
  fix: () => advise('Make the repository private, if nobody outside needs it: settings, danger zone'),
});
