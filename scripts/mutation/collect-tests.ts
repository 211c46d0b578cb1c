/**
 * Stands in for `node:test` in the bundle of a mutation run: tests are gathered, and whoever holds them runs them.
 * Only what the tests of `src/core` use of it is here; another function of `node:test` fails the bundle.
 */

/** A test that was declared, and not run yet. */
export interface CollectedTest {
  /** The file, the titles round the test and its own; a number behind it tells it from others of the same name. */
  readonly id: string;
  readonly file: string;
  /** Throws where the test fails. */
  readonly run: () => void;
}

/** The tests of the files that were read, in the order of their declaration. */
export const collectedTests: CollectedTest[] = [];

const titles: string[] = [];
const seen = new Map<string, number>();
let currentFile = '';

/** Reads a file of tests: what it declares is from that file. */
export function collectFrom(file: string, read: () => void): void {
  currentFile = file;
  read();
}

export function describe(title: string, declare: () => void): void {
  titles.push(title);
  try {
    declare();
  } finally {
    titles.pop();
  }
}

export function it(title: string, body: () => unknown): void {
  const name = [currentFile, ...titles, title].join(' > ');
  const number = (seen.get(name) ?? 0) + 1;
  seen.set(name, number);
  collectedTests.push({
    id: number === 1 ? name : `${name} #${String(number)}`,
    file: currentFile,
    run: () => {
      if (body() instanceof Promise) {
        throw new Error(`${name} waits for something; the runner of mutants would not see it fail`);
      }
    },
  });
}
