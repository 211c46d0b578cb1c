/**
 * Everything that asks Azure, Azure DevOps, GitHub and the name service: their clients and what reads with them. A
 * bundle of its own (`dist/azure.cjs`), loaded at the first connection and by Node only.
 */
export { ArmClient } from './azure/arm-client.js';
export { AzureCliCredential } from '@azure/identity';
export {
  findSubscriptions,
  findWorkspaces,
  type FoundSubscription,
  type FoundWorkspace,
} from './azure/find-workspaces.js';
export { diagnoseWorkspace } from './azure/diagnose-workspace.js';
export { systemNames } from './azure/resolve-names.js';
export { readWorkspace } from './azure/read-workspace.js';
export { confirmFailures, type Confirmation, type FailureKey } from './azure/fleet/confirm.js';
export { readDeeply } from './azure/fleet/read-deeply.js';
export { FleetError, readFleet, type FleetProgress, type FleetResult } from './azure/fleet/read-fleet.js';
export { AzureDevOpsClient, azureDevOpsScope } from './pipeline-readers/azure-devops/azure-devops-client.js';
export { GitHubClient } from './pipeline-readers/github/github-client.js';
export { readPipelines, withPipelines, type ConnectedPlace } from './pipeline-readers/read-pipelines.js';
export { lookFromHere } from './azure/look-from-here.js';
export { readPrincipal } from './azure/read-principal.js';
export { readAccessLists } from './azure/read-access-lists.js';
