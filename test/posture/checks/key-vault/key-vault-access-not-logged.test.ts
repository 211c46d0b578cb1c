import { keyVaultAccessNotLogged } from '../../../../src/posture/checks/key-vault/key-vault-access-not-logged.js';
import { diagnosticSetting, ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(keyVaultAccessNotLogged, {
  pass: {
    'all logs': {},
    'the category': {
      given: {
        'vault/providers/Microsoft.Insights/diagnosticSettings': [
          diagnosticSetting(ids.vault, [{ category: 'AuditEvent', enabled: true }]),
        ],
      },
    },
  },
  fail: {
    'no setting': { given: { 'vault/providers/Microsoft.Insights/diagnosticSettings': [] } },
    'another category': {
      given: {
        'vault/providers/Microsoft.Insights/diagnosticSettings': [
          diagnosticSetting(ids.vault, [{ category: 'AzurePolicyEvaluationDetails', enabled: true }]),
        ],
      },
    },
    'nowhere to log to': {
      given: {
        'vault/providers/Microsoft.Insights/diagnosticSettings': [],
        workspace: { properties: { applicationInsights: null } },
      },
    },
  },
  unknown: {
    'a refused read': { given: { vault: 'forbidden' }, says: /made\/read/ },
    'the settings': { given: { 'vault/providers/Microsoft.Insights/diagnosticSettings': 'forbidden' } },
  },
  notApplicable: {
    'no vault': { given: { workspace: { properties: { keyVault: null } } } },
    'a vault that is gone': { given: { vault: 'absent' } },
  },
});
