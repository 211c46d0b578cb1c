import { moveBy, within, type Position } from '../model/grid-keys.js';
import { offsetToShow, rangeOfColumns, rangeOfEqual, startsOf, type Range } from '../model/virtual-window.js';
import { element } from './element.js';
import { positionOf, type GridCell, type GridContent, type GridEvents } from './grid-content.js';

interface DrawnLine {
  readonly made: HTMLElement;
  readonly cells: Map<number, HTMLElement>;
  /** A line of one cell is never used again for one of many. */
  readonly isWide: boolean;
}

const lineHeight = 24;
/** Lines and columns that are drawn beyond what can be seen. */
const beyond = { lines: 4, columns: 1 };

/**
 * A grid of which only what can be seen is in the page, however many lines and columns there are. One cell is in the
 * order of the Tab key; it stays in the page when it is scrolled away, so that the keyboard never loses its place.
 */
export class VirtualGrid {
  readonly whole = element('div', { class: 'grid', role: 'grid' });
  readonly #head = element('div', { class: 'head', role: 'row', 'aria-rowindex': '1' });
  readonly #body = element('div', { class: 'body', role: 'rowgroup' });
  readonly #lines = new Map<number, DrawnLine>();
  readonly #heads = new Map<number, HTMLElement>();
  /** What cells show, so that the page is not asked. */
  readonly #filled = new WeakMap<HTMLElement, GridCell>();
  #content: GridContent | undefined;
  #starts: readonly number[] = [0];
  #active: Position = { line: 0, column: 0 };
  #frame = 0;

  constructor(private readonly events: GridEvents) {
    this.whole.append(this.#head, this.#body);
    this.whole.addEventListener('scroll', () => {
      this.#drawSoon();
    });
    this.whole.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    this.whole.addEventListener('click', (event) => {
      const position = positionOf(event.target);
      if (position !== undefined) {
        this.#moveTo(position, true);
        if (position.line < 0 || this.#isWide(position.line)) {
          this.events.onActivate(position);
        }
      }
    });
    this.whole.addEventListener('dblclick', (event) => {
      const position = positionOf(event.target);
      if (position !== undefined && position.line >= 0 && !this.#isWide(position.line)) {
        this.events.onActivate(position);
      }
    });
    this.whole.addEventListener('contextmenu', (event) => {
      const position = positionOf(event.target);
      if (position !== undefined) {
        this.#moveTo(position, true);
      }
    });
    this.whole.addEventListener('mouseover', (event) => {
      const position = positionOf(event.target);
      if (position !== undefined && position.line >= 0 && event.target instanceof Element) {
        const cell = event.target.closest<HTMLElement>('[role="gridcell"], [role="rowheader"]');
        cell?.setAttribute('title', this.#content?.tooltip(position.line, position.column) ?? '');
      }
    });
    new ResizeObserver(() => {
      this.#layOut();
      this.#drawSoon();
    }).observe(this.whole);
  }

  get active(): Position {
    return this.#active;
  }

  /** Shows other content. @param active where the keyboard is to be; it is scrolled into view where it moved */
  show(content: GridContent, active: Position): void {
    const hadFocus = this.whole.contains(document.activeElement);
    const isSameKind = this.#content?.kind === content.kind;
    this.#content = content;
    for (const line of this.#lines.keys()) {
      this.#drop(line);
    }
    this.#heads.clear();
    this.#head.replaceChildren();
    this.whole.className = `grid ${content.kind}`;
    this.whole.setAttribute('aria-label', content.label);
    this.whole.setAttribute('aria-rowcount', String(content.lineCount + 1));
    this.whole.setAttribute('aria-colcount', String(content.columns.length));
    this.#head.style.height = `${String(content.headHeight)}px`;
    this.#body.style.height = `${String(content.lineCount * lineHeight)}px`;
    this.#layOut();
    if (!isSameKind) {
      this.whole.scrollLeft = 0;
    }
    const before = this.#active;
    this.#active = within(active, { lines: content.lineCount, columns: content.columns.length });
    // Somebody may have scrolled elsewhere: what stays where it is, such as a row that was read again, moves nothing.
    if (before.line !== this.#active.line || !isSameKind) {
      this.#scrollTo(this.#active);
    }
    this.#draw();
    if (hadFocus) {
      this.focus();
    }
  }

  /** Puts the keyboard into the grid. */
  focus(): void {
    this.#cell(this.#active)?.focus({ preventScroll: true });
  }

  /** Where the columns begin; a wide window gives what is left to the first. */
  #layOut(): void {
    const content = this.#content;
    if (content === undefined) {
      return;
    }
    const widths = content.columns.map(({ width }) => width);
    const spare = content.kind === 'table' ? this.whole.clientWidth - widths.reduce((sum, width) => sum + width, 0) : 0;
    widths[0] = (widths[0] ?? 0) + Math.max(0, spare);
    const before = this.#starts;
    this.#starts = startsOf(widths);
    const width = `${String(this.#starts.at(-1) ?? 0)}px`;
    this.#head.style.width = width;
    this.#body.style.width = width;
    if (before.join() !== this.#starts.join()) {
      for (const [column, head] of this.#heads) {
        this.#place(head, column);
      }
      for (const { cells } of this.#lines.values()) {
        for (const [column, cell] of cells) {
          this.#place(cell, column);
        }
      }
    }
  }

  #drawSoon(): void {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
    }
  }

  #draw(): void {
    const content = this.#content;
    if (content === undefined) {
      return;
    }
    const pinned = this.#starts[1] ?? 0;
    const lines = rangeOfEqual(content.lineCount, lineHeight, this.#vertical(content), beyond.lines);
    const columns = rangeOfColumns(
      this.#starts,
      { offset: this.whole.scrollLeft + pinned, size: this.whole.clientWidth - pinned },
      beyond.columns,
    );
    this.#drawCells(this.#heads, this.#head, columns, this.#active.line < 0, (column) =>
      this.#makeHead(content, column),
    );
    const free: DrawnLine[] = [];
    for (const [line, drawn] of this.#lines) {
      if ((line < lines.start || line >= lines.end) && line !== this.#active.line) {
        this.#lines.delete(line);
        free.push(drawn);
      }
    }
    for (let line = lines.start; line < lines.end; line++) {
      this.#drawLine(content, line, columns, free);
    }
    if (this.#active.line >= 0 && this.#active.line < content.lineCount) {
      this.#drawLine(content, this.#active.line, columns, free);
    }
    for (const { made } of free) {
      made.remove();
    }
  }

  /** @param free lines that are not needed any more: to fill one anew is quicker than to make one */
  #drawLine(content: GridContent, line: number, columns: Range, free: DrawnLine[]): void {
    const isWide = content.isWide(line);
    let drawn = this.#lines.get(line);
    if (drawn === undefined) {
      const reused = isWide ? undefined : takeNarrow(free);
      drawn = reused ?? { made: element('div', { role: 'row' }), cells: new Map(), isWide };
      const { made } = drawn;
      made.className = line === this.#active.line ? 'line active' : 'line';
      made.setAttribute('aria-rowindex', String(line + 2));
      made.style.transform = `translateY(${String(line * lineHeight)}px)`;
      content.fillLine(made, line);
      this.#lines.set(line, drawn);
      if (reused === undefined) {
        this.#body.append(made);
      }
      for (const [column, cell] of drawn.cells) {
        this.#fill(content, cell, { line, column });
      }
    }
    const wanted = isWide ? { start: 0, end: 1 } : columns;
    this.#drawCells(drawn.cells, drawn.made, wanted, line === this.#active.line, (column) => {
      const cell = element('div', {
        role: column === 0 && !isWide ? 'rowheader' : 'gridcell',
        'aria-colindex': String(column + 1),
      });
      if (isWide) {
        cell.className = 'cell first';
        cell.setAttribute('tabindex', String(this.#tabIndex({ line, column })));
        cell.setAttribute('aria-colspan', String(content.columns.length));
        content.fillWide(cell, line);
      } else {
        this.#fill(content, cell, { line, column });
        this.#place(cell, column);
      }
      return cell;
    });
  }

  /** What stays as it is is not touched: this runs for hundreds of cells in a frame. */
  #fill(content: GridContent, made: HTMLElement, { line, column }: Position): void {
    const cell = content.cell(line, column);
    const before = this.#filled.get(made);
    if (before === undefined) {
      made.append(cell.text);
    } else if (before.text !== cell.text && made.firstChild !== null) {
      made.firstChild.nodeValue = cell.text;
    }
    if (before?.looks !== cell.looks) {
      made.className = `cell${column === 0 ? ' first' : ''}${cell.looks === '' ? '' : ` ${cell.looks}`}`;
    }
    if (cell.label !== undefined && before?.label !== cell.label) {
      made.ariaLabel = cell.label;
    }
    this.#filled.set(made, cell);
    const tabIndex = String(this.#tabIndex({ line, column }));
    if (made.getAttribute('tabindex') !== tabIndex) {
      made.setAttribute('tabindex', tabIndex);
    }
    if (made.hasAttribute('title')) {
      made.removeAttribute('title');
    }
  }

  /** Adds the cells of a range and the first one, and takes away all others but that of the keyboard. */
  #drawCells(
    cells: Map<number, HTMLElement>,
    parent: HTMLElement,
    { start, end }: Range,
    isActive: boolean,
    make: (column: number) => HTMLElement,
  ): void {
    const stays = (column: number): boolean =>
      column === 0 || (column >= start && column < end) || (isActive && column === this.#active.column);
    for (const [column, cell] of cells) {
      if (!stays(column)) {
        cell.remove();
        cells.delete(column);
      }
    }
    const added = [0, ...(isActive && !this.#isWide(this.#active.line) ? [this.#active.column] : [])];
    for (let column = start; column < end; column++) {
      added.push(column);
    }
    for (const column of added) {
      if (!cells.has(column)) {
        const cell = make(column);
        cells.set(column, cell);
        parent.append(cell);
      }
    }
  }

  #makeHead({ columns }: GridContent, column: number): HTMLElement {
    const { title, tooltip, sorted } = columns[column] ?? { title: '', tooltip: '', sorted: 'none' };
    const cell = element(
      'div',
      {
        role: 'columnheader',
        class: column === 0 ? 'cell first' : 'cell',
        'aria-colindex': String(column + 1),
        'aria-sort': sorted,
        title: tooltip,
        tabindex: String(this.#tabIndex({ line: -1, column })),
      },
      element('span', {}, title),
    );
    this.#place(cell, column);
    return cell;
  }

  #place(cell: HTMLElement, column: number): void {
    const start = this.#starts[column] ?? 0;
    if (column > 0) {
      cell.style.marginLeft = `${String(start)}px`;
    }
    cell.style.width = `${String((this.#starts[column + 1] ?? start) - start)}px`;
  }

  #drop(line: number): void {
    this.#lines.get(line)?.made.remove();
    this.#lines.delete(line);
  }

  #onKey(event: KeyboardEvent): void {
    const content = this.#content;
    if (content === undefined || event.altKey || event.metaKey) {
      return;
    }
    const { line } = this.#active;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.events.onActivate(this.#active);
      return;
    }
    if (this.#isWide(line) && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      this.events.onFold(line, event.key === 'ArrowLeft');
      return;
    }
    const next = moveBy(
      this.#active,
      { key: event.key, control: event.ctrlKey },
      {
        lines: content.lineCount,
        columns: content.columns.length,
        page: Math.max(1, Math.floor(this.#vertical(content).size / lineHeight) - 1),
      },
    );
    if (next !== undefined) {
      event.preventDefault();
      this.#moveTo(next, true);
    }
  }

  #moveTo(next: Position, focus: boolean): void {
    const before = this.#cell(this.#active);
    this.#lines.get(this.#active.line)?.made.classList.remove('active');
    this.#active = next;
    before?.setAttribute('tabindex', '-1');
    this.#scrollTo(next);
    this.#draw();
    this.#lines.get(next.line)?.made.classList.add('active');
    this.#cell(next)?.setAttribute('tabindex', '0');
    if (focus) {
      this.focus();
    }
    this.events.onMove(next);
  }

  #scrollTo({ line, column }: Position): void {
    const content = this.#content;
    if (content === undefined) {
      return;
    }
    if (line >= 0) {
      this.whole.scrollTop = offsetToShow(line * lineHeight, lineHeight, this.#vertical(content));
    }
    const start = this.#starts[column] ?? 0;
    const size = (this.#starts[column + 1] ?? start) - start;
    if (column > 0 && !this.#isWide(line)) {
      const viewport = { offset: this.whole.scrollLeft, size: this.whole.clientWidth };
      this.whole.scrollLeft = offsetToShow(start, size, viewport, this.#starts[1] ?? 0);
    }
  }

  /** What of the lines can be seen: the heads cover the beginning. */
  #vertical({ headHeight }: GridContent): { readonly offset: number; readonly size: number } {
    return { offset: this.whole.scrollTop, size: Math.max(0, this.whole.clientHeight - headHeight) };
  }

  #isWide(line: number): boolean {
    return line >= 0 && this.#content?.isWide(line) === true;
  }

  #tabIndex({ line, column }: Position): number {
    const shown = this.#isWide(this.#active.line) ? 0 : this.#active.column;
    return line === this.#active.line && column === shown ? 0 : -1;
  }

  #cell({ line, column }: Position): HTMLElement | undefined {
    const cells = line < 0 ? this.#heads : this.#lines.get(line)?.cells;
    return cells?.get(this.#isWide(line) ? 0 : column);
  }
}

/** Takes a line of several cells out of a list. */
function takeNarrow(free: DrawnLine[]): DrawnLine | undefined {
  const index = free.findLastIndex(({ isWide }) => !isWide);
  return index < 0 ? undefined : free.splice(index, 1)[0];
}
