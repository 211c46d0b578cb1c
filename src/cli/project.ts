import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import { type Configuration, mergeConfigurations, type PartialConfiguration } from '../core/config/configuration.js';
import { configurationFileName, parseConfiguration } from '../core/config/parse-configuration.js';
import { languageOf } from '../core/documents/detect.js';
import type { Document } from '../core/documents/document.js';
import { LineIndex } from '../core/documents/line-index.js';
import { readDocument } from '../core/documents/read-document.js';
import type { Strictness } from '../core/findings/finding.js';
import { isConfigurationPath } from '../core/project/configuration-link.js';
import { noProject } from '../core/project/project-facts.js';
import { ProjectIndex } from '../core/project/project-index.js';
import { fileTrouble, UsageError } from './errors.js';
import { findFiles } from './find-files.js';
import { Ignored } from './ignored.js';
import { Markers } from './markers.js';
import { readText } from './read-text.js';

/** The files that are judged together: what one of them says can change the findings in another. */
interface Repository {
  /** Absolute. */
  readonly root: string;
  readonly index: ProjectIndex;
  /** What was read for the index, by absolute path, so that no file is parsed twice. */
  readonly documents: Map<string, Document>;
}

/** A repository as one of its files sees it: with the configuration that holds there. */
export interface Project extends Repository {
  readonly config: Configuration;
  /** The folder of the configuration file, which its patterns are relative to; the root when there is none. */
  readonly configFolder: string;
}

export interface ProjectOptions {
  /** The folder that messages name files from. */
  readonly cwd: string;
  /** A configuration file in place of those found beside the files. */
  readonly config?: string;
  /** Stronger than any configuration file. */
  readonly strictness?: Strictness;
  /** The root of every project (default: the nearest folder with a `.git`, else with a configuration file). */
  readonly root?: string;
}

/** Knows which project a file belongs to, and reads each project once. */
export class Projects {
  readonly #configured = new Markers([configurationFileName]);
  readonly #repositories = new Markers(['.git']);
  readonly #opened = new Map<string, Promise<Repository>>();
  readonly #configurations = new Map<string, Promise<Configuration>>();

  constructor(private readonly options: ProjectOptions) {}

  /**
   * The project of a file.
   *
   * @param fallback the root when no folder above the file is marked as one
   * @throws UsageError when the configuration file cannot be read or has errors
   */
  async of(file: string, fallback: string): Promise<Project> {
    const folder = path.dirname(file);
    const configured = await this.#configured.findFrom(folder);
    const root = this.options.root ?? (await this.#repositories.findFrom(folder)) ?? configured ?? fallback;
    const inside = configured !== undefined && !projectPath(root, configured).startsWith('..');
    const [repository, config] = await Promise.all([
      remembered(this.#opened, root, () => this.#open(root)),
      remembered(this.#configurations, inside ? configured : '', () => this.#read(inside ? configured : undefined)),
    ]);
    return { ...repository, config, configFolder: inside ? configured : root };
  }

  /** What is ignored in `folder` by the repository around it. */
  async ignoredAbove(folder: string): Promise<Ignored> {
    return Ignored.above(folder, await this.#repositories.findFrom(folder));
  }

  async #open(root: string): Promise<Repository> {
    const index = new ProjectIndex();
    const { files } = await findFiles(root, await this.ignoredAbove(root), isConfigurationPath);
    const documents = new Map<string, Document>();
    for (const file of files) {
      const document = await indexFile(index, root, file);
      if (document !== undefined) {
        documents.set(file, document);
      }
    }
    return { root, index, documents };
  }

  async #read(folder: string | undefined): Promise<Configuration> {
    const { config, cwd, strictness } = this.options;
    const beside = folder === undefined ? undefined : path.join(folder, configurationFileName);
    const file = config === undefined ? beside : path.resolve(cwd, config);
    const written = file === undefined ? {} : await readConfiguration(file, cwd);
    return mergeConfigurations(strictness === undefined ? {} : { strictness }, written);
  }
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

/** Whether the project's configuration leaves the file alone. */
export function isExcluded(project: Project, file: string): boolean {
  const { exclude } = project.config;
  const relative = projectPath(project.configFolder, file);
  return exclude.length > 0 && !relative.startsWith('../') && ignore().add(exclude).ignores(relative);
}

async function readConfiguration(file: string, cwd: string): Promise<PartialConfiguration> {
  const shown = path.relative(cwd, file).split(path.sep).join('/');
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError([`${shown}: the configuration file ${fileTrouble(error)}`]);
  }
  const { config, problems } = parseConfiguration(text);
  const lines = new LineIndex(text);
  const [first, ...more] = problems.map(({ span, message }) => {
    const { line, character } = lines.positionAt(span.start);
    return `${shown}:${line + 1}:${character + 1}: ${message}`;
  });
  if (first !== undefined) {
    throw new UsageError([first, ...more]);
  }
  return config;
}

async function indexFile(index: ProjectIndex, root: string, file: string): Promise<Document | undefined> {
  const name = projectPath(root, file);
  const isConfiguration = isConfigurationPath(name);
  const reading = isConfiguration || isLinking(file) ? await readText(file) : undefined;
  if (isConfiguration && reading?.state === 'read') {
    index.setConfiguration(name, reading.text);
    return undefined;
  }
  return reading?.state === 'read' ? indexText(index, root, file, reading.text) : undefined;
}

/** Makes the links known that a file's text declares; `undefined` when it declares none for sure. */
export function indexText(index: ProjectIndex, root: string, file: string, text: string): Document | undefined {
  // Python, notebooks and scripts are many and dear to parse; those that never say "azure" declare nothing to it.
  if (!isLinking(file) || (languageOf(file) !== 'yaml' && !/azure/i.test(text))) {
    return undefined;
  }
  const name = projectPath(root, file);
  const document = readDocument({ path: name, text }, noProject);
  index.set(name, document);
  return document;
}

function isLinking(file: string): boolean {
  const language = languageOf(file);
  return language !== undefined && language !== 'markdown';
}
