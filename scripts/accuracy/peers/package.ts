import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A package that is installed in a folder, by its entry; `undefined` when it is not there. */
export async function importFrom(folder: string, name: string): Promise<unknown> {
  const entry = resolve(folder, name);
  return entry === undefined ? undefined : ((await import(pathToFileURL(entry).href)) as unknown);
}

function resolve(folder: string, name: string): string | undefined {
  try {
    return createRequire(path.resolve(folder, 'package.json')).resolve(name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') {
      return undefined;
    }
    throw error;
  }
}
