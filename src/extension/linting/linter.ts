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

/** What is larger was generated, and would hold up the extensions that share this process. */
const largestLength = 1024 * 1024;

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
    const baseline = await this.#baselines.of(uri);
    const settings = readSettings(uri);
    const startedMs = performance.now();
    const standing = { stamp: stampOf(subject), configurationProblems: file?.problemCount ?? 0 };
    const reason = settings.isEnabled ? whyNot(subject, file) : 'switched off';
    if (reason !== undefined) {
      return { ...standing, tookMs: 0, state: 'unjudged', reason };
    }
    const context: LintContext = {
      config: effectiveConfiguration([...(file === undefined ? [] : [file.configuration]), settings.configuration], {
        path: file === undefined ? undefined : pathIn(file, uri),
        matches: (patterns, path) => ignore().add(patterns).ignores(path),
        today: today(),
      }),
      baseline,
      project: this.#projects.factsFor(uri),
      workspace: this.#connected.factsFor(uri),
    };
    const judged =
      subject.kind === 'file' ? this.#judgeFile(subject.document, context) : judgeNotebook(subject.notebook, context);
    return { ...standing, tookMs: performance.now() - startedMs, ...judged };
  }

  #judgeFile(document: vscode.TextDocument, context: LintContext): Judged {
    const language = languageOfDocument(document);
    const path = projectPathOf(document.uri);
    const source: Source = { path, text: document.getText(), ...(language === undefined ? {} : { language }) };
    const { document: read, findings, suppressed, faults } = lint(source, context);
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

function judgeNotebook(notebook: vscode.NotebookDocument, context: LintContext): Judged {
  const cells = pythonCells(notebook);
  const documents = cells.map((cell) => cell.document);
  const path = projectPathOf(notebook.uri);
  const { program, relevance, findings, outputs, allowed, faults } = lintCells(
    cells.map((cell) => ({ source: cell.document.getText(), outputs: outputTexts(cell) })),
    path,
    context,
  );
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
