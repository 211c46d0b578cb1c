import { verdictAt } from '../../posture/fleet/verdict-words.js';
import { cell } from '../csv.js';
import type { FleetDocument } from './fleet-document.js';

const columns = [
  'workspace',
  'resource group',
  'subscription',
  'subscription id',
  'location',
  'stage',
  'owner',
  'score',
  'worst',
  'fail',
  'unknown',
  'pass',
  'not applicable',
  'source',
  'read at',
  'sample',
  'resource id',
] as const;

/**
 * The fleet as comma-separated values (RFC 4180, with a header row): a row for each workspace, a column for each check
 * with its worst verdict. Beside an earlier fleet, columns tell how many checks got worse and better.
 */
export function fleetCsv({ report, comparison }: FleetDocument): string {
  const changed = new Map(comparison?.changed.map((workspace) => [workspace.id, workspace]) ?? []);
  const appeared = new Set(comparison?.appeared.map(({ id }) => id) ?? []);
  const head = [
    ...columns,
    ...(comparison === undefined ? [] : ['new', 'worse', 'better', 'unclear']),
    ...report.checks.map(({ id }) => id),
  ];
  const rows = report.workspaces.map((workspace) => {
    const changes = changed.get(workspace.id);
    return [
      workspace.name,
      workspace.resourceGroup,
      workspace.subscription.name,
      workspace.subscription.id,
      workspace.location,
      workspace.stage ?? '',
      workspace.owner ?? '',
      workspace.score === undefined ? '' : String(workspace.score),
      workspace.worst ?? '',
      String(workspace.counts.fail),
      String(workspace.counts.unknown),
      String(workspace.counts.pass),
      String(workspace.counts['not-applicable']),
      workspace.source,
      workspace.readAt,
      report.sample ? 'yes' : 'no',
      workspace.id,
      ...(comparison === undefined
        ? []
        : [
            appeared.has(workspace.id) ? 'yes' : 'no',
            ...(['worse', 'better', 'unclear'] as const).map((kind) => String(changes?.[kind].length ?? 0)),
          ]),
      ...report.checks.map((_, index) => verdictAt(workspace, index)),
    ];
  });
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
