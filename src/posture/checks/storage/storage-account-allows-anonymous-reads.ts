import { setProperties } from '../../fixes/remedy.js';
import type { Resource } from '../../snapshot/resource.js';
import { updateStorageAccount } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readAccount } from './account.js';

export const storageAccountAllowsAnonymousReads = defineCheck({
  id: 'storage-account-allows-anonymous-reads',
  summary: 'storage account whose containers may be opened to anonymous readers',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'high',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'While the account permits it, everybody who can change a container can open its data to the whole world by one ' +
    'setting, without a key and without a trace of who reads.',
  passes:
    'allowBlobPublicAccess is false. Absent means that it is permitted: accounts from before August 2023 return nothing ' +
    'until it is set. Containers that are open already are named, with a critical severity.',
  breaks: 'Links to blobs that people open without signing in.',
  repair: 'in-place',
  needs: [readAccount, 'Microsoft.Storage/storageAccounts/blobServices/containers/read'],
  peers: [
    'PSRule AZR-000198',
    'PSRule AZR-000199',
    'checkov CKV_AZURE_34',
    'checkov CKV_AZURE_190',
    'checkov CKV2_AZURE_47',
    'trivy AZU-0007',
    'Prowler storage_blob_public_access_level_is_disabled',
    'Azure Policy 4fa4b6c0',
  ],
  references: ['https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure'],
  judge({ subject: account, view }) {
    const allowed = account.flag('properties.allowBlobPublicAccess');
    if (allowed === false) {
      return pass('allowBlobPublicAccess is false');
    }
    const said = `allowBlobPublicAccess is ${allowed === undefined ? 'not set, which permits it' : 'true'}`;
    const containers = `${account.id}/blobServices/default/containers`;
    // The verdict is certain; which containers are open only makes it worse.
    const open =
      view.reading(containers).is === 'read'
        ? view.list(containers).filter((container) => /^(?:blob|container)$/i.test(publicAccessOf(container)))
        : [];
    return open.length > 0
      ? fail(`${said}, and anonymous readers may open ${open.map(({ name }) => name).join(', ')}`, 'critical')
      : fail(said);
  },
  fix: ({ subject: account }) =>
    setProperties(account.id, { allowBlobPublicAccess: false }, 'Permit no anonymous access to the account', [
      updateStorageAccount(account, '--allow-blob-public-access false'),
    ]),
});

function publicAccessOf(container: Resource): string {
  return container.text('properties.publicAccess') ?? 'None';
}
