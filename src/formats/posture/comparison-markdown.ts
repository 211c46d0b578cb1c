import { isSameWorkspace, type ChangeKind, type Comparison, type VerdictChange } from '../../posture/report/compare.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { inlineMarkdown, markdownTable } from './markdown-text.js';
import { capital, sampleNotice, verdictTitles } from './result-words.js';

/** The heads under which changes stand. */
export const changeTitles: Readonly<Record<ChangeKind, string>> = {
  worse: 'Worse',
  better: 'Better',
  unclear: 'Unclear, because one side is not known',
  new: 'Judged now, not before',
  gone: 'Judged before, not now',
};

/** What differs between two reports, as Markdown: of one workspace at two times, or of two workspaces. */
export function comparisonMarkdown(
  before: PostureReport,
  after: PostureReport,
  changes: readonly VerdictChange[],
): string {
  const same = isSameWorkspace(before, after);
  const name = (report: PostureReport): string =>
    same ? report.takenAt : `${inlineMarkdown(report.workspace.name)} (${report.takenAt})`;
  const parts = [
    same ? `# ${inlineMarkdown(after.workspace.name)}: two times` : '# Two workspaces',
    ...(before.sample || after.sample ? [`> ${sampleNotice}`] : []),
    markdownTable(
      ['', name(before), name(after)],
      [
        ['score', scoreOf(before), scoreOf(after)],
        ...(['fail', 'unknown', 'pass', 'not-applicable'] as const).map((word) => [
          verdictTitles[word].toLowerCase(),
          String(before.counts[word]),
          String(after.counts[word]),
        ]),
      ],
    ),
    ...sections(changes, '##'),
    ...(same ? [] : [matchedByKind]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The part of a report that says what differs from another one. */
export function comparisonSection({ before, changes }: Comparison, after: PostureReport): string {
  return [
    `## ${comparisonTitle(before, after, inlineMarkdown)}`,
    ...sections(changes, '###'),
    ...(isSameWorkspace(before, after) ? [] : [matchedByKind]),
  ].join('\n\n');
}

/** "Since 2026-…", or "Beside mlw-churn-dev (2026-…)". */
export function comparisonTitle(before: PostureReport, after: PostureReport, safe = (text: string) => text): string {
  return isSameWorkspace(before, after)
    ? `Since ${before.takenAt}`
    : `Beside ${safe(before.workspace.name)} (${before.takenAt})`;
}

/** Said where the resources of two workspaces were compared. */
export const matchedByKind =
  'Resources of two workspaces are matched by their kind; the worst verdict of each kind counts.';

/** Said where nothing differs. */
export const nothingDiffers = 'Every verdict is the same.';

function sections(changes: readonly VerdictChange[], level: '##' | '###'): readonly string[] {
  if (changes.length === 0) {
    return [nothingDiffers];
  }
  return (Object.keys(changeTitles) as ChangeKind[]).flatMap((kind) => {
    const rows = changes
      .filter(({ is }) => is === kind)
      .map(({ checkId, summary, subject, before, after }) => [
        `${inlineMarkdown(capital(summary))} (\`${checkId}\`)`,
        inlineMarkdown(subject),
        before === undefined ? '' : verdictTitles[before],
        after === undefined ? '' : verdictTitles[after],
      ]);
    return rows.length === 0
      ? []
      : [`${level} ${changeTitles[kind]}`, markdownTable(['check', 'resource', 'before', 'after'], rows)];
  });
}

function scoreOf({ score }: PostureReport): string {
  return score === undefined ? 'none' : String(score);
}
