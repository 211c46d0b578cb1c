import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * An online endpoint that the file defines. Batch endpoints are no such facts: they know Entra tokens only, and have
 * no network setting of their own.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online>,
 * <https://learn.microsoft.com/azure/machine-learning/how-to-authenticate-online-endpoint>.
 */
export interface Endpoint {
  readonly kind: 'endpoint';
  /** The whole definition. */
  readonly span: Span;
  /** The endpoint's name, else the class or first entry; where to point when nothing was written. */
  readonly head: Span;
  /** `kubernetes` endpoints take keys and Azure ML tokens, but no Entra tokens, and have no public network setting. */
  readonly hosting: 'managed' | 'kubernetes';
  /** Service default: `key`. */
  readonly authMode: Field;
  /** Service default: `enabled`. */
  readonly publicNetworkAccess: Field;
}

/**
 * A deployment of an online endpoint.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/concept-secure-online-endpoint>: the setting belongs to
 * the older way of isolation; in a workspace with a managed network that network decides.
 */
export interface OnlineDeployment {
  readonly kind: 'onlineDeployment';
  readonly span: Span;
  readonly head: Span;
  /** Service default: `enabled`. */
  readonly egressPublicNetworkAccess: Field;
}
