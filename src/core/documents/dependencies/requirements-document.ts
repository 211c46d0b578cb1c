import type { Fact } from '../../facts/fact.js';
import { withSecretValues } from '../../facts/secret-values.js';
import type { Patch } from '../../findings/finding.js';
import { findMarkedComments } from '../comments.js';
import { renderWith, type Comment, type Document, type FactEditor, type Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import type { TextEdit } from '../text-edit.js';
import { optionEditor } from './option-editor.js';
import { readRequirementLine } from './requirements.js';
import { plainWords, type Word } from './words.js';

/** A requirements or constraints file. It concerns Azure ML when an environment or job of the project carries it. */
export class RequirementsDocument implements Document {
  readonly language = 'requirements';
  readonly lines: LineIndex;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors = 0;
  readonly #editors = new Map<Fact, FactEditor>();

  constructor(
    readonly text: string,
    { carried }: { readonly carried: boolean },
  ) {
    this.lines = new LineIndex(text);
    this.relevance = carried ? 'definition' : 'none';
    this.comments = findMarkedComments(text, '#');
    this.facts = carried ? withSecretValues(this.#read(), text, '#') : [];
  }

  render(patch: Patch): readonly TextEdit[] | undefined {
    return renderWith(this.#editors, patch);
  }

  #read(): readonly Fact[] {
    return this.#logicalLines().flatMap((words) =>
      readRequirementLine(words, this.text).map(({ fact, option }) => {
        if (option !== undefined) {
          this.#editors.set(fact, optionEditor(option));
        }
        return fact;
      }),
    );
  }

  /** The words of each line, those of lines that a backslash joins together. */
  #logicalLines(): readonly (readonly Word[])[] {
    const lines: Word[][] = [];
    let continued = false;
    for (let line = 0; line < this.lines.lineCount; line++) {
      const span = this.lines.lineSpan(line);
      const written = this.text.slice(span.start, span.end);
      const comment = /(?:^|\s)#/.exec(written)?.index ?? written.length;
      const words = plainWords(this.text, { start: span.start, end: span.start + comment });
      if (continued) {
        lines.at(-1)?.push(...words);
      } else {
        lines.push([...words]);
      }
      continued = comment === written.length && written.endsWith('\\');
    }
    return lines;
  }
}
