import * as vscode from 'vscode';
import type { ResourceKind } from '../../core/facts/resource.js';
import type { ProjectPlace } from '../../core/project/project-facts.js';
import { Owner } from '../infrastructure/disposable.js';
import type { ResourceUse, ResourceUses } from '../infrastructure/resource-uses.js';
import type { WorkspaceProjects } from './workspace-projects.js';

/** Tells the posture view which files of the opened folders define or name a resource. */
export class ProjectUses extends Owner implements ResourceUses {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;

  constructor(private readonly projects: WorkspaceProjects) {
    super();
    this.own(
      projects.onDidChangeLinks(() => {
        this.#changed.fire();
      }),
    );
  }

  find(kind: ResourceKind, name: string): readonly ResourceUse[] {
    const { all } = this.projects;
    return all.flatMap(({ folder, index }) =>
      [...index.findDefinitions(kind, name), ...index.findReferences(kind, name)]
        .sort(byPlace)
        .map((place) => useAt(folder, place, all.length > 1)),
    );
  }
}

function useAt({ uri, name }: vscode.WorkspaceFolder, place: ProjectPlace, namesFolder: boolean): ResourceUse {
  const { path, start, end } = place;
  return {
    location: new vscode.Location(
      vscode.Uri.joinPath(uri, path),
      new vscode.Range(start.line, start.character, end.line, end.character),
    ),
    label: `${namesFolder ? `${name}/` : ''}${path}:${String(start.line + 1)}`,
  };
}

function byPlace(a: ProjectPlace, b: ProjectPlace): number {
  return a.path === b.path
    ? a.start.line - b.start.line || a.start.character - b.start.character
    : a.path < b.path
      ? -1
      : 1;
}
