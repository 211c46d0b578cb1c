import type { FleetCheck } from '../../../posture/fleet/fleet-report.js';
import type { RowAction } from '../model/messages.js';
import { texts } from '../model/texts.js';
import type { Line } from '../model/visible-lines.js';
import { ownerText, scoreText, stageText, verdictAt } from '../model/words.js';
import { button, element } from './element.js';
import { checkText } from './map-cells.js';

export interface SelectionEvents {
  readonly onAction: (action: RowAction, id: string) => void;
  readonly onExplain: (check: string) => void;
}

/** What the keyboard is on, in words, and what can be done with it. */
export class SelectionBar {
  readonly whole = element('div', { class: 'selection', role: 'group', 'aria-label': texts.say('selection') });
  readonly #text = element('div', { class: 'text' });
  readonly #check = element('div', { class: 'text' });
  readonly #buttons: Readonly<Record<RowAction | 'explain', HTMLButtonElement>>;
  #id = '';
  #checkId = '';

  constructor(events: SelectionEvents) {
    const action = (text: string, name: RowAction): HTMLButtonElement =>
      button(text, () => {
        events.onAction(name, this.#id);
      });
    this.#buttons = {
      open: action(texts.say('openResults'), 'open'),
      readDeeply: action(texts.say('readDeeply'), 'readDeeply'),
      confirm: action(texts.say('confirmFailures'), 'confirm'),
      copyId: action(texts.say('copyId'), 'copyId'),
      explain: button(texts.say('explainCheck'), () => {
        events.onExplain(this.#checkId);
      }),
    };
    this.whole.append(
      element('div', { class: 'texts' }, this.#text, this.#check),
      element('div', { class: 'buttons' }, ...Object.values(this.#buttons)),
    );
  }

  /** @param check the column of the heat map; `undefined` for none */
  show(
    line: Line | undefined,
    check: { readonly of: FleetCheck; readonly index: number } | undefined,
    isLive: boolean,
  ): void {
    const row = line?.is === 'workspace' ? line.row : undefined;
    this.#id = row?.workspace.id ?? '';
    this.#checkId = check?.of.id ?? '';
    const isThere = row !== undefined && row.change?.is !== 'gone';
    this.#buttons.open.disabled = !isThere;
    this.#buttons.readDeeply.hidden = !isLive;
    this.#buttons.readDeeply.disabled = !isThere;
    this.#buttons.confirm.hidden = !isLive;
    this.#buttons.confirm.disabled = !isThere || row.workspace.counts.fail === 0;
    this.#buttons.copyId.disabled = row === undefined;
    this.#buttons.explain.hidden = check === undefined;
    if (row === undefined) {
      this.#text.textContent = line?.is === 'group' ? line.title : texts.say('nothingSelected');
      this.#check.textContent = check === undefined ? '' : checkText(check.of);
      return;
    }
    const { workspace } = row;
    const { counts } = workspace;
    this.#text.textContent = [
      workspace.name,
      `${workspace.subscription.name} / ${workspace.resourceGroup}`,
      texts.say('selectedStage', stageText(workspace)),
      texts.say('selectedOwner', ownerText(workspace)),
      texts.say('score', scoreText(workspace)),
      texts.say('selectedCounts', counts.fail, counts.unknown, counts.pass),
    ].join(' · ');
    this.#check.textContent =
      check === undefined ? '' : `${texts.say(verdictAt(workspace, check.index))} · ${checkText(check.of)}`;
    this.#text.title = this.#text.textContent;
    this.#check.title = this.#check.textContent;
  }
}
