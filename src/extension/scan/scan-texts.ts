import { describeAge } from '../infrastructure/age.js';
import type { ScanState } from './workspace-scan.js';

/** What the view's message is made of. */
export interface ScanSummary {
  readonly state: ScanState;
  readonly findings: number;
  readonly filesWithFindings: number;
  /** All that were looked at. */
  readonly files: number;
  /** Files and folders that could not be judged. */
  readonly troubles: number;
  readonly nowMs: number;
}

/** What stands above the tree; nothing before the first scan. */
export function messageOf(summary: ScanSummary): string | undefined {
  const { running, cancelledAt, finishedMs } = summary.state;
  if (running?.isAsked === true) {
    return running.all === 0
      ? `Looking for files in ${running.folder}…`
      : `Scanning ${running.folder}: ${running.done} of ${running.all} files…`;
  }
  if (cancelledAt !== undefined) {
    const { folder, done, all } = cancelledAt;
    return all === 0
      ? `Cancelled before ${folder} was scanned. What was found earlier is shown as it was.`
      : `Cancelled after ${done} of ${all} files in ${folder}. The others are shown as they were before.`;
  }
  return finishedMs === undefined ? undefined : finishedMessage(summary, finishedMs);
}

function finishedMessage({ findings, filesWithFindings, files, troubles, nowMs }: ScanSummary, ms: number): string {
  const found =
    findings === 0
      ? `no findings in ${counted(files, 'file')}`
      : `${counted(findings, 'finding')} in ${filesWithFindings} of ${counted(files, 'file')}`;
  const unread = troubles === 0 ? '' : ` ${troubles === 1 ? '1 was' : `${troubles} were`} not scanned, see below.`;
  return `Scanned ${describeAge(new Date(ms).toISOString(), nowMs)}: ${found}.${unread}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
