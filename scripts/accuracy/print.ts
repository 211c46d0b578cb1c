import { kinds } from './kinds.js';
import type { Figures, Judged } from './score.js';
import { figuresOf } from './score.js';

const heads = ['found', 'false alarms', 'missed', 'precision', 'recall'];

/** The figures of one run, kind by kind and in all, for the clear rows and for all. */
export function printFigures(title: string, judged: readonly Judged[]): void {
  console.log(`\n${title}\n${line('kind', 'rows', '', heads)}`);
  for (const name of Object.keys(kinds)) {
    printRows(
      name,
      judged.filter(({ label }) => label.kind === name),
    );
  }
  printRows('in all', judged);
}

export function printWrong(judged: readonly Judged[]): void {
  for (const { label, outcome } of judged) {
    if (outcome === 'miss' || outcome === 'false alarm') {
      const doubt = label.arguable ? ' (arguable)' : '';
      console.log(`${outcome} ${label.kind}${doubt}: ${label.repo} ${label.path}:${label.line}`);
    }
  }
}

/** The cells of a table's row under {@link heads}. */
export function cellsOf({ hits, falseAlarms, misses, precision, recall }: Figures): readonly string[] {
  return [String(hits), String(falseAlarms), String(misses), share(precision), share(recall)];
}

export const headCells: readonly string[] = heads;

export function share(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3);
}

/** A row of a table: two names and a number, then cells that are aligned to the right. */
export function line(first: string, second: string, third: string, cells: readonly string[]): string {
  return [
    first.padEnd(23),
    second.padEnd(16),
    third.padStart(5),
    ...cells.map((cell, i) => cell.padStart(Math.max(7, (heads[i] ?? '').length + 2))),
  ]
    .join(' ')
    .trimEnd();
}

function printRows(name: string, rows: readonly Judged[]): void {
  const clear = rows.filter(({ label }) => !label.arguable);
  console.log(line(name, 'clear', String(clear.length), cellsOf(figuresOf(clear))));
  console.log(line('', 'all', String(rows.length), cellsOf(figuresOf(rows))));
}
