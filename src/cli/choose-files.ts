import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Failure } from '../formats/lint-report.js';
import { fileTrouble, UsageError } from './errors.js';
import { findFiles } from './find-files.js';
import { isExcluded, type Project, type Projects } from './project.js';

export interface ChosenFile {
  /** Absolute. */
  readonly file: string;
  readonly project: Project;
  /** Named itself, so judged even when patterns leave it out. */
  readonly named: boolean;
}

export interface Choice {
  readonly files: readonly ChosenFile[];
  /** Folders that could not be listed; `path` is absolute. */
  readonly failures: readonly Failure[];
}

interface Candidate {
  readonly named: boolean;
  /** The project's root when nothing marks one. */
  readonly fallback: string;
}

/**
 * The files to judge: those named, and those below the folders named that nothing leaves out. Each file once.
 *
 * @param paths relative to `cwd` or absolute
 * @throws UsageError for paths that do not exist and for configuration files with errors
 */
export async function chooseFiles(paths: readonly string[], cwd: string, projects: Projects): Promise<Choice> {
  const candidates = new Map<string, Candidate>();
  const failures: Failure[] = [];
  for (const { full, isFolder } of await placesOf(paths, cwd)) {
    if (!isFolder) {
      candidates.set(full, { named: true, fallback: path.dirname(full) });
      continue;
    }
    const found = await findFiles(full, await projects.ignoredAbove(full));
    failures.push(...found.failures.map(({ file, message }) => ({ path: file, message })));
    for (const file of found.files) {
      if (!candidates.has(file)) {
        candidates.set(file, { named: false, fallback: full });
      }
    }
  }
  const files: ChosenFile[] = [];
  for (const [file, { named, fallback }] of candidates) {
    const project = await projects.of(file, fallback);
    if (named || !isExcluded(project, file)) {
      files.push({ file, project, named });
    }
  }
  return { files, failures };
}

async function placesOf(
  paths: readonly string[],
  cwd: string,
): Promise<readonly { readonly full: string; readonly isFolder: boolean }[]> {
  const places: { full: string; isFolder: boolean }[] = [];
  const problems: string[] = [];
  for (const given of paths) {
    const full = path.resolve(cwd, given);
    try {
      places.push({ full, isFolder: (await stat(full)).isDirectory() });
    } catch (error) {
      problems.push(`${given}: ${fileTrouble(error)}`);
    }
  }
  const [first, ...more] = problems;
  if (first !== undefined) {
    throw new UsageError([first, ...more]);
  }
  return places;
}
