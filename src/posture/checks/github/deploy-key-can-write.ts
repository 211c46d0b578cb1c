import { advise } from '../../fixes/remedy.js';
import { repositoryPart } from '../../pipelines/github-addresses.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const deployKeyCanWrite = defineCheck({
  id: 'deploy-key-can-write',
  summary: 'repository on GitHub with a deploy key that can push',
  group: 'pipelines',
  serves: 'identity-no-secrets',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'A deploy key belongs to no person and does not expire. Whoever has the file can push to the repository, from ' +
    'anywhere.',
  passes: 'read_only is true for each deploy key, or there is none.',
  breaks: 'Whatever pushes with the key; a GitHub App can do the same with a token of an hour.',
  repair: 'precondition',
  needs: ['GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/authentication/connecting-to-github-with-ssh/managing-deploy-keys',
    'https://docs.github.com/rest/deploy-keys/deploy-keys#list-deploy-keys',
  ],
  judge({ subject: repository, view }) {
    if (repository.flag('archived') === true) {
      return notApplicable('The repository is archived: nothing runs or changes in it');
    }
    const writing = view
      .things(repositoryPart(repository.id, 'deployKeys'), 'github/deploy-keys', repository.name)
      .filter((key) => key.flag('read_only') !== true)
      .map((key) => key.text('title') ?? 'one without a title');
    return writing.length > 0 ? fail(`Deploy keys that can push: ${someOf(writing)}`) : pass('No deploy key can push');
  },
  fix: () => advise('Replace the key by one that reads only, or by a GitHub App: repository settings, deploy keys'),
});
