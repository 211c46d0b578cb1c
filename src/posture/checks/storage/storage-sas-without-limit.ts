import { setProperties } from '../../fixes/remedy.js';
import { Unread } from '../../snapshot/reading.js';
import { updateStorageAccount } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { readAccount } from './account.js';

const longestDays = 7;

export const storageSasWithoutLimit = defineCheck({
  id: 'storage-sas-without-limit',
  summary: 'storage account without a limit of 7 days for shared access signatures',
  group: 'identity',
  serves: 'identity-no-secrets',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'A shared access signature is a link that works for whoever has it, and it cannot be taken back one by one. ' +
    'Without a limit people make them valid for years.',
  passes: 'sasPolicy.sasExpirationPeriod is at most 7 days, written d.hh:mm:ss. Absent means no limit.',
  breaks: 'Longer links: they are logged, and refused where the policy says Block.',
  repair: 'in-place',
  needs: [readAccount],
  peers: [
    'checkov CKV2_AZURE_41',
    'Azure Policy bc1b984e',
    'Azure Policy 7aa1c9d5',
    'AzTS AuthZ_Set_SAS_Expiry_Interval',
  ],
  references: ['https://learn.microsoft.com/azure/storage/common/sas-expiration-policy'],
  judge({ subject: account }) {
    if (account.flag('properties.allowSharedKeyAccess') === false) {
      return notApplicable('The account accepts no keys, so none can sign a link');
    }
    const period = account.text('properties.sasPolicy.sasExpirationPeriod');
    if (period === undefined) {
      return fail('sasPolicy.sasExpirationPeriod is not set');
    }
    const [, days = '0', hours, minutes, seconds] = /^(?:(\d+)\.)?(\d+):(\d+):(\d+)$/.exec(period) ?? [];
    if (hours === undefined) {
      throw new Unread({ code: 'wrong-shape', message: 'sasPolicy.sasExpirationPeriod is not a period' });
    }
    const total = Number(days) + (Number(hours) + (Number(minutes) + Number(seconds) / 60) / 60) / 24;
    return total <= longestDays
      ? pass(`sasPolicy.sasExpirationPeriod is ${period}`)
      : fail(`sasPolicy.sasExpirationPeriod is ${period}, more than ${String(longestDays)} days`);
  },
  fix: ({ subject: account }) =>
    setProperties(
      account.id,
      { sasPolicy: { sasExpirationPeriod: '7.00:00:00', expirationAction: 'Log' } },
      'Limit shared access signatures to 7 days; better switch keys off altogether',
      [updateStorageAccount(account, '--sas-exp 7.00:00:00')],
    ),
});
