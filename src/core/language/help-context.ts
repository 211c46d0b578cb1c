import type { Configuration } from '../config/configuration.js';
import type { Document } from '../documents/document.js';
import { stageWords } from '../facts/stage.js';
import type { ProjectGraph } from '../project/graph.js';
import type { ProjectFacts } from '../project/project-facts.js';
import type { WorkspaceCatalogue, WorkspaceKnowledge } from '../project/workspace-catalogue.js';
import { factsForFile, type WorkspaceFacts } from '../project/workspace-facts.js';

/** A file that somebody edits, and what is known around it. */
export interface HelpContext {
  readonly document: Document;
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly graph: ProjectGraph;
  /** What the connected workspace says, else the files of the repository. */
  readonly workspace: WorkspaceFacts;
  /** What stands in the connected workspace; absent where none is connected or the file is for another one. */
  readonly catalogue?: WorkspaceCatalogue;
}

/** What a host knows of a file that somebody edits. */
export interface EditedFile {
  readonly document: Document;
  readonly path: string;
  readonly graph: ProjectGraph;
  readonly project: ProjectFacts;
  readonly config: Pick<Configuration, 'posture' | 'stages'>;
}

/** What the help for a file may draw on: a workspace that the file cannot be meant for is left out. */
export function helpContextFor(file: EditedFile, connected: WorkspaceKnowledge | undefined): HelpContext {
  const { document, path, graph, project, config } = file;
  const workspace = factsForFile(connected?.facts, {
    path,
    facts: document.facts,
    project,
    posture: config.posture,
    stages: stageWords(config.stages),
  });
  const context = { document, path, graph, workspace };
  // Where the file is for another workspace, a file of the repository may still say which.
  const source = workspace.workspace()?.source.is ?? 'file';
  return connected === undefined || source === 'file' ? context : { ...context, catalogue: connected.catalogue };
}
