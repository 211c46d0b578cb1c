import * as vscode from 'vscode';
import { describeAge } from '../infrastructure/age.js';
import { counted } from '../infrastructure/counted.js';
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
    const { folder, done, all } = running;
    return all === 0
      ? vscode.l10n.t('Looking for files in {0}…', folder)
      : vscode.l10n.t('Scanning {0}: {1} of {2} files…', folder, done, all);
  }
  if (cancelledAt !== undefined) {
    const { folder, done, all } = cancelledAt;
    return all === 0
      ? vscode.l10n.t('Cancelled before {0} was scanned. What was found earlier is shown as it was.', folder)
      : vscode.l10n.t(
          'Cancelled after {0} of {1} files in {2}. The others are shown as they were before.',
          done,
          all,
          folder,
        );
  }
  return finishedMs === undefined ? undefined : finishedMessage(summary, finishedMs);
}

function finishedMessage(summary: ScanSummary, ms: number): string {
  const { findings, troubles, nowMs } = summary;
  const age = describeAge(new Date(ms).toISOString(), nowMs);
  const found = findings === 0 ? nothingFound(summary, age) : somethingFound(summary, age);
  if (troubles === 0) {
    return found;
  }
  const unread = counted(
    troubles,
    vscode.l10n.t('{0} was not scanned, see below.', troubles),
    vscode.l10n.t('{0} were not scanned, see below.', troubles),
  );
  return `${found} ${unread}`;
}

function nothingFound({ files }: ScanSummary, age: string): string {
  return counted(
    files,
    vscode.l10n.t('Scanned {0}: no findings in {1} file.', age, files),
    vscode.l10n.t('Scanned {0}: no findings in {1} files.', age, files),
  );
}

function somethingFound({ findings, filesWithFindings: some, files }: ScanSummary, age: string): string {
  return counted(
    findings,
    counted(
      files,
      vscode.l10n.t('Scanned {0}: {1} finding in {2} of {3} file.', age, findings, some, files),
      vscode.l10n.t('Scanned {0}: {1} finding in {2} of {3} files.', age, findings, some, files),
    ),
    counted(
      files,
      vscode.l10n.t('Scanned {0}: {1} findings in {2} of {3} file.', age, findings, some, files),
      vscode.l10n.t('Scanned {0}: {1} findings in {2} of {3} files.', age, findings, some, files),
    ),
  );
}
