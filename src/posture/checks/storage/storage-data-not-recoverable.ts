import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import type { Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { blobService, hasBlobs, readAccount } from './account.js';

export const storageDataNotRecoverable = defineCheck({
  id: 'storage-data-not-recoverable',
  summary: 'storage account whose deleted or overwritten blobs cannot be brought back',
  group: 'logging',
  serves: 'threat-poisoning',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Whoever poisons training data overwrites it, and whoever extorts deletes it. Soft delete and versions keep what ' +
    'was there, so that you can compare and go back.',
  passes:
    'On blobServices/default deleteRetentionPolicy.enabled, containerDeleteRetentionPolicy.enabled and ' +
    'isVersioningEnabled are true; absent means off. Accounts with a hierarchical namespace have no versions.',
  breaks: 'Nothing, but old versions cost money until a lifecycle rule deletes them.',
  repair: 'in-place',
  needs: [readAccount, 'Microsoft.Storage/storageAccounts/blobServices/read'],
  peers: [
    'PSRule AZR-000197',
    'PSRule AZR-000289',
    'trivy AZU-0056',
    'Prowler storage_ensure_soft_delete_is_enabled',
    'Prowler storage_blob_versioning_is_enabled',
    'checkov CKV2_AZURE_38',
  ],
  references: ['https://learn.microsoft.com/azure/storage/blobs/data-protection-overview'],
  judge({ subject: account, view }) {
    if (!hasBlobs(account)) {
      return notApplicable('The account has no blobs');
    }
    const blobs = blobService(account, view);
    const off = switchesOf(account)
      .filter(([path]) => blobs.flag(path) !== true)
      .map(([path]) => path.replace('properties.', ''));
    return off.length > 0
      ? fail(`Not switched on: ${off.join(', ')}`)
      : pass('Deleted and overwritten blobs and containers are kept');
  },
  fix: ({ subject: account }) => ({
    text: 'Keep deleted blobs and containers for 14 days, and old versions until a lifecycle rule deletes them',
    cli: [
      `az storage account blob-service-properties update --account-name ${shellWord(account.name)} ` +
        `--resource-group ${shellWord(resourceGroupOf(account.id))} ` +
        switchesOf(account)
          .map(([, option]) => option)
          .join(' '),
    ],
    changes: [
      {
        is: 'update',
        id: `${account.id}/blobServices/default`,
        body: {
          properties: {
            deleteRetentionPolicy: { enabled: true, days: 14 },
            containerDeleteRetentionPolicy: { enabled: true, days: 14 },
            ...(switchesOf(account).length > 2 ? { isVersioningEnabled: true } : {}),
          },
        },
      },
    ],
  }),
});

/** Each switch with the options of the command that turns it on. */
function switchesOf(account: Resource): readonly (readonly [string, string])[] {
  return [
    ['properties.deleteRetentionPolicy.enabled', '--enable-delete-retention true --delete-retention-days 14'],
    [
      'properties.containerDeleteRetentionPolicy.enabled',
      '--enable-container-delete-retention true --container-delete-retention-days 14',
    ],
    ...(account.flag('properties.isHnsEnabled') === true
      ? []
      : ([['properties.isVersioningEnabled', '--enable-versioning true']] as const)),
  ];
}
