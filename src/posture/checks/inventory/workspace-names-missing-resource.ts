import { advise } from '../../fixes/remedy.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { associatedWith, gather } from './associated-resources.js';
import { fateOf } from './deleted-resources.js';

export const workspaceNamesMissingResource = defineCheck({
  id: 'workspace-names-missing-resource',
  summary: 'workspace whose storage, vault or registry does not exist any more',
  group: 'identity',
  serves: 'threat-response',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The workspace goes on trusting a name that is free. Names of storage accounts, vaults and registries are the same ' +
    'for the whole world: somebody else may take one and be given your data. Without it, parts of the workspace fail.',
  passes:
    'storageAccount, keyVault, containerRegistry and applicationInsights, as far as the workspace names them, exist. A ' +
    'workspace that has no container registry yet is in order.',
  breaks: 'Nothing; a vault can often be recovered, and a registry or Application Insights can be replaced.',
  repair: 'decide',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.Storage/storageAccounts/read',
    'Microsoft.KeyVault/vaults/read',
    'Microsoft.ContainerRegistry/registries/read',
    'Microsoft.Insights/components/read',
    'Microsoft.KeyVault/deletedVaults/read',
    'Microsoft.Storage/deletedAccounts/read',
  ],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-workspace',
    'https://learn.microsoft.com/azure/machine-learning/how-to-troubleshoot-deleted-resources',
    'https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults/list-deleted',
    'https://learn.microsoft.com/rest/api/storagerp/deleted-accounts/list',
  ],
  judge({ subject: workspace, view }) {
    const named = associatedWith(workspace);
    const { found, unread } = gather(named, ({ title, id }) =>
      view.resource(id).exists ? [] : [`${title}${fateOf(id, view)}`],
    );
    if (found.length > 0) {
      return fail(`Does not exist: ${someOf(found)}`);
    }
    if (unread !== undefined) {
      throw unread;
    }
    return named.length === 0
      ? notApplicable('The workspace names no resource of its own')
      : pass(`All there: ${someOf(named.map(({ title }) => title))}`);
  },
  fix: () =>
    advise(
      'Recover the resource if it was deleted a short while ago; else replace the registry or Application Insights by az ml workspace update, or make the workspace anew',
    ),
});
