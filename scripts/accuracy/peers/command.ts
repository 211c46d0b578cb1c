import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A command in a folder's `bin` or `node_modules/.bin`, else on the PATH; `undefined` when there is none. */
export function findCommand(name: string, folder: string): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).filter((entry) => entry !== '');
  return [path.join(folder, 'bin'), path.join(folder, 'node_modules', '.bin'), ...onPath]
    .map((entry) => path.resolve(entry, name))
    .find((file) => existsSync(file));
}

interface RunOptions {
  readonly cwd?: string;
  /** Exit codes that are no failure (default 0 only). */
  readonly fine?: readonly number[];
}

/** What a command writes to its standard output, read as JSON. Errors say nothing of its contents. */
export function jsonOf(command: string, args: readonly string[], options: RunOptions = {}): unknown {
  const output = outputOf(command, args, options);
  try {
    return JSON.parse(output);
  } catch {
    throw new Error(`${path.basename(command)} wrote ${output.length} characters that are not JSON`);
  }
}

/**
 * What a command writes to its standard output.
 *
 * @throws Error when it cannot be started or fails
 */
export function outputOf(command: string, args: readonly string[], { cwd, fine = [0] }: RunOptions = {}): string {
  const { stdout, stderr, status, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (error !== undefined || status === null || !fine.includes(status)) {
    const why = error?.message ?? `code ${status}, ${stderr.length} characters of complaints`;
    throw new Error(`${path.basename(command)} failed: ${why}`);
  }
  return stdout;
}
