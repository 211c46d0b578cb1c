import { advise } from '../../fixes/remedy.js';
import { countOf, someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

export const variableGroupWithSecrets = defineCheck({
  id: 'variable-group-with-secrets',
  summary: 'variable group that keeps secrets in Azure DevOps instead of Key Vault',
  group: 'pipelines',
  serves: 'pipeline-secrets-in-key-vault',
  severity: 'medium',
  since: '0.1.0',
  on: 'variable-group',
  why:
    'Azure DevOps neither renews a secret nor logs who reads it, and jobs that run outside of a pipeline cannot get it. ' +
    'A group that is linked to Key Vault takes the secret from there at each run.',
  passes: 'type is AzureKeyVault, or no variable has isSecret true.',
  breaks: 'Nothing, once the secrets are in the vault and the service connection may read them.',
  repair: 'precondition',
  needs: ['vso.variablegroups_read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/library/link-variable-groups-to-key-vaults',
    'https://learn.microsoft.com/rest/api/azure/devops/distributedtask/variablegroups/get-variable-groups',
  ],
  judge({ subject: group }) {
    const type = group.text('type');
    if (type === undefined) {
      return unclear('The answer does not say where the group keeps its variables');
    }
    if (type.toLowerCase() === 'azurekeyvault') {
      return pass('The secrets are taken from Key Vault');
    }
    const secrets = group.list('variableList').filter((variable) => variable.flag('isSecret') === true);
    return secrets.length === 0
      ? pass('No variable is secret')
      : fail(`${countOf(secrets.length, 'secret')}: ${someOf(secrets.map((one) => one.text('name') ?? ''))}`);
  },
  fix: () => advise('Put the secrets into Key Vault, renew them, and link the group to the vault'),
});
