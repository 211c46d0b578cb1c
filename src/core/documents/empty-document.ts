import type { Document, Language } from './document.js';
import { LineIndex } from './line-index.js';

/** A text that the engine has nothing to say about. */
export class EmptyDocument implements Document {
  readonly relevance = 'none';
  readonly facts = [];
  readonly comments = [];
  readonly syntaxErrors = 0;
  readonly lines: LineIndex;

  constructor(
    readonly text: string,
    readonly language: Language = 'yaml',
  ) {
    this.lines = new LineIndex(text);
  }

  render(): undefined {
    return undefined;
  }
}
