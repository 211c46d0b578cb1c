import path from 'node:path';
import { languageOf } from '../core/documents/detect.js';
import type { Document } from '../core/documents/document.js';
import type { Finding, RelatedPlace } from '../core/findings/finding.js';
import { judge, lint } from '../core/lint.js';
import type { ProjectIndex } from '../core/project/project-index.js';
import type { WorkspaceFacts } from '../core/project/workspace-facts.js';
import type { Failure, LintedFile, LintReport, SkippedFile } from '../formats/lint-report.js';
import { type ChosenFile, chooseFiles } from './choose-files.js';
import { compare } from './find-files.js';
import { indexText, type ProjectOptions, projectPath, Projects } from './project.js';
import { readText, type TextReading } from './read-text.js';

/** Text that comes from somewhere else than the file it is called. */
export interface StandInText {
  readonly path: string;
  readonly reading: TextReading;
}

/**
 * Judges files and the files below folders.
 *
 * @param what paths, relative to `options.cwd` or absolute, or one text
 * @param workspace what is known of the workspace that the files are for
 * @throws UsageError for a path that does not exist and for a configuration with errors; then nothing was judged
 */
export async function lintFiles(
  what: { readonly paths: readonly string[] } | { readonly text: StandInText },
  options: ProjectOptions,
  workspace?: WorkspaceFacts,
): Promise<LintReport> {
  const projects = new Projects(options);
  const shown = (file: string): string => projectPath(options.cwd, file) || '.';
  const run = new LintRun(shown, workspace);
  if ('text' in what) {
    const file = path.resolve(options.cwd, what.text.path);
    const project = await projects.of(file, path.dirname(file));
    run.judge({ file, project, named: true }, what.text.reading);
    return run.report([file]);
  }
  const choice = await chooseFiles(what.paths, options.cwd, projects);
  run.failures.push(...choice.failures.map((failure) => ({ ...failure, path: shown(failure.path) })));
  for (const chosen of [...choice.files].sort((a, b) => compare(shown(a.file), shown(b.file)))) {
    run.judge(chosen, await readText(chosen.file));
  }
  return run.report(what.paths.map((given) => path.resolve(options.cwd, given)));
}

/** Gathers what one run finds. */
class LintRun {
  readonly failures: Failure[] = [];
  readonly #files: LintedFile[] = [];
  readonly #skipped: SkippedFile[] = [];
  #otherFiles = 0;

  constructor(
    private readonly shown: (file: string) => string,
    private readonly workspace: WorkspaceFacts | undefined,
  ) {}

  judge(chosen: ChosenFile, reading: TextReading): void {
    const shownPath = this.shown(chosen.file);
    if (languageOf(chosen.file) === undefined) {
      this.#skipped.push({ path: shownPath, because: 'AML Guard does not read files of this kind' });
      return;
    }
    switch (reading.state) {
      case 'skipped':
        this.#skipped.push({ path: shownPath, because: reading.because });
        return;
      case 'failed':
        this.failures.push({ path: shownPath, message: reading.message });
        return;
      case 'read':
        this.#judgeText(chosen, reading.text, shownPath);
    }
  }

  report(asked: readonly string[]): LintReport {
    return {
      files: this.#files,
      otherFiles: this.#otherFiles,
      skipped: this.#skipped,
      failures: this.failures.sort((a, b) => compare(a.path, b.path)),
      asked: asked.map(this.shown),
    };
  }

  #judgeText({ file, project, named }: ChosenFile, text: string, shownPath: string): void {
    const { root, config, index, documents } = project;
    if (named) {
      // The index has never seen an ignored file, and what it has seen is not what standard input says.
      indexText(index, root, file, text);
    }
    const name = projectPath(root, file);
    const known = documents.get(file);
    // Kept for one judgement only: a large repository has many.
    documents.delete(file);
    const context = { config, project: index, workspace: this.workspace };
    const result =
      known?.text === text && isIndependent(known, name, index)
        ? judge(known, name, context)
        : lint({ path: name, text }, context);
    this.failures.push(
      ...result.faults.map(({ ruleId, reason }) => ({
        path: shownPath,
        message: ruleId === 'reading' ? `AML Guard failed to read it: ${reason}` : `rule ${ruleId} failed: ${reason}`,
      })),
    );
    if (result.document.relevance === 'none' && result.findings.length === 0) {
      this.#otherFiles++;
      return;
    }
    const inProject = (related: string): string => this.shown(path.join(root, related));
    this.#files.push({
      path: shownPath,
      document: result.document,
      findings: result.findings.map((finding) => withShownPaths(finding, inProject)),
      suppressed: result.suppressed,
    });
  }
}

// A script reads differently when a job runs it, a conda file when an environment names it.
function isIndependent(document: Document, name: string, index: ProjectIndex): boolean {
  switch (document.language) {
    case 'notebook':
      return true;
    case 'yaml':
      return index.findEnvironments(name).length === 0;
    case 'python':
    case 'shell':
      return index.findRuns(name).length === 0;
    default:
      return false;
  }
}

function withShownPaths(finding: Finding, shown: (path: string) => string): Finding {
  const related = finding.related.map((place): RelatedPlace =>
    'path' in place ? { ...place, path: shown(place.path) } : place,
  );
  return { ...finding, related };
}
