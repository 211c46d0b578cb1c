import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { WrittenConfiguration } from '../core/config/configuration.js';
import { loadConfiguration } from '../core/config/load-configuration.js';
import { LineIndex } from '../core/documents/line-index.js';
import { type Baseline, BaselineError, parseBaseline } from '../core/findings/baseline.js';
import { fileTrouble, UsageError } from './errors.js';

/** A configuration with all that it extends. */
export interface ReadConfiguration {
  readonly config: WrittenConfiguration;
  /** Where it comes from, absolute: the file itself first. */
  readonly files: readonly string[];
}

/**
 * Reads a configuration file with what it extends.
 *
 * @param root the repository, out of which nothing is extended; a file outside it may extend what lies beside it
 * @throws UsageError with a line for each mistake, `path:line:column: message`
 */
export async function readConfiguration(file: string, root: string, cwd: string): Promise<ReadConfiguration> {
  const top = isBelow(root, file) ? root : path.dirname(file);
  const shown = (part: string): string => slashed(path.relative(cwd, path.join(top, part)));
  const start = slashed(path.relative(top, file));
  let text: string;
  try {
    text = await readPlain(file);
  } catch (error) {
    throw new UsageError([`${shown(start)}: the configuration file ${fileTrouble(error)}`]);
  }
  const loaded = await loadConfiguration(start, text, (target) => readBase(top, target));
  const [first, ...more] = loaded.parts.flatMap((part) => {
    const lines = new LineIndex(part.text);
    return part.problems.map(({ span, message }) => {
      const { line, character } = lines.positionAt(span.start);
      return `${shown(part.path)}:${line + 1}:${character + 1}: ${message}`;
    });
  });
  if (first !== undefined) {
    throw new UsageError([first, ...more]);
  }
  return { config: loaded.config, files: loaded.parts.map((part) => path.join(top, part.path)) };
}

/** @throws UsageError for a file that cannot be read or is no baseline */
export async function readBaseline(file: string, cwd: string): Promise<Baseline> {
  const shown = slashed(path.relative(cwd, file));
  try {
    return parseBaseline(await readPlain(file));
  } catch (error) {
    if (error instanceof BaselineError) {
      throw new UsageError([`${shown}: ${error.message}`]);
    }
    throw new UsageError([`${shown}: the baseline ${fileTrouble(error)}`]);
  }
}

async function readBase(root: string, target: string): Promise<string | { readonly problem: string }> {
  const file = path.join(root, target);
  try {
    // A link inside the repository may lead out of it.
    if (!isBelow(await realpath(root), await realpath(file))) {
      return { problem: 'This leads out of the repository; only files of the same repository can be extended' };
    }
    return await readPlain(file);
  } catch (error) {
    return { problem: `${target} ${fileTrouble(error)}` };
  }
}

/** Whether a file lies in a folder or below it; both absolute. */
export function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

async function readPlain(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
}

/** A path with `/`, on every machine. */
export function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
