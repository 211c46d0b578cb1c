import { chainOf } from '../posture/checks/inventory/associated-resources.js';
import { defaultPostureSettings } from '../posture/checks/posture-settings.js';
import { isSameProduct, workspacesOfOtherStage } from '../posture/checks/stages/stages.js';
import { idKey, parseResourceId, resourceGroupId } from '../posture/resource-id.js';
import {
  deletedLists,
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
import { isProduction } from '../posture/snapshot/workspace-traits.js';
import { assignmentsAt, extension, isId, list, resource, type ReadSpec } from './read-spec.js';

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
    assignmentsAt(workspace),
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
    extension(workspace, 'assessments'),
    list(around.pricings, 'Microsoft.Security/pricings'),
    list(around.registries, 'Microsoft.MachineLearningServices/registries'),
    { ...list(around.workspaces, machineLearning), then: siblings },
    { ...list(around.containerGroups, 'Microsoft.ContainerInstance/containerGroups'), then: subnetsOfContainers },
  ];
}

function relatedOfWorkspace(view: SnapshotView): readonly ReadSpec[] {
  const { workspace } = view;
  const parts: readonly (() => readonly ReadSpec[])[] = [
    () => relatedOfStorage(view),
    () =>
      named(workspace, 'properties.keyVault', (id) => [
        {
          ...resource(id, 'Microsoft.KeyVault/vaults'),
          then: (later: SnapshotView) => deletedVaults(later.resource(id)),
        },
        ...around(id, ['diagnosticSettings', 'assessments']),
        assignmentsAt(id),
      ]),
    () =>
      named(workspace, 'properties.containerRegistry', (id) => [
        resource(id, 'Microsoft.ContainerRegistry/registries'),
        ...around(id, ['diagnosticSettings', 'assessments']),
        assignmentsAt(id),
      ]),
    () => named(workspace, 'properties.applicationInsights', insights),
    () => keptResources(workspace),
    () => encryptionKey(workspace),
    () => zonesOfEndpoints(workspace),
    () => subnets(view),
    () =>
      groupsOf(workspace).flatMap(({ group, members }) => [locksOf(group, members), policyStatesOf(group, members)]),
    () => siblings(view),
  ];
  return parts.flatMap(orNothing);
}

/** What a workspace's work passes through, by resource group: some questions are asked for a group at once. */
function groupsOf(workspace: Resource): readonly { readonly group: string; readonly members: readonly string[] }[] {
  const groups = new Map<string, { readonly group: string; readonly members: string[] }>();
  for (const { id } of chainOf(workspace)) {
    const parsed = parseResourceId(id);
    if (parsed !== undefined) {
      const group = resourceGroupId(parsed);
      const known = groups.get(idKey(group));
      if (known === undefined) {
        groups.set(idKey(group), { group, members: [id] });
      } else {
        known.members.push(id);
      }
    }
  }
  return [...groups.values()];
}

/** The locks of a resource group: without a filter, those of what stands in it come too. */
function locksOf(group: string, members: readonly string[]): ReadSpec {
  const paths = [group, ...members].map((id) => extensionPath(id, 'locks'));
  const pathOf = (lock: Resource): string => lock.id.replace(/\/[^/]+$/, '');
  return { ...extension(group, 'locks'), split: { paths, pathOf } };
}

/** Whether the resources of a group meet the policies; also what is met, which tells which policies there are. */
function policyStatesOf(group: string, members: readonly string[]): ReadSpec {
  const filter = members.map((id) => `resourceId eq '${id.replaceAll("'", "''")}'`).join(' or ');
  const paths = members.map((id) => extensionPath(id, 'policyStates'));
  const pathOf = (state: Resource): string | undefined => {
    const id = state.text('resourceId');
    return id === undefined ? undefined : extensionPath(id, 'policyStates');
  };
  return {
    ...extension(group, 'policyStates'),
    path: `${extensionPath(group, 'policyStates')}?$filter=${filter}`,
    method: 'POST',
    split: { paths, pathOf },
  };
}

/** Who may write to the same product's workspaces of other stages, asked for one that serves production. */
function siblings(view: SnapshotView): readonly ReadSpec[] {
  const settings = defaultPostureSettings(Date.parse(view.snapshot.takenAt));
  if (isProduction(view.workspace, settings) !== true) {
    return [];
  }
  return workspacesOfOtherStage(true, view, settings)
    .filter(({ id }) => isId(id) && isSameProduct(id, view.snapshot.workspace))
    .map(({ id }) => assignmentsAt(id));
}

function subnetsOfContainers(view: SnapshotView): readonly ReadSpec[] {
  return view
    .list(surroundings(view.snapshot.workspace).containerGroups)
    .flatMap((group) => group.list('properties.subnetIds'))
    .map((subnet) => subnet.text('id'))
    .filter((id) => id !== undefined)
    .filter(isId)
    .map((id) => resource(id, 'Microsoft.Network/virtualNetworks/subnets'));
}

function insights(id: string): readonly ReadSpec[] {
  const logs = (view: SnapshotView): readonly ReadSpec[] =>
    named(view.resource(id), 'properties.WorkspaceResourceId', (workspace) => [
      resource(workspace, 'Microsoft.OperationalInsights/workspaces'),
    ]);
  return [{ ...resource(id, 'Microsoft.Insights/components'), then: logs }, assignmentsAt(id)];
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
      {
        ...resource(id, type),
        then: (later: SnapshotView) => [
          ...deletedAccounts(later.resource(id)),
          ...orNothing(() => privateEndpoints(later.resource(id))),
        ],
      },
      resource(blobs, `${type}/blobServices`),
      list(`${blobs}/containers`, `${type}/blobServices/containers`),
      resource(`${id}/managementPolicies/default`, `${type}/managementPolicies`),
      ...['blobServices', 'fileServices'].map((service) => extension(`${id}/${service}/default`, 'diagnosticSettings')),
      assignmentsAt(id),
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
    // Only where nothing else says how the subnet reaches the internet.
    ...(subnet.has('properties.natGateway.id') || subnet.flag('properties.defaultOutboundAccess') === false
      ? []
      : named(subnet, 'properties.routeTable.id', (id) => [resource(id, 'Microsoft.Network/routeTables')])),
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

/** What can be recovered, asked where something that the workspace names is gone. */
function deletedVaults({ id, exists }: Resource): readonly ReadSpec[] {
  return exists ? [] : [list(deletedLists(id).vaults, 'Microsoft.KeyVault/deletedVaults')];
}

function deletedAccounts({ id, exists }: Resource): readonly ReadSpec[] {
  return exists ? [] : [list(deletedLists(id).accounts, 'Microsoft.Storage/deletedAccounts')];
}

/** Asks about the resource that a property names; nothing when the property is absent or is no id. */
function named(of: Resource, path: string, ask: (id: string) => readonly ReadSpec[]): readonly ReadSpec[] {
  const id = of.text(path);
  return id === undefined || !isId(id) ? [] : ask(id);
}

function workspaceList(workspace: string, name: keyof typeof listsOfWorkspace): ReadSpec {
  return list(`${workspace}/${listsOfWorkspace[name]}`, `${machineLearning}/${name}`);
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
