import assert from 'node:assert/strict';
import {
  defaultConfiguration,
  mergeConfigurations,
  type PartialConfiguration,
} from '../../src/core/config/configuration.js';
import type { Language } from '../../src/core/documents/document.js';
import { readDocument } from '../../src/core/documents/read-document.js';
import { lint, type LintResult } from '../../src/core/lint.js';
import { noProject, type ProjectFacts } from '../../src/core/project/project-facts.js';
import { ProjectIndex } from '../../src/core/project/project-index.js';
import type { WorkspaceFacts } from '../../src/core/project/workspace-facts.js';
import { dedent, unmark } from './marked-text.js';

/** What surrounds a snippet. */
export interface CaseSetting {
  readonly code: string;
  /** (default: `job.yml` for YAML tables, `train.py` for Python tables, …). */
  readonly path?: string;
  readonly config?: PartialConfiguration;
  /** Other files of the project, by path. */
  readonly project?: Readonly<Record<string, string>>;
  /** What is known of the workspace (default: nothing). */
  readonly workspace?: WorkspaceFacts;
}

export type LineEnd = '\n' | '\r\n';

/** The path of a snippet that names none. */
export const defaultPaths: Readonly<Record<Language, string>> = {
  yaml: 'job.yml',
  python: 'train.py',
  shell: 'run.sh',
  powershell: 'deploy.ps1',
  makefile: 'Makefile',
  requirements: 'requirements.txt',
  dockerfile: 'Dockerfile',
  notebook: 'explore.ipynb',
  markdown: 'README.md',
};

/** A case that is ready to be judged, with its own text or with another one in its place. */
export interface PreparedCase {
  readonly language: Language;
  /** Without its marks. */
  readonly text: string;
  /** Where the marks were. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** Judges a text in the case's surroundings for the strictest reader, and fails when a rule does. */
  readonly judge: (text: string) => LintResult;
}

export function prepareCase(setting: CaseSetting, language: Language, eol: LineEnd): PreparedCase {
  const project = readProject(setting.project, eol);
  const config = mergeConfigurations(setting.config ?? {}, { strictness: 'auditor' }, defaultConfiguration);
  const path = setting.path ?? defaultPaths[language];
  return {
    language,
    ...unmark(dedent(setting.code, eol)),
    judge: (text) => {
      const result = lint({ path, text, language }, { config, project, workspace: setting.workspace });
      assert.deepEqual(result.faults, []);
      return result;
    },
  };
}

/** The facts of some files by path; no files make no project. */
export function readProject(files: CaseSetting['project'], eol: LineEnd): ProjectFacts {
  if (files === undefined) {
    return noProject;
  }
  const index = new ProjectIndex();
  for (const [path, code] of Object.entries(files)) {
    index.set(path, readDocument({ path, text: dedent(code, eol) }, noProject));
  }
  return index;
}
