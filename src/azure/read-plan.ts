import { idKey, parseResourceId } from '../posture/resource-id.js';
import {
  encryptionKeyOf,
  extensionPath,
  keptForEncryption,
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
  const parts: readonly (() => readonly ReadSpec[])[] = [
    () => relatedOfStorage(view),
    () =>
      named(workspace, 'properties.keyVault', (id) => [
        resource(id, 'Microsoft.KeyVault/vaults'),
        ...around(id, ['diagnosticSettings', 'roleAssignments', 'locks', 'assessments']),
      ]),
    () =>
      named(workspace, 'properties.containerRegistry', (id) => [
        resource(id, 'Microsoft.ContainerRegistry/registries'),
        ...around(id, ['diagnosticSettings', 'roleAssignments', 'locks', 'assessments']),
      ]),
    () => named(workspace, 'properties.applicationInsights', insights),
    () => keptResources(workspace),
    () => encryptionKey(workspace),
    () => zonesOfEndpoints(workspace),
    () => subnets(view),
  ];
  return parts.flatMap(orNothing);
}

function insights(id: string): readonly ReadSpec[] {
  const logs = (view: SnapshotView): readonly ReadSpec[] =>
    named(view.resource(id), 'properties.WorkspaceResourceId', (workspace) => [
      resource(workspace, 'Microsoft.OperationalInsights/workspaces'),
    ]);
  return [{ ...resource(id, 'Microsoft.Insights/components'), then: logs }];
}

function around(id: string, names: readonly (keyof typeof extensions)[]): readonly ReadSpec[] {
  return names.map((name) => extension(id, name));
}

/** The database and the search service of a workspace with its own key: named by it, or kept for it by the service. */
function keptResources(workspace: Resource): readonly ReadSpec[] {
  const kept = keptForEncryption(workspace);
  const database = 'Microsoft.DocumentDB/databaseAccounts';
  const search = 'Microsoft.Search/searchServices';
  const databases = named(workspace, 'properties.encryption.cosmosDbResourceId', (id) => [resource(id, database)]);
  const services = named(workspace, 'properties.encryption.searchAccountResourceId', (id) => [resource(id, search)]);
  return [
    ...(databases.length > 0 || kept === undefined ? databases : [list(kept.cosmosAccounts, database)]),
    ...(services.length > 0 || kept === undefined ? services : [list(kept.searchServices, search)]),
  ];
}

/** The key that encrypts the workspace, as the vault's control plane describes it; and the vault, if it is another. */
function encryptionKey(workspace: Resource): readonly ReadSpec[] {
  const key = encryptionKeyOf(workspace);
  return key === undefined
    ? []
    : [
        resource(key.vault, 'Microsoft.KeyVault/vaults'),
        resource(key.key, 'Microsoft.KeyVault/vaults/keys'),
        ...(key.version === key.key ? [] : [resource(key.version, 'Microsoft.KeyVault/vaults/keys/versions')]),
      ];
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
  const computes = view.list(`${view.snapshot.workspace}/computes`);
  // The list may leave out what a compute target is set to; then each is asked by itself.
  const bare = computes.filter((compute) => isId(compute.id) && !compute.has('properties.properties'));
  const clusters = computes.flatMap((compute) =>
    named(compute, 'properties.resourceId', (id) =>
      parseResourceId(id)?.type === 'microsoft.containerservice/managedclusters'
        ? [resource(id, 'Microsoft.ContainerService/managedClusters')]
        : [],
    ),
  );
  return [
    ...bare.map(({ id }) => ({ ...resource(id, `${machineLearning}/computes`), then: subnets })),
    ...clusters,
    ...subnets(view),
  ];
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

/** The private endpoints behind a resource's connections: which of its services they lead to stands only there. */
function privateEndpoints(of: Resource): readonly ReadSpec[] {
  return endpointIds(of).map((id) => resource(id, 'Microsoft.Network/privateEndpoints'));
}

/** The DNS zones of the private endpoints behind a resource's connections. */
function zonesOfEndpoints(of: Resource): readonly ReadSpec[] {
  return endpointIds(of).map((id) =>
    list(`${id}/privateDnsZoneGroups`, 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups'),
  );
}

function endpointIds(of: Resource): readonly string[] {
  return of
    .list('properties.privateEndpointConnections')
    .map((connection) => connection.text('properties.privateEndpoint.id'))
    .filter((id) => id !== undefined)
    .filter(isId);
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
  return orNothing(() => spec.then?.(view) ?? []);
}

function orNothing(ask: () => readonly ReadSpec[]): readonly ReadSpec[] {
  try {
    return ask();
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
