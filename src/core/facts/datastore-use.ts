import type { Span } from '../documents/span.js';

/**
 * A job's input that stands in a datastore.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/how-to-read-write-data-v2>
 * (`azureml://datastores/<name>/paths/<path>`).
 */
export interface DatastoreUse {
  readonly kind: 'datastoreUse';
  /** The address, without quotes. */
  readonly span: Span;
  readonly datastore: string;
  /** Whether the job, or the step that reads, names an identity. */
  readonly hasIdentity: boolean;
}

/** The datastore that an address of Azure ML names. */
export function datastoreOf(address: string): string | undefined {
  return /^(?:azureml:)?azureml:\/\/(?:subscriptions\/[^\s]+\/)?datastores\/([\w-]+)\/paths\//i.exec(address)?.[1];
}
