import type { Random } from '../core/secrets/made-keys.js';
import { below, mutate } from './mutate.js';
import type { Seed } from './seeds.js';

/** Notebooks of the examples in Python, two cells each. */
export function asNotebooks(documents: readonly Seed[]): readonly Seed[] {
  return documents
    .filter(({ language }) => language === 'python')
    .map(({ text }) => ({ path: 'explore.ipynb', language: 'notebook', text: notebookOf([text, 'print(x)\n'], 0) }));
}

/** Changes what the cells hold, and leaves the notebook one that can be opened. */
export function mutateCells(text: string, other: string, random: Random): string {
  const cells = [...sourcesOf(text), ...(random() < 0.3 ? sourcesOf(other) : [])];
  return notebookOf(
    cells.map((cell) => (random() < 0.7 ? mutate(cell, sourcesOf(other)[0] ?? '', random) : cell)),
    below(random, 4),
  );
}

interface Cells {
  readonly cells: readonly { readonly source: readonly string[] }[];
}

function sourcesOf(text: string): readonly string[] {
  return (JSON.parse(text) as Cells).cells.map(({ source }) => source.join(''));
}

function notebookOf(sources: readonly string[], indent: number): string {
  const cells = sources.map((source) => ({
    cell_type: 'code',
    metadata: {},
    outputs: [{ output_type: 'stream', name: 'stdout', text: [source.slice(0, 80)] }],
    source: source.split(/(?<=\n)/),
  }));
  return JSON.stringify({ cells, metadata: { language_info: { name: 'python' } }, nbformat: 4 }, undefined, indent);
}
