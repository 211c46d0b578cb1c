import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { named, updateStorageAccount } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { isOwnAccount, readAccount } from './account.js';

const longestDays = 90;

export const storageKeysWithoutRenewalPeriod = defineCheck({
  id: 'storage-keys-without-renewal-period',
  summary: 'storage account keys that nobody has to renew within 90 days',
  group: 'identity',
  serves: 'identity-no-secrets',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'A key that was copied once works until it is renewed. A period makes Azure report keys that are due, which bounds ' +
    'how long a copy in a notebook or on a laptop is worth anything.',
  passes:
    'keyPolicy.keyExpirationPeriodInDays is at most 90; absent means no period. Not asked where allowSharedKeyAccess is ' +
    'false. The period is judged, not the age of the keys.',
  breaks:
    'Nothing by itself: Azure reports old keys and goes on accepting them. When a key is renewed, the workspace has to be ' +
    'told to fetch the new one; a key that was not renewed since 2021 has to be before the period can be set.',
  repair: 'in-place',
  needs: [readAccount],
  peers: ['Azure Policy 044985bb', 'Prowler storage_key_rotation_90_days', 'AzTS DP_Rotate_Access_Keys'],
  references: ['https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage'],
  judge({ subject: account }) {
    if (account.flag('properties.allowSharedKeyAccess') === false) {
      return notApplicable('The account accepts no keys');
    }
    const days = account.number('properties.keyPolicy.keyExpirationPeriodInDays');
    if (days === undefined) {
      return fail('keyPolicy.keyExpirationPeriodInDays is not set');
    }
    return days <= longestDays
      ? pass(`keyPolicy.keyExpirationPeriodInDays is ${String(days)}`)
      : fail(`keyPolicy.keyExpirationPeriodInDays is ${String(days)}, more than ${String(longestDays)}`);
  },
  fix: ({ subject: account, view }) => ({
    text: 'Better switch keys off; until then renew both, let the workspace fetch the new one, and set a period',
    cli: [
      ...['primary', 'secondary'].flatMap((key) => [
        `az storage account keys renew --account-name ${shellWord(account.name)} ` +
          `--resource-group ${shellWord(resourceGroupOf(account.id))} --key ${key}`,
        ...(isOwnAccount(account, view) ? [`az ml workspace sync-keys ${named(view.workspace)}`] : []),
      ]),
      updateStorageAccount(account, `--key-exp-days ${String(longestDays)}`),
    ],
    changes: [
      { is: 'update', id: account.id, body: { properties: { keyPolicy: { keyExpirationPeriodInDays: longestDays } } } },
    ],
  }),
});
