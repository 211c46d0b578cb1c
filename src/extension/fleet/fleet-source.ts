import type { FleetReport } from '../../posture/fleet/fleet-report.js';
import type { ExportForm } from '../../webview/fleet/model/messages.js';
import type { Judged } from '../posture/judge.js';
import type { FleetOrigin } from './fleet-origin.js';

/** Tells how far a reading has come: a sentence without a final stop. */
export type Progress = (text: string) => void;

/** The workspaces of one view: who reads, judges and writes them is not the view's affair. */
export interface FleetSource {
  readonly origin: FleetOrigin;
  readonly title: string;
  /** Whether Azure can be asked again. */
  readonly isLive: boolean;
  /** What is known, read when it is first asked for. Rejects when `signal` aborts. */
  open(progress: Progress, signal: AbortSignal): Promise<FleetReport>;
  /** Reads all of it again. What was known stays known when that fails. */
  refresh(progress: Progress, signal: AbortSignal): Promise<FleetReport>;
  /** All that is known of one workspace. @throws Error when there is no such workspace */
  details(id: string): Promise<Judged>;
  /** Reads one workspace by Resource Manager, which takes about 55 requests. */
  readDeeply(id: string, progress: Progress, signal: AbortSignal): Promise<FleetReport>;
  /** Asks Resource Manager for the resources of one workspace's failing verdicts, and says what came of it. */
  confirm(id: string, progress: Progress, signal: AbortSignal): Promise<Confirmed>;
  /** The report as a file's text. */
  exportAs(form: ExportForm): Promise<string>;
  /** What was read as a fleet file's text, to be opened or compared later. */
  save(): Promise<string>;
  /** The report of another fleet file, to be compared with. @throws Error when the text is no fleet file */
  readOther(text: string, progress: Progress, signal: AbortSignal): Promise<FleetReport>;
}

export interface Confirmed {
  readonly report: FleetReport;
  /** `3 failures confirmed, 1 is in order by now, 2 could not be read`. */
  readonly text: string;
}
