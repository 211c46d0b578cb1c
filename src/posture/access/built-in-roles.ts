import type { Permission } from './role-permissions.js';

/** A role that Azure brings along. */
export interface BuiltInRole {
  readonly name: string;
  readonly permissions: readonly Permission[];
}

const machineLearning = 'Microsoft.MachineLearningServices/workspaces';
const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const secrets = 'Microsoft.KeyVault/vaults/secrets';

/** What data scientists and AI developers may do in a workspace alike. */
const workInWorkspace = ['read', 'action', 'delete', 'write'].map((verb) => `${machineLearning}/*/${verb}`);
const workspaceItself = [
  `${machineLearning}/delete`,
  `${machineLearning}/write`,
  `${machineLearning}/listKeys/action`,
  `${machineLearning}/hubs/write`,
  `${machineLearning}/hubs/delete`,
  `${machineLearning}/featurestores/write`,
  `${machineLearning}/featurestores/delete`,
];

/**
 * The built-in roles that are met round a workspace, by the lower-case name of their definition. Left out of the
 * permissions is what concerns none of the resources here (support requests, alerts, quotas).
 *
 * Source: the definitions as JSON on the pages below
 * <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>: `privileged` (July 2026), `general`,
 * `ai-machine-learning`, `storage`, `security` and `containers`.
 */
const builtInRoles: Readonly<Record<string, BuiltInRole>> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': role('Owner', { actions: ['*'] }),
  'b24988ac-6180-42a0-ab88-20f7382dd24c': role('Contributor', {
    actions: ['*'],
    notActions: [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
    ],
  }),
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': role('User Access Administrator', {
    actions: ['*/read', 'Microsoft.Authorization/*'],
  }),
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168': role('Role Based Access Control Administrator', {
    actions: [
      'Microsoft.Authorization/roleAssignments/write',
      'Microsoft.Authorization/roleAssignments/delete',
      '*/read',
    ],
  }),
  'acdd72a7-3385-48ef-bd42-f606fba81ae7': role('Reader', { actions: ['*/read'] }),
  'f6c7c914-8db3-469d-8ca1-694a8f32e121': role('AzureML Data Scientist', {
    actions: workInWorkspace,
    notActions: [
      ...workspaceItself,
      `${machineLearning}/computes/*/write`,
      `${machineLearning}/computes/*/delete`,
      `${machineLearning}/computes/listKeys/action`,
    ],
  }),
  'e503ece1-11d0-4e8e-8e2c-7a6c3bf38815': role('AzureML Compute Operator', {
    actions: [`${machineLearning}/computes/*`, `${machineLearning}/notebooks/vm/*`],
  }),
  '635dd51f-9968-44d3-b7fb-6d9a6bd613ae': role('AzureML Metrics Writer', {
    actions: [`${machineLearning}/metrics/*/write`],
  }),
  '64702f94-c441-49e6-a78b-ef80e0188fee': role('Azure AI Developer', {
    actions: [...workInWorkspace, 'Microsoft.Authorization/*/read', 'Microsoft.Resources/deployments/*'],
    notActions: workspaceItself,
  }),
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': role('Storage Blob Data Owner', {
    actions: [
      'Microsoft.Storage/storageAccounts/blobServices/containers/*',
      'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
    ],
    dataActions: [`${blobs}/*`],
  }),
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': role('Storage Blob Data Contributor', {
    actions: ['read', 'write', 'delete'].map(
      (verb) => `Microsoft.Storage/storageAccounts/blobServices/containers/${verb}`,
    ),
    dataActions: ['delete', 'read', 'move/action', 'write', 'add/action'].map((verb) => `${blobs}/${verb}`),
  }),
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': role('Storage Blob Data Reader', {
    actions: ['Microsoft.Storage/storageAccounts/blobServices/containers/read'],
    dataActions: [`${blobs}/read`],
  }),
  '17d1049b-9a84-46fb-8f53-869881c3d3ab': role('Storage Account Contributor', {
    actions: [
      'Microsoft.Authorization/*/read',
      'Microsoft.Resources/deployments/*',
      'Microsoft.Storage/storageAccounts/*',
    ],
  }),
  '81a9662b-bebf-436f-a333-f67b29880f12': role('Storage Account Key Operator Service Role', {
    actions: [
      'Microsoft.Storage/storageAccounts/listkeys/action',
      'Microsoft.Storage/storageAccounts/regeneratekey/action',
    ],
  }),
  'c12c1c16-33a1-487b-954d-41c89c60f349': role('Reader and Data Access', {
    actions: ['listKeys/action', 'ListAccountSas/action', 'read'].map(
      (operation) => `Microsoft.Storage/storageAccounts/${operation}`,
    ),
  }),
  '00482a5a-887f-4fb3-b363-3b7fe8e74483': role('Key Vault Administrator', {
    actions: ['Microsoft.Authorization/*/read', 'Microsoft.KeyVault/vaults/*/read'],
    dataActions: ['Microsoft.KeyVault/vaults/*'],
  }),
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': role('Key Vault Secrets Officer', {
    actions: ['Microsoft.Authorization/*/read', 'Microsoft.KeyVault/vaults/*/read'],
    dataActions: [`${secrets}/*`],
  }),
  '4633458b-17de-408a-b874-0445c86b69e6': role('Key Vault Secrets User', {
    dataActions: [`${secrets}/getSecret/action`, `${secrets}/readMetadata/action`],
  }),
  'f25e0fa2-a7c8-4377-a976-54943a77a395': role('Key Vault Contributor', {
    actions: ['Microsoft.Authorization/*/read', 'Microsoft.KeyVault/*', 'Microsoft.Resources/deployments/*'],
  }),
  '7f951dda-4ed3-4680-a7ca-43fe172d538d': role('AcrPull', {
    actions: ['Microsoft.ContainerRegistry/registries/pull/read'],
  }),
  '8311e382-0749-4cb8-b61a-304f252e45ec': role('AcrPush', {
    actions: ['Microsoft.ContainerRegistry/registries/pull/read', 'Microsoft.ContainerRegistry/registries/push/write'],
  }),
};

/** A built-in role by the name or the whole id of its definition; `undefined` for one that is not known here. */
export function findBuiltInRole(definition: string): BuiltInRole | undefined {
  const name = definition.split('/').at(-1)?.toLowerCase() ?? '';
  return Object.hasOwn(builtInRoles, name) ? builtInRoles[name] : undefined;
}

function role(name: string, permission: Partial<Permission>): BuiltInRole {
  return { name, permissions: [{ actions: [], notActions: [], dataActions: [], notDataActions: [], ...permission }] };
}
