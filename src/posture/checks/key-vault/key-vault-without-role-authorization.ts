import { setProperties } from '../../fixes/remedy.js';
import { updateKeyVault } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readVault } from './vault.js';

export const keyVaultWithoutRoleAuthorization = defineCheck({
  id: 'key-vault-without-role-authorization',
  summary: 'key vault that decides by access policies instead of roles',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'key-vault',
  why:
    'Whoever may change the vault, as every Contributor may, can write an access policy for themselves and read all ' +
    'secrets. With roles, only those who assign roles can, and rights can be given for single secrets and for a time.',
  passes: 'enableRbacAuthorization is true. Absent means false.',
  breaks:
    'Everybody whose right is an access policy. Give the workspace identity a role on the vault, such as Key Vault ' +
    'Administrator, and people theirs before you switch.',
  repair: 'precondition',
  needs: [readVault],
  peers: [
    'PSRule AZR-000388',
    'Prowler keyvault_rbac_enabled',
    'Azure Policy 12d4fa5e',
    'steampipe keyvault_rbac_enabled',
  ],
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/rbac-migration',
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
  ],
  judge({ subject: vault }) {
    const roles = vault.flag('properties.enableRbacAuthorization');
    return roles === true
      ? pass('enableRbacAuthorization is true')
      : fail(`enableRbacAuthorization is ${roles === undefined ? 'not set, which means false' : 'false'}`);
  },
  fix: ({ subject: vault }) =>
    setProperties(
      vault.id,
      { enableRbacAuthorization: true },
      'Assign roles for everybody in the access policies first, then let roles decide',
      [updateKeyVault(vault, '--enable-rbac-authorization true')],
    ),
});
