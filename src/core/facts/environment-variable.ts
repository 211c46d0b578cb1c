import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * One environment variable that Azure ML receives and stores.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/concept-data-encryption> ("Microsoft collected data"):
 * job environment variables are logged, encrypted and stored by Microsoft.
 */
export interface EnvironmentVariable {
  readonly kind: 'environmentVariable';
  /** The whole entry, name and value. */
  readonly span: Span;
  readonly owner: EnvironmentOwner;
  /** `absent` only when the name is computed. */
  readonly name: Field;
  readonly value: Field;
}

/**
 * What carries the variable. Only an online deployment resolves `${{keyvault:…}}` and `${{azureml://connections/…}}`:
 * <https://learn.microsoft.com/azure/machine-learning/how-to-deploy-online-endpoint-with-secret-injection>.
 */
export type EnvironmentOwner =
  'job' | 'component' | 'environment' | 'onlineDeployment' | 'batchDeployment' | 'computeInstance' | 'promptflow';

/**
 * The variable that a setting of Spark stands for: `spark.executorEnv.X`, `spark.yarn.appMasterEnv.X`.
 *
 * Sources: <https://spark.apache.org/docs/latest/configuration.html>,
 * <https://spark.apache.org/docs/latest/running-on-yarn.html>.
 */
export function sparkVariable(setting: string): string | undefined {
  return /^spark\.(?:executorEnv|yarn\.appMasterEnv)\.(.+)$/.exec(setting)?.[1];
}
