import { sampleSnapshot } from './sample-snapshot.js';
import { computeCluster, computeInstance } from './made-computes.js';
import { madeSnapshot, type Changes } from './made-snapshot.js';
import { ids, principals, roleAssignment, subscription } from './made-workspace.js';
import type { Snapshot } from '../../../src/posture/snapshot/snapshot.js';

/** The workspace in good order, the sample, and workspaces that lead checks where neither of the two does. */
export function snapshotVariants(): readonly Snapshot[] {
  return [madeSnapshot(), sampleSnapshot(), ...variants.map((changes) => madeSnapshot(changes))];
}

const script = { scriptSource: 'inline', scriptData: 'ZWNobyBoZWxsbw==', scriptArguments: '--fast' };
const customRole = '12345678-0000-0000-0000-000000000001';
const containerGroups = `${ids.group}/providers/Microsoft.ContainerInstance/containerGroups`;

function subnetIn(of: string): Changes {
  return {
    [of]: {
      properties: {
        publicNetworkAccess: 'Enabled',
        networkAcls: { resourceAccessRules: [], virtualNetworkRules: [{ id: ids.computeSubnet, state: 'Succeeded' }] },
        privateEndpointConnections: [],
      },
    },
    'workspace/outboundRules': [],
    computeSubnet: { properties: { serviceEndpoints: [{ service: 'Microsoft.Storage' }] } },
  };
}

function outboundRule(name: string, properties: object): object {
  const id = `${ids.workspace}/outboundRules/${name}`;
  return { id, name, properties: { category: 'UserDefined', status: 'Inactive', ...properties } };
}

function attached(properties: object): object {
  return {
    id: `${ids.workspace}/computes/aks`,
    name: 'aks',
    properties: { computeType: 'AKS', resourceId: ids.cluster, properties },
  };
}

const dataLake = 'https://stchurnprod.dfs.core.windows.net';

const variants: readonly Changes[] = [
  {
    storage: { properties: { isHnsEnabled: true, isSftpEnabled: true, allowBlobPublicAccess: true } },
    [dataLake]: [{ name: 'data' }],
    [`${dataLake}/data`]: { value: [{ path: '/', acl: `user::rwx,user:${principals.person}:r-x` }], truncated: false },
    vault: {
      properties: {
        enableRbacAuthorization: false,
        accessPolicies: [{ objectId: principals.person, permissions: { secrets: ['get'] } }],
      },
    },
  },
  {
    'workspace/computes': [
      computeCluster({ vmPriority: 'LowPriority', enableNodePublicIp: true, subnet: null }),
      computeInstance({
        customServices: [
          {
            name: 'rstudio',
            image: { type: 'docker', reference: 'ghcr.io/azure/rstudio:1', version: '1' },
            docker: { privileged: true },
            environmentVariables: { DB_PASSWORD: { type: 'local', value: 'made-up' } },
          },
        ],
        setupScripts: { scripts: { creationScript: script, startupScript: script } },
        schedules: { computeStartStop: [{ action: 'Stop', status: 'Enabled', triggerType: 'Cron' }] },
        idleTimeBeforeShutdown: null,
        createdBy: { userId: principals.owners },
      }),
    ],
  },
  {
    'workspace/computes': [
      computeInstance({ customServices: [{ name: 'env', image: { type: 'azureml', reference: 'env' } }] }),
      attached({
        clusterPurpose: 'DevTest',
        loadBalancerType: 'PublicIp',
        sslConfiguration: { status: 'Disabled' },
        aksNetworkingConfiguration: {},
      }),
    ],
  },
  { workspace: { kind: 'Hub', properties: { enableDataIsolation: false } } },
  {
    vault: 'absent',
    storage: 'absent',
    [`/subscriptions/${subscription}/providers/Microsoft.KeyVault/deletedVaults`]: [
      {
        id: `/subscriptions/${subscription}/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults/kv`,
        properties: { vaultId: ids.vault, scheduledPurgeDate: '2027-02-18T09:00:00Z' },
      },
    ],
    [`/subscriptions/${subscription}/providers/Microsoft.Storage/deletedAccounts`]: [
      {
        id: `/subscriptions/${subscription}/providers/Microsoft.Storage/locations/westeurope/deletedAccounts/st`,
        properties: { storageAccountResourceId: ids.storage },
      },
    ],
  },
  {
    workspace: {
      kind: 'Project',
      properties: { hubResourceId: ids.workspace.replace('mlw-churn-prod', 'hub'), managedNetwork: null },
    },
  },
  {
    'workspace/outboundRules': [
      outboundRule('tag', {
        type: 'ServiceTag',
        destination: { serviceTag: 'Internet', action: 'Allow', addressPrefixes: ['198.51.100.0/24'] },
      }),
      outboundRule('host', { type: 'FQDN', destination: '*', errorInformation: 'made to fail' }),
      outboundRule('endpoint', {
        type: 'PrivateEndpoint',
        destination: { serviceResourceId: ids.storage },
        status: 'Failed',
      }),
    ],
  },
  {
    workspace: {
      properties: {
        publicNetworkAccess: 'Enabled',
        networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '198.51.100.0/8' }] },
      },
    },
  },
  {
    workspace: {
      properties: {
        privateEndpointConnections: [
          {
            id: `${ids.workspace}/privateEndpointConnections/pe`,
            properties: {
              privateEndpoint: { id: ids.workspaceEndpoint.replace(subscription, principals.person) },
              privateLinkServiceConnectionState: { status: 'Pending' },
            },
          },
        ],
      },
    },
  },
  subnetIn('storage'),
  subnetIn('vault'),
  {
    'registry/providers/Microsoft.Authorization/roleAssignments': [
      roleAssignment(ids.registry, principals.workspace, customRole),
      roleAssignment(ids.registry, principals.cluster, customRole),
    ],
  },
  {
    'storage/managementPolicies/default': {
      properties: {
        policy: {
          rules: [
            {
              name: 'unused',
              enabled: true,
              type: 'Lifecycle',
              definition: {
                actions: { baseBlob: { delete: { daysAfterLastAccessTimeGreaterThan: 90 } } },
                filters: { blobTypes: ['blockBlob'], prefixMatch: ['azureml'] },
              },
            },
          ],
        },
      },
    },
  },
  {
    'workspace/diagnose': { value: { otherResults: [{ code: 'CustomDNSInUse', level: 'Warning', message: 'made' }] } },
  },
  {
    [containerGroups]: [
      {
        id: `${containerGroups}/scoring`,
        name: 'scoring',
        properties: {
          ipAddress: { type: 'Public' },
          subnetIds: [{ id: ids.computeSubnet }],
          encryptionProperties: null,
          containers: [
            {
              name: 'scoring',
              properties: { environmentVariables: [{ name: 'DB_PASSWORD', value: 'made-up' }] },
            },
          ],
        },
      },
    ],
    computeSubnet: {
      properties: { delegations: [{ properties: { serviceName: 'Microsoft.ContainerInstance/containerGroups' } }] },
    },
  },
  {
    [`${ids.workspace}/onlineEndpoints/churn/deployments`]: [
      {
        id: `${ids.workspace}/onlineEndpoints/churn/deployments/green`,
        name: 'green',
        properties: {
          endpointComputeType: 'Managed',
          appInsightsEnabled: true,
          dataCollector: { collections: { model_inputs: { dataCollectionMode: 'Enabled' } } },
        },
      },
    ],
  },
  {
    'workspace/providers/Microsoft.Authorization/policyExemptions': [
      {
        id: `${ids.workspace}/providers/Microsoft.Authorization/policyExemptions/later`,
        name: 'later',
        properties: { exemptionCategory: 'Waiver', expiresOn: null },
      },
    ],
  },
  {
    'workspace/providers/Microsoft.PolicyInsights/policyStates/latest/queryResults': [
      {
        policyDefinitionId: '/providers/Microsoft.Authorization/policyDefinitions/any',
        complianceState: 'NonCompliant',
      },
    ],
    'workspace/providers/Microsoft.Authorization/roleAssignments': [
      roleAssignment(ids.workspace, principals.person, customRole, 'User'),
    ],
    'subscription/providers/Microsoft.Authorization/roleDefinitions': [
      {
        id: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${customRole}`,
        name: customRole,
        properties: {
          roleName: 'Everything',
          type: 'CustomRole',
          permissions: [{ actions: ['*'], notActions: [], dataActions: [], notDataActions: [] }],
        },
      },
    ],
  },
  {
    computeSubnet: { properties: { defaultOutboundAccess: true } },
    routeTable: {
      id: ids.routeTable,
      properties: { routes: [{ properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance' } }] },
    },
  },
  {
    'workspace/jobs': [
      {
        id: `${ids.workspace}/jobs/pipeline`,
        name: 'pipeline',
        properties: {
          jobType: 'Pipeline',
          jobs: { train: { type: 'command', environment_variables: { DB_PASSWORD: 'made-up' } } },
        },
      },
    ],
  },
];
