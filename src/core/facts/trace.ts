import type { Span } from '../documents/span.js';
import type { Dynamic } from './field.js';
import type { LogSink } from './logged.js';

/**
 * Commands that a shell writes to standard error with all their values before it runs them.
 *
 * Sources: the GNU Bash manual, "The Set Builtin" (`-x`: "Print a trace of simple commands … and their arguments …
 * after they are expanded and before they are executed"),
 * <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/set-psdebug> (`-Trace 2` shows assignments).
 */
export interface Trace {
  readonly kind: 'trace';
  /** What switches the trace on. */
  readonly span: Span;
  /** As the author writes it: `set -x`. */
  readonly call: string;
  readonly sink: LogSink;
  /** What is filled in on the traced lines, in source order. */
  readonly value: Dynamic;
}
