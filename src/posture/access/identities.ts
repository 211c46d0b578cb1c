import type { UnreadReason } from '../snapshot/reading.js';
import type { Resource } from '../snapshot/resource.js';
import { listsOfWorkspace } from '../snapshot/places.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import { attempt } from './attempt.js';

/** Whose the principals are that the snapshot tells apart. */
export interface Identities {
  /** By lower-case object id: "the workspace", "compute cpu-cluster"; in the order in which they were found. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  /** Managed identities among them; the others are people with a compute instance of their own. */
  readonly managed: ReadonlySet<string>;
  /** Lists that could not be read, so that identities of theirs have no name. */
  readonly gaps: readonly { readonly what: string; readonly reason: UnreadReason }[];
}

const lists = [
  ['computes', 'compute'],
  ['onlineEndpoints', 'online endpoint'],
  ['batchEndpoints', 'batch endpoint'],
] as const;

/** The managed identities of the workspace, its computes and endpoints, and for whom compute instances are set up. */
export function findIdentities(view: SnapshotView): Identities {
  const owners = new Map<string, string[]>();
  const managed = new Set<string>();
  const gaps: { readonly what: string; readonly reason: UnreadReason }[] = [];
  const look = (what: string, read: () => void): void => {
    const result = attempt(read);
    if (result.is === 'unread') {
      gaps.push({ what, reason: result.reason });
    }
  };
  const add = (principal: string | undefined, owner: string): void => {
    if (principal !== undefined) {
      const key = principal.toLowerCase();
      const known = owners.get(key) ?? [];
      owners.set(key, known.includes(owner) ? known : [...known, owner]);
    }
  };
  const addIdentities = (of: Resource, owner: string): void => {
    for (const principal of identitiesOf(of)) {
      managed.add(principal);
      add(principal, owner);
    }
  };
  look('the workspace', () => {
    addIdentities(view.workspace, 'the workspace');
  });
  for (const [list, title] of lists) {
    look(list, () => {
      for (const one of view.list(`${view.snapshot.workspace}/${listsOfWorkspace[list]}`)) {
        look(one.name, () => {
          addIdentities(one, `${title} ${one.name}`);
          if (list === 'computes') {
            add(userOf(one), `user of compute instance ${one.name}`);
          }
        });
      }
    });
  }
  return { owners, managed, gaps };
}

/** The principals of a resource's managed identities, lower-case. @throws Unread */
export function identitiesOf(resource: Resource): readonly string[] {
  const own = resource.text('identity.principalId');
  const assigned = resource.nodes('identity.userAssignedIdentities').map(([, one]) => one.text('principalId'));
  return [own, ...assigned].filter((id) => id !== undefined).map((id) => id.toLowerCase());
}

function userOf(compute: Resource): string | undefined {
  return compute.text('properties.properties.personalComputeInstanceSettings.assignedUser.objectId');
}
