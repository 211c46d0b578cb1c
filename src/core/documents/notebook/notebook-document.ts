import type { Fact } from '../../facts/fact.js';
import type { Comment, Document, Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import { CellProgram } from './cell-program.js';
import type { CellText } from './cell-text.js';
import { readNotebook } from './notebook-source.js';
import { NotebookProgram } from './notebook-program.js';
import { pythonOf } from './python-cell.js';
import { readOutput } from './read-output.js';

/**
 * A Jupyter notebook as it lies in a file. Its cells are one Python program; all places are those of the file.
 *
 * Stored outputs are searched for credentials in any notebook that concerns Azure ML: signed URLs in the details of a
 * run are the commonest leak there is.
 */
export class NotebookDocument implements Document {
  readonly language = 'notebook';
  readonly lines: LineIndex;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors: number;
  /** The cells as the one program that they are. */
  readonly program: NotebookProgram;

  constructor(readonly text: string) {
    this.lines = new LineIndex(text);
    const source = /azure|mlflow/i.test(text) ? readNotebook(text) : { cells: [], outputs: [], language: 'python' };
    const parts = source.cells.map((cell) => ({
      text: pythonOf(cell.source),
      placeOf: (offset: number) => cell.placeOf(offset, text),
    }));
    const program = new CellProgram(source.language.includes('python') ? parts : []);
    this.program = new NotebookProgram(text, source.cells, program.document);
    this.syntaxErrors = program.document.syntaxErrors;
    this.relevance = program.document.relevance;
    const outputs = this.relevance === 'none' ? [] : source.outputs.flatMap((output) => readOutput(text, output));
    const scripts = this.relevance === 'none' ? [] : writtenScripts(source.cells, text);
    this.facts = [...program.factsInFile(), ...scripts, ...outputs].sort((a, b) => a.span.start - b.span.start);
    this.comments = program.document.comments.map((comment) => ({ ...comment, span: program.placeOf(comment.span) }));
  }

  /** Edits inside JSON strings are left to hosts that know notebooks. */
  render(): undefined {
    return undefined;
  }
}

/** The facts of cells that write a Python script for a job to run (`%%writefile train.py`), each a file of its own. */
function writtenScripts(cells: readonly CellText[], file: string): readonly Fact[] {
  return cells.flatMap((cell) => {
    const { source } = cell;
    const magic = /^\s*%%writefile\s+(?:-a\s+)?\S+\.py\s*?\r?\n/.exec(source)?.[0];
    if (magic === undefined) {
      return [];
    }
    const text = magic.replace(/[^\r\n]/g, ' ') + source.slice(magic.length);
    const placeOf = (offset: number): number => cell.placeOf(offset, file);
    return new CellProgram([{ text, placeOf }], { runByJob: true }).factsInFile();
  });
}
