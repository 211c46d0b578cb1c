import type { AttackPathId } from '../../../src/posture/exposure/attack-path.js';
import type { Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import { computeInstance } from '../../support/azure/made-computes.js';
import { madeSnapshot, type Changes } from '../../support/azure/made-snapshot.js';
import { ids, principals, roleAssignment, roles } from '../../support/azure/made-workspace.js';
import { sampleSnapshot } from '../../support/azure/sample-snapshot.js';

/** A workspace to work out exposure and paths for. What has to be said of it as a whole stands in `expected`. */
export interface SampleWorkspace {
  readonly snapshot: () => Snapshot;
  /** The paths that have to be open, and no others. */
  readonly open: readonly AttackPathId[];
}

export const assignmentsOf = (of: 'workspace' | 'storage' | 'vault' | 'registry' | 'insights'): string =>
  `${of}/providers/Microsoft.Authorization/roleAssignments`;

const eligibility = 'workspace/providers/Microsoft.Authorization/roleEligibilityScheduleInstances';
const owners = roleAssignment(ids.subscription, principals.owners, roles.owner, 'Group');

function made(open: readonly AttackPathId[], changes: Changes = {}): SampleWorkspace {
  return { snapshot: () => madeSnapshot(changes), open };
}

const keyDatastore = {
  id: `${ids.workspace}/datastores/workspaceblobstore`,
  name: 'workspaceblobstore',
  properties: {
    datastoreType: 'AzureBlob',
    accountName: 'stchurnprod',
    containerName: 'data',
    credentials: { credentialsType: 'AccountKey' },
  },
};

const openStorage = {
  properties: {
    publicNetworkAccess: 'Enabled',
    allowSharedKeyAccess: true,
    networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.0/24' }] },
  },
};

/** What makes each path open by itself. */
export const pathChanges: Readonly<Record<AttackPathId, Changes>> = {
  'storage-to-identity': {
    [assignmentsOf('workspace')]: [owners, roleAssignment(ids.group, principals.workspace, roles.contributor)],
    [assignmentsOf('storage')]: [roleAssignment(ids.storage, principals.dataScientists, roles.blobDataOwner, 'Group')],
  },
  'reader-to-secrets': {
    [`${ids.workspace}/onlineEndpoints/churn/deployments`]: [
      {
        id: `${ids.workspace}/onlineEndpoints/churn/deployments/blue`,
        name: 'blue',
        properties: { endpointComputeType: 'Managed', environmentVariables: { DB_PASSWORD: 'hunter2-made-up' } },
      },
    ],
  },
  'instance-to-token': {
    'workspace/computes': [computeInstance({ applicationSharingPolicy: 'Shared' })],
  },
  'vault-to-data': {
    [assignmentsOf('vault')]: [roleAssignment(ids.vault, principals.person, roles.keyVaultSecretsUser, 'User')],
    'workspace/datastores': [keyDatastore],
    storage: openStorage,
  },
  'push-to-endpoint': {
    registry: {
      properties: { adminUserEnabled: true, policies: { quarantinePolicy: { status: 'disabled' } } },
    },
  },
  'job-to-outside': {
    workspace: { properties: { managedNetwork: { isolationMode: 'AllowInternetOutbound' } } },
  },
  'model-to-identity': {
    [`${ids.workspace}/onlineEndpoints/churn/deployments`]: [
      {
        id: `${ids.workspace}/onlineEndpoints/churn/deployments/blue`,
        name: 'blue',
        properties: {
          endpointComputeType: 'Managed',
          model: 'azureml://registries/HuggingFace/models/bert/versions/1',
        },
      },
    ],
    [assignmentsOf('storage')]: [roleAssignment(ids.storage, principals.endpoint, roles.storageAccountContributor)],
  },
};

/** By the names of their files in `expected`. */
export const sampleWorkspaces: Readonly<Record<string, SampleWorkspace>> = {
  hardened: made([]),
  'as-often-found': {
    snapshot: sampleSnapshot,
    open: ['reader-to-secrets', 'instance-to-token', 'job-to-outside'],
  },
  ...Object.fromEntries(Object.entries(pathChanges).map(([id, changes]) => [id, made([id as AttackPathId], changes)])),
  'half-read': made([], {
    storage: 'forbidden',
    [assignmentsOf('vault')]: 'forbidden',
    'workspace/computes': 'throttled',
    registry: { properties: { adminUserEnabled: true } },
  }),
  'roles-not-read': made([], {
    ...Object.fromEntries(
      (['workspace', 'storage', 'vault', 'registry', 'insights'] as const).map((of) => [
        assignmentsOf(of),
        'forbidden',
      ]),
    ),
    [eligibility]: 'forbidden',
    storage: openStorage,
  }),
  'nothing-read': { snapshot: () => ({ ...madeSnapshot(), readings: {} }), open: [] },
  'fine-grained-network': made([], {
    workspace: {
      apiVersion: '2025-07-01-preview',
      change: {
        properties: {
          publicNetworkAccess: 'Enabled',
          networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.7' }] },
        },
      },
    },
    storage: { properties: { publicNetworkAccess: 'SecuredByPerimeter' } },
    vault: {
      properties: {
        publicNetworkAccess: 'Enabled',
        networkAcls: { defaultAction: 'Deny', bypass: 'None', virtualNetworkRules: [{ id: ids.computeSubnet }] },
      },
    },
    registry: { sku: { name: 'Basic' }, properties: { anonymousPullEnabled: true } },
    [`${ids.workspaceEndpoint}/privateDnsZoneGroups`]: [],
  }),
  'policies-and-eligible-roles': made([], {
    vault: {
      properties: {
        enableRbacAuthorization: false,
        accessPolicies: [{ objectId: principals.person, permissions: { secrets: ['get'] } }],
      },
    },
    [eligibility]: [roleAssignment(ids.subscription, principals.person, roles.owner, 'User')],
    [assignmentsOf('storage')]: [
      {
        ...roleAssignment(ids.storage, principals.person, roles.blobDataReader, 'User'),
        properties: {
          principalId: principals.person,
          principalType: 'User',
          scope: ids.storage,
          roleDefinitionId: `/x/${roles.blobDataReader}`,
          condition: "@Resource[x] StringEquals 'a'",
        },
      },
    ],
  }),
  'workspace-alone': made([], {
    workspace: { properties: { containerRegistry: null, applicationInsights: null } },
    'workspace/computes': [],
    'workspace/onlineEndpoints': [],
    'workspace/datastores': [],
  }),
};
