import { setProperties } from '../../fixes/remedy.js';
import { updateStorageAccount } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readAccount } from './account.js';

export const storageDataCanBeCopiedAway = defineCheck({
  id: 'storage-data-can-be-copied-away',
  summary: 'storage account whose data the service may copy to other tenants',
  group: 'network',
  serves: 'network-storage',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Copies and replication run inside the storage service, past your network and its firewall. Somebody with a key or ' +
    'a role can send whole containers to an account of another company that way.',
  passes:
    'allowedCopyScope is AAD or PrivateLink, and allowCrossTenantReplication is false. An absent scope means any account; ' +
    'absent replication is permitted on accounts from before December 2023, which return nothing.',
  breaks: 'Copies and replication from and to accounts of other tenants.',
  repair: 'in-place',
  needs: [readAccount],
  peers: ['Azure Policy 92a89a79', 'Prowler storage_cross_tenant_replication_disabled', 'checkov CKV_AZURE_244'],
  references: [
    'https://learn.microsoft.com/azure/storage/common/security-restrict-copy-operations',
    'https://learn.microsoft.com/azure/storage/blobs/object-replication-prevent-cross-tenant-policies',
  ],
  judge({ subject: account }) {
    const scope = account.text('properties.allowedCopyScope');
    const replication = account.flag('properties.allowCrossTenantReplication');
    const open = [
      ...(/^(?:AAD|PrivateLink)$/i.test(scope ?? '')
        ? []
        : [`allowedCopyScope is ${scope ?? 'not set, which means any account'}`]),
      ...(replication === false
        ? []
        : [`allowCrossTenantReplication is ${replication === undefined ? 'not set, which permits it' : 'true'}`]),
    ];
    return open.length > 0
      ? fail(open.join(', '))
      : pass(`allowedCopyScope is ${scope ?? ''}, allowCrossTenantReplication is false`);
  },
  fix: ({ subject: account }) =>
    setProperties(
      account.id,
      { allowedCopyScope: 'AAD', allowCrossTenantReplication: false },
      'Keep copies and replication inside your tenant',
      [updateStorageAccount(account, '--allowed-copy-scope AAD --allow-cross-tenant-replication false')],
    ),
});
