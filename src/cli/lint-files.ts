import path from 'node:path';
import type { WorkspaceFacts } from '../core/project/workspace-facts.js';
import type { Failure, GoneFinding, LintedFile, LintReport, SkippedFile } from '../formats/lint-report.js';
import { type ChosenFile, chooseFiles } from './choose-files.js';
import { compare } from './find-files.js';
import { findGoneFiles } from './gone-files.js';
import { judgeFile, type FileOutcome, type FileToJudge, type OutcomeListener, shownPath } from './judge-file.js';
import { type ProjectOptions, projectPath, Projects } from './project.js';
import { readTextNow, type TextReading } from './read-text.js';
import { readingOf, type Repository } from './repository.js';
import { judgeInThreads } from './threads/pool.js';

/** Text that comes from somewhere else than the file it is called. */
export interface StandInText {
  readonly path: string;
  readonly reading: TextReading;
}

/** How a run goes about it. */
export interface RunOptions {
  /** What is known of the workspace that the files are for. */
  readonly workspace?: WorkspaceFacts | undefined;
  /** How many threads judge (default 1). Whatever is known of a workspace stays in this one. */
  readonly threads?: ((files: number) => number) | undefined;
  /** The file that starts a thread; without one there is only this. */
  readonly program?: string | undefined;
  /** Told how many files of how many are done. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Told what came of each file, in no order. */
  readonly onOutcome?: OutcomeListener | undefined;
  /** Only these files, absolute, are judged of those that were asked for (default all). */
  readonly only?: ReadonlySet<string> | undefined;
}

/**
 * Judges files and the files below folders.
 *
 * @param what paths and patterns, relative to `options.cwd` or absolute, or one text
 * @throws UsageError for a path that does not exist and for a configuration with errors; then nothing was judged
 */
export async function lintFiles(
  what: { readonly paths: readonly string[] } | { readonly text: StandInText },
  options: ProjectOptions,
  run: RunOptions = {},
): Promise<LintReport> {
  const projects = new Projects(options);
  if ('text' in what) {
    const file = path.resolve(options.cwd, what.text.path);
    const project = await projects.of(file, path.dirname(file));
    const repository = await projects.repository(project.root);
    if (what.text.reading.state === 'read') {
      // What the index has seen on disk is not what standard input says.
      repository.addText(file, what.text.reading.text, project.config.stages);
    }
    const subject = subjectOf({ file, project, named: true });
    const outcome = judgeFile(subject, what.text.reading, repository, options, run.workspace);
    return reportOf([{ file, outcome }], [], [file], options.cwd);
  }
  const choice = await chooseFiles(what.paths, options.cwd, projects);
  const shown = (file: string): string => shownPath(options.cwd, file);
  const chosen = choice.files
    .filter(({ file }) => run.only?.has(file) !== false)
    .sort((a, b) => compare(shown(a.file), shown(b.file)));
  const subjects = chosen.map(subjectOf);
  const named = chosen.filter((file) => file.named).map(({ file }) => file);
  const count = run.program === undefined || run.workspace !== undefined ? 1 : (run.threads?.(subjects.length) ?? 1);
  const outcomes =
    count > 1 && run.program !== undefined
      ? await judgeInThreads(subjects, named, projects, options, { ...run, count, program: run.program })
      : await judgeHere(subjects, named, projects, options, run);
  const judged = subjects.flatMap(({ file }, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [{ file, outcome }];
  });
  const gone = await findGoneFiles(
    chosen.map(({ project }) => project.baseline),
    choice.folders,
    chosen.map(({ file }) => file),
    options.cwd,
  );
  const failures = choice.failures.map((failure) => ({ ...failure, path: shown(failure.path) }));
  return reportOf(judged, failures, choice.asked, options.cwd, gone);
}

function subjectOf({ file, project }: ChosenFile): FileToJudge {
  const { root, config, configFiles, baseline } = project;
  return {
    file,
    root,
    config,
    baseline: baseline?.content.of(projectPath(baseline.folder, file)) ?? [],
    isConfiguration: configFiles.includes(file),
  };
}

async function judgeHere(
  subjects: readonly FileToJudge[],
  named: readonly string[],
  projects: Projects,
  options: ProjectOptions,
  { workspace, onProgress, onOutcome }: RunOptions,
): Promise<readonly FileOutcome[]> {
  const repositories = new Map<string, Repository>();
  for (const root of new Set(subjects.map((subject) => subject.root))) {
    repositories.set(root, await projects.repository(root));
  }
  const rootOf = new Map(subjects.map(({ file, root }) => [file, root]));
  for (const file of named) {
    const repository = repositories.get(rootOf.get(file) ?? '');
    // One that was named may be ignored, and then the index has never seen it.
    const reading = repository?.documents.has(file) === false ? readTextNow(file) : undefined;
    if (reading?.state === 'read') {
      repository?.addText(file, reading.text, await projects.stagesOf(file, repository.root));
    }
  }
  const outcomes: FileOutcome[] = [];
  for (const subject of subjects) {
    const repository = repositories.get(subject.root);
    if (repository !== undefined) {
      const outcome = judgeFile(subject, readingOf(subject.file, repository), repository, options, workspace);
      outcomes.push(outcome);
      onOutcome?.(subject.file, outcome);
    }
    onProgress?.(outcomes.length, subjects.length);
  }
  return outcomes;
}

function reportOf(
  judged: readonly { readonly file: string; readonly outcome: FileOutcome }[],
  unlisted: readonly Failure[],
  asked: readonly string[],
  cwd: string,
  goneFiles: readonly GoneFinding[] = [],
): LintReport {
  const files: LintedFile[] = [];
  const skipped: SkippedFile[] = [];
  const failures: Failure[] = [...unlisted];
  const gone: GoneFinding[] = [...goneFiles];
  let otherFiles = 0;
  for (const { file, outcome } of judged) {
    const shown = shownPath(cwd, file);
    switch (outcome.is) {
      case 'skipped':
        skipped.push({ path: shown, because: outcome.because });
        break;
      case 'failed':
        failures.push({ path: shown, message: outcome.message });
        break;
      case 'judged':
        failures.push(...outcome.failures.map((message) => ({ path: shown, message })));
        gone.push(...outcome.gone.map(({ ruleId, count }) => ({ path: shown, ruleId, count })));
        if (outcome.linted === undefined) {
          otherFiles++;
        } else {
          files.push(outcome.linted);
        }
    }
  }
  return {
    files,
    otherFiles,
    skipped,
    failures: failures.sort((a, b) => compare(a.path, b.path)),
    gone: gone.sort((a, b) => compare(a.path, b.path)),
    asked: asked.map((file) => shownPath(cwd, file)),
  };
}
