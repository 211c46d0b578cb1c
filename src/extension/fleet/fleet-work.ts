import type { ConfirmResult, FailureKey } from '../../azure/fleet/confirm.js';
import type { FleetReport } from '../../posture/fleet/fleet-report.js';
import type { FleetSnapshot } from '../../posture/fleet/fleet-snapshot.js';
import type { JudgedWorkspace } from '../../posture/fleet/judge-workspace.js';
import type { Snapshot } from '../../posture/snapshot/snapshot.js';
import type { ExportForm } from '../../webview/fleet/model/messages.js';
import type { Judged } from '../posture/judge.js';
import type { Progress } from './fleet-source.js';

/** What a fleet's workspaces are read, judged and written with. */
export interface FleetWork {
  /** Reads all workspaces. */
  load(progress: Progress, signal: AbortSignal): Promise<FleetSnapshot>;
  /**
   * Judges one workspace, which takes some milliseconds.
   *
   * @param confirmed ids of checks whose failures Resource Manager has confirmed
   */
  judge(snapshot: Snapshot, fleet: FleetSnapshot, confirmed: ReadonlySet<string>): Promise<JudgedWorkspace>;
  assemble(fleet: FleetSnapshot, judged: readonly JudgedWorkspace[]): Promise<FleetReport>;
  /** All that is known of one workspace, for the tree. */
  details(snapshot: Snapshot): Promise<Judged>;
  parse(text: string): Promise<FleetSnapshot>;
  serialize(fleet: FleetSnapshot): Promise<string>;
  write(report: FleetReport, judged: readonly JudgedWorkspace[], form: ExportForm): Promise<string>;
  /** What only Azure can answer; `undefined` for a file and for the sample. */
  readonly live: LiveWork | undefined;
}

export interface LiveWork {
  /** The fleet with one workspace as Resource Manager shows it. */
  readDeeply(fleet: FleetSnapshot, id: string, progress: Progress, signal: AbortSignal): Promise<FleetSnapshot>;
  confirm(
    fleet: FleetSnapshot,
    failures: readonly FailureKey[],
    progress: Progress,
    signal: AbortSignal,
  ): Promise<ConfirmResult>;
}
