import { advise, setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { workspaceCommand } from '../workspace/workspace-commands.js';
import { identityKinds, primaryIdentity } from './workspace-identity.js';

export const workspaceWithoutOwnIdentity = defineCheck({
  id: 'workspace-without-own-identity',
  summary: 'workspace that acts by the system-assigned identity instead of one of yours',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The system-assigned identity is given Contributor on the whole resource group by the service. The roles of a ' +
    'user-assigned identity are yours to give, one by one, and it outlives the workspace.',
  passes:
    'identity.type has UserAssigned (alone or with SystemAssigned), and primaryUserAssignedIdentity is one of ' +
    'identity.userAssignedIdentities. Without any identity there is nothing to judge here.',
  breaks:
    'A workspace cannot go back to the system-assigned identity alone, and the new one needs its roles on storage, vault and registry first.',
  repair: 'one-way',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['PSRule AZR-000407', 'Azure Policy 5f0c7d88'],
  otherwise:
    'PSRule AZR-000407 fails a workspace that has both kinds of identity; the user-assigned one acts there too.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
    'https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security',
  ],
  judge({ subject: workspace }) {
    const { system, user } = identityKinds(workspace);
    if (!system && !user) {
      return notApplicable('The workspace has no identity at all');
    }
    if (!user) {
      return fail('identity.type is SystemAssigned');
    }
    if (primaryIdentity(workspace) !== undefined) {
      return pass('primaryUserAssignedIdentity is one of the user-assigned identities');
    }
    return workspace.has('properties.primaryUserAssignedIdentity')
      ? fail('primaryUserAssignedIdentity is not among the identities of the workspace')
      : fail('primaryUserAssignedIdentity is not set');
  },
  fix: ({ subject: workspace }) => {
    const [identity] = workspace.entries('identity.userAssignedIdentities').map(([id]) => id);
    return identity === undefined
      ? advise('Create a user-assigned identity, give it its roles, and make it the primary identity of the workspace')
      : setProperties(
          workspace.id,
          { primaryUserAssignedIdentity: identity },
          'Make the user-assigned identity the one that acts for the workspace',
          [workspaceCommand(workspace, 'update', '--primary-user-assigned-identity', shellWord(identity))],
        );
  },
});
