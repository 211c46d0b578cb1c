import type { Span } from '../documents/span.js';
import type { Stage } from './stage.js';

/**
 * A deployment to something that is meant for tests.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/v1/how-to-deploy-and-where> (Container Instances and
 * local web services are for dev and test), <https://learn.microsoft.com/azure/machine-learning/how-to-deploy-online-endpoints>
 * (local endpoints are for tests).
 */
export interface TestTarget {
  readonly kind: 'testTarget';
  readonly span: Span;
  /** As in "runs on …". */
  readonly target: 'Azure Container Instances' | 'a local web service' | 'a local endpoint';
  /** What the pipeline's stage or deployment environment around it says. */
  readonly stage?: Stage;
}
