import type { ChangeKind, VerdictChange } from '../../posture/report/compare.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { inlineMarkdown, markdownTable } from './markdown-text.js';
import { capital, sampleNotice, verdictTitles } from './result-words.js';

const titles: Readonly<Record<ChangeKind, string>> = {
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
  const same = before.workspace.id.toLowerCase() === after.workspace.id.toLowerCase();
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
    ...(changes.length === 0 ? ['Every verdict is the same.'] : sections(changes)),
    ...(same ? [] : ['Resources of two workspaces are matched by their kind; the worst verdict of each kind counts.']),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sections(changes: readonly VerdictChange[]): readonly string[] {
  return (Object.keys(titles) as ChangeKind[]).flatMap((kind) => {
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
      : [`## ${titles[kind]}`, markdownTable(['check', 'resource', 'before', 'after'], rows)];
  });
}

function scoreOf({ score }: PostureReport): string {
  return score === undefined ? 'none' : String(score);
}
