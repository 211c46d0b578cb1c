import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/** A compute target that the file defines. Its name is what `compute: azureml:<name>` refers to. */
export interface ComputeDefinition {
  readonly kind: 'computeDefinition';
  readonly span: Span;
  readonly name: Field;
  /** Lower case, as in the CLI's `type`: `computeinstance`, `amlcompute`, `kubernetes`, `virtualmachine`, … */
  readonly type: string;
}

/** A place that says where something runs. */
export interface ComputeUse {
  readonly kind: 'computeUse';
  /** The whole entry. */
  readonly span: Span;
  readonly by: 'job' | 'pipeline' | 'schedule' | 'deployment';
  /** The target's name without `azureml:`; `span` covers it as written. */
  readonly target: Field;
  /** The target's type where the same code proves it (`compute=instance.name` with `ComputeInstance(…)`). */
  readonly provenType?: string;
}
