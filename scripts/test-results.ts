import { readFileSync, writeFileSync } from 'node:fs';

/** What one runner of tests found. */
export interface TestResults {
  readonly passed: number;
  readonly failed: number;
  /** For people: one line a test, then the errors. */
  readonly report: string;
}

/** Reads what `writeResults` wrote. */
export function readResults(file: string): TestResults {
  return JSON.parse(readFileSync(file, 'utf8')) as TestResults;
}

/** Writes the results for the process that asked for them, if one did. */
export function writeResults(file: string | undefined, results: TestResults): void {
  if (file !== undefined && file !== '') {
    writeFileSync(file, JSON.stringify(results));
  }
}
