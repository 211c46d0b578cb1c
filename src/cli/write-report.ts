import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from './errors.js';
import type { Host } from './host.js';

/** Writes a file relative to the working folder. Returns whether it worked; says so where it did not. */
export async function writeReport(file: string, text: string, host: Host): Promise<boolean> {
  try {
    await writeFile(path.resolve(host.cwd, file), text);
    return true;
  } catch (error) {
    host.error(`aml-guard: ${file} cannot be written (${codeOf(error) ?? 'unknown error'})\n`);
    return false;
  }
}

/** Writes to a file, or to standard output where none is named. @returns whether it worked */
export async function putReport(file: string | undefined, text: string, host: Host): Promise<boolean> {
  if (file !== undefined) {
    return writeReport(file, text, host);
  }
  host.out(text);
  return true;
}
