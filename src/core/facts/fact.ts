import type { AssetUse } from './asset-use.js';
import type { CodeRun } from './code-run.js';
import type { CommandLineSecret } from './command-line-secret.js';
import type { ComputeAccess, ComputeDefinition, ComputeUse } from './compute.js';
import type { Connection } from './connection.js';
import type { Credential, SecretValue } from './credential.js';
import type { DataSource } from './data-source.js';
import type { DatastoreUse } from './datastore-use.js';
import type { Datastore } from './datastore.js';
import type { Dependency } from './dependency.js';
import type { Endpoint, OnlineDeployment } from './endpoint.js';
import type { EnvironmentSource } from './environment-source.js';
import type { EnvironmentVariable } from './environment-variable.js';
import type { ImageUse } from './image-use.js';
import type { JobInput } from './job-input.js';
import type { Logged } from './logged.js';
import type { Login } from './login.js';
import type { PackageIndex } from './package-index.js';
import type { PipelineLogin } from './pipeline-login.js';
import type { PipelineSummary } from './pipeline-summary.js';
import type { PipelineVariable } from './pipeline-variable.js';
import type { PlainAddress } from './plain-address.js';
import type { ProductionMark } from './production-mark.js';
import type { RegistryAccess } from './registry-access.js';
import type { FileReference, ResourceDefinition, ResourceReference } from './resource.js';
import type { RiskyCall } from './risky-call.js';
import type { RunLabel } from './run-label.js';
import type { ScheduledJob } from './scheduled-job.js';
import type { StorageAccountSetting } from './storage-account.js';
import type { TestTarget } from './test-target.js';
import type { Trace } from './trace.js';
import type { Webservice } from './webservice.js';
import type { WorkspaceUse } from './workspace-use.js';
import type { WorkspaceDefinition } from './workspace.js';

/** Everything that a document can declare. Rules see facts and nothing else. */
export type Fact =
  | EnvironmentVariable
  | RunLabel
  | Logged
  | Credential
  | SecretValue
  | ComputeDefinition
  | ComputeAccess
  | ComputeUse
  | CodeRun
  | ProductionMark
  | PipelineVariable
  | PipelineLogin
  | PipelineSummary
  | CommandLineSecret
  | Endpoint
  | OnlineDeployment
  | WorkspaceDefinition
  | Datastore
  | DatastoreUse
  | Connection
  | Webservice
  | Login
  | RegistryAccess
  | PlainAddress
  | StorageAccountSetting
  | AssetUse
  | DataSource
  | Dependency
  | EnvironmentSource
  | ImageUse
  | JobInput
  | PackageIndex
  | FileReference
  | ResourceDefinition
  | ResourceReference
  | RiskyCall
  | ScheduledJob
  | TestTarget
  | Trace
  | WorkspaceUse;

export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { readonly kind: K }>;
