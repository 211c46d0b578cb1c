import type { Document } from '../core/documents/document.js';
import type { Finding } from '../core/findings/finding.js';
import type { SuppressedFinding } from '../core/findings/suppression.js';

/** One file that was judged. */
export interface LintedFile {
  /** As it is shown to people: relative to the working folder where it lies below it, with `/`. */
  readonly path: string;
  readonly document: Document;
  /** In the order of their places. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What only a stricter reader would hear (default: nothing). */
  readonly unheard?: readonly Finding[];
  /** The fingerprint of each finding, accepted and unheard ones too. */
  readonly prints: ReadonlyMap<Finding, string>;
}

/** A file that was left alone on purpose. */
export interface SkippedFile {
  readonly path: string;
  /** Completes "skipped, because …": `it has 3 MB, and the limit is 1 MB`. */
  readonly because: string;
}

/** Findings that a baseline holds and that no longer occur in the file. */
export interface GoneFinding {
  readonly path: string;
  readonly ruleId: string;
  readonly count: number;
}

/** Something that went wrong with one file; the other files' findings are complete. */
export interface Failure {
  readonly path: string;
  readonly message: string;
}

/** What one run of the command line found. Everything is in the order of its path, compared by code units. */
export interface LintReport {
  /** Files that concern Azure ML, also those without findings. */
  readonly files: readonly LintedFile[];
  /** How many files were read and do not concern Azure ML. */
  readonly otherFiles: number;
  readonly skipped: readonly SkippedFile[];
  readonly failures: readonly Failure[];
  readonly gone: readonly GoneFinding[];
  /** What was asked for, as shown to people. */
  readonly asked: readonly string[];
}

/** What made a report. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** `1 file`, `2 files`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** How many findings the report holds. */
export function countFindings(report: LintReport): number {
  return report.files.reduce((sum, file) => sum + file.findings.length, 0);
}

/**
 * The report's last line: how many findings in how many files, or why nothing was judged.
 */
export function summaryOf(report: LintReport): string {
  const { files } = report;
  if (files.length === 0) {
    const where = report.asked.join(', ');
    const read = report.otherFiles === 0 ? '' : ` (${count(report.otherFiles, 'other file')} read)`;
    return `nothing was linted: no Azure ML file found in ${where}${read}`;
  }
  const findings = countFindings(report);
  if (findings === 0) {
    return `0 findings in ${count(files.length, 'file')}`;
  }
  const hit = files.filter((file) => file.findings.length > 0).length;
  return `${count(findings, 'finding')} in ${hit} of ${count(files.length, 'file')}`;
}
