import type { Fact } from '../../facts/fact.js';
import { withSecretValues } from '../../facts/secret-values.js';
import type { Patch } from '../../findings/finding.js';
import { findMarkedComments } from '../comments.js';
import { renderWith, type Comment, type Document, type FactEditor, type Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import { concernsAzureMl } from '../pipeline/concerns-azure-ml.js';
import type { TextEdit } from '../text-edit.js';
import { readMakefile } from './read-makefile.js';

/** A Makefile. It concerns Azure ML when a recipe calls `az ml` or the like. */
export class MakefileDocument implements Document {
  readonly language = 'makefile';
  readonly lines: LineIndex;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors = 0;
  readonly #editors = new Map<Fact, FactEditor>();

  constructor(readonly text: string) {
    this.lines = new LineIndex(text);
    this.relevance = concernsAzureMl(text) ? 'definition' : 'none';
    this.facts =
      this.relevance === 'none' ? [] : withSecretValues(readMakefile(text, this.lines, this.#editors), text, '#');
    this.comments = findMarkedComments(text, '#');
  }

  render(patch: Patch): readonly TextEdit[] | undefined {
    return renderWith(this.#editors, patch);
  }
}
