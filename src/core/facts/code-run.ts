import type { Span } from '../documents/span.js';

/**
 * A job, component or deployment that runs code of this repository.
 *
 * Paths are as written, relative to the file that declares them, with `/`; `azureml:` and URL code is left out.
 */
export interface CodeRun {
  readonly kind: 'codeRun';
  readonly span: Span;
  /** The folder that is uploaded; absent when the job runs a script without one. */
  readonly code?: string;
  /** The files that the command names (`train.py`, `run.sh`), relative to `code`; empty when it names none. */
  readonly scripts: readonly string[];
  /** Whether the script is a scoring script (`scoring_script`, `entry_script` of a deployment or parallel step). */
  readonly scoring: boolean;
}
