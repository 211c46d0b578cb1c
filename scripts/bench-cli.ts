/**
 * Measures the command line beside other tools on the files of one folder, each run once:
 *
 *   npm run bench:cli -- <folder> [--peers <folder>]
 *
 * Every tool is given the files that AML Guard reads in the folder, as far as the tool reads files of that kind.
 * `--peers` is a folder with other tools, as npm packages or as commands in its `bin`; the PATH is searched too. Needs
 * `npm run build`. Times are those of whole processes, start included, except where a line says otherwise.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findFiles } from '../src/cli/find-files.js';
import { Ignored } from '../src/cli/ignored.js';
import { findCommand } from './accuracy/peers/command.js';
import { ruff } from './accuracy/peers/ruff.js';
import { inRepository } from './repository.js';

/** One tool's run. */
interface Measured {
  readonly tool: string;
  readonly files: number;
  readonly seconds: number;
}

interface Command {
  readonly tool: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly files: readonly string[];
  readonly cwd?: string;
  /** Exit codes that are no failure. */
  readonly fine: readonly number[];
}

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { peers: { type: 'string' } } });
  const [given] = positionals;
  const program = inRepository('dist', 'cli.cjs');
  if (given === undefined || !existsSync(given) || !existsSync(program)) {
    console.error('usage: npm run bench:cli -- <folder> [--peers <folder>], after npm run build');
    return 2;
  }
  const folder = path.resolve(given);
  const peers = path.resolve(values.peers ?? '.');
  const { files } = findFiles(folder, Ignored.nothing.enter(folder));
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'aml-guard-bench-'));
  try {
    const threads = Math.min(os.availableParallelism(), 8);
    const ours = [threads, 1].map((count): Command => ({
      tool: `aml-guard lint, ${count} ${count === 1 ? 'thread' : 'threads'}`,
      command: process.execPath,
      args: [
        program,
        'lint',
        folder,
        '--format',
        'json',
        '--output',
        path.join(scratch, `${count}.json`),
        '--threads',
        String(count),
      ],
      files,
      fine: [0, 1],
    }));
    const commands = [...ours, ...peerCommands(folder, files, peers, scratch)];
    const measured = [...commands.map(run), await runRuff(files, peers)].flatMap((one) => one ?? []);
    print(measured);
    const missing = ['secretlint', 'detect-secrets', 'bandit', 'ruff'].filter(
      (name) => !measured.some(({ tool }) => tool.startsWith(name)),
    );
    console.log(missing.length === 0 ? '' : `\nnot installed or failed: ${missing.join(', ')}`);
    return measured.some(({ tool }) => tool.startsWith('aml-guard')) ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function peerCommands(folder: string, files: readonly string[], peers: string, scratch: string): readonly Command[] {
  const commands: Command[] = [];
  const secretlint = findCommand('secretlint', peers);
  if (secretlint !== undefined) {
    const rules = JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] });
    const report = path.join(scratch, 'secretlint.json');
    commands.push({
      tool: 'secretlint',
      command: secretlint,
      args: ['--no-glob', '--format', 'json', '--output', report, '--secretlintrcJSON', rules, ...files],
      files,
      cwd: peers,
      fine: [0, 1],
    });
  }
  const detectSecrets = findCommand('detect-secrets', peers);
  if (detectSecrets !== undefined) {
    const names = files.map((file) => path.relative(folder, file));
    commands.push({
      tool: 'detect-secrets',
      command: detectSecrets,
      // It passes over files outside the working folder without a word, and may not ask services.
      args: ['scan', '--no-verify', ...names],
      files,
      cwd: folder,
      fine: [0],
    });
  }
  const python = files.filter((file) => file.endsWith('.py'));
  const bandit = findCommand('bandit', peers);
  if (bandit !== undefined) {
    const args = ['--quiet', '--format', 'json', ...python];
    commands.push({ tool: 'bandit, Python only', command: bandit, args, files: python, fine: [0, 1] });
  }
  const ruffCommand = findCommand('ruff', peers);
  if (ruffCommand !== undefined) {
    const sources = files.filter((file) => ruff.reads(file));
    const args = ['check', '--no-cache', '--isolated', '--select', 'S', '--output-format', 'json', ...sources];
    commands.push({ tool: 'ruff, Python and notebooks', command: ruffCommand, args, files: sources, fine: [0, 1] });
  }
  return commands;
}

function run({ tool, command, args, files, cwd, fine }: Command): Measured | undefined {
  console.log(`running ${tool} on ${files.length} files`);
  const began = performance.now();
  const { status, error, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const seconds = (performance.now() - began) / 1000;
  if (error !== undefined || status === null || !fine.includes(status)) {
    console.log(`${tool} failed: ${error?.message ?? `code ${status}, ${stderr.length} characters of complaints`}`);
    return undefined;
  }
  console.log(`  ${seconds.toFixed(1)} s`);
  return { tool, files: files.length, seconds };
}

/** Where there is no command, ruff's package for Node, in this process: without a start, reading included. */
async function runRuff(files: readonly string[], peers: string): Promise<Measured | undefined> {
  if (findCommand('ruff', peers) !== undefined) {
    return undefined;
  }
  const read = files.filter((file) => ruff.reads(file));
  const began = performance.now();
  const sources = read.map((file) => ({ repo: '', path: path.basename(file), file, text: readFileSync(file, 'utf8') }));
  const outcome = await ruff.run(sources, { folder: peers, gitleaksRules: undefined });
  const seconds = (performance.now() - began) / 1000;
  return outcome.state === 'ran'
    ? { tool: 'ruff S105–S107 (wasm, no start), Python and notebooks', files: read.length, seconds }
    : undefined;
}

function print(measured: readonly Measured[]): void {
  const [first] = measured;
  const speedOf = ({ files, seconds }: Measured): number => files / seconds;
  console.log('\n| tool | files | seconds | files/s | speed of the first line / this one |');
  console.log('| --- | --: | --: | --: | --: |');
  for (const one of measured) {
    const ratio = first === undefined ? NaN : speedOf(first) / speedOf(one);
    console.log(
      `| ${one.tool} | ${one.files} | ${one.seconds.toFixed(1)} | ${speedOf(one).toFixed(0)} | ${ratio.toFixed(2)} |`,
    );
  }
}
