import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Configuration, PartialConfiguration, WrittenConfiguration } from '../core/config/configuration.js';
import { effectiveConfiguration } from '../core/config/effective-configuration.js';
import { configurationFileName } from '../core/config/parse-configuration.js';
import { languageOf } from '../core/documents/detect.js';
import { type Baseline, baselineFileName } from '../core/findings/baseline.js';
import type { Strictness } from '../core/findings/finding.js';
import { isConfigurationPath } from '../core/project/configuration-link.js';
import type { OwnStages } from '../core/facts/stage.js';
import { UsageError } from './errors.js';
import { findFiles, type FoundFiles } from './find-files.js';
import { Ignored } from './ignored.js';
import { Markers } from './markers.js';
import { readBaseline, type ReadConfiguration, readConfiguration } from './read-project-files.js';
import { isLinking, Repository } from './repository.js';

/** What holds for one file of a repository. */
export interface Project {
  /** The folder of the files that are judged together; absolute. */
  readonly root: string;
  readonly config: Configuration;
  /** The files that the configuration comes from, absolute; none where there is only what is built in. */
  readonly configFiles: readonly string[];
  /** The folder of the configuration file, which its patterns are relative to; the root when there is none. */
  readonly configFolder: string;
  readonly baseline: { readonly folder: string; readonly content: Baseline } | undefined;
}

export interface ProjectOptions {
  /** The folder that messages name files from. */
  readonly cwd: string;
  /** The day by which acceptances expire, `2026-11-23`. */
  readonly today: string;
  /** A configuration file in place of those found beside the files. */
  readonly config?: string;
  /** Stronger than any configuration file. */
  readonly strictness?: Strictness;
  /** Weaker than any configuration file, as an editor's settings are (default: nothing). */
  readonly defaults?: PartialConfiguration;
  /** The root of every project (default: the nearest folder with a `.git`, else with a configuration file). */
  readonly root?: string;
  /** Whether baseline files are looked for (default true). */
  readonly baseline?: boolean;
}

/** Knows which project a file belongs to, and reads each project once. */
export class Projects {
  readonly #configured = new Markers([configurationFileName]);
  readonly #repositories = new Markers(['.git']);
  readonly #baselines = new Markers([baselineFileName]);
  readonly #opened = new Map<string, Promise<Repository>>();
  readonly #configurations = new Map<string, Promise<ReadConfiguration>>();
  readonly #readBaselines = new Map<string, Promise<Baseline>>();
  readonly #walked = new Map<string, Promise<FoundFiles>>();
  readonly #patterns = new WeakMap<readonly string[], Ignore>();

  constructor(private readonly options: ProjectOptions) {}

  /**
   * The project of a file.
   *
   * @param fallback the root when no folder above the file is marked as one
   * @throws UsageError when the configuration or the baseline cannot be read or has errors
   */
  async of(file: string, fallback: string): Promise<Project> {
    const folder = path.dirname(file);
    const configured = await this.#configured.findFrom(folder);
    const root = this.options.root ?? (await this.#repositories.findFrom(folder)) ?? configured ?? fallback;
    const inside = isInside(root, configured) ? configured : undefined;
    const configFolder = inside ?? root;
    const { config, files } = await this.#configuration(inside, root);
    const relative = projectPath(configFolder, file);
    return {
      root,
      configFiles: files,
      configFolder,
      config: this.#effective(config, relative),
      baseline: await this.#baseline(folder, root),
    };
  }

  /** The files of a project with what links them. */
  repository(root: string): Promise<Repository> {
    return remembered(this.#opened, root, async () =>
      Repository.read(root, await this.linkingFiles(root), (file) => this.stagesOf(file, root)),
    );
  }

  /** A file's own words for stages, by the configuration that holds for it. */
  async stagesOf(file: string, root: string): Promise<OwnStages | undefined> {
    const configured = await this.#configured.findFrom(path.dirname(file));
    try {
      const { config } = await this.#configuration(isInside(root, configured) ? configured : undefined, root);
      return config.stages;
    } catch (error) {
      if (error instanceof UsageError) {
        // Told where a file is judged that the configuration holds for; others only ask this one.
        return undefined;
      }
      throw error;
    }
  }

  /** The files below a root that may link others; absolute, in the order of their names. */
  async linkingFiles(root: string): Promise<readonly string[]> {
    return (await this.#walk(root)).files.filter(isLinking);
  }

  /** The files below a folder that the engine reads; absolute, in the order of their names. */
  async filesBelow(folder: string): Promise<FoundFiles> {
    const { files, failures } = await this.#walk(folder);
    return { files: files.filter((file) => languageOf(file) !== undefined), failures };
  }

  /** What is ignored in `folder` by the repository around it. */
  private async ignoredAbove(folder: string): Promise<Ignored> {
    return Ignored.above(folder, await this.#repositories.findFrom(folder));
  }

  /** Walks a folder once, for what is to be judged and for what links it. */
  #walk(folder: string): Promise<FoundFiles> {
    return remembered(this.#walked, folder, async () =>
      findFiles(folder, await this.ignoredAbove(folder), isConfigurationPath),
    );
  }

  /** Whether the project's configuration leaves the file alone. */
  isExcluded(project: Project, file: string): boolean {
    const relative = projectPath(project.configFolder, file);
    return !relative.startsWith('../') && this.#matches(project.config.exclude, relative);
  }

  #effective(written: WrittenConfiguration, relative: string): Configuration {
    const { strictness, defaults, today } = this.options;
    const layers = [
      ...(strictness === undefined ? [] : [{ strictness }]),
      written,
      ...(defaults === undefined ? [] : [defaults]),
    ];
    return effectiveConfiguration(layers, {
      path: relative.startsWith('../') ? undefined : relative,
      matches: (patterns, candidate) => this.#matches(patterns, candidate),
      today,
    });
  }

  #matches(patterns: readonly string[], candidate: string): boolean {
    if (patterns.length === 0 || candidate === '') {
      return false;
    }
    const known = this.#patterns.get(patterns) ?? ignore().add(patterns);
    this.#patterns.set(patterns, known);
    return known.ignores(candidate);
  }

  #configuration(folder: string | undefined, root: string): Promise<ReadConfiguration> {
    const { config, cwd } = this.options;
    const beside = folder === undefined ? undefined : path.join(folder, configurationFileName);
    const file = config === undefined ? beside : path.resolve(cwd, config);
    return file === undefined
      ? Promise.resolve({ config: {}, files: [] })
      : remembered(this.#configurations, `${root}\n${file}`, () => readConfiguration(file, root, cwd));
  }

  async #baseline(folder: string, root: string): Promise<Project['baseline']> {
    const found = this.options.baseline === false ? undefined : await this.#baselines.findFrom(folder);
    if (found === undefined || !isInside(root, found)) {
      return undefined;
    }
    const file = path.join(found, baselineFileName);
    const content = await remembered(this.#readBaselines, file, () => readBaseline(file, this.options.cwd));
    return { folder: found, content };
  }
}

function isInside(root: string, folder: string | undefined): boolean {
  return folder !== undefined && !/^\.\.(?:\/|$)/.test(projectPath(root, folder));
}

function remembered<T>(known: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) {
    return before;
  }
  const doing = work();
  known.set(key, doing);
  return doing;
}

/** The file's path as the engine names it: relative to its project's root, with `/`. */
export function projectPath(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}
