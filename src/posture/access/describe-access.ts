import { idKey, parseResourceId } from '../resource-id.js';
import { extensionPath } from '../snapshot/places.js';
import type { UnreadReason } from '../snapshot/reading.js';
import type { Resource } from '../snapshot/resource.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import { abilitiesOf, type Ability, type PlaceMode } from './abilities.js';
import type { Access, AccessPlace, Grant, GrantLevel, Principal } from './access.js';
import { attempt } from './attempt.js';
import { findIdentities, type Identities } from './identities.js';
import { openingsOf } from './openings.js';
import { findPlaces, modesOf, type Place } from './places.js';
import { RoleDefinitions } from './role-definitions.js';
import type { Permission } from './role-permissions.js';
import { levelOf } from './scopes.js';

/** Said of every description: what no reading of a workspace holds. */
const alwaysLeftOut = [
  'Deny assignments are not read: somebody may be able to do less than it says here',
  'Who is in a group is not read: a group stands for all its members',
  'Roles on a part of a resource (a container, a repository, an endpoint), and eligible roles on a storage account, vault or registry alone, are not read',
];

/**
 * Who can do what at the workspace, its resource group and the resources that it names: roles given there and above,
 * standing and eligible ones, access policies of a vault, and the ways in that ask for no principal.
 *
 * Never throws; what is not known stands among the gaps and the notes. Pure.
 */
export function describeAccess(view: SnapshotView): Access {
  const identities = findIdentities(view);
  const { places, gaps } = findPlaces(view);
  const describer = new Describer(view, identities);
  return {
    places: places.map((place) => describer.describe(place)),
    identities: [...identities.owners.keys()].map((id) => describer.principalOf(id, undefined)),
    notes: [
      ...alwaysLeftOut,
      ...gaps.map(({ message }) => `There may be more storage accounts than these: ${message}`),
      ...identities.gaps.map(({ what, reason }) => `Identities of ${what} are not named: ${reason.message}`),
      ...describer.notes,
    ],
  };
}

class Describer {
  readonly notes: readonly string[];
  private readonly roles: RoleDefinitions;
  private readonly eligible: readonly Resource[];
  private readonly scopes = new Map<string, { readonly level: GrantLevel; readonly prefix: string }>();
  private readonly worked = new Map<string, readonly Ability[] | 'unknown'>();

  constructor(
    private readonly view: SnapshotView,
    private readonly identities: Identities,
  ) {
    this.roles = new RoleDefinitions(view);
    const eligible = attempt(() => view.list(extensionPath(view.snapshot.workspace, 'roleEligibility')));
    this.eligible = eligible.is === 'known' ? eligible.value : [];
    this.notes =
      eligible.is === 'unread' ? [`Roles that people can switch on are not known: ${eligible.reason.message}`] : [];
  }

  describe(place: Place): AccessPlace {
    const resource = this.view.resource(place.id);
    const modes = modesOf(place.kind, resource);
    const { grants, gaps } = this.assigned(place, modes);
    const policies = modes.includes('policies') ? this.policiesOf(resource) : { grants: [], gaps: [] };
    return {
      kind: place.kind,
      id: place.id,
      name: parseResourceId(place.id)?.name ?? place.id,
      reading: extensionPath(
        place.kind === 'resource-group' ? this.view.snapshot.workspace : place.id,
        'roleAssignments',
      ),
      grants: [...grants, ...this.switchable(place, modes), ...policies.grants],
      openings: openingsOf(place.kind, resource, this.view),
      gaps: [...gaps, ...policies.gaps],
    };
  }

  /** The roles given at a place and above it; those above it as the list of the workspace shows them too. */
  private assigned(
    place: Place,
    modes: readonly PlaceMode[],
  ): { readonly grants: readonly Grant[]; readonly gaps: readonly UnreadReason[] } {
    const { workspace } = this.view.snapshot;
    const isWorkspace = idKey(place.id) === idKey(workspace);
    const above = attempt(() => this.view.list(extensionPath(workspace, 'roleAssignments')));
    const inherited =
      above.is === 'known' && !isWorkspace
        ? this.grantsOf(this.above(above.value, place.id), place, modes, workspace)
        : [];
    if (place.kind === 'resource-group') {
      return { grants: inherited, gaps: above.is === 'unread' ? [above.reason] : [] };
    }
    const own = isWorkspace ? above : attempt(() => this.view.list(extensionPath(place.id, 'roleAssignments')));
    switch (own.is) {
      case 'known':
        return { grants: unique([...this.grantsOf(own.value, place, modes, place.id), ...inherited]), gaps: [] };
      case 'unread':
        return { grants: inherited, gaps: [own.reason] };
      case 'gone':
        return { grants: [], gaps: [] };
    }
  }

  /** The assignments that hold at a place too. */
  private above(assignments: readonly Resource[], id: string): readonly Resource[] {
    return assignments.filter((one) => {
      const scope = attempt(() => one.text('properties.scope') ?? '');
      return scope.is === 'known' && this.reaches(scope.value, id);
    });
  }

  /** Roles that principals can switch on, as far as they are given at or above the place. */
  private switchable(place: Place, modes: readonly PlaceMode[]): readonly Grant[] {
    const { workspace } = this.view.snapshot;
    return this.grantsOf(this.above(this.eligible, place.id), place, modes, workspace, 'roleEligibility');
  }

  /** A management group above the workspace is above its whole subscription; what else it holds is not known. */
  private reaches(scope: string, id: string): boolean {
    return this.scopeOf(scope).level === 'management group'
      ? parseResourceId(id)?.subscription === parseResourceId(this.view.snapshot.workspace)?.subscription
      : `${idKey(id)}/`.startsWith(this.scopeOf(scope).prefix);
  }

  /** Few scopes, many assignments: each is taken apart once. */
  private scopeOf(scope: string): { readonly level: GrantLevel; readonly prefix: string } {
    const found = this.scopes.get(scope) ?? { level: levelOf(scope), prefix: `${idKey(scope)}/` };
    this.scopes.set(scope, found);
    return found;
  }

  private grantsOf(
    assignments: readonly Resource[],
    place: Place,
    modes: readonly PlaceMode[],
    readAt: string,
    list: 'roleAssignments' | 'roleEligibility' = 'roleAssignments',
  ): readonly Grant[] {
    const eligible = list === 'roleEligibility';
    const path = extensionPath(readAt, list);
    return assignments.map((assignment) => {
      const grant = attempt(() => this.grantOf(assignment, place, modes, path));
      return { ...(grant.is === 'known' ? grant.value : this.strangeGrant(place, path)), eligible };
    });
  }

  /** An assignment that says something other than it should: somebody can do something, which is not nothing. */
  private strangeGrant({ id }: Place, reading: string): Grant {
    return {
      principal: this.principalOf('', undefined),
      by: 'role',
      role: 'a role assignment that is not understood',
      scope: id,
      level: 'resource',
      inherited: false,
      eligible: false,
      conditional: false,
      abilities: 'unknown',
      reading,
    };
  }

  private grantOf(assignment: Resource, place: Place, modes: readonly PlaceMode[], reading: string): Grant {
    const scope = assignment.text('properties.scope') ?? '';
    const definition = assignment.text('properties.roleDefinitionId') ?? '';
    const { name, permissions } = this.roles.find(definition);
    return {
      principal: this.principalOf(
        assignment.text('properties.principalId') ?? '',
        assignment.text('properties.principalType'),
      ),
      by: 'role',
      role: name,
      scope,
      level: this.scopeOf(scope).level,
      inherited: this.scopeOf(scope).prefix !== `${idKey(place.id)}/`,
      eligible: false,
      conditional: (assignment.text('properties.condition') ?? '') !== '',
      abilities: this.abilitiesOf(definition, permissions, place, modes),
      reading,
    };
  }

  private abilitiesOf(
    definition: string,
    permissions: readonly Permission[] | undefined,
    { kind }: Place,
    modes: readonly PlaceMode[],
  ): readonly Ability[] | 'unknown' {
    if (permissions === undefined) {
      return 'unknown';
    }
    const key = `${idKey(definition)} ${kind} ${modes.join()}`;
    const worked = this.worked.get(key) ?? abilitiesOf(permissions, kind, modes);
    this.worked.set(key, worked);
    return worked;
  }

  /** The access policies of a vault that goes by them. */
  private policiesOf(vault: Resource): { readonly grants: readonly Grant[]; readonly gaps: readonly UnreadReason[] } {
    const read = attempt(() =>
      vault.list('properties.accessPolicies').map((policy): Grant => {
        const secrets = policy.texts('permissions.secrets').map((word) => word.toLowerCase());
        return {
          principal: this.principalOf(policy.text('objectId') ?? '', undefined),
          by: 'access-policy',
          role: `access policy (secrets: ${secrets.length === 0 ? 'none' : secrets.join(', ')})`,
          scope: vault.id,
          level: 'resource',
          inherited: false,
          eligible: false,
          conditional: false,
          abilities: secrets.includes('get') || secrets.includes('all') ? ['read-secrets'] : [],
          reading: vault.id,
        };
      }),
    );
    return read.is === 'known'
      ? { grants: read.value, gaps: [] }
      : { grants: [], gaps: read.is === 'unread' ? [read.reason] : [] };
  }

  /** @param type as the service writes it; `undefined` where it does not say */
  principalOf(id: string, type: string | undefined): Principal {
    const key = id.toLowerCase();
    return {
      id: key,
      type:
        principalTypes[type?.toLowerCase() ?? ''] ??
        (this.identities.managed.has(key) ? 'service principal' : this.identities.owners.has(key) ? 'user' : 'unknown'),
      owners: this.identities.owners.get(key) ?? [],
    };
  }
}

const principalTypes: Readonly<Record<string, Principal['type']>> = {
  user: 'user',
  group: 'group',
  serviceprincipal: 'service principal',
  foreigngroup: 'foreign group',
  device: 'device',
};

/** The same grant once: a list holds what is given above its resource, as that of the workspace does. */
function unique(grants: readonly Grant[]): readonly Grant[] {
  const keyOf = ({ principal, role, scope, eligible }: Grant): string =>
    `${principal.id}\n${role}\n${scope.toLowerCase()}\n${String(eligible)}`;
  return [...new Map(grants.toReversed().map((grant) => [keyOf(grant), grant])).values()].reverse();
}
