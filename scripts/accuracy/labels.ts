import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../../src/cli/read-text.js';
import { LineIndex } from '../../src/core/documents/line-index.js';

/** One labelled line of a public repository. */
export interface Label {
  readonly repo: string;
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly text_sha1: string;
  readonly kind: string;
  /** Whether a finding of this kind belongs here; otherwise the line is a trap. */
  readonly expected: boolean;
  /** Whether reasonable people differ. */
  readonly arguable: boolean;
  /** Other kinds that are right here. */
  readonly also?: readonly string[];
  /** Other lines where the same finding would be right. */
  readonly alt_lines?: readonly number[];
}

/** A file that has labelled lines. */
export interface Source {
  readonly repo: string;
  readonly path: string;
  /** Where it lies on this machine. */
  readonly file: string;
  readonly text: string;
}

/** The labels of `labels.jsonl` whose lines still say what was labelled, and the files that they stand in. */
export interface Corpus {
  readonly labels: readonly Label[];
  readonly sources: readonly Source[];
  /** How many labels are left out, because their lines are not there any more. */
  readonly lost: number;
}

export function readCorpus(labelsFile: string, sourcesFolder: string): Corpus {
  const all = readFileSync(labelsFile, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Label);
  const sources = new Map<string, Source>();
  for (const { repo, path: name } of all) {
    const source = readSource(repo, name, sourcesFolder);
    if (source !== undefined) {
      sources.set(placeOf(repo, name), source);
    }
  }
  const labels = all.filter((label) => matches(label, sources.get(placeOf(label.repo, label.path))));
  return { labels, sources: [...sources.values()], lost: all.length - labels.length };
}

/** A file, or a line of it when given, as a key. */
export function placeOf(repo: string, file: string, line?: number): string {
  return line === undefined ? `${repo} ${file}` : `${repo} ${file}:${line}`;
}

export function repositoryFolder(repo: string, sourcesFolder: string): string {
  return path.resolve(sourcesFolder, repo.replace('/', '__'));
}

function readSource(repo: string, name: string, sourcesFolder: string): Source | undefined {
  const file = path.join(repositoryFolder(repo, sourcesFolder), name);
  const reading = existsSync(file) ? decode(readFileSync(file)) : undefined;
  return reading?.state === 'read' ? { repo, path: name, file, text: reading.text } : undefined;
}

function matches(label: Label, source: Source | undefined): boolean {
  if (source === undefined) {
    return false;
  }
  const { start, end } = new LineIndex(source.text).lineSpan(label.line - 1);
  return createHash('sha1').update(source.text.slice(start, end).trim()).digest('hex') === label.text_sha1;
}
