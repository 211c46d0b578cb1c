import ignore from 'ignore';
import type * as vscode from 'vscode';
import { effectiveConfiguration } from '../../core/config/effective-configuration.js';
import { lintCells } from '../../core/documents/notebook/lint-cells.js';
import { lint, type LintContext, type Source } from '../../core/lint.js';
import type { ConnectedWorkspace } from '../infrastructure/connected-workspace.js';
import { readSettings } from '../infrastructure/settings.js';
import { today } from '../infrastructure/today.js';
import type { BaselineFiles } from './baseline-files.js';
import type { ConfigurationFile, ConfigurationFiles } from './configuration-files.js';
import {
  documentsOf,
  type Judged,
  type Judgement,
  pythonCells,
  stampOf,
  type Subject,
  type Unjudged,
  uriOf,
} from './judgement.js';
import { outputTexts } from './output-texts.js';
import { placeAtOutput, placeInCell, placeInFile } from './placed-finding.js';
import { readCells, readFile } from './read-subject.js';
import { languageOfDocument, projectPathOf } from './supported-documents.js';
import type { WorkspaceProjects } from './workspace-projects.js';
import type { TimeBudget } from '../../core/time-budget.js';

/** What is larger was generated, and would hold up the extensions that share this process. */
const largestLength = 1024 * 1024;

/** Typing waits for no file longer than this; most take a hundredth of it. */
const budget: TimeBudget = { now: () => performance.now(), ms: 4000 };

/** Judges subjects with what their project and the settings say. */
export class Linter {
  readonly #configurations: ConfigurationFiles;
  readonly #baselines: BaselineFiles;
  readonly #projects: WorkspaceProjects;
  readonly #connected: ConnectedWorkspace;

  constructor(
    configurations: ConfigurationFiles,
    baselines: BaselineFiles,
    projects: WorkspaceProjects,
    connected: ConnectedWorkspace,
  ) {
    this.#configurations = configurations;
    this.#baselines = baselines;
    this.#projects = projects;
    this.#connected = connected;
  }

  /** Judges the subject as it is once the configuration is at hand; the first time that takes a look at the disk. */
  async judge(subject: Subject): Promise<Judgement> {
    const uri = uriOf(subject);
    const file = await this.#configurations.find(uri);
    const context = await this.#contextOf(uri, file);
    const startedMs = performance.now();
    const standing = { stamp: stampOf(subject), configurationProblems: file?.problemCount ?? 0 };
    const reason = readSettings(uri).isEnabled ? whyNot(subject, file) : 'switched off';
    if (reason !== undefined) {
      return { ...standing, tookMs: 0, state: 'unjudged', reason };
    }
    const judged: Judged | 'not finished' =
      subject.kind === 'file' ? this.#judgeFile(subject.document, context) : judgeNotebook(subject.notebook, context);
    const measured = { ...standing, tookMs: performance.now() - startedMs };
    return judged === 'not finished' ? { ...measured, state: 'unjudged', reason: judged } : { ...measured, ...judged };
  }

  /** What holds for a file that nobody has open; `undefined` for one that its configuration leaves out. */
  async contextFor(uri: vscode.Uri): Promise<LintContext | undefined> {
    const file = await this.#configurations.find(uri);
    return file !== undefined && isExcluded(file, uri) ? undefined : this.#contextOf(uri, file);
  }

  async #contextOf(uri: vscode.Uri, file: ConfigurationFile | undefined): Promise<LintContext> {
    const layers = [...(file === undefined ? [] : [file.configuration]), readSettings(uri).configuration];
    return {
      config: effectiveConfiguration(layers, {
        path: file === undefined ? undefined : pathIn(file, uri),
        matches: (patterns, path) => ignore().add(patterns).ignores(path),
        today: today(),
      }),
      baseline: await this.#baselines.of(uri),
      project: this.#projects.factsFor(uri),
      workspace: this.#connected.factsFor(uri),
      budget,
    };
  }

  #judgeFile(document: vscode.TextDocument, context: LintContext): Judged | 'not finished' {
    const language = languageOfDocument(document);
    const path = projectPathOf(document.uri);
    const source: Source = { path, text: document.getText(), ...(language === undefined ? {} : { language }) };
    const { document: read, findings, suppressed, faults, unfinished } = lint(source, context);
    if (unfinished === true) {
      return 'not finished';
    }
    // Whatever was known of this file, its share of the links is what is written now.
    this.#projects.find(document.uri)?.setOpen(path, read, context.config.stages);
    return {
      state: 'judged',
      read: readFile(document, read, path, context),
      findings: findings.map((finding) => placeInFile(finding, read.lines, document.uri)),
      relevance: read.relevance,
      allowed: suppressed.length,
      faults,
      tryText: (_document, text) => {
        const trial = lint({ ...source, text }, context);
        return { ruleIds: trial.findings.map(({ ruleId }) => ruleId), syntaxErrors: trial.document.syntaxErrors };
      },
    };
  }
}

function judgeNotebook(notebook: vscode.NotebookDocument, context: LintContext): Judged | 'not finished' {
  const cells = pythonCells(notebook);
  const documents = cells.map((cell) => cell.document);
  const path = projectPathOf(notebook.uri);
  const { program, relevance, findings, outputs, allowed, faults, unfinished } = lintCells(
    cells.map((cell) => ({ source: cell.document.getText(), outputs: outputTexts(cell) })),
    path,
    context,
  );
  if (unfinished === true) {
    return 'not finished';
  }
  return {
    state: 'judged',
    read: readCells(notebook, documents, program, path, context),
    findings: [
      ...findings.flatMap((finding) => placeInCell(finding, documents) ?? []),
      ...outputs.flatMap((finding) => placeAtOutput(finding, cells) ?? []),
    ],
    relevance,
    allowed,
    faults,
    tryText: (document, text) => {
      const sources = documents.map((cell) => ({ source: cell === document ? text : cell.getText(), outputs: [] }));
      const trial = lintCells(sources, path, context).findings;
      return { ruleIds: trial.map(({ finding }) => finding.ruleId), syntaxErrors: 0 };
    },
  };
}

function whyNot(subject: Subject, file: ConfigurationFile | undefined): Unjudged | undefined {
  if (file !== undefined && isExcluded(file, uriOf(subject))) {
    return 'excluded';
  }
  const length = documentsOf(subject).reduce((sum, document) => sum + document.getText().length, 0);
  return length > largestLength ? 'too large' : undefined;
}

function isExcluded(file: ConfigurationFile, uri: vscode.Uri): boolean {
  const patterns = file.configuration.exclude ?? [];
  return patterns.length > 0 && ignore().add(patterns).ignores(pathIn(file, uri));
}

/** The path that patterns of a configuration are compared with. */
function pathIn({ folder }: ConfigurationFile, uri: vscode.Uri): string {
  return uri.path.slice(folder.path.replace(/\/$/, '').length + 1);
}
