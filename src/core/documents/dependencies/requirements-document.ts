import type { Fact } from '../../facts/fact.js';
import type { LineIndex } from '../line-index.js';
import { PlainDocument, type PlainReading } from '../plain-document.js';
import { optionEditor } from './option-editor.js';
import { readRequirementLine } from './requirements.js';
import { plainWords, type Word } from './words.js';

/** A requirements or constraints file. It concerns Azure ML when an environment or job of the project carries it. */
export class RequirementsDocument extends PlainDocument {
  constructor(text: string, { carried }: { readonly carried: boolean }) {
    super('requirements', text, carried ? 'definition' : 'none', (reading) => readRequirements(text, reading));
  }
}

function readRequirements(text: string, { lines, editors }: PlainReading): readonly Fact[] {
  return logicalLines(text, lines).flatMap((words) =>
    readRequirementLine(words, text).map(({ fact, option }) => {
      if (option !== undefined) {
        editors.set(fact, optionEditor(option));
      }
      return fact;
    }),
  );
}

/** The words of each line, those of lines that a backslash joins together. */
function logicalLines(text: string, index: LineIndex): readonly (readonly Word[])[] {
  const lines: Word[][] = [];
  let continued = false;
  for (let line = 0; line < index.lineCount; line++) {
    const span = index.lineSpan(line);
    const written = text.slice(span.start, span.end);
    const comment = /(?:^|\s)#/.exec(written)?.index ?? written.length;
    const words = plainWords(text, { start: span.start, end: span.start + comment });
    if (continued) {
      lines.at(-1)?.push(...words);
    } else {
      lines.push([...words]);
    }
    continued = comment === written.length && written.endsWith('\\');
  }
  return lines;
}
