import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { hasBlobs, readAccount } from './account.js';
import { deletionRules, lifecycleRules } from './lifecycle-rules.js';

export const storageWithoutDeletionRule = defineCheck({
  id: 'storage-without-deletion-rule',
  summary: 'storage account that keeps every blob for ever',
  group: 'logging',
  serves: 'audit-data-lifecycle',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Each job leaves copies of data, outputs and logs behind. What nobody deletes can still leak years later, and laws ' +
    'on personal data demand an end.',
  passes:
    'The lifecycle policy has an enabled rule with baseBlob.delete by days after modification, creation or last access; ' +
    'the last needs lastAccessTimeTrackingPolicy. No policy fails; a policy that only moves blobs to cooler tiers fails ' +
    'with a low severity.',
  breaks: 'Runs and models whose files are older than the rule allows; leave out what has to stay by prefixes.',
  repair: 'decide',
  needs: [
    readAccount,
    'Microsoft.Storage/storageAccounts/managementPolicies/read',
    'Microsoft.Storage/storageAccounts/blobServices/read',
  ],
  peers: [],
  references: ['https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview'],
  judge({ subject: account, view }) {
    if (!hasBlobs(account)) {
      return notApplicable('The account has file shares only, which know no lifecycle rules');
    }
    const rules = lifecycleRules(account, view);
    if (rules.length === 0) {
      return fail('There is no enabled lifecycle rule');
    }
    const deleting = deletionRules(account, view);
    return deleting.length > 0
      ? pass(`Blobs are deleted by ${deleting.map(({ name }) => name).join(', ')}`)
      : fail(`None of the ${String(rules.length)} enabled lifecycle rules deletes blobs`, 'low');
  },
  fix: () => advise('Decide how long outputs, logs and data are needed, and add lifecycle rules that delete them then'),
});
