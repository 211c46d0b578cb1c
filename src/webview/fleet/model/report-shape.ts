import { checkGroups } from '../../../posture/checks/define-check.js';
import { verdictWords } from '../../../posture/checks/verdict.js';
import type { FleetCheck, FleetReport, FleetWorkspace } from '../../../posture/fleet/fleet-report.js';
import type { VerdictCounts } from '../../../posture/report/posture-report.js';
import { workspaceChanges, type FleetChanges, type RowChange } from './fleet-changes.js';
import { asRecord, isCount, isListOf, isOneOf, isOptionalText, isText } from './values.js';
import { severitiesByWeight } from './words.js';

/** Whether a value has the whole shape of a report, so that the page can rely on it. */
export function isFleetReport(value: unknown): value is FleetReport {
  const report = asRecord(value);
  return (
    report !== undefined &&
    isText(report['takenAt']) &&
    isText(report['cloud']) &&
    typeof report['sample'] === 'boolean' &&
    asRecord(report['scope']) !== undefined &&
    isListOf(report['checks'], isFleetCheck) &&
    isListOf(report['workspaces'], isFleetWorkspace) &&
    isCounts(report['counts']) &&
    isScore(report['score'])
  );
}

export function isFleetChanges(value: unknown): value is FleetChanges {
  const changes = asRecord(value);
  const rows = asRecord(changes?.['rows']);
  return (
    isText(changes?.['before']) &&
    rows !== undefined &&
    Object.values(rows).every(isRowChange) &&
    isListOf(changes['gone'], isFleetWorkspace)
  );
}

function isFleetCheck(value: unknown): value is FleetCheck {
  const check = asRecord(value);
  return (
    isText(check?.['id']) &&
    isText(check['summary']) &&
    isOneOf(Object.keys(checkGroups), check['group']) &&
    isOneOf(severitiesByWeight, check['severity'])
  );
}

function isFleetWorkspace(value: unknown): value is FleetWorkspace {
  const row = asRecord(value);
  const subscription = asRecord(row?.['subscription']);
  return (
    row !== undefined &&
    ['id', 'name', 'resourceGroup', 'location', 'readAt', 'verdicts'].every((name) => isText(row[name])) &&
    isText(subscription?.['id']) &&
    isText(subscription['name']) &&
    (row['stage'] === undefined || isOneOf(['production', 'other'], row['stage'])) &&
    isOptionalText(row['owner']) &&
    isCounts(row['counts']) &&
    isScore(row['score']) &&
    (row['worst'] === undefined || isOneOf(severitiesByWeight, row['worst'])) &&
    isOneOf(['resource-graph', 'resource-manager'], row['source']) &&
    isListOf(row['confirmed'], isCount)
  );
}

function isRowChange(value: unknown): value is RowChange {
  const change = asRecord(value);
  return (
    change !== undefined &&
    isOneOf(workspaceChanges, change['is']) &&
    isCount(change['worse']) &&
    isCount(change['better']) &&
    isCount(change['unclear'])
  );
}

function isCounts(value: unknown): value is VerdictCounts {
  const counts = asRecord(value);
  return counts !== undefined && verdictWords.every((word) => isCount(counts[word]));
}

function isScore(value: unknown): value is number | undefined {
  return value === undefined || typeof value === 'number';
}
