import { idKey, parseResourceId } from '../resource-id.js';
import { extensionPath } from '../snapshot/places.js';
import type { Resource } from '../snapshot/resource.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import { attempt, known } from './attempt.js';
import { findBuiltInRole } from './built-in-roles.js';
import { permissionsOf, type Permission } from './role-permissions.js';

/** What is known of the definition behind an assignment. */
export interface KnownRole {
  /** Its name; the name of the definition where nobody has read it. */
  readonly name: string;
  /** `undefined` where nobody has read it: what it allows is not known, which is not nothing. */
  readonly permissions: readonly Permission[] | undefined;
}

/** Looks definitions up: as they were read, else among the built-in ones that are known here. */
export class RoleDefinitions {
  private readonly roles = new Map<string, KnownRole>();
  private custom: ReadonlyMap<string, Resource> | undefined;

  constructor(private readonly view: SnapshotView) {}

  /** @param id the whole id of the definition, as an assignment names it */
  find(id: string): KnownRole {
    const key = idKey(id);
    const found = this.roles.get(key) ?? this.lookUp(id);
    this.roles.set(key, found);
    return found;
  }

  private lookUp(id: string): KnownRole {
    const name = id.split('/').at(-1)?.toLowerCase() ?? '';
    const builtIn = findBuiltInRole(name);
    if (builtIn !== undefined) {
      return builtIn;
    }
    this.custom ??= this.readCustom();
    const definition = this.view.reading(id).is === 'read' ? this.view.resource(id) : this.custom.get(name);
    const read =
      definition === undefined
        ? undefined
        : attempt(() => ({
            name: definition.text('properties.roleName') ?? name,
            permissions: permissionsOf(definition),
          }));
    return read?.is === 'known' ? read.value : { name, permissions: undefined };
  }

  private readCustom(): ReadonlyMap<string, Resource> {
    const subscription = `/subscriptions/${parseResourceId(this.view.snapshot.workspace)?.subscription ?? ''}`;
    const list = known(
      attempt(() => this.view.list(extensionPath(subscription, 'roleDefinitions'))),
      [],
    );
    return new Map(list.map((definition) => [definition.name.toLowerCase(), definition]));
  }
}
