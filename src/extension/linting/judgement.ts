import type * as vscode from 'vscode';
import type { Relevance } from '../../core/documents/document.js';
import type { RuleFault } from '../../core/rules/run.js';
import type { PlacedFinding } from './placed-finding.js';
import type { ReadSubject } from './read-subject.js';
import { isPythonCell } from './supported-documents.js';

/** What is judged as one: a file that stands alone, or a notebook with all its cells. */
export type Subject =
  | { readonly kind: 'file'; readonly document: vscode.TextDocument }
  | { readonly kind: 'notebook'; readonly notebook: vscode.NotebookDocument };

/** Why a subject is not judged. */
export type Unjudged = 'switched off' | 'excluded' | 'too large' | 'not finished';

/** What is known about one version of a subject. */
export type Judgement = {
  /** Differs for any two versions of the subject. */
  readonly stamp: string;
  /** How much is wrong in the configuration that holds for the subject. */
  readonly configurationProblems: number;
  /** How long it took, without what was read from disk; milliseconds. */
  readonly tookMs: number;
} & (Judged | { readonly state: 'unjudged'; readonly reason: Unjudged });

export interface Judged {
  readonly state: 'judged';
  /** What was judged, for help with editing it. */
  readonly read: ReadSubject;
  /** In the order of their places. */
  readonly findings: readonly PlacedFinding[];
  /** Absent where that is not known. */
  readonly relevance?: Relevance;
  /** How many findings comments accept. */
  readonly allowed: number;
  readonly faults: readonly RuleFault[];
  /** What would be found if one of the subject's documents had another text. */
  readonly tryText: (document: vscode.TextDocument, text: string) => Trial;
}

/** The outcome of judging a text that nobody wrote yet. */
export interface Trial {
  /** The ids of the rules that found something, one for each finding. */
  readonly ruleIds: readonly string[];
  /** Only good for comparing. */
  readonly syntaxErrors: number;
}

/** The address by which a subject is known. */
export function uriOf(subject: Subject): vscode.Uri {
  return subject.kind === 'file' ? subject.document.uri : subject.notebook.uri;
}

/** The documents whose texts make up a subject. */
export function documentsOf(subject: Subject): readonly vscode.TextDocument[] {
  return subject.kind === 'file' ? [subject.document] : pythonCells(subject.notebook).map(({ document }) => document);
}

export function stampOf(subject: Subject): string {
  const texts = documentsOf(subject).map(({ uri, version }) => `${uri.toString()} ${version}`);
  const outputs = subject.kind === 'file' ? [] : pythonCells(subject.notebook).map(outputStamp);
  return [...texts, ...outputs].join('\n');
}

// Outputs have no version; kinds and lengths tell one run's from another's.
function outputStamp(cell: vscode.NotebookCell): string {
  return cell.outputs.map((output) => output.items.map((item) => `${item.mime} ${item.data.length}`).join()).join(';');
}

/** The cells that make up a notebook's program, in their order. */
export function pythonCells(notebook: vscode.NotebookDocument): readonly vscode.NotebookCell[] {
  return notebook.getCells().filter(isPythonCell);
}
