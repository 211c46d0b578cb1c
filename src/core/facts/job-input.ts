import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * A text that a job, component or pipeline takes as an input. Data, models and numbers are none.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command>,
 * <https://learn.microsoft.com/azure/machine-learning/reference-yaml-component-command>, `azure-ai-ml`
 * `entities/_inputs_outputs/input.py`.
 */
export interface JobInput {
  readonly kind: 'jobInput';
  /** The whole entry, name and value. */
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  /**
   * - `given`: what a job hands in, or the default of a declaration;
   * - `declared`: whoever uses the component or pipeline hands it in; `value` is absent;
   * - `handedOn`: a pipeline gives its own input to one of its steps.
   */
  readonly by: 'given' | 'declared' | 'handedOn';
  readonly value: Field;
}
