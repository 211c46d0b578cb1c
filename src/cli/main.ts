/** The `aml-guard` command. */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { codeOf } from './errors.js';
import { serveLinks } from './link-thread.js';
import { run } from './run.js';

const { argv, env, stderr, stdin, stdout } = process;

// A reader that has seen enough (`aml-guard lint | head`) is no error.
stdout.on('error', (error) => {
  if (codeOf(error) !== 'EPIPE') {
    throw error;
  }
});

if (!serveLinks()) {
  void run(argv.slice(2), {
    cwd: process.cwd(),
    hasColours: stdout.isTTY && !env['NO_COLOR'],
    packageFolder: findPackageFolder(argv[1]),
    out: (text) => stdout.write(text),
    error: (text) => stderr.write(text),
    readInput: () => buffer(stdin),
  }).then((code) => {
    // Not `exit`, which would cut off output that a pipe has not taken yet.
    process.exitCode = code;
  });
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
