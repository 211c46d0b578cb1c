import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import type { Check } from '../../posture/checks/define-check.js';
import type { CheckResult } from '../../posture/checks/run.js';
import { isSameWorkspace, type Comparison, type VerdictChange } from '../../posture/report/compare.js';
import type { ManualResult } from '../../posture/report/answers.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { crosswalkOfCheck } from '../../posture/crosswalk/check-crosswalk.js';
import { levels, securitySeverities } from '../sarif-severities.js';
import { crosswalkTags, sarifTaxonomies, type SarifTaxonomies } from '../sarif-taxonomies.js';
import { acceptedBy, answerOf, manualNotice, manualStates } from './answers.js';
import { capital, evidenceOf, sampleNotice } from './result-words.js';

/**
 * The report as SARIF 2.1.0. Every verdict is a result: `pass` and `notApplicable` have those kinds, what is unknown is
 * `open`, so that no reader takes it for good; what only people can say is for `review`, or `informational` where
 * somebody has said it. A failure that is accepted is suppressed. Places are resources, not files. Beside an earlier
 * report of the same workspace each result says whether it is `new`, `updated` or `unchanged`.
 */
export function postureSarif(report: PostureReport, comparison?: Comparison): string {
  const results = report.groups.flatMap((group) => group.results);
  const baseline =
    comparison !== undefined && isSameWorkspace(comparison.before, report)
      ? new Map(comparison.changes.map((change) => [`${change.checkId} ${change.subjectId}`, change]))
      : undefined;
  const checks = [...new Map(results.map(({ check }) => [check.id, check])).values()];
  const indexes = new Map(checks.map(({ id }, index) => [id, index]));
  const catalogues = sarifTaxonomies(checks.map(crosswalkOfCheck));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'aml-guard',
            rules: [...checks.map((check) => ruleOf(check, catalogues)), ...report.manual.map(manualRule)],
            supportedTaxonomies: catalogues.supportedTaxonomies,
          },
        },
        taxonomies: catalogues.taxonomies,
        automationDetails: { id: `posture/${report.workspace.name}/`, description: { text: 'Posture of a workspace' } },
        invocations: [
          {
            executionSuccessful: report.faults.length === 0,
            toolExecutionNotifications: [
              ...report.faults.map(({ checkId, message }) => ({
                level: 'error' as const,
                message: { text: `${checkId}: ${message}` },
              })),
              ...report.unread.map(({ path, reason }) => ({
                level: 'warning' as const,
                message: { text: `not read: ${path}: ${reason.message}` },
              })),
            ],
          },
        ],
        results: [
          ...results.map((result) => ({ ...resultOf(result, indexes), ...baselineOf(result, baseline) })),
          ...report.manual.map((one, index) => ({
            ...manualOf(one, report.workspace, checks.length + index),
            ...(baseline === undefined ? {} : { baselineState: 'unchanged' as const }),
          })),
        ],
        properties: {
          takenAt: report.takenAt,
          sample: report.sample,
          ...(report.sample ? { notice: sampleNotice } : {}),
        },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(check: Check, { relationshipsOf }: SarifTaxonomies): ReportingDescriptor {
  const [page] = check.references;
  const crosswalk = crosswalkOfCheck(check);
  return {
    id: check.id,
    shortDescription: { text: `${capital(check.summary)}.` },
    fullDescription: { text: check.why },
    helpUri: page,
    help: { text: `${check.why} It passes when: ${check.passes} What repairing it breaks or needs: ${check.breaks}` },
    defaultConfiguration: { level: levels[check.severity] },
    relationships: relationshipsOf(crosswalk),
    properties: {
      'security-severity': securitySeverities[check.severity],
      tags: ['security', 'azure-machine-learning', 'posture', check.group, ...crosswalkTags(crosswalk)],
      peers: check.peers,
    },
  };
}

function manualRule({ item }: ManualResult): ReportingDescriptor {
  return {
    id: item.id,
    shortDescription: { text: `${item.title}.` },
    fullDescription: { text: `${item.how} ${manualNotice}` },
    helpUri: item.reference,
    defaultConfiguration: { level: 'none' },
    properties: { tags: ['security', 'azure-machine-learning', 'posture', 'manual'] },
  };
}

function manualOf(one: ManualResult, workspace: PostureReport['workspace'], ruleIndex: number): Result {
  return {
    ruleId: one.item.id,
    ruleIndex,
    kind: one.state === 'stated' ? 'informational' : 'review',
    level: 'none',
    message: { text: `${one.item.title}. ${manualStates[one.state]}: ${answerOf(one)}.` },
    locations: [resourceLocation(workspace)],
    partialFingerprints: { 'amlGuardPosture/v1': `${one.item.id}:${workspace.id.toLowerCase()}` },
    properties: { state: one.state },
  };
}

function resourceLocation({ name, id }: { readonly name: string; readonly id: string }): Location {
  return {
    physicalLocation: { artifactLocation: { uri: addressOf(id) } },
    logicalLocations: [{ name, fullyQualifiedName: id, kind: 'resource' }],
  };
}

function baselineOf(
  { check, subject }: CheckResult,
  baseline: ReadonlyMap<string, VerdictChange> | undefined,
): Pick<Result, 'baselineState'> {
  if (baseline === undefined) {
    return {};
  }
  const change = baseline.get(`${check.id} ${subject.id}`);
  return { baselineState: change === undefined ? 'unchanged' : change.before === undefined ? 'new' : 'updated' };
}

const kinds = { fail: 'fail', pass: 'pass', unknown: 'open', 'not-applicable': 'notApplicable' } as const;

function resultOf(result: CheckResult, indexes: ReadonlyMap<string, number>): Result {
  const { check, subject, verdict, severity, remedy, exception } = result;
  const ruleIndex = indexes.get(check.id);
  return {
    ruleId: check.id,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: kinds[verdict.is],
    // Other kinds than `fail` have no level, says the standard (3.27.9).
    level: verdict.is === 'fail' ? levels[severity] : 'none',
    message: { text: `${capital(check.summary)}: ${subject.name}. ${capital(evidenceOf(result))}.` },
    locations: [resourceLocation(subject)],
    ...(exception === undefined
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: acceptedBy(exception) }] }),
    partialFingerprints: { 'amlGuardPosture/v1': `${check.id}:${subject.id.toLowerCase()}` },
    properties: {
      severity,
      verdict: verdict.is,
      ...(remedy === undefined ? {} : { fix: remedy.text }),
    },
  };
}

/** Ids of Azure are no addresses; those of other services are. */
function addressOf(id: string): string {
  return encodeURI(id.startsWith('https://') ? id : `azure:${id}`);
}
