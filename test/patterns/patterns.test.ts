import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { collectPatterns } from '../../scripts/patterns/collect-patterns.js';
import { patternKey, type VerdictFile, verdictsFile } from '../../scripts/patterns/verdicts.js';
import { inRepository } from '../../scripts/repository.js';
import { writeFigures } from '../support/figures.js';
import { boundedPatterns, builtPatterns } from './bounded-patterns.js';

const { constant, built } = collectPatterns();
const file = JSON.parse(readFileSync(inRepository(verdictsFile), 'utf8')) as VerdictFile;
const verdicts = new Map(file.verdicts.map((verdict) => [verdict.pattern, verdict]));
const bounds = new Map(boundedPatterns.map((bounded) => [bounded.source, bounded]));
/** Milliseconds of processor time for the worst text that a bounded pattern can meet. */
const mostMs = 200;

describe('the regular expressions of the sources', () => {
  it('are found: literals, and calls of RegExp', () => {
    assert.ok(constant.length > 800, `${constant.length} found`);
    assert.ok(
      constant.some(({ source }) => source.startsWith('^(\\s*(?:-\\s+)*)')),
      'one that is built of constants',
    );
  });

  it('have a verdict each: npm run patterns asks for those of new ones', () => {
    const missing = constant.filter((pattern) => !verdicts.has(patternKey(pattern)));
    assert.deepEqual(
      missing.map(({ source, places }) => `${places.join(', ')}: ${source}`),
      [],
    );
    assert.equal(verdicts.size, constant.length, 'verdicts on patterns that are gone');
  });

  it('are linear, or run on texts of a length that is bounded', () => {
    const open = constant.filter((pattern) => {
      const verdict = verdicts.get(patternKey(pattern))?.verdict;
      return (verdict === 'not linear' || verdict === 'unknown') && !bounds.has(pattern.source);
    });
    assert.deepEqual(
      open.map(({ source, places }) => `${places.join(', ')}: ${source}`),
      [],
    );
    const sources = new Set(constant.map(({ source }) => source));
    assert.deepEqual(
      boundedPatterns.filter(({ source }) => !sources.has(source)),
      [],
      'bounds of patterns that are gone',
    );
  });

  for (const { source, longest, because } of boundedPatterns) {
    it(`takes no time on ${longest} characters (${because}): ${source.slice(0, 40)}`, () => {
      for (const pattern of constant.filter((one) => one.source === source)) {
        const attack = verdicts.get(patternKey(pattern))?.attack;
        const text = attack === undefined ? 'a'.repeat(longest) : attackOf(attack, longest);
        const before = process.cpuUsage();
        text.search(new RegExp(source, pattern.flags));
        const ms = process.cpuUsage(before).user / 1000;
        assert.ok(ms < mostMs, `${ms} ms`);
      }
    });
  }

  it('are named with a reason where they are put together at run time', () => {
    const counts: Record<string, number> = {};
    built.forEach(({ file: name }) => {
      counts[name] = (counts[name] ?? 0) + 1;
    });
    assert.deepEqual(
      counts,
      Object.fromEntries(Object.entries(builtPatterns).map(([name, { count }]) => [name, count])),
    );
  });

  it('leave their figures for docs/reliability.md', () => {
    const count = (word: string): number => file.verdicts.filter(({ verdict }) => verdict === word).length;
    writeFigures('patterns', {
      checker: file.checker,
      patterns: constant.length,
      linear: count('linear'),
      noAttackFound: count('no attack found'),
      bounded: boundedPatterns.length,
      builtAtRunTime: built.length,
    });
  });
});

/** The attack that the checker found, as long as the bound lets it be. */
function attackOf({ pumps, suffix }: NonNullable<VerdictFile['verdicts'][number]['attack']>, longest: number): string {
  const room = Math.floor((longest - suffix.length) / Math.max(1, pumps.length));
  const text = pumps
    .map(([prefix, pump]) => prefix + pump.repeat(Math.max(0, Math.floor((room - prefix.length) / pump.length))))
    .join('');
  return text + suffix;
}
