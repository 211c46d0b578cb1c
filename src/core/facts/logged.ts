import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/** One value that is written to where the run's readers can see it: its logs, metrics, parameters or tags. */
export interface Logged {
  readonly kind: 'logged';
  /** The whole statement or command. */
  readonly span: Span;
  readonly sink: LogSink;
  /** As the author calls the sink: `print`, `logger.info`, `mlflow.log_param`, `printenv`. */
  readonly call: string;
  /** The key of a parameter or tag (`mlflow.log_param("token", …)`). */
  readonly key?: Field;
  /** The argument that is written; a call with several arguments gives several facts. */
  readonly value: Field;
  /** Whether the statement stands in a scoring script's `init()` or `run()`. */
  readonly inScoring: boolean;
}

/**
 * `console` and `logging` end in the run's logs; `tracking` in its parameters, metrics or artefacts; `pipeline` in the
 * log of the pipeline's run; `terminal` is the output of a script, which a log keeps when a pipeline runs the script.
 */
export type LogSink = 'console' | 'logging' | 'tracking' | 'pipeline' | 'terminal';
