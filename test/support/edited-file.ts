import { defaultConfiguration } from '../../src/core/config/configuration.js';
import { readDocument } from '../../src/core/documents/read-document.js';
import { helpContextFor, type HelpContext } from '../../src/core/language/help-context.js';
import { noProject } from '../../src/core/project/project-facts.js';
import { ProjectIndex } from '../../src/core/project/project-index.js';
import type { WorkspaceKnowledge } from '../../src/core/project/workspace-catalogue.js';
import { atCursor } from './cursor.js';
import type { LineEnd } from './lint-case.js';
import { dedent } from './marked-text.js';

/** A file with a cursor `¦`, and what is around it. */
export interface EditedSetting {
  readonly path: string;
  readonly code: string;
  /** Other files of the project, by path. */
  readonly project?: Readonly<Record<string, string>>;
  readonly connected?: WorkspaceKnowledge;
  readonly eol?: LineEnd;
}

export interface Edited {
  readonly context: HelpContext;
  readonly text: string;
  readonly offset: number;
}

/** Reads a project and the file that is edited in it. */
export function editFile({ path, code, project = {}, connected, eol = '\n' }: EditedSetting): Edited {
  const { text, offset } = atCursor(code, eol);
  const files = new Map(Object.entries(project).map(([name, other]) => [name, dedent(other, eol)]));
  files.set(path, text);
  const index = new ProjectIndex();
  for (const [name, content] of files) {
    index.set(name, readDocument({ path: name, text: content }, noProject));
  }
  const document = readDocument({ path, text }, index);
  const file = { document, path, graph: index, project: index, config: defaultConfiguration };
  return { context: helpContextFor(file, connected), text, offset };
}
