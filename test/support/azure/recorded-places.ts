import { extensionPath, surroundings, type extensions } from '../../../src/posture/snapshot/places.js';
import { ids } from './made-workspace.js';
import type { Body, RecordedBody, RecordedList } from './recorded.js';

/** Where a body stands in the made workspace. */
export interface Place {
  /** The path at which Azure answers with it. */
  readonly path: string;
  /** An element of a list stands alone in it. */
  readonly shape: 'resource' | 'list';
}

/** A body in its place: the answer that stands there instead of the made one. */
export interface Placed {
  readonly source: string;
  readonly path: string;
  readonly answer: Body;
}

/** The places for a type; where there are several, the body stands at each. */
export function placesOf({ type, body }: Pick<RecordedBody, 'type' | 'body'>): readonly Place[] {
  const own = places[type];
  if (own !== undefined) {
    return own;
  }
  const extension = extensionTypes[type];
  return extension === undefined ? [] : [{ path: extensionPath(holderOf(body), extension), shape: 'list' }];
}

/** A body at its places, under the ids of the made workspace; nowhere where a workspace leads to nothing like it. */
export function place(recorded: RecordedBody): readonly Placed[] {
  return placesOf(recorded).map(({ path, shape }) => ({
    source: recorded.source,
    path,
    answer:
      shape === 'resource'
        ? { ...recorded.body, id: path }
        : { value: [ofHolder(path, { ...recorded.body, id: `${path}/${recorded.name}`, name: recorded.name })] },
  }));
}

/** What has no place, all together where they are least expected: as container groups, and one as a cluster. */
export function placeStrangers(recorded: readonly RecordedBody[]): readonly Placed[] {
  const strangers = recorded.filter((one) => placesOf(one).length === 0);
  const [first] = strangers;
  return first === undefined
    ? []
    : [
        { source: first.source, path: ids.cluster, answer: { ...first.body, id: ids.cluster } },
        {
          source: strangers.map(({ source }) => source).join(', '),
          path: around.containerGroups,
          answer: { value: strangers.map(({ body }) => body) },
        },
      ];
}

/** A whole list at the places of its elements, with the ids as they are. */
export function placeList(recorded: RecordedList): readonly Placed[] {
  const [first] = recorded.value;
  const list = placesOf({ type: recorded.type, body: (first ?? {}) as Body });
  const path = recorded.type === machineLearning ? surroundings(ids.workspace).workspaces : list[0]?.path;
  return path === undefined || (list[0]?.shape === 'resource' && recorded.type !== machineLearning)
    ? []
    : [{ source: recorded.source, path, answer: { value: recorded.value.map((element) => ofHolder(path, element)) } }];
}

/** Locks and policy states are asked for a whole group and kept by the resource that they name: it has to be ours. */
function ofHolder(path: string, element: unknown): unknown {
  const [, holder, list] = /^(.+)\/providers\/Microsoft\.(Authorization\/locks|PolicyInsights\/.+)$/.exec(path) ?? [];
  if (holder === undefined || typeof element !== 'object' || element === null) {
    return element;
  }
  const { name } = element as { readonly name?: unknown };
  return list === 'Authorization/locks'
    ? { ...element, id: `${path}/${typeof name === 'string' ? name : 'lock'}` }
    : { ...element, resourceId: holder };
}

const machineLearning = 'microsoft.machinelearningservices/workspaces';
const around = surroundings(ids.workspace);

function resource(...paths: readonly string[]): readonly Place[] {
  return paths.map((path) => ({ path, shape: 'resource' }));
}

function list(path: string): readonly Place[] {
  return [{ path, shape: 'list' }];
}

const places: Readonly<Record<string, readonly Place[]>> = {
  [machineLearning]: resource(ids.workspace),
  [`${machineLearning}/computes`]: list(`${ids.workspace}/computes`),
  [`${machineLearning}/outboundrules`]: list(`${ids.workspace}/outboundRules`),
  [`${machineLearning}/onlineendpoints`]: list(`${ids.workspace}/onlineEndpoints`),
  [`${machineLearning}/onlineendpoints/deployments`]: list(`${ids.workspace}/onlineEndpoints/churn/deployments`),
  [`${machineLearning}/batchendpoints`]: list(`${ids.workspace}/batchEndpoints`),
  [`${machineLearning}/serverlessendpoints`]: list(`${ids.workspace}/serverlessEndpoints`),
  [`${machineLearning}/datastores`]: list(`${ids.workspace}/datastores`),
  [`${machineLearning}/connections`]: list(`${ids.workspace}/connections`),
  [`${machineLearning}/jobs`]: list(`${ids.workspace}/jobs`),
  'microsoft.machinelearningservices/registries': list(around.registries),
  'microsoft.storage/storageaccounts': resource(ids.storage),
  'microsoft.storage/storageaccounts/blobservices': resource(`${ids.storage}/blobServices/default`),
  'microsoft.storage/storageaccounts/blobservices/containers': list(`${ids.storage}/blobServices/default/containers`),
  'microsoft.storage/storageaccounts/managementpolicies': resource(`${ids.storage}/managementPolicies/default`),
  'microsoft.security/defenderforstoragesettings': resource(extensionPath(ids.storage, 'defenderForStorage')),
  'microsoft.keyvault/vaults': resource(ids.vault),
  'microsoft.keyvault/vaults/keys': resource(
    `${ids.vault}/keys/mlw-cmk`,
    `${ids.vault}/keys/mlw-cmk/versions/0123456789abcdef0123456789abcdef`,
  ),
  'microsoft.containerregistry/registries': resource(ids.registry),
  'microsoft.insights/components': resource(ids.insights),
  'microsoft.operationalinsights/workspaces': resource(ids.logs),
  'microsoft.documentdb/databaseaccounts': resource(ids.cosmos),
  'microsoft.search/searchservices': resource(ids.search),
  'microsoft.containerservice/managedclusters': resource(ids.cluster),
  'microsoft.containerinstance/containergroups': list(around.containerGroups),
  'microsoft.network/virtualnetworks/subnets': resource(ids.computeSubnet),
  'microsoft.network/networksecuritygroups': resource(ids.securityGroup),
  'microsoft.network/serviceendpointpolicies': resource(ids.endpointPolicy),
  'microsoft.network/privateendpoints': resource(ids.blobEndpoint),
  'microsoft.network/privateendpoints/privatednszonegroups': list(`${ids.workspaceEndpoint}/privateDnsZoneGroups`),
  'microsoft.security/pricings': list(around.pricings),
};

const extensionTypes: Readonly<Record<string, keyof typeof extensions>> = {
  'microsoft.insights/diagnosticsettings': 'diagnosticSettings',
  'microsoft.authorization/roleassignments': 'roleAssignments',
  'microsoft.authorization/roledefinitions': 'roleDefinitions',
  'microsoft.authorization/policyassignments': 'policyAssignments',
  'microsoft.authorization/policyexemptions': 'policyExemptions',
  'microsoft.authorization/locks': 'locks',
  'microsoft.policyinsights/policystates': 'policyStates',
  'microsoft.security/assessments': 'assessments',
};

/** Whose extension it is, by its id. Role definitions are asked of the subscription. */
function holderOf(body: Body): string {
  const id = Object.entries(body).find(([key, value]) => key.toLowerCase() === 'id' && typeof value === 'string')?.[1];
  const text = typeof id === 'string' ? id.toLowerCase() : '';
  if (text.includes('/roledefinitions/')) {
    return ids.subscription;
  }
  return text.includes('/vaults/')
    ? ids.vault
    : text.includes('/microsoft.containerregistry/registries/')
      ? ids.registry
      : text.includes('/storageaccounts/')
        ? `${ids.storage}${text.includes('/diagnosticsettings/') ? '/blobServices/default' : ''}`
        : ids.workspace;
}
