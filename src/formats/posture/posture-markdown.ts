import type { CheckResult } from '../../posture/checks/run.js';
import { renderRemedy } from '../../posture/fixes/render.js';
import { identities, origins, type ExposedAsset, type Identity, type Origin } from '../../posture/exposure/exposure.js';
import type { Comparison } from '../../posture/report/compare.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { acceptedNote, answersMarkdown } from './answers.js';
import { attackSections } from './attack-markdown.js';
import { identityCell, stateWords } from './exposure-words.js';
import { accessSections } from './access-markdown.js';
import { servesSentence } from './crosswalk-words.js';
import { comparisonSection } from './comparison-markdown.js';
import { inlineMarkdown, markdownTable } from './markdown-text.js';
import { capital, evidenceOf, sampleNotice, scoreSentence, verdictTitles } from './result-words.js';

/** The report as Markdown, for pull requests and wikis: what fails with its fixes first, the rest as tables. */
export function postureMarkdown(report: PostureReport, comparison?: Comparison): string {
  const { counts } = report;
  const failures = report.groups.flatMap(({ results }) =>
    results.filter(({ verdict, exception }) => verdict.is === 'fail' && exception === undefined),
  );
  const parts = [
    `# Posture of ${inlineMarkdown(report.workspace.name)}`,
    ...(report.sample ? [`> ${sampleNotice}`] : []),
    `${scoreSentence(report)}. ${String(counts.fail)} fail${acceptedNote(report)}, ${String(counts.unknown)} unknown, ${String(counts.pass)} pass, ${String(counts['not-applicable'])} do not apply. Read ${report.takenAt}.`,
    ...(comparison === undefined ? [] : [comparisonSection(comparison, report)]),
    '## Who can reach what',
    report.exposure.assets.map(({ sentence }) => `- ${inlineMarkdown(sentence)}.`).join('\n'),
    exposureTable(report.exposure.assets),
    '## Attack paths',
    ...attackSections(report.attackPaths),
    '## Failing',
    ...(failures.length === 0 ? ['Nothing among what could be judged and is not accepted.'] : failures.map(failure)),
    ...answersMarkdown(report),
    '## All verdicts',
    ...report.groups
      .filter(({ results }) => results.length > 0)
      .map(({ title, results }) => `### ${title}\n\n${verdictTable(results)}`),
    '## Who can do what',
    ...accessSections(report.access, '###'),
    ...(report.unread.length === 0 ? [] : ['## Not read', unreadTable(report)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function exposureTable(assets: readonly ExposedAsset[]): string {
  const names = Object.keys(origins) as Origin[];
  const ways = Object.keys(identities) as Identity[];
  return markdownTable(
    ['', ...names.map((origin) => origins[origin]), ...ways.map((by) => identities[by])],
    assets.map(({ title, name, reachable, identity }) => [
      `${title} (${inlineMarkdown(name)})`,
      ...names.map((origin) => stateWords(reachable[origin])),
      ...ways.map((by) => identityCell(identity, by)),
    ]),
  );
}

function failure(result: CheckResult): string {
  const { check, subject, severity, remedy } = result;
  const cli = remedy === undefined ? undefined : renderRemedy(remedy, 'cli');
  return [
    `### ${capital(check.summary)}: ${inlineMarkdown(subject.name)}`,
    `${capital(severity)}. ${inlineMarkdown(evidenceOf(result))}. ${check.why}`,
    `What repairing it breaks or needs: ${check.breaks}`,
    ...servesSentence(check),
    ...(remedy === undefined ? [] : [`To do: ${inlineMarkdown(remedy.text)}.`]),
    ...(cli === undefined ? [] : [`\`\`\`sh\n${cli}\`\`\``]),
  ].join('\n\n');
}

function verdictTable(results: readonly CheckResult[]): string {
  return markdownTable(
    ['verdict', 'severity', 'check', 'resource', 'evidence'],
    results.map((result) => [
      result.exception === undefined ? verdictTitles[result.verdict.is] : `${verdictTitles.fail}, accepted`,
      result.severity,
      `\`${result.check.id}\``,
      inlineMarkdown(result.subject.name),
      inlineMarkdown(evidenceOf(result)),
    ]),
  );
}

function unreadTable(report: PostureReport): string {
  return markdownTable(
    ['what', 'why', 'permission'],
    report.unread.map(({ path, reason }) => [
      inlineMarkdown(path.split('/').slice(-3).join('/')),
      inlineMarkdown(reason.message),
      reason.permission ?? '',
    ]),
  );
}
