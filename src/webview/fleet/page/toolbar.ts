import { verdictWords } from '../../../posture/checks/verdict.js';
import { checkGroups, type CheckGroup } from '../../../posture/checks/define-check.js';
import type { FleetCheck } from '../../../posture/fleet/fleet-report.js';
import { workspaceChanges } from '../model/fleet-changes.js';
import { exportForms, type ExportForm, type FleetAction } from '../model/messages.js';
import {
  checkOrders,
  groupings,
  readViewState,
  stageFilters,
  worstFilters,
  type ViewKind,
  type ViewState,
} from '../model/view-state.js';
import { texts, type FleetText } from '../model/texts.js';
import { button, choice, element, setOptions } from './element.js';

export interface ToolbarEvents {
  readonly onChange: (change: Partial<ViewState>) => void;
  readonly onAction: (action: FleetAction) => void;
  readonly onExport: (form: ExportForm) => void;
}

const groupTitles = {
  '': 'groupNothing',
  subscription: 'groupSubscription',
  stage: 'groupStage',
  owner: 'groupOwner',
} as const;
const orderTitles = { group: 'orderGroup', failing: 'orderFailing' } as const;

/** What narrows the list down, and what can be done with all of it. */
export class Toolbar {
  readonly whole = element('div', { class: 'toolbar' });
  readonly #text = element('input', {
    type: 'search',
    'aria-label': texts.say('filterLabel'),
    placeholder: texts.say('filterHint'),
  });
  readonly #views: Readonly<Record<ViewKind, HTMLButtonElement>>;
  readonly #stage = this.#choice('filterStage', 'stage');
  readonly #worst = this.#choice('filterWorst', 'worst');
  readonly #check = this.#choice('filterCheck', 'check');
  readonly #verdict = this.#choice('filterVerdict', 'verdict');
  readonly #change = this.#choice('filterChange', 'change');
  readonly #group = this.#choice('groupBy', 'group');
  readonly #order = this.#choice('checkOrder', 'checkOrder');
  readonly #compare: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #refresh: HTMLButtonElement;
  readonly #reset: HTMLButtonElement;

  constructor(private readonly events: ToolbarEvents) {
    this.#text.addEventListener('input', () => {
      this.events.onChange({ text: this.#text.value });
    });
    this.#views = {
      table: button(texts.say('table'), () => {
        events.onChange({ view: 'table' });
      }),
      map: button(texts.say('map'), () => {
        events.onChange({ view: 'map' });
      }),
    };
    this.#reset = button(texts.say('showAll'), () => {
      events.onChange({ text: '', stage: '', worst: '', check: '', change: '' });
    });
    this.#refresh = this.#action('readAgain', 'refresh');
    this.#compare = this.#action('compare', 'compare');
    this.#stop = this.#action('stopComparing', 'stopComparing');
    const exporting = choice(texts.say('export'), (form) => {
      exporting.select.value = '';
      const known = exportForms.find((one) => one === form);
      if (known !== undefined) {
        events.onExport(known);
      }
    });
    const forms = exportForms.map((form) => [form, form.toUpperCase()] as const);
    setOptions(exporting.select, [['', texts.say('exportAs')], ...forms], '');
    this.whole.append(
      element(
        'div',
        { class: 'bar' },
        element(
          'div',
          { class: 'views', role: 'group', 'aria-label': texts.say('view') },
          this.#views.table,
          this.#views.map,
        ),
        this.#text,
        this.#refresh,
        this.#compare,
        this.#stop,
        exporting.whole,
      ),
      element(
        'div',
        { class: 'bar filters' },
        this.#stage.whole,
        this.#worst.whole,
        this.#check.whole,
        this.#verdict.whole,
        this.#change.whole,
        this.#group.whole,
        this.#order.whole,
        this.#reset,
      ),
    );
  }

  focusFilter(): void {
    this.#text.focus();
    this.#text.select();
  }

  /** Shows what is set. */
  show(
    state: ViewState,
    checks: readonly FleetCheck[],
    { isComparing, isLive }: { readonly isComparing: boolean; readonly isLive: boolean },
  ): void {
    if (this.#text.value !== state.text) {
      this.#text.value = state.text;
    }
    for (const [view, made] of Object.entries(this.#views)) {
      made.setAttribute('aria-pressed', String(view === state.view));
    }
    setOptions(this.#stage.select, named(stageFilters), state.stage);
    setOptions(
      this.#worst.select,
      worstFilters.map((worst) => [
        worst,
        worst === '' || worst === 'none' || worst === 'critical'
          ? texts.say(worst === '' ? 'all' : worst === 'none' ? 'noneFails' : worst)
          : texts.say('orWorse', texts.say(worst)),
      ]),
      state.worst,
    );
    this.#showChecks(checks, state.check);
    setOptions(
      this.#verdict.select,
      verdictWords.map((word) => [word, texts.say(word)]),
      state.verdict,
    );
    this.#verdict.whole.hidden = state.check === '';
    setOptions(this.#change.select, named(['', ...workspaceChanges]), state.change);
    setOptions(
      this.#group.select,
      groupings.map((group) => [group, texts.say(groupTitles[group])]),
      state.group,
    );
    setOptions(
      this.#order.select,
      checkOrders.map((order) => [order, texts.say(orderTitles[order])]),
      state.checkOrder,
    );
    this.#order.whole.hidden = state.view !== 'map';
    this.#change.whole.hidden = !isComparing;
    this.#stop.hidden = !isComparing;
    this.#refresh.hidden = !isLive;
    this.#reset.hidden = [state.text, state.stage, state.worst, state.check, state.change].every((one) => one === '');
  }

  #showChecks(checks: readonly FleetCheck[], chosen: string): void {
    const { select } = this.#check;
    if (select.options.length !== checks.length + 1) {
      select.replaceChildren(
        element('option', { value: '' }, texts.say('anyCheck')),
        ...(Object.keys(checkGroups) as CheckGroup[]).map((group) =>
          element(
            'optgroup',
            { label: texts.say(group) },
            ...checks
              .filter((check) => check.group === group)
              .map(({ id, summary }) => element('option', { value: id, title: summary }, id)),
          ),
        ),
      );
    }
    select.value = chosen;
  }

  #choice(name: FleetText, part: keyof ViewState): ReturnType<typeof choice> {
    // Through the reader of kept states: what a list of choices holds is text, and the state knows which texts it has.
    return choice(texts.say(name), (value) => {
      this.events.onChange({ [part]: readViewState({ [part]: value })[part] });
    });
  }

  #action(text: FleetText, action: FleetAction): HTMLButtonElement {
    return button(texts.say(text), () => {
      this.events.onAction(action);
    });
  }
}

function named(values: readonly ('' | FleetText)[]): readonly (readonly [string, string])[] {
  return values.map((value) => [value, texts.say(value === '' ? 'all' : value)]);
}
