import { advise } from '../../fixes/remedy.js';
import { organizationOf, projectToken } from '../../pipelines/azure-devops-addresses.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { excessOf, grantsOn, idOf, type Bits } from './broad-groups.js';

/** Source: <https://learn.microsoft.com/azure/devops/organizations/security/namespace-reference> and `az devops security permission namespace show`. */
const projectBits: Bits = {
  2: 'edit project-level information',
  4: 'delete the project',
  65536: 'rename the project',
  262144: 'manage project properties',
  4194304: 'change who sees the project',
};

export const projectRightsOfEverybody = defineCheck({
  id: 'project-rights-of-everybody',
  summary: 'project of Azure DevOps that groups of everybody may change or delete',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'high',
  since: '0.1.0',
  on: 'azure-devops-project',
  why:
    'Who may edit a project also decides on its permissions and its visibility. That is for its administrators; ' +
    'everybody else needs to read and to contribute.',
  passes:
    'Contributors, Readers, Project Valid Users and other groups that everybody is in may not edit, rename or delete ' +
    'the project, manage its properties or change its visibility.',
  breaks: 'Nothing that pipelines do.',
  repair: 'in-place',
  needs: ['vso.security_manage', 'vso.identity'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/organizations/security/permissions#project-level-permissions',
    'https://learn.microsoft.com/rest/api/azure/devops/security/access-control-lists/query',
  ],
  judge({ subject: project, view }) {
    const token = projectToken(idOf(project.text('id')));
    const excess = excessOf(grantsOn(organizationOf(project.id), 'project', [token], view), projectBits);
    return excess.length > 0 ? fail(someOf(excess)) : pass('Groups of everybody have no such permission');
  },
  fix: () => advise('Set the permissions of the groups to Not set: project settings, permissions'),
});
