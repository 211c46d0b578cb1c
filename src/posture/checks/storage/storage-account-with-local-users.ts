import { setProperties } from '../../fixes/remedy.js';
import { updateStorageAccount } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readAccount } from './account.js';

export const storageAccountWithLocalUsers = defineCheck({
  id: 'storage-account-with-local-users',
  summary: 'storage account that local users may enter by SFTP',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Local users sign in with a password or a key of the account alone: no multifactor, no conditional access, no roles. ' +
    'Whoever leaves the company stays until somebody remembers the account.',
  passes:
    'Neither isSftpEnabled nor isLocalUserEnabled is true; absent means off. Local users alone, without SFTP, fail with ' +
    'a low severity: they cannot sign in yet.',
  breaks: 'Uploads by SFTP.',
  repair: 'in-place',
  needs: [readAccount],
  peers: [],
  references: ['https://learn.microsoft.com/azure/storage/blobs/secure-file-transfer-protocol-support'],
  judge({ subject: account }) {
    if (account.flag('properties.isSftpEnabled') === true) {
      return fail('isSftpEnabled is true');
    }
    return account.flag('properties.isLocalUserEnabled') === true
      ? fail('isLocalUserEnabled is true, isSftpEnabled is not', 'low')
      : pass('Neither isSftpEnabled nor isLocalUserEnabled is true');
  },
  fix: ({ subject: account }) =>
    setProperties(
      account.id,
      { isSftpEnabled: false, isLocalUserEnabled: false },
      'Switch SFTP and local users off, and take files in by identities of Microsoft Entra',
      [updateStorageAccount(account, '--enable-sftp false --enable-local-user false')],
    ),
});
