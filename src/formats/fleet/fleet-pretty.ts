import { plainText } from '../posture/plain-text.js';
import { comparisonSentence, differenceLines, scopeWarning, trendLine } from './comparison-lines.js';
import {
  failingChecks,
  fleetSampleNotice,
  graphNotice,
  isFromGraph,
  scopeSentence,
  scoreWords,
  sizeSentence,
  stageWord,
  worstFirst,
  type FleetDocument,
} from './fleet-document.js';

/** Lines of one list; the other formats have all. */
const longest = 50;

/** A fleet for a terminal: numbers, the checks that fail in most workspaces, the worst workspaces. */
export function fleetPretty({ report, comparison, trend = [] }: FleetDocument): string {
  const { counts } = report;
  const lines = [
    ...(report.sample ? [fleetSampleNotice, ''] : []),
    `${sizeSentence(report)}, ${scoreWords(report.score)}, read ${report.takenAt}`,
    `${scopeSentence(report)}.`,
    `${String(counts.fail)} fail, ${String(counts.unknown)} unknown, ${String(counts.pass)} pass, ${String(counts['not-applicable'])} do not apply`,
    ...(isFromGraph(report) ? [graphNotice] : []),
    ...(comparison === undefined
      ? []
      : [
          '',
          comparisonSentence(comparison),
          ...[scopeWarning(comparison, report) ?? []].flat(),
          ...shortened(
            differenceLines(comparison).map(
              ({ is, workspace, check, before, after }) =>
                `  ${is.padEnd(8)} ${workspace}${check === '' ? '' : `: ${check}`} ${[before, after].filter((word) => word !== '').join(' -> ')}`,
            ),
          ),
        ]),
    ...(trend.length < 3 ? [] : ['', 'Over time', ...trend.map((moment) => `  ${trendLine(moment)}`)]),
    '',
    'Failing checks, by the number of workspaces',
    ...shortened(
      failingChecks(report).map(
        ({ check, counts: { fail } }) =>
          `  ${String(fail).padStart(5)}  ${check.severity.padEnd(8)} ${check.summary} [${check.id}]`,
      ),
    ),
    '',
    'Workspaces, the worst first',
    ...shortened(
      worstFirst(report.workspaces).map(
        (workspace) =>
          `  ${(workspace.worst ?? '-').padEnd(8)} ${String(workspace.counts.fail).padStart(4)} fail ` +
          `${String(workspace.counts.unknown).padStart(4)} unknown  ${scoreWords(workspace.score).padEnd(9)} ` +
          `${workspace.name} (${workspace.subscription.name}, ${stageWord(workspace)}, ${workspace.owner ?? 'no owner'})`,
      ),
    ),
  ];
  return `${lines.map(plainText).join('\n')}\n`;
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length === 0) {
    return ['  none'];
  }
  return lines.length <= longest
    ? lines
    : [...lines.slice(0, longest), `  and ${String(lines.length - longest)} more; --format csv has all`];
}
