import { covers, type Permission, type Plane } from './role-permissions.js';

/** What somebody can do at a place: a fixed vocabulary, with words for people. */
export const abilities = {
  manage: 'change its settings',
  'give-roles': 'give access to others',
  'run-jobs': 'run jobs',
  'deploy-models': 'deploy models',
  'use-compute-of-others': 'use shared compute instances',
  'read-deployment-environments': 'read the environment variables of deployments',
  'read-stored-credentials': 'read the credentials of datastores and connections',
  'list-keys': 'list its keys',
  'list-endpoint-keys': 'list the keys of endpoints',
  score: 'call endpoints',
  'read-data': 'read data',
  'write-data': 'write data',
  'read-secrets': 'read secrets',
  'pull-images': 'pull images',
  'push-images': 'push images',
} as const;

export type Ability = keyof typeof abilities;

/** The kinds of places at which access is described. */
export type PlaceKind =
  'workspace' | 'resource-group' | 'storage-account' | 'key-vault' | 'container-registry' | 'application-insights';

/**
 * What decides beside roles how a place lets people in. `policies`: a vault with access policies, where roles open no
 * secret; `repositories`: a registry that asks for permissions on repositories, where the older ones open no image.
 */
export type PlaceMode = 'roles' | 'policies' | 'repositories';

interface Rule {
  readonly ability: Ability;
  /** Any of these operations is enough. */
  readonly operations: readonly string[];
  /** (default: `actions`). */
  readonly plane?: Plane;
  /** In which modes the operation opens anything (default: all). */
  readonly modes?: readonly PlaceMode[];
}

const machineLearning = 'Microsoft.MachineLearningServices/workspaces';
const storage = 'Microsoft.Storage/storageAccounts';
const vault = 'Microsoft.KeyVault/vaults';
const registry = 'Microsoft.ContainerRegistry/registries';
const giveRoles: Rule = { ability: 'give-roles', operations: ['Microsoft.Authorization/roleAssignments/write'] };

/**
 * Which operation gives which ability.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles> (jobs, keys, credentials),
 * <https://learn.microsoft.com/azure/machine-learning/concept-endpoints-online-auth> (`listKeys`, `score`),
 * <https://learn.microsoft.com/azure/machine-learning/how-to-create-compute-instance> (`applicationaccess`),
 * <https://learn.microsoft.com/azure/role-based-access-control/permissions/storage> and its neighbours `security` and
 * `containers`, <https://learn.microsoft.com/azure/key-vault/general/rbac-guide> (either roles or policies), and
 * <https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions>.
 */
const rules: Readonly<Record<PlaceKind, readonly Rule[]>> = {
  workspace: [
    { ability: 'manage', operations: [`${machineLearning}/write`] },
    giveRoles,
    {
      ability: 'run-jobs',
      operations: [`${machineLearning}/jobs/write`, `${machineLearning}/experiments/runs/submit/action`],
    },
    { ability: 'deploy-models', operations: [`${machineLearning}/onlineEndpoints/deployments/write`] },
    { ability: 'use-compute-of-others', operations: [`${machineLearning}/computes/applicationaccess/action`] },
    { ability: 'read-deployment-environments', operations: [`${machineLearning}/onlineEndpoints/deployments/read`] },
    {
      ability: 'read-stored-credentials',
      operations: [
        `${machineLearning}/datastores/listSecrets/action`,
        `${machineLearning}/connections/listsecrets/action`,
      ],
    },
    { ability: 'list-keys', operations: [`${machineLearning}/listKeys/action`] },
    { ability: 'list-endpoint-keys', operations: [`${machineLearning}/onlineEndpoints/listKeys/action`] },
    { ability: 'score', operations: [`${machineLearning}/onlineEndpoints/score/action`] },
  ],
  'resource-group': [
    { ability: 'manage', operations: ['Microsoft.Resources/subscriptions/resourceGroups/write'] },
    giveRoles,
  ],
  'storage-account': [
    { ability: 'manage', operations: [`${storage}/write`] },
    giveRoles,
    { ability: 'list-keys', operations: [`${storage}/listKeys/action`, `${storage}/ListAccountSas/action`] },
    {
      ability: 'read-data',
      operations: [`${storage}/blobServices/containers/blobs/read`, `${storage}/fileServices/fileshares/files/read`],
      plane: 'dataActions',
    },
    {
      ability: 'write-data',
      operations: [`${storage}/blobServices/containers/blobs/write`, `${storage}/fileServices/fileshares/files/write`],
      plane: 'dataActions',
    },
  ],
  'key-vault': [
    { ability: 'manage', operations: [`${vault}/write`] },
    giveRoles,
    { ability: 'give-roles', operations: [`${vault}/accessPolicies/write`, `${vault}/write`], modes: ['policies'] },
    {
      ability: 'read-secrets',
      operations: [`${vault}/secrets/getSecret/action`],
      plane: 'dataActions',
      modes: ['roles'],
    },
  ],
  'container-registry': [
    { ability: 'manage', operations: [`${registry}/write`] },
    giveRoles,
    { ability: 'list-keys', operations: [`${registry}/listCredentials/action`] },
    { ability: 'pull-images', operations: [`${registry}/pull/read`], modes: ['roles'] },
    { ability: 'push-images', operations: [`${registry}/push/write`], modes: ['roles'] },
    {
      ability: 'pull-images',
      operations: [`${registry}/repositories/content/read`],
      plane: 'dataActions',
      modes: ['repositories'],
    },
    {
      ability: 'push-images',
      operations: [`${registry}/repositories/content/write`],
      plane: 'dataActions',
      modes: ['repositories'],
    },
  ],
  'application-insights': [{ ability: 'manage', operations: ['Microsoft.Insights/components/write'] }, giveRoles],
};

/**
 * What a role lets its holder do at a place of a kind, in the order of the vocabulary.
 *
 * @param modes every mode that the place may be in: one where it was read, all where it was not
 * @returns `unknown` where it depends on the mode
 */
export function abilitiesOf(
  permissions: readonly Permission[],
  kind: PlaceKind,
  modes: readonly PlaceMode[],
): readonly Ability[] | 'unknown' {
  const [first = [], ...others] = modes.map((mode) => abilitiesIn(permissions, kind, mode));
  return others.every((other) => other.join() === first.join()) ? first : 'unknown';
}

function abilitiesIn(permissions: readonly Permission[], kind: PlaceKind, mode: PlaceMode): readonly Ability[] {
  const found = new Set(
    rules[kind]
      .filter(({ modes }) => modes === undefined || modes.includes(mode))
      .filter(({ operations, plane }) => operations.some((operation) => covers(permissions, operation, plane)))
      .map(({ ability }) => ability),
  );
  return (Object.keys(abilities) as Ability[]).filter((ability) => found.has(ability));
}

/** "run jobs, deploy models": abilities for a sentence or a cell. */
export function abilityWords(of: readonly Ability[] | 'unknown'): string {
  return of === 'unknown'
    ? 'not known'
    : of.length === 0
      ? 'nothing of this list'
      : of.map((one) => abilities[one]).join(', ');
}
