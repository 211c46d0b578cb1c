/**
 * Counts the instructions of linting fixed made-up texts, and compares them with `test/bench/instructions.json`:
 *
 *   npm run bench:instructions [-- --write]
 *
 * Unlike times, the figures hardly move with what else a machine does. They are those of V8's baseline code: its
 * optimizing compiler decides by chance when it steps in. Start-up is left out as the difference of two runs.
 *
 * Exits 1 when a sample takes more than 10 % above its figure. Needs valgrind, and figures for this Node; where either
 * is missing it says so and passes.
 */
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { type InstructionSample, instructionSamples } from '../test/bench/instruction-samples.js';
import { mainFields } from './build.js';
import { inRepository, runMain } from './repository.js';

/** For each major version of Node, millions of instructions for each sample. */
type Figures = Readonly<Record<string, Readonly<Partial<Record<InstructionSample, number>>>>>;

const tolerance = 0.1;
const timesMore = 4;
const figuresFile = inRepository('test', 'bench', 'instructions.json');
const program = inRepository('out', 'instructions.cjs');
const names = Object.keys(instructionSamples) as InstructionSample[];
const major = process.versions.node.split('.')[0] ?? '';

runMain(async () => {
  const writes = process.argv.includes('--write');
  const figures = JSON.parse(readFileSync(figuresFile, 'utf8')) as Figures;
  const known = figures[major];
  const missing =
    spawnSync('valgrind', ['--version']).status !== 0
      ? 'valgrind is not installed'
      : known === undefined && !writes
        ? `there are no figures for Node ${major}`
        : undefined;
  if (missing !== undefined) {
    console.log(`skipped: ${missing}`);
    return 0;
  }
  const counted = await countAll();
  let failed = false;
  for (const name of names) {
    const now = counted[name];
    const before = known?.[name];
    const change = before === undefined ? undefined : now / before - 1;
    const shown = change === undefined ? 'new' : `${change >= 0 ? '+' : ''}${(change * 100).toFixed(1)} %`;
    console.log(`${name}: ${now} million instructions (${shown})`);
    if (change !== undefined && change < -tolerance) {
      console.log('  better than the figure by more than 10 %: keep it with --write');
    }
    failed ||= before === undefined || change === undefined || change > tolerance;
  }
  if (writes) {
    writeFileSync(figuresFile, `${JSON.stringify({ ...figures, [major]: counted }, undefined, 2)}\n`);
    return 0;
  }
  if (failed) {
    console.log('above the figures by more than 10 %; where that is meant, keep the new ones with --write');
  }
  return failed ? 1 : 0;
});

async function countAll(): Promise<Record<InstructionSample, number>> {
  await build({
    entryPoints: [inRepository('test', 'bench', 'instructions-run.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields,
    outfile: program,
    logLevel: 'warning',
  });
  const runs: readonly { readonly name: InstructionSample; readonly times: number }[] = [
    { name: 'yaml', times: 0 },
    ...names.map((name) => ({ name, times: timesMore })),
  ];
  const counts: number[] = [];
  const open = [...runs.entries()];
  await Promise.all(
    Array.from({ length: os.availableParallelism() }, async () => {
      for (let next = open.shift(); next !== undefined; next = open.shift()) {
        const [index, { name, times }] = next;
        counts[index] = await count(name, times);
      }
    }),
  );
  const [startUp = NaN, ...samples] = counts;
  const figureOf = (index: number): number =>
    Math.round(((samples[index] ?? NaN) - startUp) / timesMore / 100_000) / 10;
  return Object.fromEntries(names.map((name, index) => [name, figureOf(index)])) as Record<InstructionSample, number>;
}

async function count(name: InstructionSample, times: number): Promise<number> {
  const { stderr } = await promisify(execFile)('valgrind', [
    '--tool=cachegrind',
    '--cache-sim=no',
    '--cachegrind-out-file=/dev/null',
    process.execPath,
    '--predictable',
    '--single-threaded',
    '--no-opt',
    '--always-sparkplug',
    program,
    name,
    String(times),
  ]);
  const instructions = /I\s+refs:\s+([\d,]+)/.exec(stderr)?.[1];
  if (instructions === undefined) {
    throw new Error(`valgrind counted nothing for ${name}`);
  }
  return Number(instructions.replaceAll(',', ''));
}
