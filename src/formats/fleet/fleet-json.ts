import { verdictLetters } from '../../posture/fleet/fleet-report.js';
import type { FleetDocument } from './fleet-document.js';

/** The version of the JSON form; a change that breaks readers gets a new number. */
export const fleetJsonVersion = 1;

/** The fleet as JSON, for programs. `schemas/fleet-1.schema.json` describes it. */
export function fleetJson({ report, failures, comparison, trend }: FleetDocument): string {
  return `${JSON.stringify(
    {
      format: 'aml-guard-fleet-report',
      version: fleetJsonVersion,
      takenAt: report.takenAt,
      cloud: report.cloud,
      sample: report.sample,
      scope: {
        managementGroups: report.scope.managementGroups ?? [],
        subscriptions: report.scope.subscriptions ?? [],
        tags: Object.fromEntries(Object.entries(report.scope.tags ?? {}).map(([name, value]) => [name, value ?? null])),
      },
      score: report.score ?? null,
      counts: report.counts,
      letters: verdictLetters,
      checks: report.checks,
      workspaces: report.workspaces.map((workspace, index) => ({
        ...workspace,
        stage: workspace.stage ?? null,
        owner: workspace.owner ?? null,
        score: workspace.score ?? null,
        worst: workspace.worst ?? null,
        confirmed: workspace.confirmed.map((place) => report.checks[place]?.id ?? ''),
        failures: (failures[index] ?? []).map(({ checkId, severity, evidence, subject, exception }) => ({
          check: checkId,
          severity,
          evidence,
          resource: subject,
          ...(exception === undefined ? {} : { accepted: exception }),
        })),
      })),
      ...(comparison === undefined
        ? {}
        : {
            comparedWith: {
              ...comparison,
              before: { ...comparison.before, scope: undefined, score: comparison.before.score ?? null },
            },
          }),
      ...(trend === undefined ? {} : { trend: trend.map((moment) => ({ ...moment, score: moment.score ?? null })) }),
    },
    undefined,
    2,
  )}\n`;
}
