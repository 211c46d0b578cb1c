import { parseTree, type Node } from 'jsonc-parser';
import type { Span } from '../span.js';

/** One code cell of a notebook file. */
export interface NotebookCell {
  readonly source: string;
  /** For each code unit of `source`, its offset in the file; one more at the end. */
  readonly offsets: readonly number[];
}

export interface NotebookSource {
  readonly cells: readonly NotebookCell[];
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
  const root = parseTree(text, undefined, { allowTrailingComma: true, disallowComments: false });
  const worksheets = member(root, 'worksheets')?.children ?? [];
  const lists = [member(root, 'cells'), ...worksheets.map((sheet) => member(sheet, 'cells'))];
  const cells: NotebookCell[] = [];
  const outputs: Span[] = [];
  for (const cell of lists.flatMap((list) => list?.children ?? [])) {
    if (member(cell, 'cell_type')?.value !== 'code') {
      continue;
    }
    const source = member(cell, 'source') ?? member(cell, 'input');
    if (source !== undefined) {
      cells.push(readCell(text, source));
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

function readCell(text: string, source: Node): NotebookCell {
  const strings =
    source.type === 'string' ? [source] : (source.children ?? []).filter((child) => child.type === 'string');
  let joined = '';
  const offsets: number[] = [];
  let end = source.offset;
  for (const string of strings) {
    const from = string.offset + 1;
    const to = string.offset + string.length - 1;
    let at = from;
    while (at < to) {
      const length = text.charAt(at) === '\\' ? (text.charAt(at + 1) === 'u' ? 6 : 2) : 1;
      offsets.push(at);
      at += length;
    }
    const value = String(string.value);
    joined += value;
    // A string that the parser repaired counts no two ways; then its places are those of the whole.
    while (offsets.length < joined.length) {
      offsets.push(to);
    }
    offsets.length = joined.length;
    end = to;
  }
  offsets.push(end);
  return { source: joined, offsets };
}
