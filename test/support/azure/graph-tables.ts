import { idKey, parseResourceId } from '../../../src/posture/resource-id.js';
import type { Row } from './kusto-expression.js';
import type { Tables } from './kusto-query.js';
import { tenant, type Answers } from './made-workspace.js';

/** The management groups above every made subscription, the nearest first. */
export const managementGroups = ['mg-data', 'mg-root'] as const;

/** By lower-case type, the table of Resource Graph that holds it; what is not here, Resource Graph lacks. */
const tableOf: Readonly<Record<string, string>> = {
  'microsoft.machinelearningservices/workspaces': 'resources',
  'microsoft.machinelearningservices/workspaces/onlineendpoints': 'resources',
  'microsoft.machinelearningservices/workspaces/onlineendpoints/deployments': 'resources',
  'microsoft.machinelearningservices/workspaces/batchendpoints': 'resources',
  'microsoft.machinelearningservices/workspaces/serverlessendpoints': 'resources',
  'microsoft.machinelearningservices/registries': 'resources',
  'microsoft.storage/storageaccounts': 'resources',
  'microsoft.keyvault/vaults': 'resources',
  'microsoft.containerregistry/registries': 'resources',
  'microsoft.insights/components': 'resources',
  'microsoft.operationalinsights/workspaces': 'resources',
  'microsoft.documentdb/databaseaccounts': 'resources',
  'microsoft.search/searchservices': 'resources',
  'microsoft.containerinstance/containergroups': 'resources',
  'microsoft.network/privateendpoints': 'resources',
  'microsoft.authorization/roleassignments': 'authorizationresources',
  'microsoft.authorization/roledefinitions': 'authorizationresources',
  'microsoft.authorization/policyassignments': 'policyresources',
  'microsoft.authorization/policyexemptions': 'policyresources',
  'microsoft.security/assessments': 'securityresources',
  'microsoft.security/pricings': 'securityresources',
};

const subnetType = 'microsoft.network/virtualnetworks/subnets';

/** The tables of Resource Graph over the same world that Resource Manager answers for. */
export function graphTables(answers: Answers): Tables {
  const bodies = bodiesOf(answers);
  const rows: Record<string, Row[]> = {
    resources: networkRows(bodies),
    resourcecontainers: subscriptionRows(answers),
    authorizationresources: [],
    policyresources: stateRows(answers),
    securityresources: [],
  };
  for (const [, body] of bodies) {
    const id = String(body['id']);
    const type = typeOf(id);
    const table = tableOf[type];
    if (table !== undefined) {
      rows[table]?.push(rowOf(id, type, body));
    }
  }
  return rows;
}

/** Every resource of the answers by its id: as it was answered by itself, else as an element of a list. */
function bodiesOf(answers: Answers): ReadonlyMap<string, Row> {
  const bodies = new Map<string, Row>();
  const add = (value: unknown): void => {
    const body = isRow(value) ? columnsOf(value) : {};
    const { id } = body;
    if (typeof id === 'string' && !bodies.has(idKey(id))) {
      bodies.set(idKey(id), body);
    }
  };
  Object.values(answers).forEach(add);
  for (const list of Object.values(answers)) {
    const value = isRow(list) ? list['value'] : undefined;
    if (Array.isArray(value)) {
      value.forEach(add);
    }
  }
  return bodies;
}

/** Resource Manager is asked without regard to case, as some tools write `Id` and `Properties`; columns have one. */
function columnsOf(body: Row): Row {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [`${key.charAt(0).toLowerCase()}${key.slice(1)}`, value]),
  );
}

/** A row has every column; ids keep their case, types and groups lose it. */
export function rowOf(id: string, type: string, body: Row): Row {
  const parsed = parseResourceId(id);
  const { name, kind, location, tags, identity, sku, properties } = body;
  return {
    id,
    name: name ?? parsed?.name ?? id.split('/').at(-1),
    type,
    tenantId: tenant,
    kind: typeof kind === 'string' ? kind.toLowerCase() : '',
    location: location ?? '',
    resourceGroup: parsed?.resourceGroup.toLowerCase() ?? '',
    subscriptionId: parsed?.subscription ?? '',
    managedBy: '',
    sku: sku ?? null,
    plan: null,
    tags: tags ?? null,
    identity: identity ?? null,
    zones: null,
    extendedLocation: null,
    properties: properties ?? null,
    above: managementGroups,
  };
}

/** Subnets are no rows of their own, they stand in their networks. */
function networkRows(bodies: ReadonlyMap<string, Row>): Row[] {
  const networks = new Map<string, Row[]>();
  for (const body of bodies.values()) {
    const id = String(body['id']);
    if (typeOf(id) === subnetType) {
      const network = id.split('/').slice(0, -2).join('/');
      networks.set(network, [...(networks.get(network) ?? []), body]);
    }
  }
  return [...networks].map(([id, subnets]) => rowOf(id, typeOf(id), { properties: { subnets } }));
}

function subscriptionRows(answers: Answers): Row[] {
  const ids = new Set(Object.keys(answers).map((path) => path.split('/')[2] ?? ''));
  return [...ids]
    .filter((id) => parseResourceId(`/subscriptions/${id}`) !== undefined)
    .map((id) => subscriptionRow(id, `Subscription ${id.slice(0, 8)}`));
}

export function subscriptionRow(id: string, name: string): Row {
  return {
    ...rowOf(`/subscriptions/${id}`, 'microsoft.resources/subscriptions', {
      name,
      properties: {
        state: 'Enabled',
        managementGroupAncestorsChain: managementGroups.map((group) => ({ name: group, displayName: group })),
      },
    }),
  };
}

function stateRows(answers: Answers): Row[] {
  return Object.entries(answers).flatMap(([path, list]) => {
    const value = isRow(list) ? list['value'] : undefined;
    return /\/policyStates\//i.test(path) && Array.isArray(value)
      ? (value as readonly Row[]).map((state, index) => {
          const { resourceId } = state;
          const of =
            typeof resourceId === 'string'
              ? resourceId
              : path.replace(/\/providers\/microsoft\.policyinsights\/.*$/i, '');
          const id = `${of}/providers/Microsoft.PolicyInsights/policyStates/state-${String(index)}`;
          return rowOf(id, 'microsoft.policyinsights/policystates', {
            properties: { ...state, resourceId: of, resourceType: typeOf(of) },
          });
        })
      : [];
  });
}

const inheriting =
  /^(.*)\/providers\/microsoft\.authorization\/(?:roleassignments|policyassignments|policyexemptions)$/i;

/**
 * The same answers with lists of assignments as `atScope()` gives them everywhere: each has what any of them says of
 * the resource itself and of what is above it. Tests write down only what they are about.
 */
export function withInheritance(answers: Answers): Answers {
  const bodies = [...bodiesOf(answers).values()];
  const whole: Answers = { ...answers };
  for (const [path, list] of Object.entries(answers)) {
    const holder = inheriting.exec(path)?.[1];
    if (holder !== undefined && isRow(list)) {
      const kind = path.split('/').at(-1)?.toLowerCase();
      const holds = ({ id }: Row): boolean => {
        const scope = String(id).replace(/\/providers\/[^/]+\/[^/]+\/[^/]+$/, '');
        return (
          String(id).split('/').at(-2)?.toLowerCase() === kind &&
          (!scope.startsWith('/subscriptions/') || `${idKey(holder)}/`.startsWith(`${idKey(scope)}/`))
        );
      };
      whole[path] = { value: bodies.filter(holds) };
    }
  }
  return whole;
}

function typeOf(id: string): string {
  return parseResourceId(id)?.type ?? /\/providers\/([^/]+\/[^/]+)\/[^/]+$/.exec(id)?.[1]?.toLowerCase() ?? '';
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
