import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/** A compute target that the file defines. Its name is what `compute: azureml:<name>` refers to. */
export interface ComputeDefinition {
  readonly kind: 'computeDefinition';
  readonly span: Span;
  readonly name: Field;
  /** Lower case, as in the CLI's `type`: `computeinstance`, `amlcompute`, `kubernetes`, `virtualmachine`, … */
  readonly type: string;
}

/**
 * How the nodes of a cluster or a compute instance are reached, and as whom they act. In SDK v1 the configuration is
 * made before the target has a name, hence a fact of its own.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-compute-aml>,
 * <https://learn.microsoft.com/azure/machine-learning/reference-yaml-compute-instance>, `azure-ai-ml`
 * `entities/_compute/aml_compute.py`, `azureml.core.compute.AmlCompute.provisioning_configuration`.
 */
export interface ComputeAccess {
  readonly kind: 'computeAccess';
  /** The whole definition. */
  readonly span: Span;
  /** The name, else the class; where to point when nothing was written. */
  readonly head: Span;
  readonly type: 'amlcompute' | 'computeinstance';
  /**
   * Service default: closed in a virtual network, open without one (`aml_compute.py`); the YAML page says closed. An
   * absent value is told only to those who gave an account to log in with.
   */
  readonly sshPublicAccess: Field;
  readonly sshSetting: 'ssh_public_access_enabled' | 'ssh_public_access' | 'remote_login_port_public_access';
  /** Whether the definition has an account for SSH. */
  readonly hasSshAccount: boolean;
  /** Service default: on. */
  readonly nodePublicIp: Field;
  /** Whether the nodes stand in a virtual network of one's own. */
  readonly inVirtualNetwork: boolean;
  /** Service default: none, so that jobs run with the submitter's identity or with stored keys. */
  readonly hasIdentity: boolean;
}

/** A place that says where something runs. */
export interface ComputeUse {
  readonly kind: 'computeUse';
  /** The whole entry. */
  readonly span: Span;
  readonly by: 'job' | 'pipeline' | 'schedule' | 'deployment';
  /** The target's name without `azureml:`; `span` covers it as written. */
  readonly target: Field;
  /** The target's type where the same code proves it (`compute=instance.name` with `ComputeInstance(…)`). */
  readonly provenType?: string;
}
