import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * How a web service of SDK v1 is deployed: `AciWebservice.deploy_configuration(…)`, `AksWebservice…`.
 *
 * Sources: the references of `azureml.core.webservice.AciWebservice` and `AksWebservice`,
 * <https://learn.microsoft.com/azure/machine-learning/how-to-authenticate-web-service?view=azureml-api-1>.
 */
export interface Webservice {
  readonly kind: 'webservice';
  readonly span: Span;
  readonly head: Span;
  readonly hosting: 'containerInstance' | 'kubernetes';
  /** By key. Default: off on Container Instances, on on Kubernetes. */
  readonly authEnabled: Field;
  /** By Entra token; Kubernetes only. Default: off. */
  readonly tokenAuthEnabled: Field;
  /** Container Instances only; on Kubernetes the cluster decides. Default: off. */
  readonly sslEnabled: Field;
  /** Whether the container stands in a virtual network. */
  readonly inVirtualNetwork: boolean;
}
