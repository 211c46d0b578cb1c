import { type Severity, severities } from '../../core/findings/finding.js';
import type { ScannedFinding } from '../../formats/scanned-file.js';

/** By what the findings are put together. */
export const groupings = ['rule', 'file', 'severity'] as const;
export type Grouping = (typeof groupings)[number];

/** A file or notebook in the list. */
export interface ListedFile {
  /** Its address. */
  readonly uri: string;
  /** Relative to its workspace folder, with `/`. */
  readonly path: string;
  /** The name of that folder, where there are several. */
  readonly folder: string | undefined;
}

/** A finding in the list: of the last scan, or of a file that is open. */
export interface ListedFinding {
  readonly file: ListedFile;
  readonly finding: Pick<ScannedFinding, 'ruleId' | 'message' | 'severity' | 'range' | 'inCell'> & {
    readonly fixes: readonly Pick<ScannedFinding['fixes'][number], 'title' | 'safety'>[];
  };
}

/** Findings that belong together. */
export interface FindingGroup {
  readonly by: Grouping;
  /** A rule's id, a file's address or a severity. */
  readonly key: string;
  /** In the order of files and places. */
  readonly findings: readonly [ListedFinding, ...ListedFinding[]];
  /** The worst of its findings. */
  readonly severity: Severity;
}

/**
 * Puts findings into groups: rules by their worst finding, then by id; files by folder and path; severities from the
 * worst down.
 *
 * @param all in the order of files and places
 */
export function groupFindings(all: readonly ListedFinding[], by: Grouping): readonly FindingGroup[] {
  const groups = new Map<string, [ListedFinding, ...ListedFinding[]]>();
  for (const listed of all) {
    const key = keyOf(listed, by);
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, [listed]);
    } else {
      known.push(listed);
    }
  }
  const made = [...groups].map(([key, findings]) => ({ by, key, findings, severity: worstOf(findings) }));
  switch (by) {
    case 'file':
      return made;
    case 'severity':
      return made.sort((a, b) => rankOf(b.severity) - rankOf(a.severity));
    case 'rule':
      return made.sort((a, b) => rankOf(b.severity) - rankOf(a.severity) || (a.key < b.key ? -1 : 1));
  }
}

/** The findings that the badge counts: those of medium severity and above. */
export function countBadge(all: readonly ListedFinding[]): number {
  return all.filter(({ finding }) => rankOf(finding.severity) >= rankOf('medium')).length;
}

/** `jobs/train.yml:8`, with the folder's name in front where there are several; lines count from 1. */
export function placeOf({ file, finding }: ListedFinding): string {
  const { inCell, range } = finding;
  const where =
    inCell === undefined
      ? `:${String(range.start.line + 1)}`
      : `, cell ${String(inCell.cell + 1)}:${String(inCell.range.start.line + 1)}`;
  return `${shownPathOf(file)}${where}`;
}

export function shownPathOf({ folder, path }: ListedFile): string {
  return folder === undefined ? path : `${folder}/${path}`;
}

/** One line for the clipboard. A message never holds a secret. */
export function textOf(listed: ListedFinding): string {
  const { severity, ruleId, message } = listed.finding;
  return `${placeOf(listed)}: ${severity} ${ruleId}: ${message}`;
}

/** The same for any number of findings and as long as the list is the same; no two findings of a list have one. */
export function idsOf(all: readonly ListedFinding[]): ReadonlyMap<ListedFinding, string> {
  const seen = new Map<string, number>();
  return new Map(
    all.map((listed) => {
      // Without the line, so that a line that is inserted above leaves the selection where it was.
      const name = `${listed.file.uri}#${listed.finding.ruleId}#${listed.finding.message}`;
      const count = seen.get(name) ?? 0;
      seen.set(name, count + 1);
      return [listed, `${name}#${String(count)}`];
    }),
  );
}

function keyOf({ file, finding }: ListedFinding, by: Grouping): string {
  switch (by) {
    case 'rule':
      return finding.ruleId;
    case 'file':
      return file.uri;
    case 'severity':
      return finding.severity;
  }
}

function worstOf(findings: readonly ListedFinding[]): Severity {
  return findings.reduce<Severity>(
    (worst, { finding }) => (rankOf(finding.severity) > rankOf(worst) ? finding.severity : worst),
    'info',
  );
}

function rankOf(severity: Severity): number {
  return severities.indexOf(severity);
}
