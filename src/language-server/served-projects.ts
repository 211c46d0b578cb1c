import path from 'node:path';
import { Markers } from '../cli/markers.js';
import { configurationFileName } from '../core/config/parse-configuration.js';
import { ConfigurationSource, type FoundConfiguration } from './configuration-source.js';
import { ServedProject } from './served-project.js';

/** A file as its project sees it. */
export interface ServedFile {
  readonly project: ServedProject;
  readonly configuration: FoundConfiguration;
  /** Relative to the project's root, with `/`. */
  readonly path: string;
}

/** The projects of the files that are open, found as the command line finds them. */
export class ServedProjects {
  readonly #projects = new Map<string, ServedProject>();
  readonly #configurations = new ConfigurationSource();
  #folders: readonly string[] = [];

  /**
   * @param onFilled a project has been read, or as much of it as could be
   * @param onFault reading one broke off
   */
  constructor(
    private readonly onFilled: () => void,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** The folders that the editor has open, absolute. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
  }

  async find(file: string): Promise<ServedFile> {
    const project = await this.#projectOf(file);
    const configuration = await this.#configurations.find(file, project.root);
    return { project, configuration, path: project.pathOf(file) };
  }

  /** Something on disk changed, came or went. */
  async refresh(file: string): Promise<void> {
    // A configuration may say otherwise which stage each file is for.
    const isConfiguration = path.basename(file) === configurationFileName;
    await Promise.all(this.#holding(file).map((project) => (isConfiguration ? project.fill() : project.refresh(file))));
  }

  async setClosed(file: string): Promise<void> {
    await Promise.all(this.#holding(file).map((project) => project.setClosed(file)));
  }

  dispose(): void {
    this.#projects.forEach((project) => {
      project.dispose();
    });
  }

  /** The nearest folder with a `.git`, else with a configuration, else the editor's folder, else the file alone. */
  async #projectOf(file: string): Promise<ServedProject> {
    const folder = path.dirname(file);
    // Not kept from one question to the next: a repository may be made, a configuration written.
    const repository = await new Markers(['.git']).findFrom(folder);
    const marked = repository ?? (await new Markers([configurationFileName]).findFrom(folder));
    const opened = this.#folders.filter((each) => isInside(each, file)).sort((a, b) => b.length - a.length)[0];
    const root = marked ?? opened ?? folder;
    const known = this.#projects.get(root);
    if (known !== undefined) {
      return known;
    }
    const project = new ServedProject(root, repository, (each) => this.#configurations.stagesOf(each, root));
    this.#projects.set(root, project);
    // A file of no project is judged by itself: what lies beside it may be anything.
    if (marked !== undefined || opened !== undefined) {
      void project.fill().catch(this.onFault).finally(this.onFilled);
    }
    return project;
  }

  #holding(file: string): readonly ServedProject[] {
    return [...this.#projects.values()].filter(({ root }) => isInside(root, file));
  }
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
