import type { Span } from '../documents/span.js';

/**
 * A sign-in to Azure in code with something that can be stolen, or that asks a person.
 *
 * Sources: `azure.identity`, `azureml.core.authentication`.
 */
export interface Login {
  readonly kind: 'login';
  /** The call's name: `ClientSecretCredential`. */
  readonly span: Span;
  readonly call: string;
  readonly method: 'clientSecret' | 'password' | 'interactive' | 'deviceCode';
}
