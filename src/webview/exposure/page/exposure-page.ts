import { element } from '../../fleet/page/element.js';
import { waysOf } from '../model/layout.js';
import type { HostMessage, PageMessage, ShownExposure, ShownPath } from '../model/shown-exposure.js';
import { texts } from '../model/texts.js';
import { GraphDrawing } from './graph-drawing.js';

/** As much of what VS Code puts into a page as is used here. */
export interface PageHost {
  postMessage(message: PageMessage): void;
}

/** The page: a drawing, what is chosen in it, a table that says the same, and the attack paths. */
export class ExposurePage {
  constructor(private readonly host: PageHost) {}

  start(root: HTMLElement): void {
    window.addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
      root.replaceChildren(...(data.type === 'exposure' ? content(data.exposure) : [element('p', {}, data.text)]));
    });
    this.host.postMessage({ type: 'ready' });
  }
}

function content(exposure: ShownExposure): readonly HTMLElement[] {
  const chosen = element('section', { class: 'chosen', 'aria-live': 'polite', 'aria-label': texts.say('chosen') });
  const drawing = new GraphDrawing(exposure.graph, (id) => {
    showChosen(chosen, exposure, id);
  });
  chosen.append(element('p', { class: 'hint' }, texts.say('hint')));
  const figure = element('div', { class: 'figure' });
  figure.append(drawing.svg);
  return [
    element(
      'header',
      {},
      element('h1', {}, texts.say('title', exposure.workspace)),
      element('p', { class: 'facts' }, texts.say('read', exposure.takenAt.replace('T', ' ').slice(0, 16))),
      ...(exposure.sample ? [element('p', { class: 'sample' }, texts.say('sample'))] : []),
    ),
    figure,
    legend(),
    chosen,
    assetTable(exposure),
    pathSection(exposure.paths),
  ];
}

function legend(): HTMLElement {
  const entries = [
    ['internet', 'lineInternet'],
    ['open', 'lineOpen'],
    ['unknown', 'lineUnknown'],
  ] as const;
  return element(
    'ul',
    { class: 'legend', 'aria-label': texts.say('lines') },
    ...entries.map(([name, text]) => element('li', { class: name }, texts.say(text))),
  );
}

function showChosen(place: HTMLElement, { graph }: ShownExposure, id: string): void {
  const node = graph.nodes.find((one) => one.id === id);
  const ways = waysOf(graph, id);
  place.replaceChildren(
    element('h2', {}, node?.title ?? ''),
    ways.length === 0
      ? element('p', {}, texts.say('noWay'))
      : element('ul', {}, ...ways.map((way) => element('li', {}, way))),
  );
}

function assetTable({ assets }: ShownExposure): HTMLElement {
  const head = (['what', 'who'] as const).map((title) => element('th', { scope: 'col' }, texts.say(title)));
  const rows = assets.map(({ title, sentence }) =>
    element('tr', {}, element('th', { scope: 'row' }, title), element('td', {}, `${sentence}.`)),
  );
  return element(
    'section',
    {},
    element('h2', {}, texts.say('tableHead')),
    element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows)),
  );
}

function pathSection(paths: readonly ShownPath[]): HTMLElement {
  return element('section', { class: 'paths' }, element('h2', {}, texts.say('attackPaths')), ...paths.map(pathBlock));
}

function pathBlock({ title, verdict, sentence, cheapest, links }: ShownPath): HTMLElement {
  const block = element(
    'details',
    { class: verdict },
    element('summary', {}, element('span', { class: 'verdict' }, texts.say(verdict)), ` ${title}`),
    element('p', {}, `${sentence}.`),
    ...(cheapest === '' ? [] : [element('p', { class: 'cheapest' }, `${cheapest}.`)]),
    element(
      'ol',
      {},
      ...links.map(({ says, state, evidence, proof }) =>
        element(
          'li',
          {},
          element('span', {}, `${says}: `),
          element('b', {}, state),
          element('div', { class: 'evidence' }, `${evidence}.`),
          ...(proof === '' ? [] : [element('div', { class: 'proof' }, texts.say('readIn', proof))]),
        ),
      ),
    ),
  );
  block.open = verdict === 'open';
  return block;
}
