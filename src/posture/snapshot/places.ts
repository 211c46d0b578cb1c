import { idKey, parentId, parseResourceId, resourceGroupId } from '../resource-id.js';
import { Unread } from './reading.js';
import type { Resource } from './resource.js';
import type { SnapshotView } from './snapshot-view.js';

/**
 * Where things stand in a snapshot: the paths that the reader asks and the checks look up, kept in one place so that
 * they cannot differ.
 */
export const listsOfWorkspace = {
  computes: 'computes',
  outboundRules: 'outboundRules',
  onlineEndpoints: 'onlineEndpoints',
  batchEndpoints: 'batchEndpoints',
  serverlessEndpoints: 'serverlessEndpoints',
  datastores: 'datastores',
  connections: 'connections',
  privateEndpointConnections: 'privateEndpointConnections',
  jobs: 'jobs',
} as const;

/** `{id}/providers/{what}`: what another provider keeps about a resource. */
export const extensions = {
  diagnosticSettings: 'Microsoft.Insights/diagnosticSettings',
  roleAssignments: 'Microsoft.Authorization/roleAssignments',
  roleDefinitions: 'Microsoft.Authorization/roleDefinitions',
  roleEligibility: 'Microsoft.Authorization/roleEligibilityScheduleInstances',
  policyAssignments: 'Microsoft.Authorization/policyAssignments',
  policyExemptions: 'Microsoft.Authorization/policyExemptions',
  policyStates: 'Microsoft.PolicyInsights/policyStates/latest/queryResults',
  locks: 'Microsoft.Authorization/locks',
  assessments: 'Microsoft.Security/assessments',
  defenderForStorage: 'Microsoft.Security/defenderForStorageSettings/current',
} as const;

export function extensionPath(id: string, extension: keyof typeof extensions): string {
  return `${id}/providers/${extensions[extension]}`;
}

/** Lists that belong to the subscription or the resource group of a workspace. */
export function surroundings(workspace: string): {
  readonly pricings: string;
  readonly registries: string;
  readonly workspaces: string;
  readonly containerGroups: string;
} {
  const id = parseResourceId(workspace);
  if (id === undefined) {
    throw new Error('The id of a workspace was expected');
  }
  const subscription = `/subscriptions/${id.subscription}`;
  return {
    pricings: `${subscription}/providers/Microsoft.Security/pricings`,
    registries: `${subscription}/providers/Microsoft.MachineLearningServices/registries`,
    workspaces: `${subscription}/providers/Microsoft.MachineLearningServices/workspaces`,
    containerGroups: `${resourceGroupId(id)}/providers/Microsoft.ContainerInstance/containerGroups`,
  };
}

/** The lists of what was deleted in the subscription of a resource and can still be recovered. */
export function deletedLists(id: string): { readonly vaults: string; readonly accounts: string } {
  const subscription = `/subscriptions/${parseResourceId(id)?.subscription ?? ''}`;
  return {
    vaults: `${subscription}/providers/Microsoft.KeyVault/deletedVaults`,
    accounts: `${subscription}/providers/Microsoft.Storage/deletedAccounts`,
  };
}

/** The storage account that a datastore of the same cloud points at, by its name. @throws Unread */
export function storageAccountOf(datastore: Resource, view: SnapshotView): string | undefined {
  const name = datastore.text('properties.accountName');
  const own = parseResourceId(view.snapshot.workspace);
  if (name === undefined || own === undefined) {
    return undefined;
  }
  const known = view.workspace.text('properties.storageAccount');
  if (known !== undefined && parseResourceId(known)?.name.toLowerCase() === name.toLowerCase()) {
    return known;
  }
  // A datastore of the current API names subscription and resource group of its account; older ones do not.
  const subscription = datastore.text('properties.subscriptionId') ?? own.subscription;
  const group = datastore.text('properties.resourceGroup');
  const id = `/subscriptions/${subscription}/resourceGroups/${group ?? own.resourceGroup}/providers/Microsoft.Storage/storageAccounts/${name}`;
  return parseResourceId(id) === undefined ? undefined : id;
}

/** The storage accounts that hold the workspace's data: its own first, then those behind datastores. @throws Unread */
export function storageAccountIds(view: SnapshotView): readonly string[] {
  const ids = new Map<string, string>();
  const own = view.workspace.text('properties.storageAccount');
  if (own !== undefined) {
    ids.set(idKey(own), own);
  }
  if (view.reading(`${view.snapshot.workspace}/datastores`).is === 'read') {
    for (const datastore of view.list(`${view.snapshot.workspace}/datastores`)) {
      const id = storageAccountOf(datastore, view);
      if (id !== undefined) {
        ids.set(idKey(id), id);
      }
    }
  }
  return [...ids.values()];
}

/** The subnets in which the workspace's computes and private endpoints stand, as far as they could be read. */
export function subnetIds(view: SnapshotView): readonly string[] {
  const ids = new Map<string, string>();
  const add = (id: string | undefined): void => {
    if (id !== undefined && parseResourceId(id)?.type === 'microsoft.network/virtualnetworks/subnets') {
      ids.set(idKey(id), id);
    }
  };
  if (view.reading(`${view.snapshot.workspace}/computes`).is === 'read') {
    for (const compute of view.list(`${view.snapshot.workspace}/computes`)) {
      add(compute.text('properties.properties.subnet.id'));
    }
  }
  if (view.workspace.reading.is === 'read') {
    add(view.workspace.text('properties.serverlessComputeSettings.serverlessComputeCustomSubnet'));
  }
  return [...ids.values()];
}

/** The id of a private endpoint behind each approved or other connection of a resource. @throws Unread */
export function privateEndpointIds(resource: Resource): readonly string[] {
  return resource
    .list('properties.privateEndpointConnections')
    .map((connection) => connection.text('properties.privateEndpoint.id'))
    .filter((id) => id !== undefined);
}

/** What the service found when it was asked to look at the workspace: the answer of `POST {workspace}/diagnose`. */
export function diagnosisPath(workspace: string): string {
  return `${workspace}/diagnose`;
}

/** The key that encrypts a workspace, by paths of Resource Manager. */
export interface EncryptionKey {
  /** The id of the vault. */
  readonly vault: string;
  readonly name: string;
  /** `{vault}/keys/{name}`: what holds for all versions, such as the rotation policy. */
  readonly key: string;
  /** `{vault}/keys/{name}/versions/{version}`, or `key` where the workspace names no version. */
  readonly version: string;
}

/**
 * The key of a workspace that is encrypted with one of the customer's own; `undefined` for the others.
 *
 * @throws Unread for a key that does not lie in a vault, and where vault or name are not given.
 */
export function encryptionKeyOf(workspace: Resource): EncryptionKey | undefined {
  if (!workspace.is('properties.encryption.status', 'Enabled')) {
    return undefined;
  }
  const vault = workspace.text('properties.encryption.keyVaultProperties.keyVaultArmId') ?? '';
  const identifier = workspace.text('properties.encryption.keyVaultProperties.keyIdentifier') ?? '';
  const [, name, version] = /^https:\/\/[^/]+\/keys\/([A-Za-z0-9-]+)(?:\/([0-9a-f]+))?\/?$/i.exec(identifier) ?? [];
  if (parseResourceId(vault)?.type !== 'microsoft.keyvault/vaults' || name === undefined) {
    throw new Unread({ code: 'wrong-shape', message: 'The workspace does not name a key in a key vault' });
  }
  const key = `${vault}/keys/${name}`;
  return { vault, name, key, version: version === undefined ? key : `${key}/versions/${version}` };
}

/**
 * Lists of what the service keeps, in a resource group of its own, for a workspace with a key of the customer's;
 * `undefined` where it keeps nothing in the subscription. @throws Unread
 */
export function keptForEncryption(
  workspace: Resource,
): { readonly cosmosAccounts: string; readonly searchServices: string } | undefined {
  const group = workspace.text('properties.serviceProvisionedResourceGroup');
  const own = parseResourceId(workspace.id);
  if (
    group === undefined ||
    own === undefined ||
    !workspace.is('properties.encryption.status', 'Enabled') ||
    workspace.flag('properties.enableServiceSideCMKEncryption') === true
  ) {
    return undefined;
  }
  const providers = `/subscriptions/${own.subscription}/resourceGroups/${group}/providers`;
  return {
    cosmosAccounts: `${providers}/Microsoft.DocumentDB/databaseAccounts`,
    searchServices: `${providers}/Microsoft.Search/searchServices`,
  };
}

/**
 * Under which names storage accounts answer in each of Microsoft's clouds.
 *
 * Source: <https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure> and
 * <https://learn.microsoft.com/azure/china/resources-developer-guide>.
 */
const storageSuffixes: Readonly<Record<string, string>> = {
  public: 'core.windows.net',
  usGovernment: 'core.usgovcloudapi.net',
  china: 'core.chinacloudapi.cn',
};

/**
 * Where the data plane of a Data Lake account answers: `https://stdata.dfs.core.windows.net`. Its list of containers is
 * kept under that address, the access lists of each container under `…/{container}`. `undefined` in a cloud of one's
 * own, whose names are not known.
 */
export function dataLakeOrigin(account: string, cloud: string): string | undefined {
  const id = parseResourceId(account);
  const suffix = Object.hasOwn(storageSuffixes, cloud) ? storageSuffixes[cloud] : undefined;
  return id?.type === 'microsoft.storage/storageaccounts' && /^[a-z0-9]{3,24}$/i.test(id.name) && suffix !== undefined
    ? `https://${id.name.toLowerCase()}.dfs.${suffix}`
    : undefined;
}

/** The virtual network of a subnet. */
export function networkOf(subnet: string): string {
  return parentId(subnet);
}
