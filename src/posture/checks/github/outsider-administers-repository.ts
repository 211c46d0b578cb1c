import { advise } from '../../fixes/remedy.js';
import { repositoryPart } from '../../pipelines/github-addresses.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const outsiderAdministersRepository = defineCheck({
  id: 'outsider-administers-repository',
  summary: 'repository on GitHub that people outside of the organization administer',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'high',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'An administrator can turn off every rule of the repository, read the names of its secrets and hand out rights. ' +
    'People outside of the organization leave without anybody noticing here.',
  passes: 'No outside collaborator has permissions.admin. Repositories of a person (owner.type User) are left out.',
  breaks: 'Nothing that workflows do.',
  repair: 'in-place',
  needs: ['GitHub metadata'],
  peers: [],
  references: [
    'https://docs.github.com/organizations/managing-user-access-to-your-organizations-repositories/managing-outside-collaborators',
    'https://docs.github.com/rest/collaborators/collaborators#list-repository-collaborators',
  ],
  judge({ subject: repository, view }) {
    if (repository.is('owner.type', 'User')) {
      return notApplicable('The repository belongs to a person, and nobody is inside of an organization');
    }
    const count = view
      .things(repositoryPart(repository.id, 'outsiders'), 'github/collaborators', repository.name)
      .filter((person) => person.flag('permissions.admin') === true).length;
    return count > 0
      ? fail(`${countOf(count, 'outside collaborator')} with the role admin`)
      : pass('No outside collaborator has the role admin');
  },
  fix: () => advise('Give the people the role that they need, or take them into the organization: repository settings'),
});
