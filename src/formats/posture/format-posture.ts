import type { Comparison } from '../../posture/report/compare.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { namesMarkdown, namesPretty, type NamesFromHere } from './names-from-here.js';
import { postureCsv } from './posture-csv.js';
import { postureHtml } from './posture-html.js';
import { postureJson } from './posture-json.js';
import { postureMarkdown } from './posture-markdown.js';
import { posturePretty } from './posture-pretty.js';
import { postureSarif } from './posture-sarif.js';

/** The forms in which a posture report can be written as a file. */
export const postureFormats = [
  { id: 'html', title: 'HTML page', extension: 'html' },
  { id: 'markdown', title: 'Markdown', extension: 'md' },
  { id: 'json', title: 'JSON', extension: 'json' },
  { id: 'sarif', title: 'SARIF', extension: 'sarif' },
  { id: 'csv', title: 'CSV', extension: 'csv' },
  { id: 'pretty', title: 'Text', extension: 'txt' },
] as const;

export type PostureFormat = (typeof postureFormats)[number]['id'];

/**
 * Writes a report. The same report gives the same text; ends with a line feed.
 *
 * @param comparison what differs from an earlier report or from another workspace, as a part of the report
 * @param names where the names of the workspace lead from one place; in the forms of `namesFormats` only
 */
export function formatPosture(
  report: PostureReport,
  format: PostureFormat,
  comparison?: Comparison,
  names?: NamesFromHere,
): string {
  switch (format) {
    case 'html':
      return postureHtml(report, comparison);
    case 'markdown':
      return `${postureMarkdown(report, comparison)}${names === undefined ? '' : `\n${namesMarkdown(names)}`}`;
    case 'json':
      return postureJson(report, comparison, names);
    case 'sarif':
      return postureSarif(report, comparison);
    case 'csv':
      return postureCsv(report, comparison);
    case 'pretty':
      return `${posturePretty(report, comparison)}${names === undefined ? '' : `\n${namesPretty(names)}`}`;
  }
}
