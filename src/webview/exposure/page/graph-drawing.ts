import type { ExposureGraph } from '../../../posture/exposure/exposure.js';
import { curve, edgesOf, layOut, nextNode, size, type Layout, type PlacedNode } from '../model/layout.js';
import { texts } from '../model/texts.js';

const namespace = 'http://www.w3.org/2000/svg';
/** Longer titles are cut in their box; the whole one is read out and stands in the table. */
const longestTitle = 34;

/** The drawing: boxes that the arrow keys move through, and a line for each way. */
export class GraphDrawing {
  readonly svg: SVGSVGElement;
  readonly #layout: Layout;
  readonly #boxes = new Map<string, SVGGElement>();
  readonly #lines: (readonly [line: SVGPathElement, ends: readonly string[]])[] = [];
  #current = '';

  constructor(
    private readonly graph: ExposureGraph,
    private readonly onChoose: (id: string) => void,
  ) {
    this.#layout = layOut(graph);
    this.svg = svgElement('svg', {
      viewBox: `0 0 ${String(size.width)} ${String(this.#layout.height)}`,
      role: 'group',
      'aria-label': texts.say('drawing'),
      class: 'graph',
    });
    const placed = new Map(this.#layout.nodes.map((one) => [one.node.id, one]));
    for (const { from, to, kind, state } of graph.edges) {
      const [start, end] = [placed.get(from), placed.get(to)];
      if (start !== undefined && end !== undefined) {
        const name = from === 'origin internet' && state === 'open' ? 'internet' : state;
        const line = svgElement('path', { d: curve(start, end), class: `way ${kind} ${name}`, 'aria-hidden': 'true' });
        this.#lines.push([line, [from, to]]);
        this.svg.append(line);
      }
    }
    for (const one of this.#layout.nodes) {
      const box = this.#box(one);
      this.#boxes.set(one.node.id, box);
      this.svg.append(box);
    }
    this.#enter(this.#layout.nodes[0]?.node.id ?? '');
  }

  #box({ node, x, y, width }: PlacedNode): SVGGElement {
    const ways = edgesOf(this.graph, node.id);
    const count = texts.count(ways.length, 'oneWay', 'ways', ways.length);
    const exposed = ways.some(({ from, state }) => from === 'origin internet' && state === 'open');
    const box = svgElement('g', {
      class: `box ${node.kind}${exposed ? ' exposed' : ''}`,
      role: 'button',
      tabindex: '-1',
      'aria-label': texts.say(exposed ? 'exposedBox' : 'box', node.title, count),
    });
    const top = y - size.box / 2;
    box.append(
      svgElement('rect', {
        x: String(x),
        y: String(top),
        width: String(width),
        height: String(size.box),
        rx: '4',
      }),
    );
    const text = svgElement('text', { x: String(x + 12), y: String(y + 5) });
    text.textContent = node.title.length > longestTitle ? `${node.title.slice(0, longestTitle - 1)}…` : node.title;
    box.append(text);
    box.addEventListener('click', () => {
      this.#move(node.id);
    });
    box.addEventListener('focus', () => {
      this.#choose(node.id);
    });
    box.addEventListener('keydown', (event) => {
      const next = nextNode(this.#layout, node.id, event.key);
      if (/^(?:Arrow|Home$|End$)/.test(event.key)) {
        event.preventDefault();
        this.#move(next);
      }
    });
    return box;
  }

  #move(id: string): void {
    this.#boxes.get(id)?.focus();
  }

  /** Makes one box the one that Tab comes to. */
  #enter(id: string): void {
    this.#boxes.get(this.#current)?.setAttribute('tabindex', '-1');
    this.#boxes.get(id)?.setAttribute('tabindex', '0');
    this.#current = id;
  }

  #choose(id: string): void {
    this.#enter(id);
    const near = new Set(edgesOf(this.graph, id).flatMap(({ from, to }) => [from, to]));
    for (const [other, box] of this.#boxes) {
      box.classList.toggle('chosen', other === id);
      box.classList.toggle('far', other !== id && !near.has(other));
    }
    for (const [line, ends] of this.#lines) {
      line.classList.toggle('near', ends.includes(id));
      line.classList.toggle('far', !ends.includes(id));
    }
    this.onChoose(id);
  }
}

function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  return made;
}
