import { logTo, missingLogs } from '../associated/diagnostic-logs.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readVault } from './vault.js';

export const keyVaultAccessNotLogged = defineCheck({
  id: 'key-vault-access-not-logged',
  summary: 'key vault that does not log who uses its keys and secrets',
  group: 'logging',
  serves: 'audit-storage-diagnostics',
  severity: 'medium',
  since: '0.1.0',
  on: 'key-vault',
  why:
    'When a secret leaks, the log says who fetched it and when, so that you know what to renew. The vault keeps no such ' +
    'log unless it is told to.',
  passes: 'Diagnostic settings of the vault send AuditEvent, or the group audit or allLogs, to a destination.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: [readVault, 'Microsoft.Insights/diagnosticSettings/read'],
  peers: [
    'PSRule AZR-000119',
    'Prowler keyvault_logging_enabled',
    'Azure Policy cf820ca0',
    'terrascan AC_AZURE_0169',
    'cloudsploit kvLogAnalyticsEnabled',
  ],
  references: ['https://learn.microsoft.com/azure/key-vault/general/logging'],
  judge({ subject: vault, view }) {
    // A vault that is gone has no settings either.
    vault.has('properties');
    const missing = missingLogs(vault.id, ['AuditEvent'], view);
    return missing.length > 0
      ? fail('No diagnostic setting sends AuditEvent anywhere')
      : pass('A diagnostic setting sends AuditEvent');
  },
  fix: ({ subject: vault, view }) => logTo([vault.id], view),
});
