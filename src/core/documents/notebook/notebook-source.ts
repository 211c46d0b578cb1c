import { parseTree, type Node } from 'jsonc-parser';
import type { Span } from '../span.js';
import { CellText } from './cell-text.js';
import { scanNotebook } from './scan-notebook.js';

export interface NotebookSource {
  /** The code cells. */
  readonly cells: readonly CellText[];
  /** The cells' `outputs`, as spans of the file. */
  readonly outputs: readonly Span[];
  /** The kernel's language, lower case: `python`, `ipython`, `r`. */
  readonly language: string;
}

/**
 * Reads the code cells of a Jupyter notebook (nbformat 3 and 4), as far as they can be read; a broken file gives what
 * stands before the break.
 *
 * Source: <https://nbformat.readthedocs.io/en/latest/format_description.html>.
 */
export function readNotebook(text: string): NotebookSource {
  return scanNotebook(text) ?? parseNotebook(text);
}

/** The same for JSON that is broken or laid out otherwise; slower. */
export function parseNotebook(text: string): NotebookSource {
  const root = parseTree(text, undefined, { allowTrailingComma: true, disallowComments: false });
  const worksheets = member(root, 'worksheets')?.children ?? [];
  const lists = [member(root, 'cells'), ...worksheets.map((sheet) => member(sheet, 'cells'))];
  const cells: CellText[] = [];
  const outputs: Span[] = [];
  for (const cell of lists.flatMap((list) => list?.children ?? [])) {
    if (member(cell, 'cell_type')?.value !== 'code') {
      continue;
    }
    const source = member(cell, 'source') ?? member(cell, 'input');
    if (source !== undefined) {
      cells.push(readCell(source));
    }
    const output = member(cell, 'outputs');
    if (output !== undefined) {
      outputs.push({ start: output.offset, end: output.offset + output.length });
    }
  }
  const metadata = member(root, 'metadata');
  const language: unknown =
    member(member(metadata, 'kernelspec'), 'language')?.value ??
    member(member(metadata, 'language_info'), 'name')?.value;
  return { cells, outputs, language: typeof language === 'string' ? language.toLowerCase() : 'python' };
}

function member(node: Node | undefined, key: string): Node | undefined {
  if (node?.type !== 'object') {
    return undefined;
  }
  return node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];
}

function readCell(source: Node): CellText {
  const strings =
    source.type === 'string' ? [source] : (source.children ?? []).filter((child) => child.type === 'string');
  return new CellText(
    strings.map(({ value, offset, length }) => ({
      value: String(value),
      start: offset + 1,
      end: offset + length - 1,
    })),
    source.offset,
  );
}
