import type { Fact } from '../facts/fact.js';
import { withSecretValues } from '../facts/secret-values.js';
import type { Patch } from '../findings/finding.js';
import { findMarkedComments } from './comments.js';
import { renderWith, type Comment, type Document, type FactEditor, type Language, type Relevance } from './document.js';
import { LineIndex } from './line-index.js';
import type { TextEdit } from './text-edit.js';

/** What a reader of facts is given: where the lines are, and where to leave the editors of the facts it makes. */
export interface PlainReading {
  readonly lines: LineIndex;
  readonly editors: Map<Fact, FactEditor>;
}

/** A text that is read without a syntax tree and whose comments begin with `#`. */
export class PlainDocument implements Document {
  readonly lines: LineIndex;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors = 0;
  readonly #editors = new Map<Fact, FactEditor>();

  /** @param read is called only when the text concerns Azure ML */
  constructor(
    readonly language: Language,
    readonly text: string,
    readonly relevance: Relevance,
    read: (reading: PlainReading) => readonly Fact[],
  ) {
    this.lines = new LineIndex(text);
    this.comments = findMarkedComments(text, '#');
    this.facts =
      relevance === 'none' ? [] : withSecretValues(read({ lines: this.lines, editors: this.#editors }), text, '#');
  }

  render(patch: Patch): readonly TextEdit[] | undefined {
    return renderWith(this.#editors, patch);
  }
}
