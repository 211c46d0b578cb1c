/**
 * `npm run reliability [-- --inputs N]`: runs the parts that show how the program stands hostile input, with bounds,
 * and writes `docs/reliability.md` from the figures that they leave in `out/reliability`. Parts that were run by
 * themselves, such as a longer `npm run fuzz`, keep their figures with `--keep`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRepository, repository, runMain } from './repository.js';

type Figures = Readonly<Record<string, unknown>>;

runMain(() => {
  const { values } = parseArgs({
    options: { inputs: { type: 'string', default: '100000' }, keep: { type: 'boolean', default: false } },
  });
  const runs = [
    ['scripts/unit-tests.ts', 'patterns/', 'canaries/'],
    ...(values.keep ? [] : [['scripts/fuzz.ts', '--inputs', values.inputs]]),
  ];
  for (const [script = '', ...args] of runs) {
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', inRepository(script), ...args], {
      cwd: repository,
      stdio: 'inherit',
    });
    if (status !== 0) {
      throw new Error(`${script} ended with ${String(status)}`);
    }
  }
  writeFileSync(inRepository('docs', 'reliability.md'), page());
  return Promise.resolve(0);
});

function page(): string {
  const fuzz = read('fuzz');
  const patterns = read('patterns');
  const files = read('canaries-in-files');
  const answers = read('canaries-in-answers');
  return [
    '# Reliability',
    'Written by `npm run reliability`. A part without figures has not been run.',
    '## Inputs tried',
    fuzz === undefined
      ? missing
      : `${of(fuzz, 'inputs')} changed inputs (seed ${of(fuzz, 'seed')}) in ${of(fuzz, 'seconds')} s, ${of(fuzz, 'failed')} failed, ${of(fuzz, 'blocksReached')} functions and blocks of code reached. By what reads them:\n\n${table(fuzz['byTarget'] as Figures)}`,
    '## Faults survived',
    section('soak'),
    '## Canaries searched',
    [files, answers]
      .map((part, index) =>
        part === undefined
          ? missing
          : `${index === 0 ? 'In files' : 'In answers of Azure'}: ${of(part, 'canaries')} canaries in ${of(part, 'places')} places, ${of(part, 'outputs')} outputs, ${of(part, 'searched')} searches; none found.`,
      )
      .join('\n\n'),
    '## Regular expressions',
    patterns === undefined
      ? missing
      : `${of(patterns, 'patterns')} in the sources, by ${of(patterns, 'checker')}: ${of(patterns, 'linear')} proven linear, ${of(patterns, 'noAttackFound')} beyond the proof and searched without finding an attack, ${of(patterns, 'bounded')} on texts of bounded length; ${of(patterns, 'builtAtRunTime')} more are put together at run time, each with a reason.`,
    '## Mutation score',
    section('mutation'),
  ]
    .join('\n\n')
    .concat('\n');
}

const missing = 'Not run.';

function read(part: string): Figures | undefined {
  const file = inRepository('out', 'reliability', `${part}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Figures) : undefined;
}

/** A part whose figures are all numbers and words. */
function section(part: string): string {
  const figures = read(part);
  return figures === undefined ? missing : table(figures);
}

function of(figures: Figures, key: string): string {
  const value = figures[key];
  return typeof value === 'number' ? value.toLocaleString('en-US') : String(value);
}

function table(figures: Figures): string {
  const rows = Object.keys(figures)
    .filter((key) => key !== 'part')
    .map((key) => `| ${key} | ${of(figures, key)} |`);
  return ['| | |', '| --- | --- |', ...rows].join('\n');
}
