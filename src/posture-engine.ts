/**
 * Everything that only posture needs: the Azure clients, the checks, the reports. A bundle of its own
 * (`dist/posture.cjs`) for the extension and the command line, loaded when it is first used, so that judging files
 * starts as fast as without it.
 */
export { ArmClient } from './azure/arm-client.js';
export { AzureCliCredential, AzurePipelinesCredential, WorkloadIdentityCredential } from '@azure/identity';
export { CloudError, clouds, customCloud, type Cloud } from './azure/clouds.js';
export {
  findSubscriptions,
  findWorkspaces,
  type FoundSubscription,
  type FoundWorkspace,
} from './azure/find-workspaces.js';
export { reasonOf } from './azure/failures.js';
export { diagnoseWorkspace } from './azure/diagnose-workspace.js';
export { systemNames } from './azure/resolve-names.js';
export { readWorkspace } from './azure/read-workspace.js';
export { hintFiles, readWorkspaceHint } from './azure/workspace-hints.js';
export { confirmFailures, type Confirmation, type FailureKey } from './azure/fleet/confirm.js';
export { readDeeply } from './azure/fleet/read-deeply.js';
export { FleetError, readFleet, type FleetProgress, type FleetResult } from './azure/fleet/read-fleet.js';
export { AzureDevOpsClient, azureDevOpsScope } from './pipeline-readers/azure-devops/azure-devops-client.js';
export { GitHubClient } from './pipeline-readers/github/github-client.js';
export { readPipelines, withPipelines, type ConnectedPlace } from './pipeline-readers/read-pipelines.js';
export { checks } from './posture/checks/registry.js';
export { defaultPostureSettings, postureSettingsFor } from './posture/checks/posture-settings.js';
export { crosswalkOfCheck } from './posture/crosswalk/check-crosswalk.js';
export { fixLanguages, renderRemedy, type FixLanguage } from './posture/fixes/render.js';
export { formatPlan, planFormats, type PlanFormat } from './formats/plan/format-plan.js';
export { progressOf, rememberSteps } from './posture/plan/progress.js';
export { begunAnew, readRememberedPlan, rememberPlan } from './posture/plan/remembered-plan.js';
export { planRepairs } from './posture/plan/repair-plan.js';
export { compareFleets, fleetTrend, type FleetComparison } from './posture/fleet/compare-fleets.js';
export { parseFleet, serializeFleet } from './posture/fleet/fleet-file.js';
export { judgeFleet, judgeWorkspace, type JudgedWorkspace } from './posture/fleet/judge-workspace.js';
export { assembleFleetReport, makeFleetReport } from './posture/fleet/make-fleet-report.js';
export { countsByCheck, verdictAt } from './posture/fleet/verdict-words.js';
export { lookFromHere } from './azure/look-from-here.js';
export { namesMarkdown } from './formats/posture/names-from-here.js';
export { compareReports } from './posture/report/compare.js';
export { makeReport } from './posture/report/posture-report.js';
export { parseSnapshot, serializeSnapshot, SnapshotError, workspaceId } from './posture/snapshot/snapshot.js';
export { comparisonMarkdown } from './formats/posture/comparison-markdown.js';
export { shownExposure } from './formats/posture/shown-exposure.js';
export { comparisonPretty } from './formats/posture/comparison-pretty.js';
export { workspaceKnowledgeOf } from './posture/workspace-catalogue.js';
export { workspaceFactsOf } from './posture/workspace-facts.js';
export { readPrincipal } from './azure/read-principal.js';
export { readAccessLists } from './azure/read-access-lists.js';
export { principalWords } from './posture/access/fold-access.js';
export { principalCommand, rolesOfPrincipal } from './posture/access/principal-roles.js';
export { formatPrincipal } from './formats/posture/principal-forms.js';
export { accessMarkdown } from './formats/posture/access-markdown.js';
export { formatAccess } from './formats/posture/format-access.js';
export { formatPosture, postureFormats, type PostureFormat } from './formats/posture/format-posture.js';
export type { FleetDocument } from './formats/fleet/fleet-document.js';
export { fleetFormats, formatFleet, type FleetFormat } from './formats/fleet/format-fleet.js';
