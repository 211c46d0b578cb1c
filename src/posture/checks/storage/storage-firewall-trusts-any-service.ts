import { updateStorageAccount } from '../associated/az.js';
import { exposureOf } from '../associated/exposure.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { readAccount } from './account.js';
import { instanceRules, letWorkspaceIn, trustsAzureServices } from './trusted-instances.js';

export const storageFirewallTrustsAnyService = defineCheck({
  id: 'storage-firewall-trusts-any-service',
  summary: 'storage firewall that lets in more services than the workspace',
  group: 'network',
  serves: 'network-storage',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'The exception for trusted services covers a long list of Azure services with any identity that has a role on the ' +
    'account. A rule for this one workspace is enough, and it stays in force when public access is off.',
  passes:
    'networkAcls.bypass does not name AzureServices and no entry of resourceAccessRules has a wildcard. An absent ' +
    'bypass means AzureServices. The exception alone fails with a low severity, a wildcard with a medium one.',
  breaks: 'Other services that came in by the exception, such as Azure Backup; give each its own rule first.',
  repair: 'precondition',
  needs: [readAccount],
  peers: [],
  otherwise:
    'checkov CKV_AZURE_36, trivy AZU-0010, terrascan AC_AZURE_0371, Prowler, KICS and Azure Policy c9d007d0 demand the ' +
    'exception; the documentation of Azure ML prefers the rule for one workspace and calls the exception broader.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet',
    'https://learn.microsoft.com/azure/storage/common/storage-network-security',
  ],
  judge({ subject: account }) {
    const exposure = exposureOf(account);
    if (exposure.is === 'open' || exposure.is === 'perimeter') {
      return notApplicable(`The exceptions of the firewall do not decide: ${exposure.because}`);
    }
    const wild = instanceRules(account).filter((rule) => rule.includes('*'));
    if (wild.length > 0) {
      return fail(`Entries of resourceAccessRules with a wildcard: ${String(wild.length)}`);
    }
    return trustsAzureServices(account)
      ? fail('networkAcls.bypass lets in all trusted Azure services', 'low')
      : pass(`Single resources that are let in: ${String(instanceRules(account).length)}, no group of services`);
  },
  fix({ subject: account, view }) {
    const allow = letWorkspaceIn(account, view);
    return {
      text: 'Let in this workspace by its id, then take the exception for trusted services and every wildcard away',
      cli: [allow.command, updateStorageAccount(account, '--bypass None')],
      changes: [
        {
          is: 'update',
          id: account.id,
          body: { properties: { networkAcls: { bypass: 'None', resourceAccessRules: allow.rules } } },
        },
      ],
    };
  },
});
