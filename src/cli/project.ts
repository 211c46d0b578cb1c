import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import { type Configuration, mergeConfigurations, type PartialConfiguration } from '../core/config/configuration.js';
import { configurationFileName, parseConfiguration } from '../core/config/parse-configuration.js';
import { languageOf } from '../core/documents/detect.js';
import { LineIndex } from '../core/documents/line-index.js';
import { readDocument } from '../core/documents/read-document.js';
import type { Strictness } from '../core/findings/finding.js';
import { noProject } from '../core/project/project-facts.js';
import { ProjectIndex } from '../core/project/project-index.js';
import { fileTrouble, UsageError } from './errors.js';
import { findFiles } from './find-files.js';
import { Ignored } from './ignored.js';
import { exists, Markers } from './markers.js';
import { readText } from './read-text.js';

/** The files that are judged together: what one of them says can change the findings in another. */
export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly config: Configuration;
  readonly index: ProjectIndex;
}

export interface ProjectOptions {
  /** The folder that messages name files from. */
  readonly cwd: string;
  /** A configuration file in place of those found beside the files. */
  readonly config?: string;
  /** Stronger than any configuration file. */
  readonly strictness?: Strictness;
  /** The root of every project (default: the nearest folder with a configuration file or a `.git`). */
  readonly root?: string;
}

/** Knows which project a file belongs to, and reads each project once. */
export class Projects {
  readonly #roots = new Markers([configurationFileName, '.git']);
  readonly #repositories = new Markers(['.git']);
  readonly #projects = new Map<string, Promise<Project>>();

  constructor(private readonly options: ProjectOptions) {}

  /**
   * The project of a file.
   *
   * @param fallback the root when no folder above the file is marked as one
   * @throws UsageError when the configuration file cannot be read or has errors
   */
  async of(file: string, fallback: string): Promise<Project> {
    const root = this.options.root ?? (await this.#roots.findFrom(path.dirname(file))) ?? fallback;
    const known = this.#projects.get(root);
    if (known !== undefined) {
      return known;
    }
    const opening = this.#open(root);
    this.#projects.set(root, opening);
    return opening;
  }

  /** What is ignored in `folder` by the repository around it. */
  async ignoredAbove(folder: string): Promise<Ignored> {
    return Ignored.above(folder, await this.#repositories.findFrom(folder));
  }

  async #open(root: string): Promise<Project> {
    const config = await this.#configurationOf(root);
    const index = new ProjectIndex();
    const { files } = await findFiles(root, await this.ignoredAbove(root));
    for (const file of files) {
      await indexFile(index, root, file);
    }
    return { root, config, index };
  }

  async #configurationOf(root: string): Promise<Configuration> {
    const { config, cwd, strictness } = this.options;
    const beside = path.join(root, configurationFileName);
    const file = config === undefined ? beside : path.resolve(cwd, config);
    const written = config === undefined && !(await exists(beside)) ? {} : await readConfiguration(file, cwd);
    return mergeConfigurations(strictness === undefined ? {} : { strictness }, written);
  }
}

/** The file's path as the engine names it: relative to its project's root, with `/`. */
export function projectPath(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

/** Whether the project's configuration leaves the file alone. */
export function isExcluded(project: Project, file: string): boolean {
  const { exclude } = project.config;
  const relative = projectPath(project.root, file);
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

async function indexFile(index: ProjectIndex, root: string, file: string): Promise<void> {
  if (isLinking(file)) {
    const reading = await readText(file);
    if (reading.state === 'read') {
      indexText(index, root, file, reading.text);
    }
  }
}

/** Makes the links known that a file's text declares. */
export function indexText(index: ProjectIndex, root: string, file: string, text: string): void {
  // Python, notebooks and scripts are many and dear to parse; those that never say "azure" declare nothing to it.
  if (isLinking(file) && (languageOf(file) === 'yaml' || /azure/i.test(text))) {
    const name = projectPath(root, file);
    index.set(name, readDocument({ path: name, text }, noProject));
  }
}

function isLinking(file: string): boolean {
  const language = languageOf(file);
  return language !== undefined && language !== 'markdown';
}
