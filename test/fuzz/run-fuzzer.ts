/** The fuzzer as a program of its own; `scripts/fuzz.ts` bundles and starts it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRepository } from '../../scripts/repository.js';
import { sha256 } from '../../src/core/findings/sha256.js';
import { Coverage } from './coverage.js';
import { fuzz, type Failure } from './fuzzer.js';
import { documentSeeds } from './seeds.js';
import { targetsFor } from './targets.js';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    batch: { type: 'string', default: '200' },
    'no-coverage': { type: 'boolean', default: false },
  },
});
const inputs = Number(values.inputs);
const began = Date.now();
const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : began + Number(values.minutes) * 60_000;
const coverage = new Coverage('run-fuzzer.mjs');
const targets = targetsFor(documentSeeds());
const kinds = new Map<string, number>();
let failed = 0;
let lookMs = 0;
let kept = 0;
let said = began;

function report(failure: Failure): void {
  failed++;
  // Where it failed tells failures apart: of each kind a few examples are enough.
  const kind = failure.message
    .split('\n')
    .filter((line) => /^\s+at |^\w*Error/.test(line))
    .slice(0, 4)
    .join('\n')
    .replace(/\d+–\d+|"[^"]*"/g, '');
  const times = (kinds.get(kind) ?? 0) + 1;
  kinds.set(kind, times);
  if (times <= 3) {
    const name = `${failure.target.replace(/\W/g, '-')}-${sha256(failure.seed.text).slice(0, 8)}.json`;
    writeFileSync(inRepository('out', 'fuzz', name), JSON.stringify(failure, undefined, 1));
    console.log(`failed: ${name}\n${failure.message.split('\n').slice(0, 6).join('\n')}`);
  }
}

function look(): boolean {
  const start = performance.now();
  const fresh = coverage.look();
  lookMs += performance.now() - start;
  kept += fresh > 0 ? 1 : 0;
  return fresh > 0 && !values['no-coverage'];
}

const tried = fuzz(targets, {
  seed: Number(values.seed),
  inputs,
  until,
  batch: Number(values.batch),
  isNew: look,
  onFailure: report,
  onProgress: (done) => {
    if (Date.now() - said > 30_000) {
      said = Date.now();
      console.log(`${done} inputs, ${coverage.reached} blocks reached, ${failed} failed`);
    }
  },
});
coverage.look();
const figures = {
  part: 'inputs tried',
  inputs: Object.values(tried).reduce((sum, count) => sum + count, 0),
  seed: Number(values.seed),
  byTarget: tried,
  failed,
  kindsOfFailure: kinds.size,
  blocksReached: coverage.reached,
  guided: !values['no-coverage'],
  batchesWithNewBlocks: kept,
  secondsForCoverage: Math.round(lookMs / 1000),
  seconds: Math.round((Date.now() - began) / 1000),
};
coverage.end();
mkdirSync(inRepository('out', 'reliability'), { recursive: true });
writeFileSync(inRepository('out', 'reliability', 'fuzz.json'), `${JSON.stringify(figures)}\n`);
console.log(JSON.stringify(figures));
process.exitCode = failed === 0 ? 0 : 1;
