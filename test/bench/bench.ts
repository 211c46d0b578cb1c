/**
 * `npm run bench`: how long the engine takes for a 1,000-line file, warm, in one thread. Prints the median of 60 runs
 * and the share of them below 10 ms, beside one run of each parser alone, so that ratios hold on any machine.
 */
import { parser as pythonParser } from '@lezer/python';
import { parseDocument } from 'yaml';
import { defaultConfiguration } from '../../src/core/config/configuration.js';
import { lint } from '../../src/core/lint.js';
import { noProject } from '../../src/core/project/project-facts.js';
import { pythonSample, yamlSample } from './samples.js';

const context = { config: defaultConfiguration, project: noProject };
const rounds = 60;

interface Measure {
  readonly name: string;
  readonly medianMs: number;
  readonly p95Ms: number;
}

function measure(name: string, work: () => void): Measure {
  for (let warm = 0; warm < 20; warm++) {
    work();
  }
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    work();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return { name, medianMs: times[rounds / 2] ?? NaN, p95Ms: times[Math.floor(rounds * 0.95)] ?? NaN };
}

const yaml = yamlSample(1000);
const python = pythonSample(1000);
const findings = (path: string, text: string): number => lint({ path, text }, context).findings.length;
console.log(`YAML: ${yaml.split('\n').length} lines, ${findings('job.yml', yaml)} findings`);
console.log(`Python: ${python.split('\n').length} lines, ${findings('train.py', python)} findings`);

const measures = [
  measure('YAML, parser alone', () => parseDocument(yaml, { logLevel: 'silent' })),
  measure('YAML, linted', () => lint({ path: 'job.yml', text: yaml }, context)),
  measure('Python, parser alone', () => pythonParser.parse(python)),
  measure('Python, linted', () => lint({ path: 'train.py', text: python }, context)),
];
console.log('\n| what | median ms | 95 % below ms |\n| --- | --: | --: |');
for (const { name, medianMs, p95Ms } of measures) {
  console.log(`| ${name} | ${medianMs.toFixed(2)} | ${p95Ms.toFixed(2)} |`);
}
const ratio = (index: number): string =>
  ((measures[index + 1]?.medianMs ?? NaN) / (measures[index]?.medianMs ?? NaN)).toFixed(2);
console.log(`\nlinting costs ${ratio(0)} times the YAML parser and ${ratio(2)} times the Python parser`);
const limitMs = 10;
const slow = measures.filter((one) => one.name.endsWith('linted') && one.medianMs > limitMs);
if (slow.length > 0) {
  console.log(`above the limit of ${limitMs} ms: ${slow.map((one) => one.name).join(', ')}`);
  process.exitCode = 1;
}
