import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * A text that Azure ML keeps as, or beside, a run's identity.
 *
 * The `name` of an SDK v2 or CLI job *is* its run id; a v1 experiment's name is the prefix of the run ids in it
 * (`<experiment>_<epoch>_<hash>`).
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command>,
 * <https://learn.microsoft.com/azure/machine-learning/concept-data-encryption> ("when naming run_id, avoid including
 * sensitive information such as user names or secret project names").
 */
export interface RunLabel {
  readonly kind: 'runLabel';
  /** The whole entry, key and value, or the call's argument. */
  readonly span: Span;
  readonly role: RunLabelRole;
  /** The key of a tag, property or parameter; absent for the other roles. */
  readonly key?: Field;
  readonly value: Field;
}

export type RunLabelRole =
  /** v2 job `name`. */
  | 'runId'
  /** v1 experiment name: becomes the run id's prefix. */
  | 'runIdPrefix'
  /** v2 or mlflow experiment name. */
  | 'experimentName'
  | 'displayName'
  /** mlflow `run_name`. */
  | 'runName'
  | 'tag'
  | 'property'
  | 'description';
