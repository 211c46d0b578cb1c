import type { Snapshot } from '../snapshot/snapshot.js';

/** The version of the file format; a reader of another major version refuses it. */
export const fleetFormat = 'aml-guard-fleet/1';

/** Which workspaces a fleet is made of. Lists are joined by "and"; an empty scope is all that the account sees. */
export interface FleetScope {
  readonly managementGroups?: readonly string[];
  /** Subscription ids. */
  readonly subscriptions?: readonly string[];
  /** Workspaces that have all of these tags; `undefined` for any value. */
  readonly tags?: Readonly<Record<string, string | undefined>>;
}

/**
 * Many workspaces as Azure Resource Graph described them at one time.
 *
 * Each is a snapshot of its own, so the same checks judge it as one that was read by Resource Manager. A reading that
 * came from Resource Graph says so (`Reading.from`), and what Resource Graph lacks is unreadable with the code
 * `not-read`. Bodies of resources that several workspaces name are shared, in memory and in the file.
 */
export interface FleetSnapshot {
  readonly format: typeof fleetFormat;
  /** When the reading began, ISO 8601 in UTC. */
  readonly takenAt: string;
  /** `public`, `usGovernment`, `china` or the host of a custom cloud. */
  readonly cloud: string;
  /** Made up for demonstration; said wherever it is shown. */
  readonly sample: boolean;
  readonly scope: FleetScope;
  /** Names of subscriptions by lower-case id, where they are known. */
  readonly subscriptionNames: Readonly<Record<string, string>>;
  /** In the order of their lower-case ids. */
  readonly workspaces: readonly Snapshot[];
}
