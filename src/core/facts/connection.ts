import type { Span } from '../documents/span.js';

/**
 * A workspace connection that signs in with a secret. One by managed identity or Entra token is no fact.
 *
 * Sources: `azure-ai-ml`, `_schema/workspace/connections/*.py`, `entities/_workspace/connections/*.py`.
 */
export interface Connection {
  readonly kind: 'connection';
  /** The credential's key, argument or call. */
  readonly span: Span;
  /** Lower case, as in the CLI's `type`: `azure_open_ai`, `container_registry`, `git`. */
  readonly type: string;
  readonly credential: ConnectionCredential;
  /** The setting whose removal leaves a connection without credentials. */
  readonly removable: string;
}

export type ConnectionCredential = 'apiKey' | 'accessKey' | 'sas' | 'token' | 'password' | 'servicePrincipal';

/** The credential that a block of settings makes, by the names of the settings. */
export function credentialOfKeys(keys: ReadonlySet<string>): ConnectionCredential | undefined {
  return keyToCredential.find(([key]) => keys.has(key))?.[1];
}

const keyToCredential: readonly (readonly [string, ConnectionCredential])[] = [
  ['client_secret', 'servicePrincipal'],
  ['secret_access_key', 'accessKey'],
  ['account_key', 'accessKey'],
  ['sas_token', 'sas'],
  ['pat', 'token'],
  ['password', 'password'],
  ['api_key', 'apiKey'],
  ['key', 'apiKey'],
];
