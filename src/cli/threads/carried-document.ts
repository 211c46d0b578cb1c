import type { Document, Language, Relevance } from '../../core/documents/document.js';
import { LineIndex } from '../../core/documents/line-index.js';
import type { Fact } from '../../core/facts/fact.js';
import type { LintedFile } from '../../formats/lint-report.js';

/** What of a document can be handed from thread to thread: all that links and reports are made of. */
export interface CarriedDocument {
  readonly language: Language;
  readonly text: string;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly syntaxErrors: number;
}

/** A judged file on its way between threads. */
export type CarriedFile = Omit<LintedFile, 'document'> & { readonly document: CarriedDocument };

export function carry({ language, text, relevance, facts, syntaxErrors }: Document): CarriedDocument {
  return { language, text, relevance, facts, syntaxErrors };
}

/** The document on the other side: to link and to report, not to judge or to change. */
export function unpack(carried: CarriedDocument): Document {
  return { ...carried, lines: new LineIndex(carried.text), comments: [], render: () => undefined };
}
