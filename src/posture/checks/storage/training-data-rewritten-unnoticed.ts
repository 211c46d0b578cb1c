import { advise } from '../../fixes/remedy.js';
import type { Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { blobService, datastoresOn, hasBlobs, readAccount } from './account.js';

export const trainingDataRewrittenUnnoticed = defineCheck({
  id: 'training-data-rewritten-unnoticed',
  summary: 'containers behind datastores that can be rewritten without a trace',
  group: 'logging',
  serves: 'threat-poisoning',
  severity: 'low',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'A model is as good as its data. Data that cannot be changed, or whose every change is kept and listed, lets you ' +
    'say what a model has learned from and find the file that poisoned it.',
  passes:
    'Each container behind a datastore has an immutability policy, a legal hold or version-level immutability; or the ' +
    'account has isVersioningEnabled and changeFeed.enabled, which a hierarchical namespace does not know. Absent means ' +
    'off. Containers that do not exist are passed over.',
  breaks: 'With immutability, jobs that overwrite or delete files there; with versions and change feed nothing.',
  repair: 'decide',
  needs: [
    readAccount,
    'Microsoft.Storage/storageAccounts/blobServices/read',
    'Microsoft.Storage/storageAccounts/blobServices/containers/read',
    'Microsoft.MachineLearningServices/workspaces/datastores/read',
  ],
  peers: ['cloudsploit blobServiceImmutable', 'KICS azure_storage_container_immutability_not_locked'],
  otherwise: 'The peers ask every container to be immutable; versions with a change feed show a change as well.',
  references: [
    'https://learn.microsoft.com/azure/storage/blobs/immutable-storage-overview',
    'https://learn.microsoft.com/azure/storage/blobs/storage-blob-change-feed',
  ],
  judge({ subject: account, view }) {
    if (!hasBlobs(account)) {
      return notApplicable('The account has no blobs');
    }
    const names = new Set(datastoresOn(account, view).map(containerOf));
    const containers = view
      .list(`${account.id}/blobServices/default/containers`)
      .filter(({ name }) => names.has(name.toLowerCase()));
    if (containers.length === 0) {
      return notApplicable('No datastore leads to a container of this account');
    }
    const loose = containers.filter((container) => !isImmutable(container)).map(({ name }) => name);
    if (loose.length === 0) {
      return pass(`Immutable: ${containers.map(({ name }) => name).join(', ')}`);
    }
    const blobs = blobService(account, view);
    return blobs.flag('properties.isVersioningEnabled') === true && blobs.flag('properties.changeFeed.enabled') === true
      ? pass('isVersioningEnabled and changeFeed.enabled are true')
      : fail(`Neither immutability nor versions with a change feed protect ${loose.join(', ')}`);
  },
  fix: () =>
    advise('Switch on versions and the change feed, or make containers immutable that hold data which nobody rewrites'),
});

function containerOf(datastore: Resource): string {
  const name = datastore.text('properties.containerName') ?? datastore.text('properties.filesystem') ?? '';
  return name.toLowerCase();
}

function isImmutable(container: Resource): boolean {
  return ['hasImmutabilityPolicy', 'hasLegalHold', 'immutableStorageWithVersioning.enabled'].some(
    (path) => container.flag(`properties.${path}`) === true,
  );
}
