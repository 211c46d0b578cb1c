import { fleetFormat, type FleetSnapshot } from '../../../src/posture/fleet/fleet-snapshot.js';
import { GraphDouble, type GraphDoubleOptions } from './graph-double.js';
import { graphTables, rowOf, subscriptionRow, withInheritance } from './graph-tables.js';
import type { Row } from './kusto-expression.js';
import type { Tables } from './kusto-query.js';
import { renamed } from './made-directory.js';
import { madeAt, madeSnapshot, type Changes } from './made-snapshot.js';
import { madeWorkspace, type Answers } from './made-workspace.js';

/** Resource Graph over the made workspace (and its neighbour for development), or over other answers. */
export function madeGraph(options: Partial<GraphDoubleOptions> = {}, answers: Answers = madeWorkspace()): GraphDouble {
  return new GraphDouble({ tables: graphTables(withInheritance(answers)), ...options });
}

/**
 * A fleet that says that it is made up: the made workspace for each of the changes, as Resource Manager answers, the
 * first under its own name, the others under names of their own with the same dependents.
 */
export function sampleFleet(changes: readonly Changes[]): FleetSnapshot {
  const workspaces = changes.map((change, index) => {
    const snapshot = { ...madeSnapshot(change), sample: true };
    const name = `mlw-other${String(index)}-prod`;
    return index === 0 ? snapshot : (renamed(snapshot, 'mlw-churn-prod', name) as unknown as typeof snapshot);
  });
  return {
    format: fleetFormat,
    takenAt: madeAt,
    cloud: 'public',
    sample: true,
    scope: {},
    subscriptionNames: { '11111111-2222-3333-4444-555555555555': 'Data <science>' },
    workspaces,
  };
}

const perSubscription = 100;

/** A subscription id by its number. */
function subscriptionId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/**
 * Tables with as many workspaces as asked for and four dependents for each: a storage account, a vault, a registry and
 * Application Insights, a tenth of which logs to each Log Analytics workspace. Every third workspace is open to the
 * internet, every fifth has an endpoint that takes keys.
 */
export function largeFleet(workspaces: number): Tables {
  const resources: Row[] = [];
  const subscriptions = new Map<string, Row>();
  for (let number = 0; number < workspaces; number++) {
    const subscription = subscriptionId(Math.floor(number / perSubscription));
    if (!subscriptions.has(subscription)) {
      subscriptions.set(subscription, subscriptionRow(subscription, `sub-${String(subscriptions.size)}`));
    }
    resources.push(...rowsOfWorkspace(number, `/subscriptions/${subscription}/resourceGroups/rg-${String(number)}`));
  }
  return {
    resources,
    resourcecontainers: [...subscriptions.values()],
    authorizationresources: [],
    policyresources: [],
    securityresources: [...subscriptions.keys()].map((id) =>
      rowOf(`/subscriptions/${id}/providers/Microsoft.Security/pricings/KeyVaults`, 'microsoft.security/pricings', {
        properties: { pricingTier: 'Standard' },
      }),
    ),
  };
}

function rowsOfWorkspace(number: number, group: string): readonly Row[] {
  const name = String(number);
  const id = `${group}/providers/Microsoft.MachineLearningServices/workspaces/mlw-${name}-prod`;
  const storage = `${group}/providers/Microsoft.Storage/storageAccounts/st${name}`;
  const vault = `${group}/providers/Microsoft.KeyVault/vaults/kv-${name}`;
  const registry = `${group}/providers/Microsoft.ContainerRegistry/registries/cr${name}`;
  const insights = `${group}/providers/Microsoft.Insights/components/appi-${name}`;
  const logs = `${group.replace(/rg-.*$/, 'rg-0')}/providers/Microsoft.OperationalInsights/workspaces/log-shared`;
  const publicNetworkAccess = number % 3 === 0 ? 'Enabled' : 'Disabled';
  const common = { location: 'westeurope', tags: { env: 'prod', owner: `team-${String(number % 40)}` } };
  return [
    rowOf(id, 'microsoft.machinelearningservices/workspaces', {
      ...common,
      kind: 'Default',
      identity: { type: 'SystemAssigned', principalId: '00000000-0000-0000-0000-000000000001' },
      properties: {
        storageAccount: storage,
        keyVault: vault,
        containerRegistry: registry,
        applicationInsights: insights,
        publicNetworkAccess,
        hbiWorkspace: false,
        v1LegacyMode: false,
        privateEndpointConnections: [],
        managedNetwork: { isolationMode: 'AllowInternetOutbound', status: { status: 'Active' } },
      },
    }),
    rowOf(storage, 'microsoft.storage/storageaccounts', {
      ...common,
      sku: { name: 'Standard_LRS' },
      properties: {
        publicNetworkAccess,
        allowBlobPublicAccess: false,
        allowSharedKeyAccess: number % 2 === 0,
        minimumTlsVersion: 'TLS1_2',
        supportsHttpsTrafficOnly: true,
        networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices', ipRules: [], virtualNetworkRules: [] },
        encryption: { keySource: 'Microsoft.Storage' },
        privateEndpointConnections: [],
      },
    }),
    rowOf(vault, 'microsoft.keyvault/vaults', {
      ...common,
      properties: { publicNetworkAccess, enableSoftDelete: true, enablePurgeProtection: number % 4 !== 0 },
    }),
    rowOf(registry, 'microsoft.containerregistry/registries', {
      ...common,
      sku: { name: 'Premium' },
      properties: { publicNetworkAccess, adminUserEnabled: number % 7 === 0 },
    }),
    rowOf(insights, 'microsoft.insights/components', {
      ...common,
      properties: { WorkspaceResourceId: logs, DisableLocalAuth: true },
    }),
    ...(number % perSubscription === 0
      ? [rowOf(logs, 'microsoft.operationalinsights/workspaces', { properties: { retentionInDays: 90 } })]
      : []),
    ...(number % 5 === 0
      ? [
          rowOf(`${id}/onlineEndpoints/score`, 'microsoft.machinelearningservices/workspaces/onlineendpoints', {
            kind: 'Managed',
            properties: { authMode: 'Key', publicNetworkAccess },
          }),
        ]
      : []),
  ];
}
