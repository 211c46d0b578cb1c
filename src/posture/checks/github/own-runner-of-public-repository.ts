import { advise } from '../../fixes/remedy.js';
import { repositoryPart } from '../../pipelines/github-addresses.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';

export const ownRunnerOfPublicRepository = defineCheck({
  id: 'own-runner-of-public-repository',
  summary: 'public repository on GitHub with self-hosted runners',
  group: 'pipelines',
  serves: 'threat-tampering',
  severity: 'high',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'A pull request from a fork can run its code on the runner, which stands in your network and keeps files between ' +
    'jobs. GitHub advises to use self-hosted runners with private repositories only.',
  passes: 'The public repository has no self-hosted runner of its own. Repositories that are not public are left out.',
  breaks: 'Workflows that run on it; move them to hosted runners or to a private repository.',
  repair: 'precondition',
  needs: ['GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/actions/reference/security/secure-use#hardening-for-self-hosted-runners',
    'https://docs.github.com/rest/actions/self-hosted-runners#list-self-hosted-runners-for-a-repository',
  ],
  judge({ subject: repository, view }) {
    const visibility = repository.text('visibility');
    if (visibility === undefined) {
      return unclear('The answer does not say who sees the repository');
    }
    if (visibility !== 'public') {
      return notApplicable('The repository is not public');
    }
    const runners = view
      .things(repositoryPart(repository.id, 'runners'), 'github/runners', repository.name)
      .map((runner) => runner.text('name') ?? 'one without a name');
    return runners.length > 0
      ? fail(`Self-hosted runners: ${someOf(runners)}`)
      : pass('There is no self-hosted runner');
  },
  fix: () => advise('Remove the runners from the repository, or make it private'),
});
