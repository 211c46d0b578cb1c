import type { FleetReport } from '../../../posture/fleet/fleet-report.js';
import { describeFleet } from '../model/describe-fleet.js';
import type { FleetChanges } from '../model/fleet-changes.js';
import type { Position } from '../model/grid-keys.js';
import { readHostMessage, type HostMessage, type PageMessage } from '../model/messages.js';
import { asRecord } from '../model/values.js';
import { firstState, readViewState, type ViewState } from '../model/view-state.js';
import { checkOrder, lineOf, rowsOf, sortBy, visibleLines, type Line } from '../model/visible-lines.js';
import { columnsFor, type Row } from '../model/columns.js';
import { texts } from '../model/texts.js';
import { countText, timeText } from '../model/words.js';
import { button, element } from './element.js';
import { tableContent } from './table-cells.js';
import { legend, mapContent } from './map-cells.js';
import { SelectionBar } from './selection-bar.js';
import { Toolbar } from './toolbar.js';
import { VirtualGrid } from './virtual-grid.js';

/** What VS Code gives to the script of a page. */
export interface PageHost {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

interface Shown {
  readonly report: FleetReport;
  readonly changes: FleetChanges | undefined;
  readonly isLive: boolean;
  readonly title: string;
}

/** Typing shows its results at once, and says them when it pauses, milliseconds. */
const announcePauseMs = 400;

/** The page: draws what the extension sends, by what the person has set. */
export class FleetPage {
  readonly #title = element('h1');
  readonly #sample = element('div', { class: 'sample', role: 'note' }, texts.say('sample'));
  readonly #facts = element('div', { class: 'facts' });
  readonly #status = element('div', { class: 'status', role: 'status', 'aria-live': 'polite' });
  readonly #legend = legend();
  readonly #working = element('span');
  readonly #progress: HTMLElement;
  readonly #missing = element('div', { class: 'missing' });
  readonly #content = element('div', { class: 'content' });
  readonly #toolbar: Toolbar;
  readonly #grid: VirtualGrid;
  readonly #selection: SelectionBar;
  #state: ViewState;
  #origin: unknown;
  #shown: Shown | undefined;
  #rows: readonly Row[] = [];
  #lines: readonly Line[] = [];
  #order: readonly number[] = [];
  #announcing: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: PageHost) {
    const kept = asRecord(host.getState());
    this.#origin = kept?.['origin'];
    this.#state = readViewState(kept?.['view']);
    this.#toolbar = new Toolbar({
      onChange: (change) => {
        this.#change(change);
      },
      onAction: (action) => {
        host.postMessage({ type: 'all', action });
      },
      onExport: (form) => {
        host.postMessage({ type: 'export', form });
      },
    });
    this.#selection = new SelectionBar({
      onAction: (action, id) => {
        host.postMessage({ type: 'row', action, id });
      },
      onExplain: (check) => {
        host.postMessage({ type: 'explain', check });
      },
    });
    this.#grid = new VirtualGrid({
      onMove: (position) => {
        this.#onMove(position);
      },
      onActivate: (position) => {
        this.#onActivate(position);
      },
      onFold: (line, isFolded) => {
        this.#fold(line, isFolded);
      },
    });
    this.#progress = element(
      'div',
      { class: 'progress', role: 'status', 'aria-live': 'polite' },
      this.#working,
      button(texts.say('cancel'), () => {
        host.postMessage({ type: 'all', action: 'cancel' });
      }),
    );
    this.#content.append(
      element('header', {}, this.#title, this.#facts, this.#sample),
      this.#toolbar.whole,
      element('div', { class: 'below' }, this.#status, this.#legend),
      this.#grid.whole,
      this.#selection.whole,
    );
    this.#content.hidden = true;
    this.#progress.hidden = true;
    this.#missing.hidden = true;
  }

  /** Puts the page into the document and says that it listens. */
  start(root: HTMLElement): void {
    root.append(this.#progress, this.#missing, this.#content);
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = readHostMessage(event.data);
      if (message !== undefined) {
        this.#receive(message);
      }
    });
    this.host.postMessage({ type: 'ready' });
  }

  #receive(message: HostMessage): void {
    switch (message.type) {
      case 'fleet':
        this.#show(message);
        this.#origin = message.origin;
        this.#keep();
        return;
      case 'working':
        this.#working.textContent = message.text;
        this.#progress.hidden = message.text === '';
        return;
      case 'missing':
        this.#origin = message.origin;
        this.#showMissing(message.message);
        return;
      case 'act':
        this.#act(message.action);
    }
  }

  #act(action: (HostMessage & { readonly type: 'act' })['action']): void {
    switch (action) {
      case 'showTable':
        this.#change({ view: 'table' });
        return;
      case 'showMap':
        this.#change({ view: 'map' });
        return;
      case 'filter':
        this.#toolbar.focusFilter();
    }
  }

  #show(shown: Shown): void {
    const isFirst = this.#shown === undefined;
    this.#shown = shown;
    const { report, changes, title } = shown;
    this.#rows = rowsOf(report, changes);
    this.#missing.hidden = true;
    this.#content.hidden = false;
    this.#title.textContent = title;
    this.#sample.hidden = !report.sample;
    this.#facts.textContent =
      describeFleet(report) +
      (changes === undefined ? '' : ` · ${texts.say('comparedWith', timeText(changes.before))}`);
    this.#draw();
    if (isFirst) {
      this.#grid.focus();
    }
  }

  #showMissing(message: string): void {
    this.#content.hidden = true;
    this.#missing.hidden = false;
    this.#missing.replaceChildren(
      element('p', {}, message),
      button(texts.say('readAgain'), () => {
        this.host.postMessage({ type: 'all', action: 'refresh' });
      }),
    );
  }

  /** @param line where the keyboard is to be (default: on the workspace that is selected) */
  #change(change: Partial<ViewState>, line?: number): void {
    this.#state = { ...this.#state, ...change };
    this.#keep();
    this.#draw(line);
  }

  #keep(): void {
    this.host.setState({ origin: this.#origin, view: this.#state });
  }

  #draw(at?: number): void {
    const shown = this.#shown;
    if (shown === undefined) {
      return;
    }
    const { report, changes, isLive } = shown;
    const isComparing = changes !== undefined;
    const state = isComparing ? this.#state : { ...this.#state, change: '' as const };
    const { lines, rows } = visibleLines(this.#rows, report.checks, state);
    this.#lines = lines;
    const label = texts.say(state.view === 'map' ? 'listOfChecks' : 'listOfFacts');
    this.#order = checkOrder(report.checks, rows, state.checkOrder);
    const content =
      state.view === 'map'
        ? mapContent(lines, report.checks, this.#order, label)
        : tableContent(lines, state, isComparing, label);
    this.#legend.hidden = state.view !== 'map';
    this.#toolbar.show(state, report.checks, { isComparing, isLive });
    const { line, column } = this.#grid.active;
    const selected = at ?? (line < 0 ? line : Math.max(0, lineOf(lines, state.selected)));
    this.#grid.show(content, { line: selected, column });
    this.#showSelection(this.#grid.active);
    this.#announce(rows.length);
  }

  #announce(shown: number): void {
    clearTimeout(this.#announcing);
    const text = shown === 0 ? texts.say('nothingFits') : countText(shown, this.#rows.length);
    this.#announcing = setTimeout(() => {
      this.#status.textContent = text;
      this.host.postMessage({ type: 'drawn', shown, all: this.#rows.length });
    }, announcePauseMs);
  }

  #onMove(position: Position): void {
    const line = this.#lines[position.line];
    const selected = line?.is === 'workspace' ? line.row.workspace.id : '';
    if (selected !== this.#state.selected) {
      this.#state = { ...this.#state, selected };
      this.#keep();
      this.host.postMessage({ type: 'selected', id: selected });
    }
    this.#showSelection(position);
  }

  #showSelection({ line, column }: Position): void {
    const shown = this.#shown;
    const index = this.#state.view === 'map' && column > 0 ? this.#order[column - 1] : undefined;
    const of = index === undefined ? undefined : shown?.report.checks[index];
    this.#selection.show(
      this.#lines[line],
      index === undefined || of === undefined ? undefined : { of, index },
      shown?.isLive === true,
    );
  }

  #onActivate({ line, column }: Position): void {
    const at = this.#lines[line];
    if (line < 0) {
      this.#onHead(column);
    } else if (at?.is === 'group') {
      this.#fold(line, !at.isCollapsed);
    } else if (at !== undefined && at.row.change?.is !== 'gone') {
      this.host.postMessage({ type: 'row', action: 'open', id: at.row.workspace.id });
    }
  }

  /** The head of a fact sorts; that of a check explains it. */
  #onHead(column: number): void {
    const check = this.#shown?.report.checks[this.#order[column - 1] ?? -1];
    if (this.#state.view === 'table') {
      const of = columnsFor(this.#shown?.changes !== undefined)[column];
      this.#change({ sort: sortBy(this.#state.sort, of?.id ?? firstState.sort.column) });
    } else if (column === 0) {
      this.#change({ sort: sortBy(this.#state.sort, 'name') });
    } else if (check !== undefined) {
      this.host.postMessage({ type: 'explain', check: check.id });
    }
  }

  #fold(line: number, isFolded: boolean): void {
    const at = this.#lines[line];
    if (at?.is === 'group' && at.isCollapsed !== isFolded) {
      const others = this.#state.collapsed.filter((title) => title !== at.title);
      this.#change({ collapsed: isFolded ? [...others, at.title] : others }, line);
    }
  }
}
