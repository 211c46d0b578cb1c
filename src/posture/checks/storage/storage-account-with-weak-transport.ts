import { setProperties } from '../../fixes/remedy.js';
import { updateStorageAccount } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readAccount } from './account.js';

export const storageAccountWithWeakTransport = defineCheck({
  id: 'storage-account-with-weak-transport',
  summary: 'storage account that takes plain HTTP or an old version of TLS',
  group: 'encryption',
  serves: 'network-storage',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Data and shared links that travel without good encryption can be read and changed on the way. Azure has stopped ' +
    'serving TLS 1.0 and 1.1, so the setting says what was meant; plain HTTP is still served where it is permitted.',
  passes:
    'supportsHttpsTrafficOnly is not false (absent means true), and minimumTlsVersion is TLS1_2 or TLS1_3. An absent ' +
    'version means TLS1_0 and fails with a low severity.',
  breaks: 'Shares mounted by NFS and clients older than about 2015.',
  repair: 'in-place',
  needs: [readAccount],
  peers: [
    'PSRule AZR-000196',
    'PSRule AZR-000200',
    'checkov CKV_AZURE_3',
    'checkov CKV_AZURE_44',
    'trivy AZU-0008',
    'trivy AZU-0011',
    'azqr st-007',
    'azqr st-009',
    'terrascan AC_AZURE_0373',
  ],
  otherwise: 'PSRule AZR-000200 accepts TLS1_2 only; TLS1_3 is better and passes here.',
  references: [
    'https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version',
    'https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer',
  ],
  judge({ subject: account }) {
    if (account.flag('properties.supportsHttpsTrafficOnly') === false) {
      return fail('supportsHttpsTrafficOnly is false');
    }
    const version = account.text('properties.minimumTlsVersion');
    return /^TLS1_[23]$/i.test(version ?? '')
      ? pass(`HTTPS only, minimumTlsVersion is ${version ?? ''}`)
      : fail(`minimumTlsVersion is ${version ?? 'not set, which means TLS1_0'}`, 'low');
  },
  fix: ({ subject: account }) =>
    setProperties(
      account.id,
      { minimumTlsVersion: 'TLS1_2', supportsHttpsTrafficOnly: true },
      'Take HTTPS with TLS 1.2 or later only',
      [updateStorageAccount(account, '--min-tls-version TLS1_2 --https-only true')],
    ),
});
