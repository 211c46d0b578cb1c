import { commonStages } from '../facts/stage.js';
import type { ProjectFacts, ProjectWorkspace } from './project-facts.js';
import { folderOf } from './project-path.js';

type Asked = Pick<ProjectFacts, 'findWorkspaces' | 'findConfiguration' | 'namesOtherWorkspace'>;

/**
 * The workspace that a file is for, among those that the repository defines: the one that it names itself, else the one
 * that the nearest `config.json` names, else that of its own stage, else that of the nearest folder around it. A file
 * is never told of the workspace of another stage, and of two that differ nothing is known.
 *
 * @param named the workspaces that the file itself names
 * @param stages the words that say for which stage the file is (default: the common ones)
 */
export function chooseWorkspace(
  path: string,
  named: readonly string[],
  project: Asked,
  stages = commonStages,
): ProjectWorkspace | undefined {
  // What a file itself defines is judged where it stands.
  const all = project.findWorkspaces().filter((workspace) => workspace.path !== path);
  if (all.length === 0) {
    return undefined;
  }
  const stage = stages.ofFolders(path);
  const names = new Set(named.map((name) => name.toLowerCase()));
  const configured = project.findConfiguration(path)?.name.toLowerCase();
  if (names.size === 0 && configured !== undefined) {
    names.add(configured);
  }
  const [name, ...others] = names;
  const possible = all.filter(
    (workspace) =>
      (name === undefined || workspace.name.toLowerCase() === name) &&
      (stage === undefined || workspace.stage === undefined || workspace.stage === stage),
  );
  if (others.length > 0) {
    return undefined;
  }
  const ofStage = stage === undefined ? [] : possible.filter((workspace) => workspace.stage === stage);
  const chosen = nearest(path, ofStage.length > 0 ? ofStage : possible);
  const [first] = chosen;
  if (first === undefined || chosen.some((workspace) => settingsOf(workspace) !== settingsOf(first))) {
    return undefined;
  }
  // With nothing but its being the only one to speak for it, no other workspace may be spoken of.
  const isOnly = name !== undefined || ofStage.length > 0 || all.length > 1 || !project.namesOtherWorkspace(first.name);
  return isOnly ? first : undefined;
}

/** Those in the nearest folder around a file that has any, else all. */
function nearest(path: string, workspaces: readonly ProjectWorkspace[]): readonly ProjectWorkspace[] {
  const around = workspaces
    .map((workspace) => ({ workspace, folder: folderOf(workspace.path) }))
    .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`));
  const deepest = Math.max(...around.map(({ folder }) => folder.length));
  return around.length === 0
    ? workspaces
    : around.filter(({ folder }) => folder.length === deepest).map(({ workspace }) => workspace);
}

function settingsOf(workspace: ProjectWorkspace): string {
  return JSON.stringify({ ...workspace, path: '', start: '', end: '' });
}
