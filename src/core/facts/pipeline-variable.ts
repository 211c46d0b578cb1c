import type { Span } from '../documents/span.js';
import type { Field } from './field.js';

/**
 * A variable that a pipeline, a Makefile or a script sets for its own steps. It never reaches Azure ML by itself, but
 * whoever reads the repository or, where it is not marked as secret, the pipeline's runs, reads it.
 *
 * Sources: <https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables>,
 * <https://docs.github.com/actions/concepts/security/secrets>.
 */
export interface PipelineVariable {
  readonly kind: 'pipelineVariable';
  /** The whole entry, name and value. */
  readonly span: Span;
  readonly system: 'github' | 'devops' | 'make';
  /**
   * - `entry`: `env:`, `variables:`, the default of a parameter, an assignment of make;
   * - `command`: `##vso[task.setvariable]` without `issecret=true`, which makes a plain variable.
   */
  readonly by: 'entry' | 'command';
  readonly name: string;
  readonly value: Field;
  /**
   * Whether the file says that its secrets come from Key Vault (a task, or variable groups, which may be linked to
   * one). Without either, a secret variable of Azure DevOps is kept in the pipeline's own settings.
   */
  readonly besideKeyVault: boolean;
}
