import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import { isBelow, slashed } from '../cli/read-project-files.js';
import { readText } from '../cli/read-text.js';
import type { Configuration, WrittenConfiguration } from '../core/config/configuration.js';
import { effectiveConfiguration } from '../core/config/effective-configuration.js';
import { loadConfiguration } from '../core/config/load-configuration.js';
import type { OwnStages } from '../core/facts/stage.js';
import { configurationFileName } from '../core/config/parse-configuration.js';
import { BaselineError, baselineFileName, parseBaseline, type FileBaseline } from '../core/findings/baseline.js';

/** What a project's own files say of a file. */
export interface FoundConfiguration {
  readonly config: Configuration;
  /** The files that it is from, absolute; none where only what is built in holds. */
  readonly from: readonly string[];
  readonly isExcluded: boolean;
  readonly baseline: FileBaseline;
}

interface Remembered<T> {
  /** The files that it was made of, as they were; those that were missing too. */
  readonly stamps: ReadonlyMap<string, string | undefined>;
  readonly value: T;
}

interface Loaded {
  readonly config: WrittenConfiguration;
  readonly files: readonly string[];
}

/**
 * Finds the configuration and the baseline nearest to a file, inside its project. They are looked at each time, so that
 * they hold at once also where the editor watches no files; they are read again only when they changed.
 */
export class ConfigurationSource {
  readonly #configurations = new Map<string, Remembered<Loaded>>();
  readonly #baselines = new Map<string, Remembered<ReturnType<typeof parseBaseline> | undefined>>();

  /** The file's own words for stages. */
  async stagesOf(file: string, root: string): Promise<OwnStages | undefined> {
    return (await this.#loaded(await nearest(configurationFileName, file, root), root)).config.stages;
  }

  async find(file: string, root: string): Promise<FoundConfiguration> {
    const beside = await nearest(configurationFileName, file, root);
    const { config, files } = await this.#loaded(beside, root);
    const relative = beside === undefined ? undefined : slashed(path.relative(path.dirname(beside), file));
    const { exclude = [] } = config;
    return {
      config: effectiveConfiguration([config], {
        path: relative,
        matches: (patterns, candidate) => ignore().add(patterns).ignores(candidate),
        today: new Date().toISOString().slice(0, 10),
      }),
      from: files,
      isExcluded: relative !== undefined && exclude.length > 0 && ignore().add(exclude).ignores(relative),
      baseline: await this.#baselineOf(file, root),
    };
  }

  async #loaded(beside: string | undefined, root: string): Promise<Loaded> {
    return beside === undefined
      ? { config: {}, files: [] }
      : remembered(this.#configurations, beside, () => load(beside, root));
  }

  async #baselineOf(file: string, root: string): Promise<FileBaseline> {
    const beside = await nearest(baselineFileName, file, root);
    if (beside === undefined) {
      return [];
    }
    const baseline = await remembered(this.#baselines, beside, async () => {
      const text = await textOf(beside);
      return { value: text === undefined ? undefined : parsed(text), files: [beside] };
    });
    return baseline?.of(slashed(path.relative(path.dirname(beside), file))) ?? [];
  }
}

/** The nearest file of a name above another file, inside a folder. */
async function nearest(name: string, file: string, root: string): Promise<string | undefined> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, name);
    if ((await stampOf(candidate)) !== undefined) {
      return candidate;
    }
    if (folder === root || folder === path.dirname(folder)) {
      return undefined;
    }
  }
}

/** What is wrong in a configuration is told where it is open; the rest of it holds. */
async function load(
  file: string,
  root: string,
): Promise<{ readonly value: Loaded; readonly files: readonly string[] }> {
  const tried: string[] = [file];
  const { config, parts } = await loadConfiguration(
    slashed(path.relative(root, file)),
    (await textOf(file)) ?? '',
    async (target) => {
      const base = path.join(root, target);
      tried.push(base);
      const text = (await isReallyBelow(root, base)) ? await textOf(base) : undefined;
      return text ?? { problem: `${target} could not be read` };
    },
  );
  return { value: { config, files: parts.map((part) => path.join(root, part.path)) }, files: tried };
}

/** A baseline that cannot be read holds nothing, as in the editor; the command line says what is wrong. */
function parsed(text: string): ReturnType<typeof parseBaseline> | undefined {
  try {
    return parseBaseline(text);
  } catch (error) {
    if (error instanceof BaselineError) {
      return undefined;
    }
    throw error;
  }
}

async function remembered<T>(
  known: Map<string, Remembered<T>>,
  key: string,
  work: () => Promise<{ readonly value: T; readonly files: readonly string[] }>,
): Promise<T> {
  const before = known.get(key);
  if (before !== undefined && (await isAsBefore(before.stamps))) {
    return before.value;
  }
  const { value, files } = await work();
  const stamps = await Promise.all(files.map(async (file) => [file, await stampOf(file)] as const));
  known.set(key, { stamps: new Map(stamps), value });
  return value;
}

async function isAsBefore(stamps: Remembered<unknown>['stamps']): Promise<boolean> {
  for (const [file, stamp] of stamps) {
    if ((await stampOf(file)) !== stamp) {
      return false;
    }
  }
  return true;
}

async function stampOf(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? `${found.mtimeMs} ${found.size}` : undefined;
  } catch {
    return undefined;
  }
}

async function textOf(file: string): Promise<string | undefined> {
  const reading = await readText(file);
  return reading.state === 'read' ? reading.text : undefined;
}

/** A link inside the repository may lead out of it. */
async function isReallyBelow(root: string, file: string): Promise<boolean> {
  try {
    return isBelow(await realpath(root), await realpath(file));
  } catch {
    return false;
  }
}
