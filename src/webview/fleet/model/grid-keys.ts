/** Where the keyboard is. The line of the heads is -1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface GridSize {
  readonly lines: number;
  readonly columns: number;
  /** Lines that fit on the screen. */
  readonly page: number;
}

/** The keys of the grid pattern: <https://www.w3.org/WAI/ARIA/apg/patterns/grid/>. */
export function moveBy(
  { line, column }: Position,
  { key, control }: { readonly key: string; readonly control: boolean },
  size: GridSize,
): Position | undefined {
  switch (key) {
    case 'ArrowDown':
      return within({ line: line + 1, column }, size);
    case 'ArrowUp':
      return within({ line: line - 1, column }, size);
    case 'ArrowRight':
      return within({ line, column: column + 1 }, size);
    case 'ArrowLeft':
      return within({ line, column: column - 1 }, size);
    case 'PageDown':
      return within({ line: line + size.page, column }, size);
    case 'PageUp':
      return within({ line: Math.max(Math.min(line, 0), line - size.page), column }, size);
    case 'Home':
      return within({ line: control ? 0 : line, column: 0 }, size);
    case 'End':
      return within({ line: control ? size.lines - 1 : line, column: size.columns - 1 }, size);
    default:
      return undefined;
  }
}

/** The nearest place that there is. */
export function within({ line, column }: Position, size: Pick<GridSize, 'lines' | 'columns'>): Position {
  return {
    line: Math.max(-1, Math.min(size.lines - 1, line)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  };
}
