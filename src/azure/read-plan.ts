import { idKey, parseResourceId } from '../posture/resource-id.js';
import {
  extensionPath,
  listsOfWorkspace,
  storageAccountIds,
  subnetIds,
  surroundings,
  type extensions,
} from '../posture/snapshot/places.js';
import type { Resource } from '../posture/snapshot/resource.js';
import { Unread } from '../posture/snapshot/reading.js';
import { Gone } from '../posture/snapshot/resource.js';
import type { SnapshotView } from '../posture/snapshot/snapshot-view.js';

/** One question to Azure. */
export interface ReadSpec {
  /** Path without the API version; may have a query of its own. */
  readonly path: string;
  /** The resource type by which the API version is chosen. */
  readonly type: string;
  readonly shape: 'resource' | 'list';
  readonly method?: 'POST';
  /** What Azure has to allow; named when it refuses without saying what. */
  readonly permission: string;
  /** How many pages are enough (default: all that there are, up to the reader's bound). */
  readonly pages?: number;
  /** What to ask once this is answered, from everything that is known by then. */
  readonly then?: (view: SnapshotView) => readonly ReadSpec[];
}

const machineLearning = 'Microsoft.MachineLearningServices/workspaces';
/** Jobs are looked at as a sample: the newest pages. */
const pagesOfJobs = 2;

/**
 * What is asked about a workspace, beginning with what can be asked by its id alone. What the answers name is asked
 * next, so that nothing lies deeper than four round trips: workspace, its computes and resources, their networks, the
 * rules of these.
 */
export function readPlan(workspace: string): readonly ReadSpec[] {
  const around = surroundings(workspace);
  const subscription = workspace.split('/').slice(0, 3).join('/');
  return [
    { ...resource(workspace, machineLearning), then: relatedOfWorkspace },
    { ...workspaceList(workspace, 'computes'), then: relatedOfComputes },
    workspaceList(workspace, 'outboundRules'),
    workspaceList(workspace, 'privateEndpointConnections'),
    { ...workspaceList(workspace, 'onlineEndpoints'), then: relatedOfEndpoints },
    workspaceList(workspace, 'batchEndpoints'),
    workspaceList(workspace, 'serverlessEndpoints'),
    { ...workspaceList(workspace, 'datastores'), then: relatedOfStorage },
    workspaceList(workspace, 'connections'),
    { ...workspaceList(workspace, 'jobs'), pages: pagesOfJobs },
    extension(workspace, 'diagnosticSettings'),
    {
      ...extension(workspace, 'roleAssignments'),
      path: `${extensionPath(workspace, 'roleAssignments')}?$filter=atScope()`,
    },
    extension(workspace, 'roleEligibility'),
    {
      ...extension(subscription, 'roleDefinitions'),
      path: `${extensionPath(subscription, 'roleDefinitions')}?$filter=type eq 'CustomRole'`,
    },
    {
      ...extension(workspace, 'policyAssignments'),
      path: `${extensionPath(workspace, 'policyAssignments')}?$filter=atScope()`,
    },
    extension(workspace, 'policyExemptions'),
    { ...extension(workspace, 'policyStates'), method: 'POST' },
    extension(workspace, 'locks'),
    extension(workspace, 'assessments'),
    list(around.pricings, 'Microsoft.Security/pricings'),
    list(around.registries, 'Microsoft.MachineLearningServices/registries'),
    list(around.workspaces, machineLearning),
    list(around.containerGroups, 'Microsoft.ContainerInstance/containerGroups'),
  ];
}

function relatedOfWorkspace(view: SnapshotView): readonly ReadSpec[] {
  const { workspace } = view;
  return [
    ...relatedOfStorage(view),
    ...named(workspace, 'properties.keyVault', (id) => [
      { ...resource(id, 'Microsoft.KeyVault/vaults'), then: (later) => privateEndpoints(later.resource(id)) },
      extension(id, 'diagnosticSettings'),
      extension(id, 'roleAssignments'),
      extension(id, 'locks'),
      extension(id, 'assessments'),
    ]),
    ...named(workspace, 'properties.containerRegistry', (id) => [
      {
        ...resource(id, 'Microsoft.ContainerRegistry/registries'),
        then: (later) => privateEndpoints(later.resource(id)),
      },
      extension(id, 'diagnosticSettings'),
      extension(id, 'roleAssignments'),
      extension(id, 'locks'),
      extension(id, 'assessments'),
    ]),
    ...named(workspace, 'properties.applicationInsights', (id) => [
      {
        ...resource(id, 'Microsoft.Insights/components'),
        then: (later) =>
          named(later.resource(id), 'properties.WorkspaceResourceId', (logs) => [
            resource(logs, 'Microsoft.OperationalInsights/workspaces'),
          ]),
      },
    ]),
    ...named(workspace, 'properties.encryption.cosmosDbResourceId', (id) => [
      resource(id, 'Microsoft.DocumentDB/databaseAccounts'),
    ]),
    ...named(workspace, 'properties.encryption.searchAccountResourceId', (id) => [
      resource(id, 'Microsoft.Search/searchServices'),
    ]),
    ...encryptionKey(workspace),
    ...privateEndpoints(workspace),
    ...subnets(view),
  ];
}

/** The key that encrypts the workspace, as the vault's control plane describes it; and the vault, if it is another. */
function encryptionKey(workspace: Resource): readonly ReadSpec[] {
  return named(workspace, 'properties.encryption.keyVaultProperties.keyVaultArmId', (vault) => {
    const key = /\/keys\/([^/]+)/.exec(
      workspace.text('properties.encryption.keyVaultProperties.keyIdentifier') ?? '',
    )?.[1];
    return [
      resource(vault, 'Microsoft.KeyVault/vaults'),
      ...(key === undefined ? [] : [resource(`${vault}/keys/${key}`, 'Microsoft.KeyVault/vaults/keys')]),
    ];
  });
}

function relatedOfStorage(view: SnapshotView): readonly ReadSpec[] {
  return storageAccountIds(view).flatMap((id) => {
    const type = 'Microsoft.Storage/storageAccounts';
    const blobs = `${id}/blobServices/default`;
    return [
      { ...resource(id, type), then: (later: SnapshotView) => privateEndpoints(later.resource(id)) },
      resource(blobs, `${type}/blobServices`),
      list(`${blobs}/containers`, `${type}/blobServices/containers`),
      resource(`${id}/managementPolicies/default`, `${type}/managementPolicies`),
      ...['blobServices', 'fileServices', 'queueServices', 'tableServices'].map((service) =>
        extension(`${id}/${service}/default`, 'diagnosticSettings'),
      ),
      extension(id, 'roleAssignments'),
      extension(id, 'locks'),
      extension(id, 'assessments'),
      extension(id, 'defenderForStorage'),
    ];
  });
}

function relatedOfComputes(view: SnapshotView): readonly ReadSpec[] {
  const clusters = view
    .list(`${view.snapshot.workspace}/computes`)
    .flatMap((compute) =>
      named(compute, 'properties.resourceId', (id) =>
        parseResourceId(id)?.type === 'microsoft.containerservice/managedclusters'
          ? [resource(id, 'Microsoft.ContainerService/managedClusters')]
          : [],
      ),
    );
  return [...clusters, ...subnets(view)];
}

function subnets(view: SnapshotView): readonly ReadSpec[] {
  return subnetIds(view).map((id) => ({
    ...resource(id, 'Microsoft.Network/virtualNetworks/subnets'),
    then: (later) => rulesOfSubnet(later.resource(id)),
  }));
}

function rulesOfSubnet(subnet: Resource): readonly ReadSpec[] {
  return [
    ...named(subnet, 'properties.networkSecurityGroup.id', (id) => [
      resource(id, 'Microsoft.Network/networkSecurityGroups'),
    ]),
    ...subnet
      .list('properties.serviceEndpointPolicies')
      .map((policy) => policy.text('id'))
      .filter((id) => id !== undefined)
      .filter(isId)
      .map((id) => resource(id, 'Microsoft.Network/serviceEndpointPolicies')),
  ];
}

function relatedOfEndpoints(view: SnapshotView): readonly ReadSpec[] {
  return view
    .list(`${view.snapshot.workspace}/onlineEndpoints`)
    .flatMap(({ id }) =>
      isId(id)
        ? [
            list(`${id}/deployments`, `${machineLearning}/onlineEndpoints/deployments`),
            extension(id, 'diagnosticSettings'),
          ]
        : [],
    );
}

/** The private endpoints behind a resource's connections; those of other subscriptions are Microsoft's or foreign. */
function privateEndpoints(of: Resource): readonly ReadSpec[] {
  return of.list('properties.privateEndpointConnections').flatMap((connection) => {
    const id = connection.text('properties.privateEndpoint.id');
    return id === undefined || !isId(id)
      ? []
      : [
          resource(id, 'Microsoft.Network/privateEndpoints'),
          list(`${id}/privateDnsZoneGroups`, 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups'),
        ];
  });
}

/** Asks about the resource that a property names; nothing when the property is absent or is no id. */
function named(of: Resource, path: string, ask: (id: string) => readonly ReadSpec[]): readonly ReadSpec[] {
  const id = of.text(path);
  return id === undefined || !isId(id) ? [] : ask(id);
}

function isId(id: string): boolean {
  return parseResourceId(id) !== undefined;
}

function resource(path: string, type: string): ReadSpec {
  return { path, type, shape: 'resource', permission: `${type}/read` };
}

function list(path: string, type: string): ReadSpec {
  return { path, type, shape: 'list', permission: `${type}/read` };
}

function workspaceList(workspace: string, name: keyof typeof listsOfWorkspace): ReadSpec {
  return list(`${workspace}/${listsOfWorkspace[name]}`, `${machineLearning}/${name}`);
}

const extensionTypes: Readonly<Record<keyof typeof extensions, string>> = {
  diagnosticSettings: 'Microsoft.Insights/diagnosticSettings',
  roleAssignments: 'Microsoft.Authorization/roleAssignments',
  roleDefinitions: 'Microsoft.Authorization/roleDefinitions',
  roleEligibility: 'Microsoft.Authorization/roleEligibilityScheduleInstances',
  policyAssignments: 'Microsoft.Authorization/policyAssignments',
  policyExemptions: 'Microsoft.Authorization/policyExemptions',
  policyStates: 'Microsoft.PolicyInsights/policyStates',
  locks: 'Microsoft.Authorization/locks',
  assessments: 'Microsoft.Security/assessments',
  defenderForStorage: 'Microsoft.Security/defenderForStorageSettings',
};

function extension(id: string, name: keyof typeof extensions): ReadSpec {
  const type = extensionTypes[name];
  const path = extensionPath(id, name);
  const permission = name === 'policyStates' ? `${type}/queryResults/action` : `${type}/read`;
  return { path, type, shape: name === 'defenderForStorage' ? 'resource' : 'list', permission };
}

/** The follow-up questions of an answer; none where the answer does not tell what to ask. */
export function followUps(spec: ReadSpec, view: SnapshotView): readonly ReadSpec[] {
  try {
    return spec.then?.(view) ?? [];
  } catch (error) {
    if (error instanceof Unread || error instanceof Gone) {
      return [];
    }
    throw error;
  }
}

/** The key under which two questions are the same. */
export function specKey(spec: ReadSpec): string {
  return idKey(spec.path.replace(/\?.*$/, ''));
}
