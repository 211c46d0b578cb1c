import type { Span } from '../documents/span.js';

/**
 * A schedule that names its job by a file of this repository.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/how-to-schedule-pipeline-job> (`create_job: ./job.yml`),
 * <https://learn.microsoft.com/azure/machine-learning/reference-yaml-schedule>.
 */
export interface ScheduledJob {
  readonly kind: 'scheduledJob';
  readonly span: Span;
  /** As written, relative to the file that declares it, with `/`. */
  readonly path: string;
}
