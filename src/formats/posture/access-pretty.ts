import type { PostureReport } from '../../posture/report/posture-report.js';
import { accessWords, nobody } from './access-words.js';
import { plainText } from './plain-text.js';
import { sampleNotice } from './result-words.js';

/** Who can do what at a workspace, for a terminal; ends with a line feed. */
export function accessPretty(report: PostureReport): string {
  const lines = [...(report.sample ? [sampleNotice, ''] : []), report.workspace.name, ...accessLines(report)];
  return `${lines.map(plainText).join('\n')}\n`;
}

/** The same as lines of a report. */
export function accessLines({ access }: PostureReport): readonly string[] {
  return [
    ...access.places.flatMap((place) => {
      const { title, lines, more, openings, gaps } = accessWords(place);
      return [
        '',
        title,
        ...(lines.length === 0 ? [`  ${nobody}`] : []),
        ...lines.flatMap(({ who, roles, can }) => [`  ${who}`, `    by  ${roles}`, `    can ${can}`]),
        ...(more === '' ? [] : [`  ${more}`]),
        ...[...openings, ...gaps].map((sentence) => `  ${sentence}`),
      ];
    }),
    '',
    ...access.notes,
  ];
}
