import type { Log, Result } from 'sarif';
import type { FleetComparison } from '../../posture/fleet/compare-fleets.js';
import type { FleetWorkspace } from '../../posture/fleet/fleet-report.js';
import type { FleetFailure } from '../../posture/fleet/judge-workspace.js';
import { acceptedBy } from '../posture/answers.js';
import { capital } from '../posture/result-words.js';
import { levels, securitySeverities } from '../sarif-severities.js';
import { fleetSampleNotice, graphNotice, isFromGraph, type FleetDocument } from './fleet-document.js';

/**
 * The fleet as SARIF 2.1.0: a result for each failing verdict. What is unknown is no result, but a notification tells
 * how much of it there is. Beside an earlier fleet each result says whether its check failed in that workspace before.
 */
export function fleetSarif({ report, failures, comparison }: FleetDocument): string {
  const used = new Set(failures.flatMap((all) => all.map(({ checkId }) => checkId)));
  const checks = report.checks.filter(({ id }) => used.has(id));
  const rules = new Map(checks.map((check, index) => [check.id, { check, index }]));
  const places = new Map(report.checks.map(({ id }, index) => [id, index]));
  const isNew = newnessOf(comparison);
  const { unknown } = report.counts;
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'aml-guard',
            rules: checks.map((check) => ({
              id: check.id,
              shortDescription: { text: `${capital(check.summary)}.` },
              defaultConfiguration: { level: levels[check.severity] },
              properties: {
                'security-severity': securitySeverities[check.severity],
                tags: ['security', 'azure-machine-learning', 'posture', check.group],
              },
            })),
          },
        },
        automationDetails: { id: 'fleet/', description: { text: 'Posture of many workspaces' } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications:
              unknown === 0
                ? []
                : [
                    {
                      level: 'warning',
                      message: { text: `${String(unknown)} verdicts are unknown; none of them is a pass` },
                    },
                  ],
          },
        ],
        results: report.workspaces.flatMap((workspace, index) =>
          (failures[index] ?? []).map((failure) => ({
            ...resultOf(workspace, failure, rules.get(failure.checkId), places.get(failure.checkId) ?? -1),
            ...(isNew === undefined
              ? {}
              : { baselineState: isNew(workspace, failure) ? ('new' as const) : ('unchanged' as const) }),
          })),
        ),
        properties: {
          takenAt: report.takenAt,
          sample: report.sample,
          workspaces: report.workspaces.length,
          ...(report.sample ? { notice: fleetSampleNotice } : {}),
          ...(isFromGraph(report) ? { source: graphNotice } : {}),
        },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf(
  workspace: FleetWorkspace,
  { checkId, severity, subject, evidence, exception }: FleetFailure,
  rule: { readonly check: { readonly summary: string }; readonly index: number } | undefined,
  place: number,
): Result {
  return {
    ruleId: checkId,
    ...(rule === undefined ? {} : { ruleIndex: rule.index }),
    kind: 'fail',
    level: levels[severity],
    message: {
      text: `${capital(rule?.check.summary ?? checkId)}: ${subject.name} of ${workspace.name}. ${capital(evidence)}.`,
    },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: `azure:${encodeURI(subject.id)}` } },
        logicalLocations: [{ name: subject.name, fullyQualifiedName: subject.id, kind: 'resource' }],
      },
    ],
    ...(exception === undefined
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: acceptedBy(exception) }] }),
    // Two workspaces may name the same resource; each has its own result.
    partialFingerprints: {
      'amlGuardFleet/v1': `${checkId}:${workspace.id.toLowerCase()}:${subject.id.toLowerCase()}`,
    },
    properties: {
      severity,
      workspace: workspace.id,
      source: workspace.source,
      confirmed: workspace.confirmed.includes(place),
    },
  };
}

function newnessOf(
  comparison: FleetComparison | undefined,
): ((workspace: FleetWorkspace, failure: FleetFailure) => boolean) | undefined {
  if (comparison === undefined) {
    return undefined;
  }
  const appeared = new Set(comparison.appeared.map(({ id }) => id));
  const worse = new Set(
    comparison.changed.flatMap(({ id, worse: all }) => all.map(({ checkId }) => `${checkId} ${id}`)),
  );
  const unclear = new Set(
    comparison.changed.flatMap(({ id, unclear: all }) => all.map(({ checkId }) => `${checkId} ${id}`)),
  );
  return ({ id }, { checkId }) =>
    appeared.has(id) ||
    worse.has(`${checkId} ${id}`) ||
    unclear.has(`${checkId} ${id}`) ||
    comparison.checksOfOne.includes(checkId);
}
