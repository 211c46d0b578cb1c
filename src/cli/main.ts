/** The `aml-guard` command. */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { buffer } from 'node:stream/consumers';
import { codeOf } from './errors.js';
import { run } from './run.js';

const { argv, env, stderr, stdin, stdout } = process;

// A reader that has seen enough (`aml-guard lint | head`) is no error.
stdout.on('error', (error) => {
  if (codeOf(error) !== 'EPIPE') {
    throw error;
  }
});

void run(argv.slice(2), {
  cwd: process.cwd(),
  hasColours: hasColours(),
  packageFolder: findPackageFolder(argv[1]),
  today: new Date().toISOString().slice(0, 10),
  program: findThreadProgram(argv[1]),
  out: (text) => stdout.write(text),
  error: (text) => stderr.write(text),
  readInput: () => buffer(stdin),
  ask: stdin.isTTY && stderr.isTTY ? ask : undefined,
  progress: stderr.isTTY ? showProgress : undefined,
}).then((code) => {
  // Not `exit`, which would cut off output that a pipe has not taken yet.
  process.exitCode = code;
});

// As https://no-color.org and https://force-color.org have it: what is set and not empty counts.
function hasColours(): boolean {
  if (env['NO_COLOR']) {
    return false;
  }
  return env['FORCE_COLOR'] ? env['FORCE_COLOR'] !== '0' : stdout.isTTY && env['TERM'] !== 'dumb';
}

async function ask(question: string): Promise<boolean> {
  const reader = createInterface({ input: stdin, output: stderr });
  try {
    return /^y(?:es)?$/i.test((await reader.question(`${question} [y/N] `)).trim());
  } finally {
    reader.close();
  }
}

/** Writes over the line that it wrote before. */
function showProgress(text: string): void {
  stderr.write(`\r\u001b[K${text}`);
}

// The sources run by a loader that threads do not have, and have no such file beside them.
function findThreadProgram(script: string | undefined): string | undefined {
  if (script === undefined || !existsSync(script)) {
    return undefined;
  }
  const program = path.join(path.dirname(realpathSync(script)), 'worker.cjs');
  return existsSync(program) ? program : undefined;
}

// This program is `dist/cli.cjs` when installed and `src/cli/main.ts` when developed.
function findPackageFolder(script: string | undefined): string | undefined {
  if (script === undefined || !existsSync(script)) {
    return undefined;
  }
  const folder = path.dirname(realpathSync(script));
  return [path.join(folder, '..'), path.join(folder, '..', '..')].find((candidate) =>
    existsSync(path.join(candidate, 'package.json')),
  );
}
