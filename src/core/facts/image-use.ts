import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * A container image that something of Azure ML is built from or runs in.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-environment> (`image`), `azure-ai-ml`
 * `entities/_assets/environment.py`, `azureml.core.Environment` (`docker.base_image`),
 * <https://docs.docker.com/reference/dockerfile/#from>.
 */
export interface ImageUse {
  readonly kind: 'imageUse';
  /** The whole entry, argument or instruction. */
  readonly span: Span;
  readonly by: 'environment' | 'dockerfile';
  /** The reference as written; a build argument of a Dockerfile counts with its default. */
  readonly image: Field;
}
