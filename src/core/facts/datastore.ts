import type { Span } from '../documents/span.js';

/**
 * A datastore that is read with credentials. One without is no fact: Azure ML then uses the identity of the job or of
 * the user.
 *
 * Sources: `azure-ai-ml`, `_schema/_datastore/*.py`; `azureml.core.Datastore.register_*`;
 * <https://learn.microsoft.com/azure/machine-learning/how-to-datastore>.
 */
export interface Datastore {
  readonly kind: 'datastore';
  /** The credential's entry or argument. */
  readonly span: Span;
  /** By which inputs refer to it; absent when it is computed. */
  readonly name?: string;
  /** File shares and databases cannot be read with an identity, or only in some clients. */
  readonly store: 'blob' | 'file' | 'database';
  readonly credential: DatastoreCredential;
  /** The one setting whose removal leaves a datastore without credentials; absent when it takes more than that. */
  readonly removable?: string;
}

export type DatastoreCredential = 'accountKey' | 'sas' | 'servicePrincipal' | 'certificate' | 'password';
