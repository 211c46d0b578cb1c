import type { Finding, FixSafety } from '../../findings/finding.js';
import { judge, type LintContext } from '../../lint.js';
import type { Span } from '../span.js';
import { CellProgram } from './cell-program.js';
import { pythonOf } from './python-cell.js';

/** A place in one cell of a notebook, counted from 0 among the cells that were given. */
export interface CellPlace {
  readonly cell: number;
  /** In the cell's own text. */
  readonly span: Span;
}

/** A finding in a notebook that is open in an editor, where each cell is a text of its own. */
export interface CellFinding extends CellPlace {
  readonly finding: Omit<Finding, 'span' | 'related' | 'fixes'>;
  readonly related: readonly (CellPlace & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safety: FixSafety;
    readonly edits: readonly (CellPlace & { readonly text: string })[];
  }[];
}

/**
 * Judges the code cells of a notebook as the one program that they are.
 *
 * @param cells the texts of the Python code cells, in their order
 * @param path the notebook's path in the project
 */
export function lintCells(cells: readonly string[], path: string, context: LintContext): readonly CellFinding[] {
  const program = new CellProgram(cells.map((text) => ({ text: pythonOf(text), placeOf: (offset) => offset })));
  return judge(program.document, path, context).findings.map(({ span, related, fixes, ...finding }) => ({
    ...placeIn(program, span),
    finding,
    related: related.flatMap((place) =>
      'span' in place ? { ...placeIn(program, place.span), message: place.message } : [],
    ),
    fixes: fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) => ({ ...placeIn(program, edit.span), text: edit.text })),
    })),
  }));
}

function placeIn(program: CellProgram, span: Span): CellPlace {
  const start = program.locate(span.start);
  const end = program.locate(span.end);
  // What goes on into the next cell ends with this one.
  const last = end.part === start.part ? end.offset : program.lengthOf(start.part);
  return { cell: start.part, span: { start: start.offset, end: Math.max(start.offset, last) } };
}
