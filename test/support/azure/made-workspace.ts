/**
 * A made-up workspace with everything around it, as Azure Resource Manager would answer: each path that the reader
 * asks, with its body. Shapes follow the published schemas; names, ids and keys are ours.
 *
 * The workspace is in good order: every check passes or does not apply. Tests change what they are about.
 */

export const subscription = '11111111-2222-3333-4444-555555555555';
export const tenant = '99999999-8888-7777-6666-555555555555';
const group = `/subscriptions/${subscription}/resourceGroups/rg-churn-prod`;

/** The ids of the resources, by the names that tests use. */
export const ids = {
  subscription: `/subscriptions/${subscription}`,
  group,
  workspace: `${group}/providers/Microsoft.MachineLearningServices/workspaces/mlw-churn-prod`,
  storage: `${group}/providers/Microsoft.Storage/storageAccounts/stchurnprod`,
  vault: `${group}/providers/Microsoft.KeyVault/vaults/kv-churn-prod`,
  registry: `${group}/providers/Microsoft.ContainerRegistry/registries/crchurnprod`,
  insights: `${group}/providers/Microsoft.Insights/components/appi-churn-prod`,
  logs: `${group}/providers/Microsoft.OperationalInsights/workspaces/log-churn-prod`,
  identity: `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-churn-prod`,
  network: `${group}/providers/Microsoft.Network/virtualNetworks/vnet-churn`,
  endpointSubnet: `${group}/providers/Microsoft.Network/virtualNetworks/vnet-churn/subnets/snet-endpoints`,
  computeSubnet: `${group}/providers/Microsoft.Network/virtualNetworks/vnet-churn/subnets/snet-compute`,
  securityGroup: `${group}/providers/Microsoft.Network/networkSecurityGroups/nsg-compute`,
  endpointPolicy: `${group}/providers/Microsoft.Network/serviceEndpointPolicies/sep-storage`,
  routeTable: `${group}/providers/Microsoft.Network/routeTables/rt-compute`,
  workspaceEndpoint: `${group}/providers/Microsoft.Network/privateEndpoints/pe-mlw`,
  blobEndpoint: `${group}/providers/Microsoft.Network/privateEndpoints/pe-blob`,
  fileEndpoint: `${group}/providers/Microsoft.Network/privateEndpoints/pe-file`,
  vaultEndpoint: `${group}/providers/Microsoft.Network/privateEndpoints/pe-kv`,
  registryEndpoint: `${group}/providers/Microsoft.Network/privateEndpoints/pe-cr`,
  cosmos: `/subscriptions/${subscription}/resourceGroups/azureml-rg-mlw-churn-prod/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-churn`,
  search: `/subscriptions/${subscription}/resourceGroups/azureml-rg-mlw-churn-prod/providers/Microsoft.Search/searchServices/srch-churn`,
  cluster: `${group}/providers/Microsoft.ContainerService/managedClusters/aks-churn`,
  mlRegistry: `${group}/providers/Microsoft.MachineLearningServices/registries/reg-churn`,
} as const;

export const principals = {
  workspace: 'aaaaaaaa-0000-0000-0000-000000000001',
  cluster: 'aaaaaaaa-0000-0000-0000-000000000002',
  endpoint: 'aaaaaaaa-0000-0000-0000-000000000003',
  dataScientists: 'bbbbbbbb-0000-0000-0000-000000000001',
  owners: 'bbbbbbbb-0000-0000-0000-000000000002',
  person: 'cccccccc-0000-0000-0000-000000000001',
} as const;

/** Built-in roles, <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>. */
export const roles = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  userAccessAdministrator: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  dataScientist: 'f6c7c914-8db3-469d-8ca1-694a8f32e121',
  computeOperator: 'e503ece1-11d0-4e8e-8e2c-7a6c3bf38815',
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  blobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  storageAccountContributor: '17d1049b-9a84-46fb-8f53-869881c3d3ab',
  storageAccountKeyOperator: '81a9662b-bebf-436f-a333-f67b29880f12',
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
} as const;

/** Bodies by path; `absent` is a 404. */
export type Answers = Record<string, unknown>;

/** A role assignment, as `Microsoft.Authorization/roleAssignments` lists it. */
export function roleAssignment(
  scope: string,
  principalId: string,
  role: string,
  principalType = 'ServicePrincipal',
): Record<string, unknown> {
  const name = `dddddddd-0000-0000-0000-${(principalId.slice(-6) + role.slice(0, 6)).padStart(12, '0')}`;
  return {
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    name,
    type: 'Microsoft.Authorization/roleAssignments',
    properties: {
      roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
      principalId,
      principalType,
      scope,
    },
  };
}

/** A diagnostic setting that sends all logs to the Log Analytics workspace. */
export function diagnosticSetting(id: string, logs: readonly Record<string, unknown>[]): Record<string, unknown> {
  return {
    id: `${id}/providers/microsoft.insights/diagnosticSettings/to-log-analytics`,
    name: 'to-log-analytics',
    type: 'Microsoft.Insights/diagnosticSettings',
    properties: { workspaceId: ids.logs, logs, metrics: [] },
  };
}

const allLogs = [
  { categoryGroup: 'allLogs', category: null, enabled: true, retentionPolicy: { days: 0, enabled: false } },
];

function connection(of: string, endpoint: string, groups: readonly string[]): Record<string, unknown> {
  return {
    id: `${of}/privateEndpointConnections/${endpoint.split('/').at(-1) ?? ''}.0001`,
    name: `${endpoint.split('/').at(-1) ?? ''}.0001`,
    properties: {
      privateEndpoint: { id: endpoint },
      privateLinkServiceConnectionState: { status: 'Approved', description: '', actionsRequired: 'None' },
      provisioningState: 'Succeeded',
      groupIds: groups,
    },
  };
}

function privateEndpoint(id: string, target: string, groups: readonly string[]): Record<string, unknown> {
  return {
    id,
    name: id.split('/').at(-1),
    type: 'Microsoft.Network/privateEndpoints',
    location: 'westeurope',
    properties: {
      provisioningState: 'Succeeded',
      subnet: { id: ids.endpointSubnet },
      privateLinkServiceConnections: [
        {
          name: 'link',
          properties: {
            privateLinkServiceId: target,
            groupIds: groups,
            privateLinkServiceConnectionState: { status: 'Approved' },
          },
        },
      ],
      manualPrivateLinkServiceConnections: [],
    },
  };
}

function zoneGroup(endpoint: string, zones: readonly string[]): Record<string, unknown> {
  return {
    value: [
      {
        id: `${endpoint}/privateDnsZoneGroups/default`,
        name: 'default',
        properties: {
          provisioningState: 'Succeeded',
          privateDnsZoneConfigs: zones.map((zone) => ({
            name: zone,
            properties: { privateDnsZoneId: `${group}/providers/Microsoft.Network/privateDnsZones/${zone}` },
          })),
        },
      },
    ],
  };
}

/** The answers of a workspace in good order. A new copy each time. */
export function madeWorkspace(): Answers {
  return structuredClone({
    ...workspaceAnswers(),
    ...dataAnswers(),
    ...networkAnswers(),
    ...governanceAnswers(),
  });
}

function workspaceAnswers(): Answers {
  const { workspace } = ids;
  const endpoint = `${workspace}/onlineEndpoints/churn`;
  return {
    [workspace]: {
      id: workspace,
      name: 'mlw-churn-prod',
      type: 'Microsoft.MachineLearningServices/workspaces',
      location: 'westeurope',
      kind: 'Default',
      tags: { env: 'prod', dataClassification: 'confidential', owner: 'churn-team' },
      sku: { name: 'Basic', tier: 'Basic' },
      identity: {
        type: 'UserAssigned',
        userAssignedIdentities: {
          [ids.identity]: { principalId: principals.workspace, clientId: principals.workspace },
        },
      },
      properties: {
        workspaceId: 'eeeeeeee-1111-2222-3333-444444444444',
        friendlyName: 'Churn',
        provisioningState: 'Succeeded',
        storageAccount: ids.storage,
        keyVault: ids.vault,
        containerRegistry: ids.registry,
        applicationInsights: ids.insights,
        hbiWorkspace: true,
        publicNetworkAccess: 'Disabled',
        allowPublicAccessWhenBehindVnet: false,
        v1LegacyMode: false,
        primaryUserAssignedIdentity: ids.identity,
        systemDatastoresAuthMode: 'Identity',
        imageBuildCompute: 'cpu-cluster',
        enableDataIsolation: true,
        enableServiceSideCMKEncryption: false,
        serviceProvisionedResourceGroup: 'azureml-rg-mlw-churn-prod',
        encryption: {
          status: 'Enabled',
          keyVaultProperties: {
            keyVaultArmId: ids.vault,
            keyIdentifier: 'https://kv-churn-prod.vault.azure.net/keys/mlw-cmk/0123456789abcdef0123456789abcdef',
          },
          cosmosDbResourceId: ids.cosmos,
          searchAccountResourceId: ids.search,
          storageAccountResourceId: ids.storage,
        },
        managedNetwork: {
          isolationMode: 'AllowOnlyApprovedOutbound',
          status: { status: 'Active', sparkReady: true },
          firewallSku: 'Standard',
          enableNetworkMonitor: true,
          outboundRules: {},
        },
        serverlessComputeSettings: { serverlessComputeNoPublicIP: true, serverlessComputeCustomSubnet: null },
        notebookInfo: {
          isPrivateLinkEnabled: true,
          resourceId: 'ffffffff00000000',
          fqdn: 'ml-churn.notebooks.azure.net',
        },
        privateEndpointConnections: [connection(workspace, ids.workspaceEndpoint, ['amlworkspace'])],
        tenantId: tenant,
      },
    },
    [`${workspace}/diagnose`]: {
      value: {
        userDefinedRouteResults: [],
        networkSecurityRuleResults: [],
        dnsResolutionResults: [],
        storageAccountResults: [],
        keyVaultResults: [],
        otherResults: [],
      },
    },
    [`${workspace}/outboundRules`]: {
      value: [
        ...(['blob', 'file'] as const).map((target) => outboundRule(`storage-${target}`, ids.storage, target)),
        outboundRule('vault', ids.vault, 'vault'),
        outboundRule('registry', ids.registry, 'registry'),
        {
          id: `${workspace}/outboundRules/feature-store`,
          name: 'feature-store',
          properties: { type: 'FQDN', destination: 'features.contoso.com', status: 'Active', category: 'UserDefined' },
        },
      ],
    },
    [`${workspace}/computes`]: {
      value: [
        {
          id: `${workspace}/computes/cpu-cluster`,
          name: 'cpu-cluster',
          type: 'Microsoft.MachineLearningServices/workspaces/computes',
          location: 'westeurope',
          identity: {
            type: 'UserAssigned',
            userAssignedIdentities: { [ids.identity]: { principalId: principals.cluster } },
          },
          properties: {
            computeType: 'AmlCompute',
            provisioningState: 'Succeeded',
            disableLocalAuth: true,
            isAttachedCompute: false,
            properties: {
              vmSize: 'STANDARD_D4S_V5',
              vmPriority: 'Dedicated',
              osType: 'Linux',
              enableNodePublicIp: false,
              remoteLoginPortPublicAccess: 'Disabled',
              scaleSettings: { minNodeCount: 0, maxNodeCount: 4, nodeIdleTimeBeforeScaleDown: 'PT120S' },
              subnet: { id: ids.computeSubnet },
            },
          },
        },
        kubernetesCompute(),
      ],
    },
    [`${workspace}/onlineEndpoints`]: {
      value: [
        {
          id: endpoint,
          name: 'churn',
          type: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints',
          kind: 'Managed',
          location: 'westeurope',
          identity: { type: 'SystemAssigned', principalId: principals.endpoint, tenantId: tenant },
          properties: {
            authMode: 'AADToken',
            publicNetworkAccess: 'Disabled',
            provisioningState: 'Succeeded',
            traffic: { blue: 100 },
          },
        },
      ],
    },
    [`${endpoint}/deployments`]: {
      value: [
        {
          id: `${endpoint}/deployments/blue`,
          name: 'blue',
          type: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments',
          kind: 'Managed',
          properties: {
            endpointComputeType: 'Managed',
            egressPublicNetworkAccess: 'Disabled',
            appInsightsEnabled: false,
            model: `${workspace}/models/churn/versions/7`,
            environmentId: `${workspace}/environments/churn-serving/versions/3`,
            environmentVariables: {
              LOG_LEVEL: 'info',
              API_KEY: '${{keyvault:https://kv-churn-prod.vault.azure.net/secrets/api}}',
            },
            instanceType: 'Standard_DS3_v2',
            provisioningState: 'Succeeded',
          },
        },
      ],
    },
    [`${workspace}/batchEndpoints`]: {
      value: [
        {
          id: `${workspace}/batchEndpoints/nightly`,
          name: 'nightly',
          properties: { authMode: 'AADToken', provisioningState: 'Succeeded' },
        },
      ],
    },
    [`${workspace}/serverlessEndpoints`]: {
      value: [
        {
          id: `${workspace}/serverlessEndpoints/phi`,
          name: 'phi',
          properties: {
            authMode: 'AAD',
            contentSafety: { contentSafetyStatus: 'Enabled' },
            provisioningState: 'Succeeded',
          },
        },
      ],
    },
    [`${workspace}/datastores`]: {
      value: [
        datastore('workspaceblobstore', 'AzureBlob', {
          containerName: 'azureml-blobstore-eeeeeeee-1111-2222-3333-444444444444',
        }),
        datastore('workspacefilestore', 'AzureFile', { fileShareName: 'azureml-filestore' }),
      ],
    },
    [`${workspace}/connections`]: {
      value: [
        {
          id: `${workspace}/connections/search`,
          name: 'search',
          properties: {
            authType: 'AAD',
            category: 'CognitiveSearch',
            target: 'https://srch-docs.search.windows.net',
            isSharedToAll: false,
            peRequirement: 'Required',
            peStatus: 'Active',
          },
        },
      ],
    },
    [`${workspace}/jobs`]: {
      value: [
        {
          id: `${workspace}/jobs/plum_kettle_9x7`,
          name: 'plum_kettle_9x7',
          properties: {
            jobType: 'Command',
            displayName: 'train churn',
            experimentName: 'churn',
            computeId: `${workspace}/computes/cpu-cluster`,
            environmentVariables: { LOG_LEVEL: 'info' },
            tags: { team: 'churn' },
            status: 'Completed',
          },
        },
      ],
    },
    ...diagnostics(workspace),
    ...diagnostics(endpoint),
  };
}

function diagnostics(id: string, logs: readonly Record<string, unknown>[] = allLogs): Answers {
  return { [`${id}/providers/Microsoft.Insights/diagnosticSettings`]: { value: [diagnosticSetting(id, logs)] } };
}

function outboundRule(name: string, target: string, subresource: string): Record<string, unknown> {
  return {
    id: `${ids.workspace}/outboundRules/${name}`,
    name,
    type: 'Microsoft.MachineLearningServices/workspaces/outboundRules',
    properties: {
      type: 'PrivateEndpoint',
      destination: {
        serviceResourceId: target,
        subresourceTarget: subresource,
        sparkEnabled: true,
        sparkStatus: 'Active',
      },
      status: 'Active',
      category: 'Required',
    },
  };
}

function kubernetesCompute(): Record<string, unknown> {
  return {
    id: `${ids.workspace}/computes/aks-inference`,
    name: 'aks-inference',
    type: 'Microsoft.MachineLearningServices/workspaces/computes',
    identity: { type: 'SystemAssigned', principalId: principals.cluster },
    properties: {
      computeType: 'Kubernetes',
      provisioningState: 'Succeeded',
      isAttachedCompute: true,
      resourceId: ids.cluster,
      properties: {
        defaultInstanceType: 'defaultinstancetype',
        namespace: 'ml',
        extensionInstanceReleaseTrain: 'stable',
        relayConnectionString: null,
        serviceBusConnectionString: null,
      },
    },
  };
}

function datastore(name: string, type: string, more: Record<string, unknown>): Record<string, unknown> {
  return {
    id: `${ids.workspace}/datastores/${name}`,
    name,
    type: 'Microsoft.MachineLearningServices/workspaces/datastores',
    properties: {
      datastoreType: type,
      accountName: 'stchurnprod',
      subscriptionId: subscription,
      resourceGroup: 'rg-churn-prod',
      endpoint: 'core.windows.net',
      protocol: 'https',
      isDefault: name === 'workspaceblobstore',
      serviceDataAccessAuthIdentity: 'WorkspaceUserAssignedIdentity',
      credentials: { credentialsType: 'None' },
      ...more,
    },
  };
}

function dataAnswers(): Answers {
  const { storage, vault, registry, insights, logs } = ids;
  return {
    [storage]: {
      id: storage,
      name: 'stchurnprod',
      type: 'Microsoft.Storage/storageAccounts',
      kind: 'StorageV2',
      location: 'westeurope',
      sku: { name: 'Standard_ZRS', tier: 'Standard' },
      properties: {
        provisioningState: 'Succeeded',
        publicNetworkAccess: 'Disabled',
        networkAcls: {
          defaultAction: 'Deny',
          bypass: 'None',
          ipRules: [],
          virtualNetworkRules: [],
          resourceAccessRules: [{ tenantId: tenant, resourceId: ids.workspace }],
        },
        allowBlobPublicAccess: false,
        allowSharedKeyAccess: false,
        defaultToOAuthAuthentication: true,
        allowCrossTenantReplication: false,
        allowedCopyScope: 'AAD',
        isLocalUserEnabled: false,
        isSftpEnabled: false,
        isHnsEnabled: false,
        minimumTlsVersion: 'TLS1_2',
        supportsHttpsTrafficOnly: true,
        sasPolicy: { sasExpirationPeriod: '1.00:00:00', expirationAction: 'Log' },
        keyPolicy: { keyExpirationPeriodInDays: 60 },
        keyCreationTime: { key1: '2026-11-01T08:00:00Z', key2: '2026-11-01T08:00:00Z' },
        encryption: {
          keySource: 'Microsoft.Keyvault',
          requireInfrastructureEncryption: true,
          keyvaultproperties: { keyname: 'storage-cmk', keyvaulturi: 'https://kv-churn-prod.vault.azure.net' },
        },
        privateEndpointConnections: [
          connection(storage, ids.blobEndpoint, ['blob']),
          connection(storage, ids.fileEndpoint, ['file']),
        ],
      },
    },
    [`${storage}/blobServices/default`]: {
      id: `${storage}/blobServices/default`,
      name: 'default',
      properties: {
        deleteRetentionPolicy: { enabled: true, days: 14 },
        containerDeleteRetentionPolicy: { enabled: true, days: 14 },
        isVersioningEnabled: true,
        changeFeed: { enabled: true },
        lastAccessTimeTrackingPolicy: { enable: true, name: 'AccessTimeTracking' },
      },
    },
    [`${storage}/blobServices/default/containers`]: {
      value: [
        {
          id: `${storage}/blobServices/default/containers/azureml-blobstore-eeeeeeee-1111-2222-3333-444444444444`,
          name: 'azureml-blobstore-eeeeeeee-1111-2222-3333-444444444444',
          properties: {
            publicAccess: 'None',
            hasImmutabilityPolicy: true,
            hasLegalHold: false,
            immutableStorageWithVersioning: { enabled: true },
          },
        },
      ],
    },
    [`${storage}/managementPolicies/default`]: {
      id: `${storage}/managementPolicies/default`,
      name: 'DefaultManagementPolicy',
      properties: {
        policy: {
          rules: [
            {
              name: 'delete-old',
              enabled: true,
              type: 'Lifecycle',
              definition: {
                actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 365 } } },
                filters: { blobTypes: ['blockBlob'] },
              },
            },
          ],
        },
      },
    },
    [`${storage}/providers/Microsoft.Security/defenderForStorageSettings/current`]: {
      id: `${storage}/providers/Microsoft.Security/defenderForStorageSettings/current`,
      name: 'current',
      properties: {
        isEnabled: true,
        malwareScanning: { onUpload: { isEnabled: true, capGBPerMonth: 5000 } },
        sensitiveDataDiscovery: { isEnabled: true },
      },
    },
    ...diagnostics(`${storage}/blobServices/default`),
    ...diagnostics(`${storage}/fileServices/default`),
    [vault]: {
      id: vault,
      name: 'kv-churn-prod',
      type: 'Microsoft.KeyVault/vaults',
      location: 'westeurope',
      properties: {
        tenantId: tenant,
        sku: { family: 'A', name: 'premium' },
        publicNetworkAccess: 'Disabled',
        networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices', ipRules: [], virtualNetworkRules: [] },
        enableSoftDelete: true,
        softDeleteRetentionInDays: 90,
        enablePurgeProtection: true,
        enableRbacAuthorization: true,
        accessPolicies: [],
        privateEndpointConnections: [connection(vault, ids.vaultEndpoint, ['vault'])],
        vaultUri: 'https://kv-churn-prod.vault.azure.net/',
      },
    },
    [`${vault}/keys/mlw-cmk/versions/0123456789abcdef0123456789abcdef`]: {
      id: `${vault}/keys/mlw-cmk/versions/0123456789abcdef0123456789abcdef`,
      name: '0123456789abcdef0123456789abcdef',
      properties: {
        attributes: { enabled: true, exp: 1893456000, created: 1767225600 },
        kty: 'RSA',
        keySize: 3072,
      },
    },
    [`${vault}/keys/mlw-cmk`]: {
      id: `${vault}/keys/mlw-cmk`,
      name: 'mlw-cmk',
      properties: {
        attributes: { enabled: true, exp: 1893456000, created: 1767225600 },
        kty: 'RSA',
        keySize: 3072,
        rotationPolicy: {
          attributes: { expiryTime: 'P2Y' },
          lifetimeActions: [{ action: { type: 'rotate' }, trigger: { timeAfterCreate: 'P18M' } }],
        },
      },
    },
    ...diagnostics(vault),
    [registry]: {
      id: registry,
      name: 'crchurnprod',
      type: 'Microsoft.ContainerRegistry/registries',
      location: 'westeurope',
      sku: { name: 'Premium', tier: 'Premium' },
      properties: {
        loginServer: 'crchurnprod.azurecr.io',
        adminUserEnabled: false,
        anonymousPullEnabled: false,
        publicNetworkAccess: 'Disabled',
        networkRuleBypassOptions: 'AzureServices',
        networkRuleBypassAllowedForTasks: false,
        networkRuleSet: { defaultAction: 'Deny', ipRules: [] },
        dataEndpointEnabled: true,
        roleAssignmentMode: 'LegacyRegistryPermissions',
        encryption: {
          status: 'enabled',
          keyVaultProperties: {
            keyIdentifier: 'https://kv-churn-prod.vault.azure.net/keys/acr-cmk',
            lastKeyRotationTimestamp: '2026-10-01T08:00:00Z',
          },
        },
        policies: {
          quarantinePolicy: { status: 'enabled' },
          trustPolicy: { type: 'Notary', status: 'disabled' },
          retentionPolicy: { days: 30, status: 'enabled' },
          exportPolicy: { status: 'disabled' },
          azureADAuthenticationAsArmPolicy: { status: 'disabled' },
        },
        privateEndpointConnections: [connection(registry, ids.registryEndpoint, ['registry'])],
      },
    },
    ...diagnostics(registry),
    [`${registry}/providers/Microsoft.Security/assessments`]: {
      value: [
        {
          id: `${registry}/providers/Microsoft.Security/assessments/c0b7cfc6-3172-465a-b378-53c7ff2cc0d5`,
          name: 'c0b7cfc6-3172-465a-b378-53c7ff2cc0d5',
          properties: {
            displayName: 'Azure registry container images should have vulnerabilities resolved',
            status: { code: 'Healthy' },
            resourceDetails: { Source: 'Azure', Id: registry },
          },
        },
      ],
    },
    [`${storage}/providers/Microsoft.Security/assessments`]: { value: [] },
    [`${vault}/providers/Microsoft.Security/assessments`]: { value: [] },
    [insights]: {
      id: insights,
      name: 'appi-churn-prod',
      type: 'Microsoft.Insights/components',
      kind: 'web',
      properties: {
        Application_Type: 'web',
        WorkspaceResourceId: logs,
        IngestionMode: 'LogAnalytics',
        DisableLocalAuth: true,
        publicNetworkAccessForIngestion: 'Disabled',
        publicNetworkAccessForQuery: 'Disabled',
        PrivateLinkScopedResources: [
          {
            ResourceId: `${group}/providers/Microsoft.Insights/privateLinkScopes/ampls/scopedResources/appi`,
            ScopeId: 'scope-1',
          },
        ],
      },
    },
    [logs]: {
      id: logs,
      name: 'log-churn-prod',
      type: 'Microsoft.OperationalInsights/workspaces',
      properties: {
        retentionInDays: 180,
        publicNetworkAccessForIngestion: 'Disabled',
        publicNetworkAccessForQuery: 'Disabled',
      },
    },
    [ids.cosmos]: {
      id: ids.cosmos,
      name: 'cosmos-churn',
      type: 'Microsoft.DocumentDB/databaseAccounts',
      properties: {
        keyVaultKeyUri: 'https://kv-churn-prod.vault.azure.net/keys/mlw-cmk',
        publicNetworkAccess: 'Disabled',
        disableLocalAuth: true,
        disableKeyBasedMetadataWriteAccess: true,
        minimalTlsVersion: 'Tls12',
        isVirtualNetworkFilterEnabled: true,
      },
    },
    [ids.search]: {
      id: ids.search,
      name: 'srch-churn',
      type: 'Microsoft.Search/searchServices',
      properties: {
        publicNetworkAccess: 'disabled',
        disableLocalAuth: true,
        encryptionWithCmk: { enforcement: 'Enabled', encryptionComplianceStatus: 'Compliant' },
      },
    },
    [ids.cluster]: {
      id: ids.cluster,
      name: 'aks-churn',
      type: 'Microsoft.ContainerService/managedClusters',
      properties: {
        provisioningState: 'Succeeded',
        kubernetesVersion: '1.33.2',
        enableRBAC: true,
        disableLocalAccounts: true,
        aadProfile: { managed: true, enableAzureRBAC: true },
        apiServerAccessProfile: { enablePrivateCluster: true },
        diskEncryptionSetID: `${group}/providers/Microsoft.Compute/diskEncryptionSets/des-churn`,
        agentPoolProfiles: [{ name: 'system', mode: 'System', enableEncryptionAtHost: true }],
        networkProfile: { networkPlugin: 'azure', networkPolicy: 'cilium' },
        securityProfile: { defender: { securityMonitoring: { enabled: true } } },
        autoUpgradeProfile: { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'NodeImage' },
      },
    },
  };
}

function networkAnswers(): Answers {
  return {
    [ids.blobEndpoint]: privateEndpoint(ids.blobEndpoint, ids.storage, ['blob']),
    [ids.fileEndpoint]: privateEndpoint(ids.fileEndpoint, ids.storage, ['file']),
    [`${ids.workspaceEndpoint}/privateDnsZoneGroups`]: zoneGroup(ids.workspaceEndpoint, [
      'privatelink.api.azureml.ms',
      'privatelink.notebooks.azure.net',
    ]),
    [ids.computeSubnet]: {
      id: ids.computeSubnet,
      name: 'snet-compute',
      properties: {
        addressPrefix: '10.0.1.0/24',
        networkSecurityGroup: { id: ids.securityGroup },
        routeTable: { id: ids.routeTable },
        defaultOutboundAccess: false,
        serviceEndpoints: [{ service: 'Microsoft.Storage', provisioningState: 'Succeeded' }],
        serviceEndpointPolicies: [{ id: ids.endpointPolicy }],
        delegations: [],
      },
    },
    [ids.securityGroup]: {
      id: ids.securityGroup,
      name: 'nsg-compute',
      properties: {
        securityRules: [
          {
            name: 'aml-control-plane',
            properties: {
              access: 'Allow',
              direction: 'Inbound',
              protocol: 'Tcp',
              priority: 100,
              sourceAddressPrefix: 'AzureMachineLearning',
              sourcePortRange: '*',
              destinationAddressPrefix: '*',
              destinationPortRange: '44224',
            },
          },
        ],
        defaultSecurityRules: [],
      },
    },
    [ids.endpointPolicy]: {
      id: ids.endpointPolicy,
      name: 'sep-storage',
      properties: {
        serviceAlias: '/services/Azure/MachineLearning',
        serviceEndpointPolicyDefinitions: [
          { name: 'own', properties: { service: 'Microsoft.Storage', serviceResources: [ids.storage] } },
          { name: 'aml', properties: { service: 'Global', serviceResources: ['/services/Azure/MachineLearning'] } },
        ],
      },
    },
    [`${group}/providers/Microsoft.ContainerInstance/containerGroups`]: { value: [] },
  };
}

function governanceAnswers(): Answers {
  const { workspace, storage, vault, registry } = ids;
  const scopes = [workspace, storage, vault, registry];
  const locks = Object.fromEntries(
    scopes.map((scope) => [
      `${scope}/providers/Microsoft.Authorization/locks`,
      {
        value: [
          {
            id: `${scope}/providers/Microsoft.Authorization/locks/keep`,
            name: 'keep',
            properties: { level: 'CanNotDelete' },
          },
        ],
      },
    ]),
  );
  const assignments = [
    roleAssignment(ids.subscription, principals.owners, roles.owner, 'Group'),
    roleAssignment(workspace, principals.dataScientists, roles.dataScientist, 'Group'),
  ];
  return {
    ...locks,
    [`${workspace}/providers/Microsoft.Authorization/roleAssignments`]: { value: assignments },
    [`${workspace.replaceAll('prod', 'dev')}/providers/Microsoft.Authorization/roleAssignments`]: {
      value: [
        roleAssignment(ids.subscription, principals.owners, roles.owner, 'Group'),
        roleAssignment(workspace.replaceAll('prod', 'dev'), principals.dataScientists, roles.dataScientist, 'Group'),
      ],
    },
    [`${group}/providers/Microsoft.Authorization/locks`]: { value: [] },
    [`${storage}/providers/Microsoft.Authorization/roleAssignments`]: {
      value: [
        roleAssignment(storage, principals.cluster, roles.blobDataContributor),
        roleAssignment(storage, principals.dataScientists, roles.blobDataReader, 'Group'),
      ],
    },
    [`${ids.insights}/providers/Microsoft.Authorization/roleAssignments`]: {
      value: [roleAssignment(ids.subscription, principals.owners, roles.owner, 'Group')],
    },
    [`${vault}/providers/Microsoft.Authorization/roleAssignments`]: {
      value: [roleAssignment(vault, principals.workspace, roles.keyVaultSecretsUser)],
    },
    [`${registry}/providers/Microsoft.Authorization/roleAssignments`]: {
      value: [
        roleAssignment(registry, principals.workspace, roles.acrPull),
        roleAssignment(registry, principals.cluster, roles.acrPull),
      ],
    },
    [`${workspace}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances`]: { value: [] },
    [`${ids.subscription}/providers/Microsoft.Authorization/roleDefinitions`]: {
      value: [
        {
          id: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/12345678-0000-0000-0000-000000000001`,
          name: '12345678-0000-0000-0000-000000000001',
          properties: {
            roleName: 'Churn job submitter',
            type: 'CustomRole',
            assignableScopes: [group],
            permissions: [
              {
                actions: ['Microsoft.MachineLearningServices/workspaces/jobs/*'],
                notActions: [],
                dataActions: [],
                notDataActions: [],
              },
            ],
          },
        },
      ],
    },
    [`${workspace}/providers/Microsoft.Authorization/policyAssignments`]: { value: policyAssignments() },
    [`${workspace}/providers/Microsoft.Authorization/policyExemptions`]: { value: [] },
    ...Object.fromEntries(
      scopes.map((scope) => [
        `${scope}/providers/Microsoft.PolicyInsights/policyStates/latest/queryResults`,
        { value: [] as unknown[] },
      ]),
    ),
    [`${workspace}/providers/Microsoft.Security/assessments`]: { value: [] },
    [`${ids.subscription}/providers/Microsoft.Security/pricings`]: {
      value: ['StorageAccounts', 'KeyVaults', 'Containers', 'Arm', 'CloudPosture', 'CosmosDbs', 'AI'].map((name) => ({
        id: `${ids.subscription}/providers/Microsoft.Security/pricings/${name}`,
        name,
        properties: {
          pricingTier: 'Standard',
          ...(name === 'StorageAccounts' ? { subPlan: 'DefenderForStorageV2' } : {}),
          extensions:
            name === 'StorageAccounts'
              ? [
                  { name: 'OnUploadMalwareScanning', isEnabled: 'True' },
                  { name: 'SensitiveDataDiscovery', isEnabled: 'True' },
                ]
              : name === 'Containers'
                ? [{ name: 'ContainerRegistriesVulnerabilityAssessments', isEnabled: 'True' }]
                : [],
        },
      })),
    },
    [`${ids.subscription}/providers/Microsoft.MachineLearningServices/registries`]: {
      value: [
        {
          id: ids.mlRegistry,
          name: 'reg-churn',
          properties: {
            publicNetworkAccess: 'Disabled',
            registryPrivateEndpointConnections: [
              {
                id: `${ids.mlRegistry}/privateEndpointConnections/pe`,
                properties: {
                  registryPrivateLinkServiceConnectionState: { status: 'Approved' },
                  provisioningState: 'Succeeded',
                },
              },
            ],
            regionDetails: [
              {
                location: 'westeurope',
                acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: 'Premium' } }],
                storageAccountDetails: [{ systemCreatedStorageAccount: { allowBlobPublicAccess: false } }],
              },
            ],
          },
        },
      ],
    },
    [`${ids.subscription}/providers/Microsoft.MachineLearningServices/workspaces`]: {
      value: [
        {
          id: workspace,
          name: 'mlw-churn-prod',
          tags: { env: 'prod' },
          properties: {
            storageAccount: storage,
            keyVault: vault,
            containerRegistry: registry,
            applicationInsights: ids.insights,
          },
        },
        {
          id: workspace.replaceAll('prod', 'dev'),
          name: 'mlw-churn-dev',
          tags: { env: 'dev' },
          properties: {
            storageAccount: storage.replaceAll('prod', 'dev'),
            keyVault: vault.replaceAll('prod', 'dev'),
            containerRegistry: registry.replaceAll('prod', 'dev'),
            applicationInsights: ids.insights.replaceAll('prod', 'dev'),
          },
        },
      ],
    },
  };
}

function policyAssignments(): readonly Record<string, unknown>[] {
  const definitions: Readonly<Record<string, Record<string, unknown>>> = {
    '438c38d2-3772-465a-a9cc-7a6666a275ce': { effect: { value: 'Deny' } },
    '45e05259-1eb5-4f70-9574-baf73e9d219b': {},
    '90c90eda-bfe7-4c67-bf26-410420ed1047': {},
    '6ddb1705-c8cf-450e-aa4b-19ad6703c440': { isolationMode: { value: 'AllowOnlyApprovedOutbound' } },
    '12e5dd16-d201-47ff-849b-8454061c293d': {},
  };
  return Object.entries(definitions).map(([definition, parameters]) => ({
    id: `${group}/providers/Microsoft.Authorization/policyAssignments/${definition.slice(0, 8)}`,
    name: definition.slice(0, 8),
    properties: {
      policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${definition}`,
      scope: group,
      enforcementMode: 'Default',
      notScopes: [],
      parameters,
    },
  }));
}
