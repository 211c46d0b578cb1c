import type { FixSafety, Severity } from '../core/findings/finding.js';

/** What a model learns of one finding: its message names no value, and a fix is named, not spelled out. */
export interface AnsweredFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Starts at 1. */
  readonly line: number;
  /** Starts at 1, in UTF-16 code units. */
  readonly column: number;
  /** In a notebook: the cell, from 1; line and column are those of the cell. */
  readonly cell?: number;
  readonly fixes: readonly { readonly title: string; readonly safety: FixSafety }[];
}

/** What is known of a file that somebody asked about. */
export type FileAnswer =
  | {
      readonly is: 'judged';
      readonly findings: readonly AnsweredFinding[];
      /** How many findings comments or a baseline accept. */
      readonly accepted: number;
      /** What keeps the answer from being whole, in sentences. */
      readonly gaps: readonly string[];
    }
  | { readonly is: 'not judged'; readonly because: string };

/** The answer of `check_azureml_file`, as JSON. */
export function fileAnswerText(filePath: string, answer: FileAnswer): string {
  const body =
    answer.is === 'not judged'
      ? { state: answer.is, because: answer.because, note: 'A file that was not judged is not known to be safe.' }
      : {
          state: answer.is,
          findings: answer.findings,
          accepted: answer.accepted,
          ...(answer.gaps.length === 0 ? {} : { incomplete: answer.gaps }),
        };
  return JSON.stringify({ file: filePath, ...body }, undefined, 2);
}
