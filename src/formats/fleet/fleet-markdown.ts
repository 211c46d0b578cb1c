import { inlineMarkdown, markdownTable } from '../posture/markdown-text.js';
import { capital } from '../posture/result-words.js';
import { comparisonSentence, differenceLines, differenceTitles, scopeWarning } from './comparison-lines.js';
import {
  failingChecks,
  fleetSampleNotice,
  graphNotice,
  isFromGraph,
  scopeSentence,
  scoreWords,
  sizeSentence,
  stageWord,
  withoutControls,
  worstFirst,
  type FleetDocument,
} from './fleet-document.js';

/** Rows of one table; pages for people are not read further, and JSON and CSV have all. */
const longest = 200;

/** The fleet as Markdown: for a pull request, a wiki, the summary of a pipeline. */
export function fleetMarkdown({ report, comparison, trend = [] }: FleetDocument): string {
  const parts = [
    '# Posture of many workspaces',
    ...(report.sample ? [`> ${fleetSampleNotice}`] : []),
    `${capital(sizeSentence(report))}, ${scoreWords(report.score)}, read ${report.takenAt}. ${inlineMarkdown(scopeSentence(report))}.`,
    ...(isFromGraph(report) ? [graphNotice] : []),
    markdownTable(
      ['fail', 'unknown', 'pass', 'not applicable'],
      [(['fail', 'unknown', 'pass', 'not-applicable'] as const).map((word) => String(report.counts[word]))],
    ),
    ...(comparison === undefined ? [] : comparisonParts(comparison, report)),
    ...(trend.length < 2
      ? []
      : [
          '## Over time',
          markdownTable(
            ['read', 'workspaces', 'fail', 'unknown', 'pass', 'score'],
            trend.map(({ takenAt, workspaces, counts, score }) => [
              takenAt,
              String(workspaces),
              String(counts.fail),
              String(counts.unknown),
              String(counts.pass),
              score === undefined ? 'none' : String(score),
            ]),
          ),
        ]),
    '## Failing checks',
    table(
      ['workspaces', 'severity', 'check', 'unknown in'],
      failingChecks(report).map(({ counts, check }) => [
        String(counts.fail),
        check.severity,
        `${inlineMarkdown(capital(check.summary))} (\`${check.id}\`)`,
        String(counts.unknown),
      ]),
    ),
    '## Workspaces',
    table(
      ['workspace', 'subscription', 'stage', 'owner', 'worst', 'fail', 'unknown', 'pass', 'score'],
      worstFirst(report.workspaces).map((workspace) => [
        inlineMarkdown(workspace.name),
        inlineMarkdown(workspace.subscription.name),
        stageWord(workspace),
        inlineMarkdown(workspace.owner ?? ''),
        workspace.worst ?? '',
        String(workspace.counts.fail),
        String(workspace.counts.unknown),
        String(workspace.counts.pass),
        workspace.score === undefined ? 'none' : String(workspace.score),
      ]),
    ),
  ];
  return withoutControls(`${parts.join('\n\n')}\n`);
}

function comparisonParts(
  comparison: NonNullable<FleetDocument['comparison']>,
  report: FleetDocument['report'],
): readonly string[] {
  const warning = scopeWarning(comparison, report);
  return [
    '## What differs',
    `${comparisonSentence(comparison)}.`,
    ...(warning === undefined ? [] : [warning]),
    table(
      ['change', 'workspace', 'check', 'before', 'after'],
      differenceLines(comparison).map(({ is, workspace, check, before, after }) => [
        differenceTitles[is],
        inlineMarkdown(workspace),
        check === '' ? '' : `\`${check}\``,
        before,
        after,
      ]),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) {
    return 'None.';
  }
  const shown = markdownTable(head, rows.slice(0, longest));
  return rows.length > longest
    ? `${shown}\n\nAnd ${String(rows.length - longest)} more, which JSON and CSV have.`
    : shown;
}
