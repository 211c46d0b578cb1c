/**
 * `npm run bench`: how long the engine takes for a 1,000-line file, warm, in one thread, beside the parser alone. The
 * two are measured in turn, so that their ratio holds on a machine that has other work to do. Then how long it takes to
 * read a workspace from Azure and to judge it, the same for 5,000 at once, and to build the graph of a repository;
 * `npm run bench -- <folder>` adds a repository on disk.
 *
 * Exits 1 when a file takes more than 10 ms at the median while the machine is quiet; on a busy one (its own parser
 * runs far from evenly) it says so instead.
 */
import { parser as pythonParser } from '@lezer/python';
import { parseDocument } from 'yaml';
import { defaultConfiguration } from '../../src/core/config/configuration.js';
import { lint } from '../../src/core/lint.js';
import { noProject } from '../../src/core/project/project-facts.js';
import { benchFleet } from './fleet-bench.js';
import { benchPosture } from './posture-bench.js';
import { benchProject } from './project-bench.js';
import { benchScan } from './scan-bench.js';
import { pythonSample, yamlSample } from './samples.js';

const context = { config: defaultConfiguration, project: noProject };
const warmUp = 30;
const rounds = 100;
const limitMs = 10;

interface Sample {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly parse: (text: string) => unknown;
}

interface Times {
  readonly fastest: number;
  readonly median: number;
  readonly p95: number;
}

function parsePython(text: string): unknown {
  return pythonParser.parse(text);
}

const samples: readonly Sample[] = [
  {
    name: 'YAML pipeline',
    path: 'job.yml',
    text: yamlSample(1000),
    parse: (text) => parseDocument(text, { logLevel: 'silent' }),
  },
  { name: 'Python script', path: 'train.py', text: pythonSample(1000), parse: parsePython },
  { name: 'Python, a job in every function', path: 'train.py', text: pythonSample(1000, 1), parse: parsePython },
];

function timesOf(times: readonly number[]): Times {
  const sorted = times.slice(warmUp).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
  return { fastest: at(0), median: at(0.5), p95: at(0.95) };
}

console.log(
  '| 1,000 lines | kB | facts | parser alone, ms | linted: fastest, median, 95 % below, ms | linted / parsed |',
);
console.log('| --- | --: | --: | --: | --: | --: |');
let slow = 0;
for (const { name, path, text, parse } of samples) {
  const parsed: number[] = [];
  const linted: number[] = [];
  let facts = 0;
  for (let round = 0; round < warmUp + rounds; round++) {
    const from = performance.now();
    parse(text);
    const between = performance.now();
    facts = lint({ path, text }, context).document.facts.length;
    parsed.push(between - from);
    linted.push(performance.now() - between);
  }
  const [alone, whole] = [timesOf(parsed), timesOf(linted)];
  const shown = [whole.fastest, whole.median, whole.p95].map((time) => time.toFixed(1)).join(', ');
  const ratio = (whole.median / alone.median).toFixed(2);
  console.log(
    `| ${name} | ${(text.length / 1000).toFixed(0)} | ${facts} | ${alone.median.toFixed(1)} | ${shown} | ${ratio} |`,
  );
  const quiet = alone.p95 < alone.fastest * 1.5;
  if (whole.median > limitMs) {
    console.log(`${name}: above ${limitMs} ms${quiet ? '' : ', on a machine that is busy with something else'}`);
    slow += quiet ? 1 : 0;
  }
}
process.exitCode = slow > 0 ? 1 : 0;
const [folder] = process.argv.slice(2);
void benchPosture()
  .then(benchFleet)
  .then(() => benchProject(folder))
  .then(benchScan);
