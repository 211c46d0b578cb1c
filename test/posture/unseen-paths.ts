type Reasons = Readonly<Record<string, string>>;

/** Texts in the source that look like paths and are none. */
export const noPaths: Reasons = {
  'properties.loginServer': 'of a registry; read for the facts that rules ask, by no check',
  'properties.dataEndpointHostNames': 'of a registry; a name that is asked about from here, read by no check',
  'properties.discoveryUrl': 'of a workspace; the same',
  'properties.notebookInfo.fqdn': 'of a workspace; the same',
  'properties.scoringUri': 'of an online endpoint; the same',
  'properties.vaultUri': 'of a vault; the same',
  private: 'what an address is, looked up in a set',
  public: 'the same',
  location: 'of a workspace; shown in the rows of a fleet, read by no check',
  alllogs: 'a group of log categories, looked up in a set',
  audit: 'a group of log categories, looked up in a set',
};

/** `type path` that the newest stable API version does not have, and why they are read nevertheless. */
export const previewOnly: Reasons = {
  'microsoft.machinelearningservices/workspaces properties.ipAllowlist':
    'since 2024-01-01-preview; a snapshot that was read by a preview version has it',
  ...since('microsoft.machinelearningservices/workspaces', '2024-10-01-preview', [
    'properties.networkAcls.defaultAction',
    'properties.networkAcls.ipRules',
    'properties.networkAcls.ipRules[].value',
  ]),
  ...since('microsoft.machinelearningservices/workspaces/computes', '2023-08-01-preview', [
    'properties.properties.enableOSPatching',
    'properties.properties.enableRootAccess',
  ]),
};

/**
 * `type path` that stands in no recorded body. Each is in the types that Azure publishes for the API version that is
 * asked (<https://github.com/Azure/bicep-types-az>, August 2026); the bodies are older or do not use it.
 */
export const neverSeen: Reasons = {
  // The example of a diagnosis has other results; the elements are of one type.
  // What is read of the data plane is put together from headers and lists.
  ' acl': 'the header x-ms-acl of rest/api/storageservices/datalakestoragegen2/path/get-properties',
  ' path': 'ours: of the folder whose list it is',
  ' truncated': 'ours: whether there are more folders',
  ' value.otherResults[].code': 'a result like those of the example',
  ' value.otherResults[].level': 'a result like those of the example',
  ...published('microsoft.authorization/policyassignments', '2024-05-01', [
    'properties.parameters.effect.value',
    'properties.parameters.isolationMode.value',
  ]),
  ...published('microsoft.authorization/policyexemptions', '2022-07-01-preview', [
    'properties.displayName',
    'properties.exemptionCategory',
    'properties.expiresOn',
  ]),
  ...published('microsoft.authorization/roleassignments', '2022-04-01', [
    'properties.condition',
    'properties.principalType',
  ]),
  ...published('microsoft.authorization/roledefinitions', '2022-04-01', [
    'properties.permissions[].dataActions',
    'properties.permissions[].notDataActions',
  ]),
  ...published('microsoft.containerinstance/containergroups', '2023-05-01', [
    'properties.containers[].properties.environmentVariables[].name',
    'properties.containers[].properties.environmentVariables[].value',
    'properties.encryptionProperties.keyName',
    'properties.initContainers',
    'properties.subnetIds',
    'properties.subnetIds[].id',
  ]),
  ...published('microsoft.containerregistry/registries', '2025-11-01', [
    'properties.networkRuleBypassAllowedForTasks',
    'properties.policies.azureADAuthenticationAsArmPolicy.status',
    'properties.privateEndpointConnections',
    'properties.privateEndpointConnections[].properties.privateEndpoint.id',
    'properties.privateEndpointConnections[].properties.privateLinkServiceConnectionState.status',
    'properties.privateEndpointConnections[].properties.provisioningState',
    'properties.roleAssignmentMode',
  ]),
  ...because(
    'microsoft.keyvault/locations/deletedvaults',
    ['properties.scheduledPurgeDate', 'properties.vaultId'],
    'in the reference of the operation: rest/api/keyvault/keyvault/vaults/list-deleted',
  ),
  ...because(
    'microsoft.storage/locations/deletedaccounts',
    ['properties.storageAccountResourceId'],
    'in the reference of the operation: rest/api/storagerp/deleted-accounts/list',
  ),
  ...published('microsoft.containerservice/managedclusters', '2025-05-01', [
    'properties.agentPoolProfiles[].enableEncryptionAtHost',
  ]),
  ...published('microsoft.insights/components', '2020-02-02', ['properties.PrivateLinkScopedResources']),
  ...published('microsoft.keyvault/vaults', '2024-11-01', [
    'properties.privateEndpointConnections',
    'properties.privateEndpointConnections[].properties.privateEndpoint.id',
    'properties.privateEndpointConnections[].properties.privateLinkServiceConnectionState.status',
    'properties.privateEndpointConnections[].properties.provisioningState',
  ]),
  ...published('microsoft.keyvault/vaults/keys/versions', '2024-11-01', ['properties.attributes.exp']),
  ...published('microsoft.network/serviceendpointpolicies', '2024-05-01', ['properties.serviceAlias']),
  ...published('microsoft.network/virtualnetworks/subnets', '2024-05-01', [
    'properties.serviceEndpointPolicies',
    'properties.serviceEndpointPolicies[].id',
  ]),
  ...published('microsoft.search/searchservices', '2025-05-01', [
    'properties.disableLocalAuth',
    'properties.encryptionWithCmk.enforcement',
  ]),
  ...published('microsoft.storage/storageaccounts', '2025-06-01', [
    'properties.allowedCopyScope',
    'properties.isLocalUserEnabled',
    'properties.isSftpEnabled',
    'properties.keyPolicy.keyExpirationPeriodInDays',
    'properties.networkAcls.virtualNetworkRules[].state',
    'properties.privateEndpointConnections[].properties.privateEndpoint.id',
    'properties.privateEndpointConnections[].properties.privateLinkServiceConnectionState.status',
    'properties.privateEndpointConnections[].properties.provisioningState',
    'properties.sasPolicy.sasExpirationPeriod',
  ]),
  ...published('microsoft.storage/storageaccounts/blobservices', '2025-06-01', [
    'properties.lastAccessTimeTrackingPolicy.enable',
  ]),
  ...published('microsoft.storage/storageaccounts/blobservices/containers', '2025-06-01', [
    'properties.immutableStorageWithVersioning.enabled',
  ]),
  ...published('microsoft.storage/storageaccounts/managementpolicies', '2025-06-01', [
    'properties.policy.rules[].definition.actions.baseBlob.delete.daysAfterCreationGreaterThan',
    'properties.policy.rules[].definition.actions.baseBlob.delete.daysAfterLastAccessTimeGreaterThan',
    'properties.policy.rules[].definition.filters.blobIndexMatch',
  ]),
};

function since(type: string, version: string, paths: readonly string[]): Reasons {
  return because(type, paths, `since ${version}; a snapshot that was read by a preview version has it`);
}

function published(type: string, version: string, paths: readonly string[]): Reasons {
  return because(type, paths, `in the published types of ${version}`);
}

function because(type: string, paths: readonly string[], why: string): Reasons {
  return Object.fromEntries(paths.map((path) => [`${type} ${path}`, why]));
}
