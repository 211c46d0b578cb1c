import type { Access, AccessPlace } from '../../posture/access/access.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { idKey } from '../../posture/resource-id.js';
import { accessWords, nobody } from './access-words.js';
import { inlineMarkdown, markdownTable } from './markdown-text.js';
import { sampleNotice } from './result-words.js';

/**
 * Who can do what at a workspace, as a document of its own.
 *
 * @param place the id of the resource alone (default: all; all too where the resource is no place of its own)
 */
export function accessMarkdown(report: PostureReport, place?: string): string {
  const { places, identities, notes } = report.access;
  const own = places.filter(({ id }) => place !== undefined && idKey(id) === idKey(place));
  const parts = [
    `# Who can do what: ${inlineMarkdown(report.workspace.name)}`,
    ...(report.sample ? [`> ${sampleNotice}`] : []),
    `Read ${report.takenAt}.`,
    ...accessSections({ places: own.length === 0 ? places : own, identities, notes }, '##'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The same as a part of a report: a table for each place, then what is left out everywhere. */
export function accessSections({ places, notes }: Access, level: '##' | '###'): readonly string[] {
  return [...places.flatMap((place) => placeSection(place, level)), ...(notes.length === 0 ? [] : [list(notes)])];
}

function placeSection(place: AccessPlace, level: '##' | '###'): readonly string[] {
  const { title, lines, more, openings, gaps } = accessWords(place);
  const rows = lines.map(({ who, roles, can }) => [who, roles, can].map(inlineMarkdown));
  return [
    `${level} ${inlineMarkdown(title)}`,
    rows.length === 0 ? `${nobody}.` : markdownTable(['who', 'by', 'can'], rows),
    ...(more === '' ? [] : [`${more}.`]),
    ...(openings.length + gaps.length === 0 ? [] : [list([...openings, ...gaps])]),
  ];
}

function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${inlineMarkdown(sentence)}.`).join('\n');
}
