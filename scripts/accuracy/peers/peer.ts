import type { Source } from '../labels.js';

/** Another tool that looks for secrets in text. */
export interface Peer {
  readonly name: string;
  /** Whether it looks into a file of this name at all. */
  readonly reads: (path: string) => boolean;
  /** Runs the tool, if it is there. Sends nothing anywhere. */
  readonly run: (sources: readonly Source[], where: PeerPlace) => Promise<PeerRun>;
}

export interface PeerPlace {
  /** Holds npm packages in `node_modules`, or commands in `bin`. */
  readonly folder: string;
  /** gitleaks' own rule file. */
  readonly gitleaksRules: string | undefined;
}

export type PeerRun =
  | { readonly state: 'not installed' }
  | {
      readonly state: 'ran';
      readonly version: string;
      /** The lines with findings, as `placeOf` names them. */
      readonly places: ReadonlySet<string>;
      /** What has to be known to read the figures. */
      readonly remarks: readonly string[];
    };

export const notInstalled: PeerRun = { state: 'not installed' };
