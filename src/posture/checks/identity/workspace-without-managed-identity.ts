import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { identityKinds } from './workspace-identity.js';

export const workspaceWithoutManagedIdentity = defineCheck({
  id: 'workspace-without-managed-identity',
  summary: 'workspace without a managed identity',
  group: 'identity',
  serves: 'identity-registry-access',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Without an identity of its own the workspace can reach storage, vault and registry by keys and passwords only, ' +
    'which have to be kept, rotated and not lost.',
  passes: 'identity.type has SystemAssigned or UserAssigned. Absent and None fail.',
  breaks: 'Nothing; the identity then needs its roles on storage, vault and registry.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['AzTS AuthN_Use_Managed_Service_Identity', 'sonar ManagedIdentityCheck'],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication'],
  judge({ subject: workspace }) {
    const { system, user } = identityKinds(workspace);
    return system || user
      ? pass(`identity.type is ${workspace.text('identity.type') ?? ''}`)
      : fail(`identity.type is ${workspace.text('identity.type') ?? 'not set'}`);
  },
  fix: ({ subject: workspace }) => ({
    text: 'Give the workspace an identity; a user-assigned one can have fewer roles',
    changes: [{ is: 'update', id: workspace.id, body: { identity: { type: 'SystemAssigned' } } }],
  }),
});
