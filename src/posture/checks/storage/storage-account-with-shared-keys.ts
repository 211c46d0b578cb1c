import { setProperties } from '../../fixes/remedy.js';
import { named, updateStorageAccount } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { isOwnAccount, readAccount } from './account.js';

export const storageAccountWithSharedKeys = defineCheck({
  id: 'storage-account-with-shared-keys',
  summary: 'storage account that accepts its account keys',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'high',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'An account key opens everything in the account, belongs to nobody, and does not expire. With keys off, each access ' +
    'needs an identity with a role, and the logs say whose.',
  passes:
    'allowSharedKeyAccess is false. Absent means true. Whether the workspace itself still uses the key is another check.',
  breaks:
    'The workspace, as long as its own datastores use the account key: set systemDatastoresAuthMode to identity, give ' +
    'people and computes data roles, and replace datastores that hold a key or a shared link first.',
  repair: 'precondition',
  needs: [readAccount],
  peers: [
    'PSRule AZR-000497',
    'checkov CKV2_AZURE_40',
    'Prowler storage_account_key_access_disabled',
    'Azure Policy 8c6a50c6',
    'AzTS Storage_AuthN_Disable_Key_Access',
    'steampipe storage_account_shared_key_access_disabled',
  ],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-disable-local-auth-storage',
    'https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent',
  ],
  judge({ subject: account }) {
    const allowed = account.flag('properties.allowSharedKeyAccess');
    return allowed === false
      ? pass('allowSharedKeyAccess is false')
      : fail(`allowSharedKeyAccess is ${allowed === undefined ? 'not set, which means true' : 'true'}`);
  },
  fix: ({ subject: account, view }) =>
    setProperties(
      account.id,
      { allowSharedKeyAccess: false },
      'Let the workspace use identities before the keys are switched off',
      [
        ...(isOwnAccount(account, view)
          ? [`az ml workspace update ${named(view.workspace)} --system-datastores-auth-mode identity`]
          : []),
        updateStorageAccount(account, '--allow-shared-key-access false'),
      ],
    ),
});
