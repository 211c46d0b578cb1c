import { advise } from '../../fixes/remedy.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { excessOf, grantsOn, idOf, type Bits } from './broad-groups.js';

/** Source: <https://learn.microsoft.com/azure/devops/organizations/security/namespace-reference> and `az devops security permission namespace show`. */
const organizationBits: Bits = {
  2: 'edit instance-level information',
  4: 'create projects',
  16: 'manage process templates',
  2048: 'manage enterprise policies',
};

export const organizationRightsOfEverybody = defineCheck({
  id: 'organization-rights-of-everybody',
  summary: 'organization of Azure DevOps whose settings groups of everybody may change',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'high',
  since: '0.1.0',
  on: 'azure-devops-organization',
  why:
    'Who may edit the organization gets to each of its projects, and with that to each service connection. Policies on ' +
    'tokens, guests and public projects are changed at the same place.',
  passes:
    'Project Collection Valid Users and other groups that everybody is in may not edit instance-level information, ' +
    'create projects, or manage process templates and enterprise policies.',
  breaks: 'Nothing that pipelines do.',
  repair: 'in-place',
  needs: ['vso.project', 'vso.security_manage', 'vso.identity'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/organizations/security/permissions#organization-level-permissions',
    'https://learn.microsoft.com/rest/api/azure/devops/security/access-control-lists/query',
  ],
  judge({ subject: organization, view }) {
    // Whoever cannot see the project is told nothing true about the organization.
    idOf(organization.text('id'));
    const excess = excessOf(grantsOn(organization.id, 'organization', [''], view), organizationBits);
    return excess.length > 0 ? fail(someOf(excess)) : pass('Groups of everybody have no such permission');
  },
  fix: () => advise('Set the permissions of the groups to Not set: organization settings, permissions'),
});
