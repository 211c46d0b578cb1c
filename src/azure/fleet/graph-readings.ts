import { idKey, parseResourceId } from '../../posture/resource-id.js';
import type { Reading, UnreadReason } from '../../posture/snapshot/reading.js';
import type { ReadSpec } from '../read-spec.js';
import { type GraphIndex, recordOf, type Shown, textOf, unstatedVersion } from './graph-index.js';
import type { FleetQueryName } from './queries.js';

/** By lower-case type, the query that shows resources by their id. */
const queryOfResource: Readonly<Record<string, FleetQueryName>> = {
  'microsoft.machinelearningservices/workspaces': 'workspaces',
  'microsoft.storage/storageaccounts': 'dependents',
  'microsoft.keyvault/vaults': 'dependents',
  'microsoft.containerregistry/registries': 'dependents',
  'microsoft.insights/components': 'dependents',
  'microsoft.documentdb/databaseaccounts': 'dependents',
  'microsoft.search/searchservices': 'dependents',
  'microsoft.operationalinsights/workspaces': 'logs',
  'microsoft.network/privateendpoints': 'privateEndpoints',
  'microsoft.network/virtualnetworks/subnets': 'subnets',
};

/**
 * What Resource Graph says to a question that Resource Manager would be asked: the same paths, so the same checks.
 *
 * A list is read only where everything that belongs in it is known; a resource that is not shown may have been deleted
 * or may be hidden from the account, so it is unreadable, never absent.
 */
export class GraphReadings {
  private readonly lists = new Map<string, Reading>();

  constructor(
    private readonly index: GraphIndex,
    /** Whether the list of workspaces was cut down by tags, so that others stand in another answer. */
    private readonly hasNeighbours: boolean,
  ) {}

  /** The reading for each path that the question fills. */
  readingsFor(spec: ReadSpec): readonly (readonly [string, Reading])[] {
    const path = spec.path.split('?', 1)[0] ?? '';
    if (spec.split === undefined) {
      return [[path, spec.shape === 'list' ? this.list(path, spec) : this.resource(path, spec)]];
    }
    return spec.split.paths.map((one) => [one, this.list(one, spec)]);
  }

  private resource(path: string, { type }: ReadSpec): Reading {
    const query = queryOfResource[type.toLowerCase()];
    if (query === undefined) {
      return noTable(type);
    }
    const shown = this.index.find(path);
    if (shown !== undefined) {
      return shown.reading;
    }
    const failure = this.index.failureOf(query);
    return failure === undefined ? notShown : { is: 'unreadable', reason: failure };
  }

  /** Lists that several workspaces have in common are made once and shared. */
  private list(path: string, spec: ReadSpec): Reading {
    const key = idKey(path);
    const known = this.lists.get(key);
    if (known !== undefined) {
      return known;
    }
    const made = this.makeList(path, spec.type);
    this.lists.set(key, made);
    return made;
  }

  private makeList(path: string, type: string): Reading {
    const holder = path.replace(/\/providers\/[^/]+\/[^/]+(?:\/latest\/queryResults)?$/i, '');
    switch (type.toLowerCase()) {
      case 'microsoft.machinelearningservices/workspaces/onlineendpoints':
      case 'microsoft.machinelearningservices/workspaces/onlineendpoints/deployments':
      case 'microsoft.machinelearningservices/workspaces/batchendpoints':
      case 'microsoft.machinelearningservices/workspaces/serverlessendpoints':
        return this.rows('machineLearning', () => this.index.under('machineLearning', 'list', path));
      case 'microsoft.machinelearningservices/registries':
        return this.inSubscription('machineLearning', path, type.toLowerCase());
      case 'microsoft.machinelearningservices/workspaces':
        return this.inSubscription(this.hasNeighbours ? 'neighbours' : 'workspaces', path, type.toLowerCase());
      case 'microsoft.containerinstance/containergroups':
        return this.seen(holder, () =>
          this.rows('containerGroups', () => this.index.under('containerGroups', 'group', holder)),
        );
      case 'microsoft.documentdb/databaseaccounts':
      case 'microsoft.search/searchservices':
        return this.seen(holder, () =>
          this.rows('kept', () =>
            this.index.under('kept', 'group', holder).filter((one) => typeOf(one) === type.toLowerCase()),
          ),
        );
      case 'microsoft.authorization/roleassignments':
        return this.atScope('authorization', holder, 'roleassignments');
      case 'microsoft.authorization/roledefinitions':
        return this.customRoles(holder);
      case 'microsoft.authorization/policyassignments':
        return this.atScope('policies', holder, 'policyassignments');
      case 'microsoft.authorization/policyexemptions':
        return this.atScope('policies', holder, 'policyexemptions');
      case 'microsoft.policyinsights/policystates':
        return this.rows('policyStates', () => this.index.under('policyStates', 'judged', holder), flatState);
      case 'microsoft.security/assessments':
        return this.rows('assessments', () => this.index.under('assessments', 'extended', holder));
      case 'microsoft.security/pricings':
        return this.pricings(path);
      default:
        return noTable(type);
    }
  }

  private rows(
    query: FleetQueryName,
    find: () => readonly Shown[],
    bodyOf: (shown: Shown) => unknown = ({ body }) => body,
  ): Reading {
    const failure = this.index.failureOf(query);
    return failure === undefined ? graphReading({ value: find().map(bodyOf) }) : { is: 'unreadable', reason: failure };
  }

  private inSubscription(query: FleetQueryName, path: string, type: string): Reading {
    const subscription = path.split('/').slice(0, 3).join('/');
    return this.seen(subscription, () =>
      this.rows(query, () =>
        this.index.under(query, 'subscription', subscription).filter((one) => typeOf(one) === type),
      ),
    );
  }

  private pricings(path: string): Reading {
    const subscription = path.split('/').slice(0, 3).join('/');
    const reading = this.rows('pricings', () => this.index.under('pricings', 'subscription', subscription));
    // Each subscription has plans; that none is shown means that the account may not see them.
    return reading.is === 'read' && this.index.under('pricings', 'subscription', subscription).length === 0
      ? notShown
      : reading;
  }

  /**
   * A list of what a whole subscription holds: an account that may read single resources in it sees a part, which is
   * not the list. The subscription itself is shown to those who may read it.
   */
  private seen(scope: string, make: () => Reading): Reading {
    const failure = this.index.failureOf('subscriptions');
    if (failure !== undefined) {
      return { is: 'unreadable', reason: failure };
    }
    return this.index.find(scope.split('/').slice(0, 3).join('/')) === undefined ? partlyShown : make();
  }

  /** What holds at a resource: on itself, on its group and subscription, and on the management groups above. */
  private atScope(query: FleetQueryName, id: string, kind: string): Reading {
    const above = this.scopesAbove(id);
    if (!Array.isArray(above)) {
      return { is: 'unreadable', reason: above as UnreadReason };
    }
    const scopes = above as readonly string[];
    return this.rows(query, () =>
      scopes.flatMap((scope) => this.index.under(query, 'scope', scope)).filter((one) => kindOf(one) === kind),
    );
  }

  private customRoles(subscription: string): Reading {
    const above = this.scopesAbove(subscription);
    if (!Array.isArray(above)) {
      return { is: 'unreadable', reason: above as UnreadReason };
    }
    const scopes = (above as readonly string[]).map(idKey);
    const holdsHere = (scope: string): boolean =>
      scopes.includes(idKey(scope)) || idKey(scope).startsWith(`${idKey(subscription)}/`);
    return this.rows('authorization', () =>
      this.index
        .all('authorization')
        .filter((one) => kindOf(one) === 'roledefinitions')
        .filter(({ body }) => {
          const { assignableScopes } = recordOf(body['properties']);
          // A role that does not say where it can be assigned may have been assigned here.
          return !Array.isArray(assignableScopes) || assignableScopes.some((scope) => holdsHere(textOf(scope) ?? ' '));
        }),
    );
  }

  /** A resource, its group, its subscription, the management groups above and the tenant; why not where unknown. */
  private scopesAbove(id: string): readonly string[] | UnreadReason {
    const failure = this.index.failureOf('subscriptions');
    if (failure !== undefined) {
      return failure;
    }
    const subscription = id.split('/').slice(0, 3).join('/');
    const { managementGroupAncestorsChain: chain } = recordOf(this.index.find(subscription)?.body['properties']);
    if (!Array.isArray(chain)) {
      return hiddenAbove.reason;
    }
    const names = chain.map((one) => textOf(recordOf(one)['name']));
    if (names.length === 0 || names.some((name) => name === undefined)) {
      return hiddenAbove.reason;
    }
    const parsed = parseResourceId(id);
    const group = parsed === undefined || parsed.resourceGroup === '' ? [] : [id.split('/').slice(0, 5).join('/')];
    return [
      ...new Set([
        '/',
        ...names.map((name) => `/providers/Microsoft.Management/managementGroups/${name ?? ''}`),
        subscription,
        ...group,
        id,
      ]),
    ];
  }
}

function graphReading(body: unknown): Reading {
  return { is: 'read', body, apiVersion: unstatedVersion, from: 'resource-graph' };
}

const notShown: Reading = unreadable(
  'Resource Graph does not show it: it was deleted, lies outside the scope, or this account may not read it',
);
const partlyShown: Reading = unreadable(
  'Resource Graph does not show the subscription itself, so this account may see only a part of what is in it',
);
const hiddenAbove: Reading & { readonly is: 'unreadable' } = unreadable(
  'Resource Graph does not tell which management groups the subscription stands under, so what is inherited is not known',
);
const noTables = new Map<string, Reading>();

function noTable(type: string): Reading {
  const known = noTables.get(type);
  const made =
    known ??
    unreadable(
      `Resource Graph has no table of ${type.split('/').slice(1).join('/') || type}; reading the workspace deeply shows it`,
    );
  noTables.set(type, made);
  return made;
}

function unreadable(message: string): Reading & { readonly is: 'unreadable' } {
  return { is: 'unreadable', reason: { code: 'not-read', message } };
}

/** Resource Manager lists states with their fields side by side, Resource Graph under `properties`. */
function flatState({ body }: Shown): unknown {
  return recordOf(body['properties']);
}

function typeOf({ id }: Shown): string {
  return parseResourceId(id)?.type ?? '';
}

/** `roleassignments` of `…/providers/Microsoft.Authorization/roleAssignments/x`, whatever it stands on. */
function kindOf({ id }: Shown): string {
  return id.split('/').at(-2)?.toLowerCase() ?? '';
}
