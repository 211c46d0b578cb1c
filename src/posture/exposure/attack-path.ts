import type { Repair } from '../checks/define-check.js';
import type { Proof } from './exposure.js';

/** A way through several weaknesses that ends where nobody should get. */
export interface AttackPath {
  readonly id: AttackPathId;
  /** "Write to the default storage, then act as the identity of jobs". */
  readonly title: string;
  /** What it is about, where there are several: the name of an endpoint. */
  readonly of: string;
  /** What somebody has at its end, without a final stop. */
  readonly gains: string;
  /** In the order in which they are taken; never empty. */
  readonly links: readonly Link[];
  /** `open`: every link holds. `cut`: one provably does not. `unknown`: none is cut, and one is not known. */
  readonly verdict: 'open' | 'cut' | 'unknown';
  /** The link that takes the least to cut; `undefined` where the path is cut, or no repair is known. */
  readonly cheapest: CheapestCut | undefined;
}

export const attackPathIds = [
  'storage-to-identity',
  'reader-to-secrets',
  'instance-to-token',
  'vault-to-data',
  'push-to-endpoint',
  'job-to-outside',
  'model-to-identity',
] as const;

export type AttackPathId = (typeof attackPathIds)[number];

/** One step of a path. */
export interface Link {
  /** What has to be so for it to hold, as a sentence without a final stop. */
  readonly says: string;
  readonly state: 'holds' | 'cut' | 'unknown';
  /** What was read, or why nothing is known; without a final stop. */
  readonly evidence: string;
  readonly proof: readonly Proof[];
  /** The failing checks whose repair together cuts it; empty where no check does. */
  readonly cuts: readonly Cut[];
}

export interface Cut {
  readonly check: string;
  readonly repair: Repair;
}

export interface CheapestCut {
  /** The index of the link. */
  readonly link: number;
  readonly cuts: readonly Cut[];
}

/** What a repair takes, the cheapest first; what people have to decide stands behind a switch that needs preparing. */
const costs: readonly Repair[] = ['in-place', 'precondition', 'decide', 'one-way', 'recreate'];

/** Puts a path together from its links: whether it is open, and where it is cut with the least. */
export function attackPath(path: Omit<AttackPath, 'verdict' | 'cheapest'>): AttackPath {
  const { links } = path;
  const verdict = links.some(({ state }) => state === 'cut')
    ? 'cut'
    : links.every(({ state }) => state === 'holds')
      ? 'open'
      : 'unknown';
  return { ...path, verdict, cheapest: verdict === 'cut' ? undefined : cheapestOf(links) };
}

function cheapestOf(links: readonly Link[]): CheapestCut | undefined {
  const possible = links.flatMap(({ state, cuts }, link) =>
    state === 'holds' && cuts.length > 0 ? [{ link, cuts, cost: costOf(cuts) }] : [],
  );
  const [first] = possible.sort((a, b) => a.cost - b.cost || a.cuts.length - b.cuts.length || a.link - b.link);
  return first === undefined ? undefined : { link: first.link, cuts: first.cuts };
}

/** All of them have to be made, so the dearest counts. */
function costOf(cuts: readonly Cut[]): number {
  return Math.max(...cuts.map(({ repair }) => costs.indexOf(repair)));
}
