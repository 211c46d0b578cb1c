import assert from 'node:assert/strict';
import { defaultConfiguration, mergeConfigurations } from '../../src/core/config/configuration.js';
import type { Document } from '../../src/core/documents/document.js';
import type { Span } from '../../src/core/documents/span.js';
import { applyEdits } from '../../src/core/documents/text-edit.js';
import type { Finding, OfferedFix } from '../../src/core/findings/finding.js';
import { lint, type LintContext, type LintResult } from '../../src/core/lint.js';
import { noProject } from '../../src/core/project/project-facts.js';
import type { Seed } from './seeds.js';

/** The strictest reader, so that every rule speaks. */
export const strictest: LintContext = {
  config: mergeConfigurations({ strictness: 'auditor' }, defaultConfiguration),
  project: noProject,
};

/** A file of the fuzzer is small: more processor time than this is a fault of ours. */
const mostMs = 1500;

export interface DocumentCheck {
  /** Values that no message may show a part of (default none). */
  readonly planted?: readonly string[];
  /** How many fixes are applied and judged again (default 3). */
  readonly fixes?: number;
  /** (default {@link strictest}) */
  readonly context?: LintContext;
}

/**
 * What holds for every text, however broken: judging ends in time without a fault, and twice the same; places are
 * inside the text and in order; the edits of a fix do not overlap, leave no more syntax errors, and bring no finding;
 * no message shows a planted value.
 *
 * @returns what was judged
 */
export function checkDocument(seed: Seed, check: DocumentCheck = {}): LintResult {
  const { planted = [], fixes = 3, context = strictest } = check;
  const before = process.cpuUsage();
  const result = lint(seed, context);
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 1000 < mostMs, `took ${(user + system) / 1000} ms of processor time`);
  assert.deepEqual(result.faults, [], 'nothing fails');
  checkPlaces(result, seed.text);
  const again = lint(seed, context);
  assert.deepEqual(withoutDocument(again), withoutDocument(result), 'the same text has the same findings');
  for (const finding of [...result.findings, ...result.unheard, ...result.suppressed.map((one) => one.finding)]) {
    checkWords(finding, seed.text, planted);
  }
  let left = fixes;
  for (const finding of result.findings) {
    for (const fix of finding.fixes) {
      checkEdits(fix, seed.text);
      if (left-- > 0) {
        checkFixed(seed, finding, fix, { before: result, planted, context });
      }
    }
  }
  return result;
}

function withoutDocument({ findings, suppressed, unheard, gone }: LintResult): object {
  return { findings, suppressed, unheard, gone };
}

function checkPlaces({ document, findings, suppressed }: LintResult, text: string): void {
  let last = 0;
  for (const { span } of findings) {
    assert.ok(span.start >= last, 'findings are in the order of their places');
    last = span.start;
  }
  for (const finding of [...findings, ...suppressed.map((one) => one.finding)]) {
    checkInside(finding.span, text);
    for (const related of finding.related) {
      if ('span' in related) {
        checkInside(related.span, text);
      }
    }
  }
  checkFacts(document, text);
}

function checkFacts({ facts, comments }: Document, text: string): void {
  let last = 0;
  for (const { span } of facts) {
    checkInside(span, text);
    assert.ok(span.start >= last, 'facts are in the order of their places');
    last = span.start;
  }
  comments.forEach(({ span }) => {
    checkInside(span, text);
  });
}

function checkInside({ start, end }: Span, text: string): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${start}–${end} in ${text.length} code units`);
}

function checkEdits({ title, edits }: OfferedFix, text: string): void {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let end = 0;
  for (const { span } of ordered) {
    checkInside(span, text);
    assert.ok(span.start >= end, `the edits of "${title}" overlap`);
    end = span.end;
  }
}

function checkFixed(seed: Seed, finding: Finding, fix: OfferedFix, { before, planted, context }: Judged): void {
  const text = applyEdits(seed.text, fix.edits);
  const after = lint({ ...seed, text }, context);
  const what = `"${fix.title}" of ${finding.ruleId}`;
  assert.deepEqual(after.faults, [], what);
  // In a text that cannot be read whole, an edit moves what the parser makes of its errors; and a bare carriage
  // return ends a line for editors and not in YAML.
  if (before.document.syntaxErrors === 0 && !/\r(?!\n)/.test(seed.text)) {
    assert.equal(after.document.syntaxErrors, 0, `${what} brings syntax errors`);
    // A comment that allowed a finding has nothing left to allow when that was mended too; and of a planted value one
    // rule speaks at a place, until it has nothing more to say.
    const silent = ['ineffective-allow', ...(planted.length > 0 ? ['credential-literal'] : [])];
    const known = new Map(countsOf(before));
    const fresh = countsOf(after).filter(([id, count]) => count > (known.get(id) ?? 0) && !silent.includes(id));
    assert.deepEqual(fresh, [], `${what} brings findings`);
  }
}

interface Judged {
  readonly before: LintResult;
  readonly planted: readonly string[];
  readonly context: LintContext;
}

function countsOf({ findings }: LintResult): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) {
    counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  }
  return [...counts];
}

function checkWords(finding: Finding, text: string, planted: readonly string[]): void {
  const words = [
    finding.message,
    ...finding.related.map(({ message }) => message),
    ...finding.fixes.map(({ title }) => title),
  ];
  for (const word of words) {
    const holes = [...word.matchAll(/\{\w+\}/g)].filter(([hole]) => !text.includes(hole));
    assert.deepEqual(holes, [], 'a message has no hole but what the text says itself');
    for (const value of planted) {
      const shown = partsOf(value).find((part) => word.includes(part));
      assert.equal(shown, undefined, `${finding.ruleId} shows a planted value: ${word}`);
    }
  }
}

/** Every run of eight characters of a value. */
export function partsOf(value: string): readonly string[] {
  return Array.from({ length: Math.max(0, value.length - 7) }, (_, at) => value.slice(at, at + 8));
}
