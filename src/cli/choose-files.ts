import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Failure } from '../formats/lint-report.js';
import { codeOf, fileTrouble, UsageError } from './errors.js';
import { globTest, isGlob, splitGlob } from './glob.js';
import { type Project, projectPath, type Projects } from './project.js';

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
  /** The folders all of whose files were asked for, absolute. */
  readonly folders: readonly string[];
  /** What was asked for, absolute; of a pattern the pattern. */
  readonly asked: readonly string[];
}

interface Candidate {
  readonly named: boolean;
  /** The project's root when nothing marks one. */
  readonly fallback: string;
}

/** A path that was typed, and what it turned out to be. */
type Place =
  | { readonly is: 'file'; readonly full: string }
  | { readonly is: 'folder'; readonly full: string }
  | {
      readonly is: 'pattern';
      readonly full: string;
      readonly folder: string;
      readonly matches: (file: string) => boolean;
    };

/**
 * The files to judge: those named, and those below the folders named or that fit a pattern, unless something leaves
 * them out. Each file once.
 *
 * @param paths relative to `cwd` or absolute
 * @throws UsageError for paths that do not exist, patterns that fit no file and configuration files with errors
 */
export async function chooseFiles(paths: readonly string[], cwd: string, projects: Projects): Promise<Choice> {
  const candidates = new Map<string, Candidate>();
  const failures: Failure[] = [];
  const places = await placesOf(paths, cwd);
  for (const place of places) {
    if (place.is === 'file') {
      candidates.set(place.full, { named: true, fallback: path.dirname(place.full) });
      continue;
    }
    const folder = place.is === 'pattern' ? place.folder : place.full;
    const found = await projects.filesBelow(folder);
    failures.push(...found.failures.map(({ file, message }) => ({ path: file, message })));
    const fitting = place.is === 'pattern' ? found.files.filter(place.matches) : found.files;
    if (place.is === 'pattern' && fitting.length === 0) {
      throw new UsageError([`${projectPath(cwd, place.full)}: no file that AML Guard reads fits this pattern`]);
    }
    for (const file of fitting) {
      if (!candidates.has(file)) {
        candidates.set(file, { named: false, fallback: folder });
      }
    }
  }
  const files: ChosenFile[] = [];
  for (const [file, { named, fallback }] of candidates) {
    const project = await projects.of(file, fallback);
    if (named || !projects.isExcluded(project, file)) {
      files.push({ file, project, named });
    }
  }
  const folders = places.flatMap((place) => (place.is === 'folder' ? [place.full] : []));
  return { files, failures, folders, asked: places.map(({ full }) => full) };
}

async function placesOf(paths: readonly string[], cwd: string): Promise<readonly Place[]> {
  const places: Place[] = [];
  const problems: string[] = [];
  for (const given of paths) {
    const full = path.resolve(cwd, given);
    try {
      places.push((await stat(full)).isDirectory() ? { is: 'folder', full } : { is: 'file', full });
    } catch (error) {
      const code = codeOf(error);
      // A file whose name has such characters in it was found above. Windows forbids some of them in names.
      if (isGlob(given) && (code === 'ENOENT' || code === 'EINVAL' || code === 'ENOTDIR')) {
        const place = await patternOf(given, cwd);
        if (place !== undefined) {
          places.push(place);
          continue;
        }
      }
      problems.push(`${given}: ${fileTrouble(error)}`);
    }
  }
  const [first, ...more] = problems;
  if (first !== undefined) {
    throw new UsageError([first, ...more]);
  }
  return places;
}

async function patternOf(given: string, cwd: string): Promise<Place | undefined> {
  const { folder, rest } = splitGlob(path.sep === '\\' ? given.replaceAll('\\', '/') : given);
  const start = path.resolve(cwd, folder);
  const isFolder = await stat(start).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const test = globTest(rest);
  return isFolder
    ? {
        is: 'pattern',
        full: path.resolve(cwd, given),
        folder: start,
        matches: (file) => test(projectPath(start, file)),
      }
    : undefined;
}
