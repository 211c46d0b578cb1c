import { advise } from '../../fixes/remedy.js';
import { organizationOf, projectToken } from '../../pipelines/azure-devops-addresses.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { grantsOn, idOf } from './broad-groups.js';

export const projectRightsForSinglePeople = defineCheck({
  id: 'project-rights-for-single-people',
  summary: 'project of Azure DevOps with permissions for single people instead of groups',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'low',
  since: '0.1.0',
  on: 'azure-devops-project',
  why:
    'People change teams and leave; a permission of theirs alone stays until somebody finds it. Membership in a team or ' +
    'a group ends with the job, and is reviewed in one place.',
  passes:
    'The access list of the project gives nothing to single people. Groups and identities of services are left out.',
  breaks: 'Nothing, once the people are members of the groups.',
  repair: 'in-place',
  needs: ['vso.security_manage', 'vso.identity'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/organizations/security/about-permissions',
    'https://learn.microsoft.com/rest/api/azure/devops/security/access-control-lists/query',
  ],
  judge({ subject: project, view }) {
    const token = projectToken(idOf(project.text('id')));
    const people = grantsOn(organizationOf(project.id), 'project', [token], view).filter(
      ({ holder, allowed }) => holder === 'person' && allowed !== 0,
    );
    return people.length > 0
      ? fail(`${countOf(people.length, 'single person', 'single people')} with permissions of their own`)
      : pass('Permissions are given to groups only');
  },
  fix: () => advise('Put the people into teams or groups, then take their own permissions away: project settings'),
});
