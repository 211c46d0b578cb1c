import type { Severity } from '../../core/findings/finding.js';
import type { Recommendation } from '../../core/rules/recommendations.js';
import type { Remedy } from '../fixes/remedy.js';
import type { Resource } from '../snapshot/resource.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import type { SubjectKind } from './subjects.js';
import type { PostureSettings } from './posture-settings.js';
import type { Verdict } from './verdict.js';

/** The groups of the tree and of reports, in their order. */
export const checkGroups = {
  network: 'Network',
  identity: 'Identity and access',
  encryption: 'Encryption',
  logging: 'Logging and audit',
  compute: 'Compute',
  'supply-chain': 'Supply chain',
  pipelines: 'Pipelines',
} as const;

export type CheckGroup = keyof typeof checkGroups;

/** What repairing takes. */
export type Repair =
  /** A switch on the running resource. */
  | 'in-place'
  /** A switch, once something else is in order; `breaks` says what. */
  | 'precondition'
  /** A switch that cannot be turned back. */
  | 'one-way'
  /** Only a new resource can have it. */
  | 'recreate'
  /** People have to decide or to look; no code is right for everybody. */
  | 'decide';

/** What a check is given. */
export interface Judged {
  /** The resource that is judged. Its fields throw where nothing is known, which is what `unknown` is made of. */
  readonly subject: Resource;
  readonly view: SnapshotView;
  readonly settings: PostureSettings;
}

/** A check's whole public face: page, registry, tree, reports and SARIF are made from this object. */
export interface Check {
  /** Kebab-case; names what is wrong when the check fails, and differs from the ids of all rules. Never reused. */
  readonly id: string;
  /** What is wrong when it fails: a lower-case phrase of at most 80 characters, without a full stop. */
  readonly summary: string;
  readonly group: CheckGroup;
  /** The article's recommendation that it serves. */
  readonly serves: Recommendation;
  readonly severity: Severity;
  readonly since: `${number}.${number}.${number}`;
  /** What is judged; one verdict for each. */
  readonly on: SubjectKind;
  /** Why it matters: two or three plain sentences. */
  readonly why: string;
  /** When it passes, in words, with the names of the properties; also what absence means. */
  readonly passes: string;
  /** What turning it on breaks or needs first; "Nothing" where that is so. */
  readonly breaks: string;
  readonly repair: Repair;
  /** Permissions of Azure that reading it takes. */
  readonly needs: readonly [string, ...string[]];
  /** What the same check is called elsewhere: `PSRule AZR-000406`, `Azure Policy 438c38d2`. */
  readonly peers: readonly string[];
  /** Where and why we judge otherwise than one of the peers. */
  readonly otherwise?: string;
  /** Pages that state the facts; at least one. */
  readonly references: readonly [string, ...string[]];
  /**
   * Judges one resource. Reads it by the lens, which throws where nothing is known; throws nothing else. Evidence holds
   * names, numbers and switches, never a secret.
   */
  readonly judge: (judged: Judged) => Verdict;
  /** How to repair it, with the resource's own names; `undefined` where no text would be right. */
  readonly fix?: (judged: Judged) => Remedy | undefined;
}

/** Declares a check, and changes nothing. */
export function defineCheck(check: Check): Check {
  return check;
}
