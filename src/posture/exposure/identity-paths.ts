import type { Ability, PlaceKind } from '../access/abilities.js';
import type { Access, AccessPlace, Grant, Opening, Principal } from '../access/access.js';
import { attempt } from '../access/attempt.js';
import { idKey } from '../resource-id.js';
import { listsOfWorkspace, storageAccountOf } from '../snapshot/places.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import type { Identity, IdentityPath, Proof } from './exposure.js';

/** Who can do something at one place, and whether that is all. */
interface Holders {
  readonly grants: readonly Grant[];
  readonly more: boolean;
}

/** Who gets past the door of each kind of asset, by the access that is described. */
export class IdentityPaths {
  constructor(
    private readonly access: Access,
    private readonly view: SnapshotView,
  ) {}

  /** Data of a storage account. */
  ofAccount(id: string): readonly IdentityPath[] {
    const place = this.place('storage-account', id);
    return [
      ...this.ofOpenings(place, {
        'account-keys': () => [
          this.holders(place, ['list-keys']),
          // The keys of the workspace are those of its own account, and a datastore that keeps a key hands it out:
          // <https://learn.microsoft.com/rest/api/azureml/workspaces/list-keys>.
          ...(this.isOwnAccount(id) ? [this.holders(this.workspace, ['list-keys'])] : []),
          ...(this.datastoreKeeps(id) ? [this.holders(this.workspace, ['read-stored-credentials'])] : []),
        ],
      }),
      ...this.byRole(place, ['read-data', 'write-data']),
    ];
  }

  /** Secrets of the vault. */
  ofVault(id: string): readonly IdentityPath[] {
    return this.byRole(this.place('key-vault', id), ['read-secrets']);
  }

  /** Images of the registry. */
  ofRegistry(id: string): readonly IdentityPath[] {
    const place = this.place('container-registry', id);
    return [
      ...this.ofOpenings(place, {
        // `listKeys` of the workspace returns the password of the admin user too.
        'admin-user': () => [this.holders(place, ['list-keys']), this.holders(this.workspace, ['list-keys'])],
      }),
      ...this.byRole(place, ['pull-images', 'push-images']),
    ];
  }

  /** An online endpoint: by its key, or by the role to call it. */
  ofEndpoint(name: string): readonly IdentityPath[] {
    const place = this.workspace;
    const opening = place?.openings.find(({ is, of }) => is === 'endpoint-keys' && of === name);
    const keys = opening === undefined ? [] : [this.byKey(opening, [this.holders(place, ['list-endpoint-keys'])])];
    return opening?.open === true ? keys : [...keys, ...this.byRole(place, ['score'])];
  }

  /** The workspace itself: who works in it or changes it. */
  ofWorkspace(): readonly IdentityPath[] {
    return this.byRole(this.workspace, ['manage', 'run-jobs', 'deploy-models']);
  }

  private get workspace(): AccessPlace | undefined {
    return this.place('workspace', this.view.snapshot.workspace);
  }

  private place(kind: PlaceKind, id: string): AccessPlace | undefined {
    return this.access.places.find((place) => place.kind === kind && idKey(place.id) === idKey(id));
  }

  private ofOpenings(
    place: AccessPlace | undefined,
    listers: Partial<Record<Opening['is'], () => readonly Holders[]>>,
  ): readonly IdentityPath[] {
    return (place?.openings ?? []).map((opening) => this.byKey(opening, listers[opening.is]?.() ?? []));
  }

  private byKey({ is, open, because, reading, property }: Opening, listers: readonly Holders[]): IdentityPath {
    const grants = listers.flatMap((one) => one.grants);
    return {
      by: openingIdentities[is],
      open,
      ...countsOf(grants),
      more: listers.some(({ more }) => more),
      because,
      proof: [{ reading, property }, ...proofOf(grants)],
    };
  }

  /** Those who hold a role for it, and those who can give themselves one. */
  private byRole(place: AccessPlace | undefined, abilities: readonly Ability[]): readonly IdentityPath[] {
    const own = this.holders(place, abilities);
    const holders = new Set(own.grants.map(({ principal }) => principal.id));
    const givers = this.holders(place, ['give-roles']);
    const others = givers.grants.filter(({ principal }) => !holders.has(principal.id));
    const list = place?.reading ?? this.view.snapshot.workspace;
    const path = (by: Identity, grants: readonly Grant[], more: boolean): IdentityPath => ({
      by,
      open: grants.length > 0 ? true : more ? 'unknown' : false,
      ...countsOf(grants),
      more,
      because:
        grants.length > 0
          ? rolesOf(grants)
          : more
            ? (reasonOf(place) ?? 'A role is not known')
            : 'Nobody holds such a role',
      proof: grants.length > 0 ? proofOf(grants) : [{ reading: list, property: 'value' }],
    });
    return [path('role', own.grants, own.more), path('own-role', others, givers.more)];
  }

  private holders(place: AccessPlace | undefined, abilities: readonly Ability[]): Holders {
    const grants = place?.grants ?? [];
    return {
      grants: grants.filter(
        (grant) => grant.abilities !== 'unknown' && abilities.some((one) => grant.abilities.includes(one)),
      ),
      more: place === undefined || place.gaps.length > 0 || grants.some((grant) => grant.abilities === 'unknown'),
    };
  }

  private isOwnAccount(id: string): boolean {
    const own = attempt(() => this.view.workspace.text('properties.storageAccount'));
    return own.is === 'known' && own.value !== undefined && idKey(own.value) === idKey(id);
  }

  private datastoreKeeps(id: string): boolean {
    const found = attempt(() =>
      this.view
        .list(`${this.view.snapshot.workspace}/${listsOfWorkspace.datastores}`)
        .some(
          (datastore) =>
            /^(?:accountkey|sas)$/i.test(datastore.text('properties.credentials.credentialsType') ?? '') &&
            idKey(storageAccountOf(datastore, this.view) ?? '') === idKey(id),
        ),
    );
    return found.is === 'known' && found.value;
  }
}

const openingIdentities: Readonly<Record<Opening['is'], Identity>> = {
  'account-keys': 'key',
  'admin-user': 'key',
  'endpoint-keys': 'key',
  anonymous: 'anonymous',
  'local-users': 'local-user',
};

function countsOf(grants: readonly Grant[]): { readonly principals: readonly Principal[]; readonly limited: number } {
  const principals = new Map(grants.map(({ principal }) => [principal.id, principal]));
  const free = new Set(
    grants.filter(({ eligible, conditional }) => !eligible && !conditional).map(({ principal }) => principal.id),
  );
  return { principals: [...principals.values()], limited: principals.size - free.size };
}

function rolesOf(grants: readonly Grant[]): string {
  const roles = new Map<string, number>();
  for (const { role, level } of grants) {
    const words = `${role} on the ${level}`;
    roles.set(words, (roles.get(words) ?? 0) + 1);
  }
  return [...roles].map(([words, count]) => (count === 1 ? words : `${words} (${String(count)} times)`)).join(', ');
}

function proofOf(grants: readonly Grant[]): readonly Proof[] {
  return [...new Set(grants.map(({ reading }) => reading))].map((reading) => ({ reading, property: 'value' }));
}

function reasonOf(place: AccessPlace | undefined): string | undefined {
  return place === undefined ? 'Access to it was not described' : place.gaps[0]?.message;
}
