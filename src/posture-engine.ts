/**
 * Everything that judging what is deployed needs, and showing it: the checks, the reports, snapshots and fleets. A
 * bundle of its own (`dist/posture.cjs`) for the extension and the command line, loaded when it is first used, so that
 * judging files starts as fast as without it. It needs neither Node nor the clients of Azure, so that a snapshot can be
 * opened in a browser too.
 */
export { CloudError, clouds, customCloud, type Cloud } from './azure/clouds.js';
export { reasonOf } from './azure/failures.js';
export { hintFiles, readWorkspaceHint } from './azure/workspace-hints.js';
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
export { namesMarkdown } from './formats/posture/names-from-here.js';
export { compareReports } from './posture/report/compare.js';
export { makeReport } from './posture/report/posture-report.js';
export { parseSnapshot, serializeSnapshot, SnapshotError, workspaceId } from './posture/snapshot/snapshot.js';
export { comparisonMarkdown } from './formats/posture/comparison-markdown.js';
export { shownExposure } from './formats/posture/shown-exposure.js';
export { comparisonPretty } from './formats/posture/comparison-pretty.js';
export { workspaceKnowledgeOf } from './posture/workspace-catalogue.js';
export { workspaceFactsOf } from './posture/workspace-facts.js';
export { principalWords } from './posture/access/fold-access.js';
export { principalCommand, rolesOfPrincipal } from './posture/access/principal-roles.js';
export { formatPrincipal } from './formats/posture/principal-forms.js';
export { checkPage } from './formats/posture/check-page.js';
export { accessMarkdown } from './formats/posture/access-markdown.js';
export { formatAccess } from './formats/posture/format-access.js';
export { formatPosture, postureFormats, type PostureFormat } from './formats/posture/format-posture.js';
export type { FleetDocument } from './formats/fleet/fleet-document.js';
export { fleetFormats, formatFleet, type FleetFormat } from './formats/fleet/format-fleet.js';
