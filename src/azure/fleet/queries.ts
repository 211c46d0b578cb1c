import type { FleetScope } from '../../posture/fleet/fleet-snapshot.js';
import type { GraphQuery } from './graph-reader.js';

/** A text in a query, with its quotes: nothing in it is read as more than a text. */
export function kustoText(text: string): string {
  return `'${text
    .replaceAll(/[\u0000-\u001f\u007f]/g, '')
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")}'`;
}

const workspaceType = 'microsoft.machinelearningservices/workspaces';
/** Whole resources, in the shape that Resource Manager gives; `order by id` makes pages that do not overlap. */
const whole = 'project id, name, type, kind, location, tags, identity, sku, properties | order by id asc';
/** The same behind a join, which has left the key of the right side. */
const bare = 'project id, name, type, properties | order by id asc';

/** How many rows of a table are read at most. What has more is not read in part. */
const most = { resources: 50_000, governance: 20_000 } as const;

/** What is asked about a fleet, each by one query. */
export type FleetQueryName =
  | 'subscriptions'
  | 'workspaces'
  | 'neighbours'
  | 'dependents'
  | 'kept'
  | 'logs'
  | 'machineLearning'
  | 'privateEndpoints'
  | 'containerGroups'
  | 'subnets'
  | 'authorization'
  | 'policies'
  | 'policyStates'
  | 'assessments'
  | 'pricings';

/**
 * The queries for a scope. What workspaces name is found by a join inside Resource Graph: asking for ids by the
 * hundred would take a request for each hundred.
 *
 * Operators and limits: <https://learn.microsoft.com/azure/governance/resource-graph/concepts/query-language>; no
 * query has more than two joins and two `mv-expand`, of three that are allowed. Tables:
 * <https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources>.
 */
export function fleetQueries(scope: FleetScope): Readonly<Record<FleetQueryName, GraphQuery>> {
  const chosen = `resources | where type =~ '${workspaceType}'${scopeFilter(scope)}`;
  const named =
    `${chosen} | extend all = pack_array(${namedByWorkspace.map((path) => `properties.${path}`).join(', ')})` +
    ' | mv-expand one = all | extend key = tolower(tostring(one)) | where isnotempty(key) | distinct key';
  return {
    subscriptions: resources(
      "resourcecontainers | where type =~ 'microsoft.resources/subscriptions'" +
        ' | project id, name, subscriptionId, properties | order by id asc',
    ),
    workspaces: resources(`${chosen} | ${whole}`),
    neighbours: resources(`resources | where type =~ '${workspaceType}' | ${whole}`),
    dependents: resources(
      `resources | where type in~ (${list(dependentTypes)}) | extend key = tolower(id)` +
        ` | join kind=inner (${named}) on key | ${whole}`,
    ),
    kept: resources(
      `resources | where type in~ (${list(keptTypes)})` +
        ` | extend key = tolower(strcat(subscriptionId, '/', resourceGroup)) | join kind=inner (${chosen}` +
        ' | extend held = tostring(properties.serviceProvisionedResourceGroup) | where isnotempty(held)' +
        ` | extend key = tolower(strcat(subscriptionId, '/', held)) | distinct key) on key | ${whole}`,
    ),
    logs: resources(
      "resources | where type =~ 'microsoft.operationalinsights/workspaces' | extend key = tolower(id)" +
        " | join kind=inner (resources | where type =~ 'microsoft.insights/components' | extend key = tolower(id)" +
        ` | join kind=inner (${chosen} | extend key = tolower(tostring(properties.applicationInsights))` +
        ' | distinct key) on key | extend key = tolower(tostring(properties.WorkspaceResourceId)) | distinct key)' +
        ` on key | ${whole}`,
    ),
    machineLearning: resources(`resources | where type in~ (${list(machineLearningTypes)}) | ${whole}`),
    privateEndpoints: resources(
      "resources | where type =~ 'microsoft.network/privateendpoints' | mv-expand link =" +
        ' array_concat(properties.privateLinkServiceConnections, properties.manualPrivateLinkServiceConnections)' +
        ' | extend key = tolower(tostring(link.properties.privateLinkServiceId))' +
        ` | join kind=inner (${chosen} | extend key = tolower(tostring(properties.storageAccount)) | distinct key)` +
        ` on key | ${whole}`,
    ),
    containerGroups: resources(
      `resources | where type =~ 'microsoft.containerinstance/containergroups' | ${groupKey}` +
        ` | join kind=inner (${chosen} | ${groupKey} | distinct key) on key | ${whole}`,
    ),
    subnets: resources(
      "resources | where type =~ 'microsoft.network/virtualnetworks' | mv-expand subnet = properties.subnets" +
        ' | extend key = tolower(tostring(subnet.id)) | join kind=inner (resources' +
        " | where type =~ 'microsoft.containerinstance/containergroups' | mv-expand of = properties.subnetIds" +
        ' | extend key = tolower(tostring(of.id)) | where isnotempty(key) | distinct key) on key' +
        ' | project id = tostring(subnet.id), name = tostring(subnet.name), properties = subnet.properties' +
        ' | order by id asc',
    ),
    authorization: governance(
      "authorizationresources | where type =~ 'microsoft.authorization/roleassignments'" +
        " or (type =~ 'microsoft.authorization/roledefinitions' and properties.type =~ 'CustomRole')" +
        ` | ${bare}`,
    ),
    policies: governance(
      "policyresources | where type in~ ('microsoft.authorization/policyassignments'," +
        ` 'microsoft.authorization/policyexemptions') | ${bare}`,
    ),
    policyStates: governance(
      "policyresources | where type =~ 'microsoft.policyinsights/policystates'" +
        ` | where properties.resourceType in~ (${list(judgedTypes)}) | project id, properties | order by id asc`,
    ),
    assessments: governance(
      "securityresources | where type =~ 'microsoft.security/assessments'" +
        ` | where ${judgedTypes.map((type) => `id contains '/providers/${type}/'`).join(' or ')} | ${bare}`,
    ),
    pricings: governance(`securityresources | where type =~ 'microsoft.security/pricings' | ${bare}`),
  };
}

const groupKey = "extend key = tolower(strcat(subscriptionId, '/', resourceGroup))";

const namedByWorkspace: readonly string[] = [
  'storageAccount',
  'keyVault',
  'containerRegistry',
  'applicationInsights',
  'encryption.cosmosDbResourceId',
  'encryption.searchAccountResourceId',
  'encryption.keyVaultProperties.keyVaultArmId',
];

const keptTypes: readonly string[] = ['microsoft.documentdb/databaseaccounts', 'microsoft.search/searchservices'];
const dependentTypes: readonly string[] = [
  'microsoft.storage/storageaccounts',
  'microsoft.keyvault/vaults',
  'microsoft.containerregistry/registries',
  'microsoft.insights/components',
  ...keptTypes,
];
/** What policies and Defender say is read of these, whichever workspace they belong to. */
const judgedTypes: readonly string[] = [workspaceType, ...dependentTypes.slice(0, 3)];
const machineLearningTypes: readonly string[] = [
  `${workspaceType}/onlineendpoints`,
  `${workspaceType}/onlineendpoints/deployments`,
  `${workspaceType}/batchendpoints`,
  `${workspaceType}/serverlessendpoints`,
  'microsoft.machinelearningservices/registries',
];

function resources(text: string): GraphQuery {
  return { text, mostRows: most.resources };
}

/** Roles, policies and what Defender says: all of a scope, and what holds for it from above. */
function governance(text: string): GraphQuery {
  return { text, mostRows: most.governance, inherited: true };
}

function list(texts: readonly string[]): string {
  return texts.map(kustoText).join(', ');
}

/**
 * Which workspaces of the scope are meant, as further conditions. Names of tags are compared without regard to case, as
 * Azure does, and their values too.
 */
function scopeFilter({ managementGroups = [], subscriptions = [], tags = {} }: FleetScope): string {
  const both =
    managementGroups.length > 0 && subscriptions.length > 0 ? [`subscriptionId in~ (${list(subscriptions)})`] : [];
  const byTag = Object.entries(tags).map(([name, value]) => {
    const tag = `parse_json(tolower(tostring(tags)))[${kustoText(name.toLowerCase())}]`;
    return value === undefined ? `isnotnull(${tag})` : `tostring(${tag}) =~ ${kustoText(value)}`;
  });
  return [...both, ...byTag].map((condition) => ` | where ${condition}`).join('');
}
