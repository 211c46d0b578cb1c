import { verdictLetters, type FleetCheck } from '../../../posture/fleet/fleet-report.js';
import { texts } from '../model/texts.js';
import type { Line } from '../model/visible-lines.js';
import { severitiesByWeight, verdictAt } from '../model/words.js';
import { element } from './element.js';
import type { GridContent } from './grid-content.js';
import { fillGroup, fillLine } from './table-cells.js';

const nameWidth = 230;
const cellWidth = 26;

/** The heat map: a line for each workspace, a column for each check. The letter says what the colour says. */
export function mapContent(
  lines: readonly Line[],
  checks: readonly FleetCheck[],
  order: readonly number[],
  label: string,
): GridContent {
  const title = texts.say('columnWorkspace');
  const name = { title, tooltip: title, width: nameWidth, sorted: 'none' } as const;
  return {
    label,
    kind: 'map',
    headHeight: 196,
    lineCount: lines.length,
    columns: [
      name,
      ...order.map((index) => ({
        title: checks[index]?.id ?? '',
        tooltip: checkText(checks[index]),
        width: cellWidth,
        sorted: 'none' as const,
      })),
    ],
    isWide: (line) => lines[line]?.is === 'group',
    fillLine: (made, line) => {
      fillLine(made, lines[line]);
    },
    fillWide: (made, line) => {
      fillGroup(made, lines[line]);
    },
    cell: (line, column) => {
      const shown = lines[line];
      if (shown?.is !== 'workspace') {
        return { text: '', looks: '' };
      }
      const { workspace } = shown.row;
      if (column === 0) {
        return { text: workspace.name, looks: '' };
      }
      const check = order[column - 1] ?? 0;
      const verdict = verdictAt(workspace, check);
      const severity = verdict === 'fail' ? ` ${checks[check]?.severity ?? 'info'}` : '';
      const confirmed = workspace.confirmed.includes(check) ? ' confirmed' : '';
      return {
        text: verdictLetters[verdict],
        looks: verdict + severity + confirmed,
        label: verdictText(shown, checks, check, false),
      };
    },
    tooltip: (line, column) => {
      const shown = lines[line];
      return shown === undefined || column === 0 ? '' : verdictText(shown, checks, order[column - 1] ?? 0, true);
    },
  };
}

/** What the letters and the colours mean. */
export function legend(): HTMLElement {
  const key = (looks: string, letter: string, text: string): HTMLElement =>
    element(
      'span',
      { class: 'key' },
      element('span', { class: 'map' }, element('span', { class: `cell ${looks}` }, letter)),
      text,
    );
  return element(
    'div',
    { class: 'legend', role: 'note', 'aria-label': texts.say('legend') },
    ...severitiesByWeight
      .filter((severity) => severity !== 'info')
      .map((severity) =>
        key(`fail ${severity}`, verdictLetters.fail, texts.say('failsWith', texts.say('fail'), texts.say(severity))),
      ),
    ...(['unknown', 'pass', 'not-applicable'] as const).map((word) => key(word, verdictLetters[word], texts.say(word))),
  );
}

/** `workspace-answers-publicly (high): the workspace answers on the public internet`. */
export function checkText(check: FleetCheck | undefined): string {
  return check === undefined ? '' : `${check.id} (${texts.say(check.severity)}): ${check.summary}`;
}

/** What one check says of one workspace, in words. */
export function verdictText(line: Line, checks: readonly FleetCheck[], check: number, isLong: boolean): string {
  if (line.is === 'group') {
    return '';
  }
  const { workspace } = line.row;
  const verdict = verdictAt(workspace, check);
  const found = checks[check];
  const said = texts.say(verdict);
  const plain =
    verdict === 'fail' && found !== undefined ? texts.say('failsWith', said, texts.say(found.severity)) : said;
  const text = workspace.confirmed.includes(check) ? texts.say('confirmed', plain) : plain;
  return isLong ? `${workspace.name}: ${text}\n${checkText(found)}` : text;
}
