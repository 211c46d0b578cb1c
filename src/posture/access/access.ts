import type { UnreadReason } from '../snapshot/reading.js';
import type { Ability, PlaceKind } from './abilities.js';

/** Who can do what at a workspace and at what belongs to it. */
export interface Access {
  readonly places: readonly AccessPlace[];
  /** Principals that the snapshot can name, whether they hold a role or not. */
  readonly identities: readonly Principal[];
  /** What is left out everywhere, each a sentence without a final stop. */
  readonly notes: readonly string[];
}

/** A resource, or the resource group, and who gets at it. */
export interface AccessPlace {
  readonly kind: PlaceKind;
  readonly id: string;
  readonly name: string;
  /** The list that shows who holds a role; of a resource group, that of the workspace. */
  readonly reading: string;
  readonly grants: readonly Grant[];
  /** Ways in for anybody who has a key, or for everybody. */
  readonly openings: readonly Opening[];
  /** Why the grants may not be all there are; empty where they are. */
  readonly gaps: readonly UnreadReason[];
}

/** One role, or one access policy, of one principal at one place. */
export interface Grant {
  readonly principal: Principal;
  readonly by: 'role' | 'access-policy';
  /** "Owner", the name of a custom role, or the id of a definition that nobody has read. */
  readonly role: string;
  /** The scope at which it was given, as the service wrote it. */
  readonly scope: string;
  readonly level: GrantLevel;
  /** Given above the place. */
  readonly inherited: boolean;
  /** Switched on by the principal when it is wanted (Privileged Identity Management). */
  readonly eligible: boolean;
  /** Holds only where a condition on attributes is met, which is not judged here. */
  readonly conditional: boolean;
  readonly abilities: readonly Ability[] | 'unknown';
  /** The reading that shows it. */
  readonly reading: string;
}

export type GrantLevel = 'management group' | 'subscription' | 'resource group' | 'resource';

export interface Principal {
  /** The object id, lower-case. */
  readonly id: string;
  readonly type: 'user' | 'group' | 'service principal' | 'foreign group' | 'device' | 'unknown';
  /** Whose it is, where the snapshot tells: "the workspace", "compute cpu-cluster". */
  readonly owners: readonly string[];
}

/** A way in that asks for no principal. */
export interface Opening {
  readonly is: 'account-keys' | 'anonymous' | 'local-users' | 'admin-user' | 'endpoint-keys';
  /** What it belongs to, where that is a part of the place; else the place's own name. */
  readonly of: string;
  readonly open: boolean | 'unknown';
  /** The setting that says so, or why it is not known; without a final stop. */
  readonly because: string;
  readonly opens: readonly Ability[];
  /** The reading that shows it, and the property in it. */
  readonly reading: string;
  readonly property: string;
}

/** Words for ways in without a principal. */
export const openingTitles: Readonly<Record<Opening['is'], string>> = {
  'account-keys': 'anybody with an account key or a SAS made with it',
  anonymous: 'everybody, without signing in',
  'local-users': 'local users of SFTP, with their own passwords or keys',
  'admin-user': 'anybody with the password of the admin user',
  'endpoint-keys': 'anybody with the endpoint’s key',
};
