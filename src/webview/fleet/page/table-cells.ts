import type { GridContent } from './grid-content.js';
import { element } from './element.js';
import { columnsFor, type Column, type Row } from '../model/columns.js';
import { texts } from '../model/texts.js';
import type { Line } from '../model/visible-lines.js';
import type { ViewState } from '../model/view-state.js';
import { countText, numberText } from '../model/words.js';

/** The table: a line for each workspace, a column for each fact. */
export function tableContent(
  lines: readonly Line[],
  state: ViewState,
  isComparing: boolean,
  label: string,
): GridContent {
  const columns = columnsFor(isComparing);
  return {
    label,
    kind: 'table',
    headHeight: 28,
    lineCount: lines.length,
    columns: columns.map(({ id, title, width }) => ({
      title: texts.say(title),
      width,
      tooltip: texts.say('sortBy', texts.say(title)),
      sorted: state.sort.column !== id ? 'none' : state.sort.descending ? 'descending' : 'ascending',
    })),
    isWide: (line) => lines[line]?.is === 'group',
    fillLine: (made, line) => {
      fillLine(made, lines[line]);
    },
    fillWide: (made, line) => {
      fillGroup(made, lines[line]);
    },
    cell: (line, column) => {
      const shown = lines[line];
      const of = columns[column];
      return shown?.is === 'workspace' && of !== undefined
        ? { text: of.text(shown.row), looks: looksOf(shown.row, of) }
        : { text: '', looks: '' };
    },
    tooltip: (line, column) => {
      const shown = lines[line];
      return shown?.is === 'workspace' ? (columns[column]?.text(shown.row) ?? '') : '';
    },
  };
}

/** What a line is about, for VS Code's menus and for the style sheet. */
export function fillLine(made: HTMLElement, line: Line | undefined): void {
  if (line?.is === 'group') {
    made.classList.add('group');
    made.setAttribute('aria-expanded', String(!line.isCollapsed));
  } else if (line !== undefined) {
    const { change, workspace } = line.row;
    if (change?.is === 'gone') {
      made.classList.add('gone');
    }
    made.dataset['id'] = workspace.id;
    const context = { webviewSection: change?.is === 'gone' ? 'gone' : 'workspace', workspaceId: workspace.id };
    made.dataset['vscodeContext'] = JSON.stringify({ ...context, preventDefaultContextMenuItems: true });
  }
}

/** The head of a group. */
export function fillGroup(made: HTMLElement, line: Line | undefined): void {
  if (line?.is === 'group') {
    made.append(
      element('span', { class: 'fold', 'aria-hidden': 'true' }, line.isCollapsed ? '▸' : '▾'),
      element('span', { class: 'title' }, line.title),
      element(
        'span',
        { class: 'count' },
        texts.say('groupCount', countText(line.count, line.count), numberText(line.failing)),
      ),
    );
  }
}

function looksOf(row: Row, column: Column): string {
  return [
    ...(column.isNumber === true ? ['number'] : []),
    ...(column.key(row) === undefined ? ['unknown'] : []),
    ...(column.id === 'worst' ? ['severity', row.workspace.worst ?? 'none'] : []),
    ...(column.id === 'change' && row.change !== undefined ? ['change', row.change.is] : []),
  ].join(' ');
}
