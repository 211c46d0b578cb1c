import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * A value that something fills in, handed to a program as an argument or to a job as an input; of a job the written
 * ones too. Whether it is a secret, or says who somebody is, is for the rules to say.
 *
 * Sources: <https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables> ("never pass secrets on
 * the command line"), <https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets>.
 */
export interface CommandLineSecret {
  readonly kind: 'commandLineSecret';
  /** The argument. */
  readonly span: Span;
  /**
   * - `job`: the command line of a job, which is stored with the job;
   * - `input`: `--set inputs.x=…`, likewise;
   * - `pipeline`, `script`: the command line of a program that a pipeline or script starts.
   */
  readonly place: 'job' | 'input' | 'pipeline' | 'script';
  /** The program or, for an input, its name: `python`, `curl`, `the script`. */
  readonly program: string;
  /** The option before the value: `--api-key`. */
  readonly option?: string;
  readonly value: Field;
  /** Whether the program that submits a job fills it in, and not the shell that runs it. */
  readonly filledInEarly?: true;
}
