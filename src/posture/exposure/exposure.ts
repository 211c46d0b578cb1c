import type { Principal } from '../access/access.js';

/** From where something may be reached, from the outside in. */
export const origins = {
  internet: 'Internet',
  addresses: 'Selected addresses',
  subnets: 'Selected subnets',
  instances: 'Named resources of Azure',
  services: 'Trusted Azure services',
  private: 'Private network',
} as const;

export type Origin = keyof typeof origins;

/** Where a fact stands: a reading of the snapshot, and in it a property, or what a check reads there. */
export interface Proof {
  readonly reading: string;
  /** `value` where the whole list shows it. */
  readonly property?: string;
  /** The id of the check that judges the reading. */
  readonly check?: string;
}

/** A way over the network. */
export interface NetworkPath {
  readonly origin: Origin;
  readonly open: boolean | 'unknown';
  /** What was read, or why nothing is known; without a final stop. */
  readonly because: string;
  readonly proof: readonly Proof[];
}

/** By what somebody gets in who has reached the door. */
export const identities = {
  anonymous: 'No sign-in',
  key: 'Key or password',
  'local-user': 'Local user',
  role: 'Role or access policy',
  'own-role': 'Self-granted role',
} as const;

export type Identity = keyof typeof identities;

/** A way past the door. */
export interface IdentityPath {
  readonly by: Identity;
  readonly open: boolean | 'unknown';
  /** Who holds the role, or can list the key; empty for ways that ask for no principal. A group counts as one. */
  readonly principals: readonly Principal[];
  /** How many of them have it only after switching a role on, or under a condition. */
  readonly limited: number;
  /** There may be more principals than these. */
  readonly more: boolean;
  /** What was read, or why nothing is known; without a final stop. */
  readonly because: string;
  readonly proof: readonly Proof[];
}

/** What can be reached, from where, and by what. */
export interface ExposedAsset {
  /** "Training data", in words for people. */
  readonly title: string;
  /** The resource's own name. */
  readonly name: string;
  readonly id: string;
  /** The network side in short; `unknown` where the snapshot does not tell. */
  readonly reachable: Readonly<Record<Origin, boolean | 'unknown'>>;
  readonly network: readonly NetworkPath[];
  readonly identity: readonly IdentityPath[];
  /** Both sides in one sentence without a final stop. */
  readonly sentence: string;
}

/** The same as a graph, for drawings. */
export interface ExposureGraph {
  readonly nodes: readonly ExposureNode[];
  /** Open ways and those that are not known; closed ones are left out. */
  readonly edges: readonly ExposureEdge[];
}

export interface ExposureNode {
  /** `origin internet`, `asset {id}`, `identity key`. */
  readonly id: string;
  readonly kind: 'origin' | 'asset' | 'identity';
  readonly title: string;
}

export interface ExposureEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'network' | 'identity';
  readonly state: 'open' | 'unknown';
  /** "3 principals"; empty where there is nothing to add. */
  readonly label: string;
  readonly because: string;
  readonly proof: readonly Proof[];
}

/** Who can reach what, and by what they get in. */
export interface Exposure {
  readonly assets: readonly ExposedAsset[];
  readonly graph: ExposureGraph;
}
