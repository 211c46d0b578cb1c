import type { Change } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import type { Resource } from '../../snapshot/resource.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { eachKnown } from '../workspace/each-known.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';
import { outboundRuleCommand } from '../workspace/workspace-commands.js';
import { missingRoutes, type Route } from './private-routes.js';

export const associatedResourceWithoutOutboundEndpoint = defineCheck({
  id: 'associated-resource-without-outbound-endpoint',
  summary: 'storage, vault or registry that the managed network has no private way to',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Jobs in the managed network reach a closed storage account, vault or registry by private endpoints only. Where one ' +
    'is missing, either the jobs fail or the resource is opened to the internet for them.',
  passes:
    'outboundRules has a PrivateEndpoint rule for the blob and file parts of the storage account, for the vault and for ' +
    'the registry. With AllowInternetOutbound only for those whose publicNetworkAccess is Disabled. Batch jobs that run ' +
    'in parallel need queue and table too, which is not judged.',
  breaks: 'Nothing; private endpoints cost a little.',
  repair: 'in-place',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.MachineLearningServices/workspaces/outboundRules/read',
    'Microsoft.Storage/storageAccounts/read',
    'Microsoft.KeyVault/vaults/read',
    'Microsoft.ContainerRegistry/registries/read',
  ],
  peers: ['checkov CKV_AZURE_243'],
  otherwise: 'checkov CKV_AZURE_243 is content with one such rule for whatever resource; each needs its own.',
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-managed-network#list-of-required-rules'],
  judge({ subject: workspace, view }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    const mode = managedNetworkOf(workspace);
    if (mode === 'off') {
      return notApplicable('There is no managed network');
    }
    const { known, unread } = eachKnown(missingRoutes(workspace, view), ({ target, part }) => ({
      said: `${parseResourceId(target)?.name ?? target} (${part})`,
      needed: mode === 'approved-outbound' || view.resource(target).is('properties.publicNetworkAccess', 'Disabled'),
    }));
    const needed = known.filter((one) => one.needed);
    if (needed.length > 0) {
      return fail(`No private endpoint rule for ${needed.map(({ said }) => said).join(', ')}`);
    }
    if (unread !== undefined) {
      throw unread;
    }
    return pass('Each associated resource that needs one has a private endpoint rule');
  },
  fix: ({ subject: workspace, view }) => ({
    text: 'Add the rules; the service then makes the private endpoints, which the owner of the resource approves',
    changes: missingRoutes(workspace, view).map((route) => createRule(workspace, route)),
    cli: missingRoutes(workspace, view).map((route) =>
      outboundRuleCommand(
        workspace,
        'set',
        ruleName(route),
        `--type private_endpoint --service-resource-id ${shellWord(route.target)}`,
        `--subresource-target ${route.part} --spark-enabled false`,
      ),
    ),
  }),
});

function ruleName({ target, part }: Route): string {
  return `${parseResourceId(target)?.name ?? 'resource'}-${part}`;
}

function createRule(workspace: Resource, route: Route): Change {
  return {
    is: 'create',
    type: 'Microsoft.MachineLearningServices/workspaces/outboundRules',
    name: ruleName(route),
    on: workspace.id,
    body: {
      properties: {
        type: 'PrivateEndpoint',
        category: 'UserDefined',
        destination: { serviceResourceId: route.target, subresourceTarget: route.part, sparkEnabled: false },
      },
    },
  };
}
