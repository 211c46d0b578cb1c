import { setProperties } from '../../fixes/remedy.js';
import { updateStorageAccount } from '../associated/az.js';
import { exposureOf, keepsStrangersOut } from '../associated/exposure.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readAccount } from './account.js';

export const storageAccountWithoutFirewall = defineCheck({
  id: 'storage-account-without-firewall',
  summary: 'storage account whose firewall lets everybody in',
  group: 'network',
  serves: 'network-storage',
  severity: 'high',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'The firewall is the second lock beside keys and roles. Without it the whole internet may try the first one, and ' +
    'a mistake with a key has no limit.',
  passes:
    'publicNetworkAccess is Disabled or SecuredByPerimeter, or networkAcls.defaultAction is Deny and no address range ' +
    'is wider than /8. An absent networkAcls or defaultAction means Allow.',
  breaks: 'Access from networks that no rule names; add the subnets and addresses that need it first.',
  repair: 'precondition',
  needs: [readAccount],
  peers: [
    'PSRule AZR-000202',
    'checkov CKV_AZURE_35',
    'trivy AZU-0012',
    'terrascan AC_AZURE_0370',
    'terrascan AC_AZURE_0309',
    'Prowler storage_default_network_access_rule_is_denied',
    'KICS default_azure_storage_account_network_access_is_too_permissive',
    'Azure Policy 34c877ad',
  ],
  otherwise:
    'PSRule AZR-000202 fails an account with public access off whose defaultAction is Allow; with public access off no ' +
    'rule lets anybody in, so it passes here. No peer looks at the width of the address ranges.',
  references: ['https://learn.microsoft.com/azure/storage/common/storage-network-security'],
  judge({ subject: account }) {
    const exposure = exposureOf(account);
    return keepsStrangersOut(exposure) ? pass(exposure.because) : fail(exposure.because);
  },
  fix: ({ subject: account }) =>
    setProperties(
      account.id,
      { networkAcls: { defaultAction: 'Deny' } },
      'Deny by default and take out ranges that belong to nobody; keep the rules that are there',
      [updateStorageAccount(account, '--default-action Deny')],
    ),
});
