import path from 'node:path';
import type { Configuration } from '../core/config/configuration.js';
import { findExpired } from '../core/config/expired-acceptances.js';
import { parseConfiguration } from '../core/config/parse-configuration.js';
import { languageOf } from '../core/documents/detect.js';
import type { Document } from '../core/documents/document.js';
import { EmptyDocument } from '../core/documents/empty-document.js';
import type { FileBaseline } from '../core/findings/baseline.js';
import type { Finding, RelatedPlace } from '../core/findings/finding.js';
import { fingerprintsOf } from '../core/findings/fingerprint.js';
import { judge, lint } from '../core/lint.js';
import type { ProjectIndex } from '../core/project/project-index.js';
import type { WorkspaceFacts } from '../core/project/workspace-facts.js';
import type { LintedFile } from '../formats/lint-report.js';
import { fileBudget } from './file-budget.js';
import { projectPath } from './project.js';
import type { TextReading } from './read-text.js';
import type { Repository } from './repository.js';

/** One file to judge, with all that holds for it. Made of plain data, so that it can be handed to a thread. */
export interface FileToJudge {
  /** Absolute. */
  readonly file: string;
  readonly root: string;
  readonly config: Configuration;
  readonly baseline: FileBaseline;
  /** Whether it is one of the files that its own configuration comes from. */
  readonly isConfiguration: boolean;
}

/** What holds for a whole run. */
export interface RunSettings {
  /** The folder that paths are shown from. */
  readonly cwd: string;
  readonly today: string;
}

/** What came of one file. */
export type FileOutcome =
  | { readonly is: 'skipped'; readonly because: string }
  | { readonly is: 'failed'; readonly message: string }
  /** `linted` is absent for a file that does not concern Azure ML. */
  | {
      readonly is: 'judged';
      readonly linted: LintedFile | undefined;
      readonly failures: readonly string[];
      readonly gone: FileBaseline;
    };

/** Is told what came of a file, absolute, as soon as it is known. */
export type OutcomeListener = (file: string, outcome: FileOutcome) => void;

/** The file's path for people: relative to the working folder, with `/`. */
export function shownPath(cwd: string, file: string): string {
  return projectPath(cwd, file) || '.';
}

/** Judges what was read of a file. Takes the file's document out of the repository, as a large one has many. */
export function judgeFile(
  subject: FileToJudge,
  reading: TextReading,
  repository: Repository,
  settings: RunSettings,
  workspace?: WorkspaceFacts,
): FileOutcome {
  if (languageOf(subject.file) === undefined) {
    return { is: 'skipped', because: 'AML Guard does not read files of this kind' };
  }
  switch (reading.state) {
    case 'skipped':
      return { is: 'skipped', because: reading.because };
    case 'failed':
      return { is: 'failed', message: reading.message };
    case 'read':
      return subject.isConfiguration
        ? judgeConfiguration(subject, reading.text, settings)
        : judgeText(subject, reading.text, repository, settings, workspace);
  }
}

const unfinishedMessage = `not finished: judging it takes more than ${fileBudget.ms / 1000} s, so nothing is known of it`;

function judgeText(
  { file, root, config, baseline }: FileToJudge,
  text: string,
  { index, documents }: Repository,
  { cwd }: RunSettings,
  workspace: WorkspaceFacts | undefined,
): FileOutcome {
  const name = projectPath(root, file);
  const known = documents.get(file);
  documents.delete(file);
  const context = { config, project: index, workspace, baseline, budget: fileBudget };
  const { document, findings, suppressed, unheard, faults, gone, unfinished } =
    known?.text === text && isIndependent(known, name, index)
      ? judge(known, name, context)
      : lint({ path: name, text }, context);
  if (unfinished === true) {
    return { is: 'failed', message: unfinishedMessage };
  }
  const failures = faults.map(({ ruleId, reason }) =>
    ruleId === 'reading' ? `AML Guard failed to read it: ${reason}` : `rule ${ruleId} failed: ${reason}`,
  );
  if (document.relevance === 'none' && findings.length === 0) {
    return { is: 'judged', linted: undefined, failures, gone };
  }
  const inProject = (related: string): string => shownPath(cwd, path.join(root, related));
  const shown = {
    document,
    findings: findings.map((finding) => withShownPaths(finding, inProject)),
    suppressed: suppressed.map((entry) => ({ ...entry, finding: withShownPaths(entry.finding, inProject) })),
    unheard,
  };
  const linted = { ...shown, path: shownPath(cwd, file), prints: fingerprintsOf(shown) };
  return { is: 'judged', linted, failures, gone };
}

function judgeConfiguration(
  { file, config, baseline }: FileToJudge,
  text: string,
  { cwd, today }: RunSettings,
): FileOutcome {
  const findings = findExpired(parseConfiguration(text).acceptances, today, config.rules['ineffective-allow']);
  const found = { document: new EmptyDocument(text), findings, suppressed: [] };
  const linted =
    findings.length === 0 ? undefined : { ...found, path: shownPath(cwd, file), prints: fingerprintsOf(found) };
  return { is: 'judged', linted, failures: [], gone: baseline };
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
