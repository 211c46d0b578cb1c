import { advise } from '../../fixes/remedy.js';
import type { Node, Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { readVault } from './vault.js';

const kinds = ['keys', 'secrets', 'certificates', 'storage'];

export const keyVaultAccessPolicyTooWide = defineCheck({
  id: 'key-vault-access-policy-too-wide',
  summary: 'access policy of the key vault that permits everything or purging',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'high',
  since: '0.1.0',
  on: 'key-vault',
  why:
    'The vault holds the keys of storage, datastores and connections, so whoever reads secrets has the data. Purging ' +
    'destroys what soft delete would keep. Hardly anybody needs all of it.',
  passes:
    'No entry of accessPolicies permits all or purge to anybody but the identities of the workspace, for which Azure ML ' +
    'itself writes such an entry. Not asked where enableRbacAuthorization is true: roles decide then.',
  breaks: 'Whatever a principal did with the rights that are taken away.',
  repair: 'decide',
  needs: [readVault, 'Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['PSRule AZR-000118', 'cloudsploit manageKeyAccessAndPermissions'],
  otherwise: 'PSRule also fails the entry that Azure ML writes for the identity of the workspace.',
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/assign-access-policy',
    'https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security',
  ],
  judge({ subject: vault, view }) {
    if (vault.flag('properties.enableRbacAuthorization') === true) {
      return notApplicable('Roles decide about this vault, access policies have no effect');
    }
    const policies = vault.list('properties.accessPolicies');
    const wide = policies.filter(isWide);
    const own = wide.length === 0 ? [] : principalsOf(view.workspace);
    const others = wide.map((policy) => policy.text('objectId') ?? '').filter((id) => !own.includes(id.toLowerCase()));
    return others.length > 0
      ? fail(
          `${String(others.length)} of ${String(policies.length)} principals may do all or purge: ${others.join(', ')}`,
        )
      : pass(`None of ${String(policies.length)} access policies is wider than it has to be`);
  },
  fix: () =>
    advise('List the rights that each principal needs, commonly get and list of secrets, and let roles decide'),
});

function isWide(policy: Node): boolean {
  return kinds.some((kind) =>
    policy.texts(`permissions.${kind}`).some((right) => ['all', 'purge'].includes(right.toLowerCase())),
  );
}

function principalsOf(workspace: Resource): readonly string[] {
  const assigned = workspace
    .nodes('identity.userAssignedIdentities')
    .map(([, identity]) => identity.text('principalId'));
  return [workspace.text('identity.principalId'), ...assigned]
    .filter((id) => id !== undefined)
    .map((id) => id.toLowerCase());
}
