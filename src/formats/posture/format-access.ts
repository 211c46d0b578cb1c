import type { PostureReport } from '../../posture/report/posture-report.js';
import { accessMarkdown } from './access-markdown.js';
import { accessPretty } from './access-pretty.js';

/** The forms in which it can be written by itself who can do what. */
export const accessFormats = ['pretty', 'markdown', 'json'] as const;

export type AccessFormat = (typeof accessFormats)[number];

/** The version of the JSON form; a change that breaks readers gets a new number. */
export const accessJsonVersion = 1;

/** Writes who can do what, without the verdicts. Ends with a line feed. */
export function formatAccess(report: PostureReport, format: AccessFormat): string {
  switch (format) {
    case 'pretty':
      return accessPretty(report);
    case 'markdown':
      return accessMarkdown(report);
    case 'json': {
      const { workspace, takenAt, cloud, sample, access } = report;
      const head = { format: 'aml-guard-access', version: accessJsonVersion };
      return `${JSON.stringify({ ...head, workspace, takenAt, cloud, sample, ...access }, undefined, 2)}\n`;
    }
  }
}
