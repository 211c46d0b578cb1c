import type { Document, Language } from './document.js';
import { LineIndex } from './line-index.js';

/** A text that the engine has nothing to say about. */
export class EmptyDocument implements Document {
  readonly relevance = 'none';
  readonly facts = [];
  readonly comments = [];
  readonly syntaxErrors = 0;
  readonly lines: LineIndex;

  readonly fault?: string;

  constructor(
    readonly text: string,
    readonly language: Language = 'yaml',
    fault?: string,
  ) {
    this.lines = new LineIndex(text);
    if (fault !== undefined) {
      this.fault = fault;
    }
  }

  render(): undefined {
    return undefined;
  }
}
