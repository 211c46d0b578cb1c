import { extensionPath } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import { logTo, missingLogs } from '../associated/diagnostic-logs.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readAccount } from './account.js';

const wanted = ['StorageRead', 'StorageWrite', 'StorageDelete'];

export const storageAccessNotLogged = defineCheck({
  id: 'storage-access-not-logged',
  summary: 'storage account that does not log who reads, writes and deletes',
  group: 'logging',
  serves: 'audit-storage-diagnostics',
  severity: 'high',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'After a leak or a poisoned data set the first question is who touched the files. Storage does not record that ' +
    'unless it is told to, and it cannot be told afterwards.',
  passes:
    'Diagnostic settings on blobServices/default send StorageRead, StorageWrite and StorageDelete, or the group audit or ' +
    'allLogs, to a destination; the same for fileServices, whose lack alone fails with a low severity. Queues and ' +
    'tables, in which batch jobs keep messages but no data, are not looked at. Settings on the account itself carry ' +
    'metrics only and do not count.',
  breaks: 'Nothing, but logs of busy accounts cost money.',
  repair: 'in-place',
  needs: [readAccount, 'Microsoft.Insights/diagnosticSettings/read'],
  peers: [
    'Azure Policy 59759c62',
    'Azure Policy b4fe1a3b',
    'checkov CKV2_AZURE_21',
    'trivy AZU-0057',
    'cloudsploit blobServiceLoggingEnabled',
    'steampipe storage_account_blob_service_logging_enabled',
    'AzTS Storage_Audit_Enable_Diagnostic_Settings',
    'APRL 96cb8331',
  ],
  otherwise:
    'Peers that look at the account itself pass on metrics; checkov CKV_AZURE_33 and trivy AZU-0009 look at the classic ' +
    'logs, which only the data plane shows.',
  references: ['https://learn.microsoft.com/azure/storage/blobs/monitor-blob-storage'],
  judge({ subject: account, view }) {
    const [first = '', ...others] = servicesOf(account);
    const missing = missingLogs(first, wanted, view);
    if (missing.length > 0) {
      return fail(`${serviceName(first)} does not log ${missing.join(', ')}`);
    }
    const silent = others.filter((service) => missingLogs(service, wanted, view).length > 0);
    return silent.length > 0
      ? fail(`${silent.map(serviceName).join(', ')} do not log reads, writes and deletes`, 'low')
      : pass(`Reads, writes and deletes are logged for ${[first, ...others].map(serviceName).join(', ')}`);
  },
  fix: ({ subject: account, view }) => {
    const silent = servicesOf(account).filter(
      (service) =>
        view.reading(extensionPath(service, 'diagnosticSettings')).is !== 'unreadable' &&
        missingLogs(service, wanted, view).length > 0,
    );
    return logTo(silent, view);
  },
});

/** The most important one first. */
function servicesOf(account: Resource): readonly string[] {
  const names = account.is('kind', 'FileStorage')
    ? ['file']
    : account.is('kind', 'BlockBlobStorage') || account.is('kind', 'BlobStorage')
      ? ['blob']
      : ['blob', 'file'];
  return names.map((name) => `${account.id}/${name}Services/default`);
}

function serviceName(id: string): string {
  return id.split('/').at(-2) ?? id;
}
