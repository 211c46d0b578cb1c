import type { FleetDocument } from './fleet-document.js';
import { fleetCsv } from './fleet-csv.js';
import { fleetHtml } from './fleet-html.js';
import { fleetJson } from './fleet-json.js';
import { fleetMarkdown } from './fleet-markdown.js';
import { fleetPretty } from './fleet-pretty.js';
import { fleetSarif } from './fleet-sarif.js';

/** The forms in which a fleet report can be written as a file. */
export const fleetFormats = [
  { id: 'html', title: 'HTML page', extension: 'html' },
  { id: 'markdown', title: 'Markdown', extension: 'md' },
  { id: 'json', title: 'JSON', extension: 'json' },
  { id: 'sarif', title: 'SARIF', extension: 'sarif' },
  { id: 'csv', title: 'CSV', extension: 'csv' },
  { id: 'pretty', title: 'Text', extension: 'txt' },
] as const;

export type FleetFormat = (typeof fleetFormats)[number]['id'];

/** Writes what is said about a fleet. The same document gives the same text; ends with a line feed. */
export function formatFleet(document: FleetDocument, format: FleetFormat): string {
  switch (format) {
    case 'html':
      return fleetHtml(document);
    case 'markdown':
      return fleetMarkdown(document);
    case 'json':
      return fleetJson(document);
    case 'sarif':
      return fleetSarif(document);
    case 'csv':
      return fleetCsv(document);
    case 'pretty':
      return fleetPretty(document);
  }
}
