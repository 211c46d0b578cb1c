import { setProperties } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { readAccount } from './account.js';

export const storagePortalPrefersKeys = defineCheck({
  id: 'storage-portal-prefers-keys',
  summary: 'storage account that the portal opens with the account key',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'low',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'The portal takes the account key by default, so whoever may list keys sees all data whatever roles they have, and ' +
    'the log shows a key instead of a person.',
  passes: 'defaultToOAuthAuthentication is true. Absent means false.',
  breaks: 'People without a data role see no blobs in the portal until they get one or switch by hand.',
  repair: 'in-place',
  needs: [readAccount],
  peers: [
    'Prowler storage_default_to_entra_authorization_enabled',
    'steampipe storage_account_default_to_oauth_authentication',
  ],
  references: ['https://learn.microsoft.com/azure/storage/blobs/authorize-data-operations-portal'],
  judge({ subject: account }) {
    const entra = account.flag('properties.defaultToOAuthAuthentication');
    if (entra === true) {
      return pass('defaultToOAuthAuthentication is true');
    }
    return account.flag('properties.allowSharedKeyAccess') === false
      ? notApplicable('The account accepts no keys, so the portal cannot use one')
      : fail(`defaultToOAuthAuthentication is ${entra === undefined ? 'not set, which means false' : 'false'}`);
  },
  fix: ({ subject: account }) =>
    setProperties(account.id, { defaultToOAuthAuthentication: true }, 'Let the portal sign in with Microsoft Entra'),
});
