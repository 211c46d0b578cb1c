import type { Position } from '../model/grid-keys.js';

export interface GridColumn {
  readonly title: string;
  /** The whole title, shown when the mouse rests on it. */
  readonly tooltip: string;
  /** Pixels. */
  readonly width: number;
  readonly sorted: 'ascending' | 'descending' | 'none';
}

export interface GridCell {
  readonly text: string;
  /** Classes of the style sheet, separated by spaces; empty for none. */
  readonly looks: string;
  /** What is read out in the place of the text. */
  readonly label?: string;
}

/** What a grid shows. The first column stays in place when the others are scrolled. */
export interface GridContent {
  readonly label: string;
  /** A class of the style sheet. */
  readonly kind: 'table' | 'map';
  readonly columns: readonly GridColumn[];
  readonly headHeight: number;
  readonly lineCount: number;
  /** A line of one cell over all columns. */
  readonly isWide: (line: number) => boolean;
  readonly fillLine: (made: HTMLElement, line: number) => void;
  /** Fills the one cell of a wide line. */
  readonly fillWide: (made: HTMLElement, line: number) => void;
  readonly cell: (line: number, column: number) => GridCell;
  /** Asked for when the mouse rests on a cell. */
  readonly tooltip: (line: number, column: number) => string;
}

/** What people do in a grid. */
export interface GridEvents {
  readonly onMove: (position: Position) => void;
  /** Enter, or a second click. The line of the heads is -1. */
  readonly onActivate: (position: Position) => void;
  /** The arrow keys on a line that can be folded. */
  readonly onFold: (line: number, isFolded: boolean) => void;
}

/** The place in the grid that an element belongs to; the line of the heads is -1. */
export function positionOf(target: EventTarget | null): Position | undefined {
  if (!(target instanceof Element)) {
    return undefined;
  }
  const column = target.closest('[aria-colindex]')?.getAttribute('aria-colindex') ?? '';
  const line = target.closest('[aria-rowindex]')?.getAttribute('aria-rowindex') ?? '';
  return column === '' || line === '' ? undefined : { line: Number(line) - 2, column: Number(column) - 1 };
}
