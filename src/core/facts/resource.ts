import type { Span } from '../documents/span.js';

/** What Azure ML manages and files define or refer to, by the names of its command line (`az ml <kind>`). */
export type ResourceKind =
  | 'job'
  | 'component'
  | 'environment'
  | 'compute'
  | 'datastore'
  | 'data'
  | 'model'
  | 'endpoint'
  | 'deployment'
  | 'schedule'
  | 'connection'
  | 'workspace';

/**
 * A place that defines something of Azure ML: a YAML file with its schema, a call of the SDK.
 *
 * Sources: the CLI's YAML schemas (<https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview>) and
 * the entities of `azure-ai-ml`.
 */
export interface ResourceDefinition {
  readonly kind: 'resourceDefinition';
  /** The whole definition. */
  readonly span: Span;
  /** The name as written, without quotes; else the class or first entry. */
  readonly head: Span;
  readonly of: ResourceKind;
  /** Absent when it is computed or left to the service. */
  readonly name?: string;
  /** Absent when it is computed or left to the service. */
  readonly version?: string;
  /** Lower case, as in the CLI's `type`: `amlcompute`, `pipeline`, `azure_blob`; of endpoints `online` or `batch`. */
  readonly type?: string;
}

/** A place that names something of Azure ML that stands elsewhere: `azureml:train-cpu`, `endpoint_name: churn`. */
export interface ResourceReference {
  readonly kind: 'resourceReference';
  /** The reference as written, without quotes. */
  readonly span: Span;
  readonly to: ResourceKind;
  readonly name: string;
  readonly version?: string;
  /** Of `@latest` and the like, without the `@`. */
  readonly label?: string;
}

/** A place that names a file or folder of the repository which Azure ML reads, runs or uploads. */
export interface FileReference {
  readonly kind: 'fileReference';
  /** The path as written, without quotes and without `file:`. */
  readonly span: Span;
  /**
   * As written, relative to the file that names it, with `/`; of a script inside an uploaded folder with that folder.
   */
  readonly path: string;
  /**
   * What the file is to the place that names it: the definition of a resource, the folder that is uploaded, a script
   * that is run, a conda file, Dockerfile or build folder of an environment, or data.
   */
  readonly as: ResourceKind | 'code' | 'script' | 'environmentSource';
}
