import type { CodeRun } from './code-run.js';
import type { CommandLineSecret } from './command-line-secret.js';
import type { ComputeDefinition, ComputeUse } from './compute.js';
import type { Credential, SecretValue } from './credential.js';
import type { EnvironmentVariable } from './environment-variable.js';
import type { Logged } from './logged.js';
import type { PipelineLogin } from './pipeline-login.js';
import type { PipelineSummary } from './pipeline-summary.js';
import type { PipelineVariable } from './pipeline-variable.js';
import type { ProductionMark } from './production-mark.js';
import type { RunLabel } from './run-label.js';

/** Everything that a document can declare. Rules see facts and nothing else. */
export type Fact =
  | EnvironmentVariable
  | RunLabel
  | Logged
  | Credential
  | SecretValue
  | ComputeDefinition
  | ComputeUse
  | CodeRun
  | ProductionMark
  | PipelineVariable
  | PipelineLogin
  | PipelineSummary
  | CommandLineSecret;

export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { readonly kind: K }>;
