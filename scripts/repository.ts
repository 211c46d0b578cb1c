import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The repository's top level, absolute. */
export const repository = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

/** An absolute path below the repository. */
export function inRepository(...parts: readonly string[]): string {
  return path.join(repository, ...parts);
}

/** Whether the module was started, rather than imported. */
export function isStarted(moduleUrl: string): boolean {
  return process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === moduleUrl;
}

/** Runs a script's `main`; a thrown error becomes its message and exit code 1. */
export function runMain(main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exit(1);
    },
  );
}
