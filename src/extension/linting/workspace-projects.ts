import * as vscode from 'vscode';
import { noGraph } from '../../core/language/no-graph.js';
import type { ProjectGraph } from '../../core/project/graph.js';
import { noProject, type ProjectFacts } from '../../core/project/project-facts.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { ConfigurationFiles } from './configuration-files.js';
import type { LinkReader } from './link-reader.js';
import { FolderProject } from './folder-project.js';
import { projectPathOf } from './supported-documents.js';

/** Files of a folder that are told something else by others than before. */
export interface AffectedFiles {
  readonly folder: vscode.WorkspaceFolder;
  readonly paths: Pick<ReadonlySet<string>, 'has'>;
}

/** One project per workspace folder, as the folders come and go. */
export class WorkspaceProjects extends Owner {
  readonly #projects = new Map<string, FolderProject>();
  readonly #affected = this.own(new vscode.EventEmitter<(uri: vscode.Uri) => boolean>());
  /** What some files are told by others is not what it was; says of each whether it is one of them. */
  readonly onDidAffect = this.#affected.event;
  readonly #affectedIn = this.own(new vscode.EventEmitter<AffectedFiles>());
  /** The same by folder, for whoever knows more files than are open; the first reading of a folder is no change. */
  readonly onDidAffectFiles = this.#affectedIn.event;
  readonly #linksChanged = this.own(new vscode.EventEmitter<void>());
  /** What the files of some folder say of each other is not what it was. */
  readonly onDidChangeLinks = this.#linksChanged.event;
  readonly #reader: LinkReader;
  readonly #configurations: Pick<ConfigurationFiles, 'find' | 'onDidChange'>;
  readonly #log: Log;

  constructor(reader: LinkReader, configurations: Pick<ConfigurationFiles, 'find' | 'onDidChange'>, log: Log) {
    super();
    this.#reader = reader;
    this.#configurations = configurations;
    this.#log = log;
    this.own({
      dispose: () => {
        this.#projects.forEach((project) => {
          project.dispose();
        });
      },
    });
    this.own(
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        removed.forEach((folder) => {
          this.#remove(folder);
        });
        added.forEach((folder) => {
          this.#add(folder);
        });
        this.#affected.fire(() => true);
        this.#linksChanged.fire();
      }),
    );
    vscode.workspace.workspaceFolders?.forEach((folder) => {
      this.#add(folder);
    });
  }

  get all(): readonly FolderProject[] {
    return [...this.#projects.values()];
  }

  /** The project that a file belongs to, or `undefined` when it lies in no folder of the workspace. */
  find(uri: vscode.Uri): FolderProject | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder === undefined ? undefined : this.#projects.get(folder.uri.toString());
  }

  /** What is known of the other files of the project that a file belongs to. */
  factsFor(uri: vscode.Uri): ProjectFacts {
    return this.find(uri)?.index ?? noProject;
  }

  /** How the files of that project hang together. */
  graphFor(uri: vscode.Uri): ProjectGraph {
    return this.find(uri)?.index ?? noGraph;
  }

  #add(folder: vscode.WorkspaceFolder): void {
    this.#remove(folder);
    const project = new FolderProject(folder, this.#reader, this.#configurations, this.#log);
    project.own(
      project.onDidAffect((paths) => {
        this.#affected.fire((uri) => this.find(uri) === project && paths.has(projectPathOf(uri)));
        if (project.isFilled) {
          this.#affectedIn.fire({ folder, paths });
        }
      }),
    );
    project.own(
      project.onDidChangeLinks(() => {
        this.#linksChanged.fire();
      }),
    );
    this.#projects.set(folder.uri.toString(), project);
  }

  #remove(folder: vscode.WorkspaceFolder): void {
    const key = folder.uri.toString();
    this.#projects.get(key)?.dispose();
    this.#projects.delete(key);
  }
}
