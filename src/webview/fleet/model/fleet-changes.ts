import type { ChangeKind } from '../../../posture/report/compare.js';
import type { FleetWorkspace } from '../../../posture/fleet/fleet-report.js';

/** What became of a workspace since an earlier reading; `same` where no verdict differs. */
export type WorkspaceChange = ChangeKind | 'same';

/** How many checks of one workspace changed, and what is said of it in one word. */
export interface RowChange {
  readonly is: WorkspaceChange;
  readonly worse: number;
  readonly better: number;
  readonly unclear: number;
}

/** A fleet beside an earlier one. */
export interface FleetChanges {
  /** When the earlier one was read, ISO 8601 in UTC. */
  readonly before: string;
  /** By lower-case id, for every workspace of the later one. */
  readonly rows: Readonly<Record<string, RowChange>>;
  /** Workspaces of the earlier one that the later one lacks, as they were; their verdicts in the later one's order. */
  readonly gone: readonly FleetWorkspace[];
}

/** The order in which a list has them: what asks for attention first. */
export const workspaceChanges: readonly WorkspaceChange[] = ['worse', 'unclear', 'new', 'gone', 'better', 'same'];
