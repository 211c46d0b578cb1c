import type { Comparison } from '../../posture/report/compare.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { comparisonTitle, nothingDiffers } from './comparison-markdown.js';
import { plainText } from './plain-text.js';

/** What differs from another report, for a terminal; ends with a line feed. */
export function comparisonPretty({ before, changes }: Comparison, after: PostureReport): string {
  const lines = changes.map(
    ({ is, checkId, subject, before: old, after: now }) =>
      `  ${is.padEnd(8)} ${checkId} (${subject}): ${old ?? 'not judged'} -> ${now ?? 'not judged'}`,
  );
  const all = [comparisonTitle(before, after), ...(lines.length === 0 ? [`  ${nothingDiffers}`] : lines)];
  return `${all.map(plainText).join('\n')}\n`;
}
