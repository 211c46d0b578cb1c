import type { CheckResult } from '../../posture/checks/run.js';
import type { Comparison } from '../../posture/report/compare.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { acceptedBy, acceptedNote, answerLines } from './answers.js';
import { attackLines } from './attack-pretty.js';
import { accessLines } from './access-pretty.js';
import { comparisonPretty } from './comparison-pretty.js';
import { plainText } from './plain-text.js';
import { capital, evidenceOf, sampleNotice, scoreSentence, verdictTitles } from './result-words.js';

/** The report for a terminal: failures and what is unknown, each group with its numbers. */
export function posturePretty(report: PostureReport, comparison?: Comparison): string {
  const { counts } = report;
  const lines = [
    ...(report.sample ? [sampleNotice, ''] : []),
    `${report.workspace.name}  ${scoreSentence(report)}`,
    `${String(counts.fail)} fail${acceptedNote(report)}, ${String(counts.unknown)} unknown, ${String(counts.pass)} pass, ${String(counts['not-applicable'])} do not apply`,
    '',
    ...report.exposure.assets.map(({ sentence }) => `  ${sentence}`),
  ];
  for (const { title, results } of report.groups) {
    const shown = results.filter(({ verdict }) => verdict.is === 'fail' || verdict.is === 'unknown');
    if (shown.length > 0) {
      lines.push('', title, ...shown.flatMap(linesOf));
    }
  }
  lines.push('', 'Attack paths', ...attackLines(report.attackPaths));
  lines.push('', 'Who can do what', ...accessLines(report));
  lines.push(...answerLines(report));
  const changes = comparison === undefined ? '' : `\n${comparisonPretty(comparison, report)}`;
  return `${lines.map(plainText).join('\n')}\n${changes}`;
}

function linesOf(result: CheckResult): readonly string[] {
  const { check, subject, verdict, severity, exception } = result;
  const failing = exception === undefined ? `${verdictTitles.fail} (${severity})` : 'Accepted';
  const word = verdict.is === 'fail' ? failing : verdictTitles[verdict.is];
  return [
    `  ${word.padEnd(16)} ${capital(check.summary)}: ${subject.name}`,
    `  ${' '.repeat(16)} ${evidenceOf(result)}  [${check.id}]`,
    ...(exception === undefined ? [] : [`  ${' '.repeat(16)} ${acceptedBy(exception)}`]),
  ];
}
