import type { Span } from '../documents/span.js';
import type { SecretValueMatch } from '../secrets/value-formats.js';
import type { Field } from './field.js';

/**
 * A setting whose purpose is to hold a credential.
 *
 * Source of the documented slots: the marshmallow schemas and entities of `azure-ai-ml`
 * (`_schema/_datastore/credentials.py`, `_schema/workspace/connections/credentials.py`, `entities/_credentials.py`).
 */
export interface Credential {
  readonly kind: 'credential';
  /** The whole entry, key and value. */
  readonly span: Span;
  /** The setting as written: `account_key`, `client_secret`, `AZURE_OPENAI_KEY`. */
  readonly slot: string;
  /**
   * - `documented`: a field or parameter that Azure ML or an Azure SDK defines for a credential;
   * - `named`: a variable, key or argument whose name says that it holds one.
   */
  readonly known: 'documented' | 'named';
  readonly holder: CredentialHolder;
  readonly value: Field;
}

export type CredentialHolder =
  | 'datastore'
  | 'connection'
  | 'compute'
  | 'registry'
  | 'job'
  /** A call in code: `ClientSecretCredential(…)`, `Datastore.register_azure_blob_container(…)`. */
  | 'call'
  /** A variable, dict entry or other place in code or configuration. */
  | 'other';

/**
 * A text that has the form of a known credential, anywhere in the file: code, comment, broken syntax, cell output.
 * The value itself is never kept.
 */
export interface SecretValue {
  readonly kind: 'secretValue';
  readonly span: Span;
  readonly match: SecretValueMatch;
  readonly where: 'code' | 'comment' | 'output';
  /** The fact whose value holds the text, when one does; that fact's own rule then speaks. */
  readonly inside?: 'environmentVariable' | 'runLabel' | 'credential' | 'logged' | 'pipelineVariable';
}
