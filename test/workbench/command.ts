import { spawnSync, type SpawnSyncOptions } from 'node:child_process';

/** What a finished command said. */
export interface CommandResult {
  readonly ok: boolean;
  /** Standard output and standard error, in that order. */
  readonly output: string;
}

/** Runs a command of this (Linux only) workbench to its end; never throws. */
export function runCommand(
  command: string,
  options: readonly string[],
  settings: Pick<SpawnSyncOptions, 'cwd' | 'env'> = {},
): CommandResult {
  const result = spawnSync(command, options, { ...settings, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.error !== undefined) {
    return { ok: false, output: result.error.message };
  }
  return { ok: result.status === 0, output: result.stdout + result.stderr };
}
