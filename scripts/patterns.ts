/**
 * `npm run patterns`: asks `recheck` about every regular expression of the sources that has no verdict yet, and writes
 * `test/patterns/verdicts.json`; `--all` asks about all of them anew, which takes about a minute.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { check } from 'recheck';
import { collectPatterns, type Pattern } from './patterns/collect-patterns.js';
import { type PatternVerdict, patternKey, type VerdictFile, verdictsFile } from './patterns/verdicts.js';
import { inRepository, runMain } from './repository.js';

/** Milliseconds that one pattern may take; the slowest takes about ten seconds. */
const timeout = 60_000;
const atOnce = 2;

runMain(async () => {
  const file = inRepository(verdictsFile);
  const isAll = process.argv.includes('--all') || !existsSync(file);
  const known = new Map(
    isAll
      ? []
      : (JSON.parse(readFileSync(file, 'utf8')) as VerdictFile).verdicts.map((verdict) => [verdict.pattern, verdict]),
  );
  const { constant } = collectPatterns();
  const waiting = constant.filter((pattern) => !known.has(patternKey(pattern)));
  const work = Array.from({ length: atOnce }, async () => {
    for (let pattern = waiting.pop(); pattern !== undefined; pattern = waiting.pop()) {
      known.set(patternKey(pattern), await judge(pattern));
    }
  });
  await Promise.all(work);
  const verdicts = constant.flatMap((pattern) => known.get(patternKey(pattern)) ?? []);
  verdicts.sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
  const lines = verdicts.map((verdict) => JSON.stringify(verdict)).join(',\n');
  writeFileSync(file, `{"checker": "recheck 4.5.0", "verdicts": [\n${lines}\n]}\n`);
  const open = verdicts.filter(({ verdict }) => verdict === 'not linear' || verdict === 'unknown');
  console.log(`${verdicts.length} patterns, ${open.length} of them not linear`);
  return 0;
});

async function judge(pattern: Pattern): Promise<PatternVerdict> {
  const answer = await check(pattern.source, pattern.flags, { timeout });
  const head = { pattern: patternKey(pattern), on: new Date().toISOString().slice(0, 10) };
  switch (answer.status) {
    case 'safe':
      // The automaton is a proof; the other checker has searched for an attack and found none.
      return { ...head, verdict: answer.checker === 'automaton' ? 'linear' : 'no attack found' };
    case 'vulnerable': {
      const { pumps, suffix } = answer.attack;
      return {
        ...head,
        verdict: 'not linear',
        complexity: answer.complexity.summary,
        attack: { pumps: pumps.map(({ prefix, pump }) => [prefix, pump]), suffix },
      };
    }
    case 'unknown':
      return { ...head, verdict: 'unknown', complexity: answer.error.kind };
  }
}
