import { advise } from '../../fixes/remedy.js';
import { organizationOf, projectOf, projectPath, repositoryTokens } from '../../pipelines/azure-devops-addresses.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { excessOf, grantsOn, idOf, type Bits } from './broad-groups.js';

/** Source: <https://learn.microsoft.com/azure/devops/organizations/security/namespace-reference> and `az devops security permission namespace show`. */
const repositoryBits: Bits = {
  8: 'force push',
  128: 'bypass policies when pushing',
  512: 'delete the repository',
  2048: 'edit policies',
  8192: 'manage permissions',
  32768: 'bypass policies when completing pull requests',
};

export const repositoryRightsOfEverybody = defineCheck({
  id: 'repository-rights-of-everybody',
  summary: 'repository on which groups of everybody may rewrite history or pass by policies',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'high',
  since: '0.1.0',
  on: 'azure-devops-repository',
  why:
    'Policies of a branch hold only as long as people cannot pass by them or change them. Who rewrites history can also ' +
    'hide what has been in the code that a model was trained with.',
  passes:
    'Contributors, Readers, Project Valid Users and other groups that everybody is in may not force push, bypass or ' +
    'edit policies, manage permissions, or delete the repository. What is inherited counts, and denials do too.',
  breaks: 'Scripts that force push to shared branches.',
  repair: 'in-place',
  needs: ['vso.security_manage', 'vso.identity'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/organizations/security/permissions#git-repository-object-level',
    'https://learn.microsoft.com/rest/api/azure/devops/security/access-control-lists/query',
  ],
  judge({ subject: repository, view }) {
    const id = idOf(repository.text('id'));
    const project = projectOf(repository.id);
    const named = { type: 'azure-devops/projects', name: '' };
    const projectId = idOf(view.thing(project, named, projectPath(project)).text('id'));
    const grants = grantsOn(organizationOf(project), 'repository', repositoryTokens(projectId, id), view);
    const excess = excessOf(grants, repositoryBits);
    return excess.length > 0 ? fail(someOf(excess)) : pass('Groups of everybody have no such permission');
  },
  fix: () => advise('Set the permissions of the groups to Not set: repository settings, security'),
});
