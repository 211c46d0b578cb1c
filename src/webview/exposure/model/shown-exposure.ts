import type { ExposureGraph } from '../../../posture/exposure/exposure.js';

/** What the page shows: plain data, with every text as it is to be read. */
export interface ShownExposure {
  readonly workspace: string;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** The workspace is made up. */
  readonly sample: boolean;
  readonly graph: ExposureGraph;
  readonly assets: readonly ShownAsset[];
  readonly paths: readonly ShownPath[];
}

/** A line of the table, which says what the drawing shows. */
export interface ShownAsset {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
}

export interface ShownPath {
  readonly title: string;
  readonly verdict: 'open' | 'cut' | 'unknown';
  readonly sentence: string;
  /** What takes the least to cut it; empty where nothing is known to. */
  readonly cheapest: string;
  readonly links: readonly ShownLink[];
}

export interface ShownLink {
  readonly says: string;
  /** "holds", "does not hold", "not known". */
  readonly state: string;
  readonly evidence: string;
  readonly proof: string;
}

/** What the host says to the page. */
export type HostMessage =
  | { readonly type: 'exposure'; readonly exposure: ShownExposure }
  /** There is nothing to show. */
  | { readonly type: 'nothing'; readonly text: string };

/** What the page says to the host: that it listens. */
export interface PageMessage {
  readonly type: 'ready';
}

/** Whether a message is one of the page's. */
export function isPageMessage(value: unknown): value is PageMessage {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'ready';
}
