import { refuseVersion } from '../file-version.js';
import type { Finding } from './finding.js';

export { baselineFileName } from '../config/file-names.js';

/** Grows when a key changes its meaning or goes away. */
export const baselineVersion = 1;

/** How often findings of one kind were accepted in one file. It names no value and no line. */
export interface BaselineEntry {
  /** Relative to the folder of the baseline file, with `/`. */
  readonly path: string;
  readonly ruleId: string;
  /** As `fingerprintsOf` makes it. */
  readonly fingerprint: string;
  /** At least 1. */
  readonly count: number;
}

/** What is accepted in one file; the entries all have its path. */
export type FileBaseline = readonly BaselineEntry[];

/** A baseline file cannot be used. */
export class BaselineError extends Error {
  readonly code = 'baseline';
  override readonly name = 'BaselineError';
}

/** A baseline by file. */
export class Baseline {
  readonly #byPath = new Map<string, BaselineEntry[]>();

  constructor(readonly entries: readonly BaselineEntry[]) {
    for (const entry of entries) {
      const known = this.#byPath.get(entry.path);
      if (known === undefined) {
        this.#byPath.set(entry.path, [entry]);
      } else {
        known.push(entry);
      }
    }
  }

  /** @param path relative to the folder of the baseline file, with `/` */
  of(path: string): FileBaseline {
    return this.#byPath.get(path) ?? [];
  }
}

/** The findings that a baseline does not hold, those that it holds, and what of it no longer occurs. */
export interface Matched {
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  /** `count` says how many of them are gone. */
  readonly gone: FileBaseline;
}

/**
 * Compares a file's findings with what was accepted in it. Of equal findings as many are known as were accepted, the
 * first ones in the order given.
 */
export function matchBaseline(
  findings: readonly Finding[],
  accepted: FileBaseline,
  fingerprints: ReadonlyMap<Finding, string>,
): Matched {
  const left = new Map<string, number>();
  for (const { ruleId, fingerprint, count } of accepted) {
    add(left, keyOf(ruleId, fingerprint), count);
  }
  const fresh: Finding[] = [];
  const known: Finding[] = [];
  for (const finding of findings) {
    const key = keyOf(finding.ruleId, fingerprints.get(finding) ?? '');
    if ((left.get(key) ?? 0) > 0) {
      add(left, key, -1);
      known.push(finding);
    } else {
      fresh.push(finding);
    }
  }
  const gone = accepted.flatMap((entry) => {
    const key = keyOf(entry.ruleId, entry.fingerprint);
    const count = Math.min(entry.count, left.get(key) ?? 0);
    add(left, key, -count);
    return count === 0 ? [] : [{ ...entry, count }];
  });
  return { fresh, known, gone };
}

/** The entries that accept all of a file's findings, in the order of their rules and fingerprints. */
export function entriesOf(
  path: string,
  findings: readonly Finding[],
  fingerprints: ReadonlyMap<Finding, string>,
): FileBaseline {
  const counts = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const { ruleId } = finding;
    const fingerprint = fingerprints.get(finding) ?? '';
    const key = keyOf(ruleId, fingerprint);
    counts.set(key, { path, ruleId, fingerprint, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry);
}

/** A baseline as text. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const findings = entries.map(({ path, ruleId, fingerprint, count }) => ({ path, ruleId, fingerprint, count }));
  return `${JSON.stringify({ version: baselineVersion, findings }, undefined, 2)}\n`;
}

const again = 'write it again with "aml-guard baseline"';

/** Reads a baseline. @throws BaselineError for a text that is none, or one of another version */
export function parseBaseline(text: string): Baseline {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new BaselineError(`it is not JSON; ${again}`);
  }
  // The version first: another one may hold its findings elsewhere.
  const refusal =
    isRecord(data) && 'version' in data ? refuseVersion(data['version'], baselineVersion, again) : undefined;
  if (refusal !== undefined) {
    throw new BaselineError(`it ${refusal}`);
  }
  if (!isRecord(data) || !('version' in data) || !Array.isArray(data['findings'])) {
    throw new BaselineError(`it is no baseline; ${again}`);
  }
  return new Baseline(data['findings'].map(entryFrom));
}

function entryFrom(data: unknown, index: number): BaselineEntry {
  if (isRecord(data)) {
    const { path, ruleId, fingerprint, count } = data;
    if (
      typeof path === 'string' &&
      typeof ruleId === 'string' &&
      typeof fingerprint === 'string' &&
      /^[0-9a-f]{32}$/.test(fingerprint) &&
      Number.isInteger(count) &&
      Number(count) > 0
    ) {
      return { path, ruleId, fingerprint, count: Number(count) };
    }
  }
  throw new BaselineError(`its entry ${index + 1} cannot be read; ${again}`);
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function keyOf(ruleId: string, fingerprint: string): string {
  return `${ruleId} ${fingerprint}`;
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
