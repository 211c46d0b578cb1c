import type { ExposureEdge, ExposureGraph, ExposureNode } from '../../posture/exposure/exposure.js';
import { escapeHtml } from './escape-html.js';

const rowHeight = 46;
const boxHeight = 34;
const width = 1000;

/** Where each kind of node stands, and how wide its boxes are. */
const columns = {
  origin: { x: 16, width: 210 },
  asset: { x: 370, width: 260 },
  identity: { x: 774, width: 210 },
} as const;

/**
 * A drawing of who can reach what: origins on the left, assets in the middle, what gets past the door on the right. A
 * line for each open way, a dashed one where it is not known. The table beside it says the same in words.
 *
 * @param label the same in words, for those who cannot see it
 */
export function exposureSvg({ nodes, edges }: ExposureGraph, label: string): string {
  const kinds = ['origin', 'asset', 'identity'] as const;
  const rows = Math.max(...kinds.map((kind) => nodes.filter((node) => node.kind === kind).length), 1);
  const height = rows * rowHeight + 20;
  const places = new Map<string, Place>();
  for (const kind of kinds) {
    const own = nodes.filter((node) => node.kind === kind);
    own.forEach((node, index) => {
      places.set(node.id, { node, y: Math.round((height / (own.length + 1)) * (index + 1)) });
    });
  }
  const exposed = new Set(
    edges.filter(({ from, state }) => from === 'origin internet' && state === 'open').map(({ to }) => to),
  );
  const boxes = [...places.values()].map((place) => box(place, exposed.has(place.node.id)));
  return (
    `<svg viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="${escapeHtml(label)}" class="exposure">` +
    `${edges.map((edge) => line(edge, places)).join('')}${boxes.join('')}</svg>`
  );
}

interface Place {
  readonly node: ExposureNode;
  readonly y: number;
}

function line({ from, to, kind, state, label, because }: ExposureEdge, places: ReadonlyMap<string, Place>): string {
  const start = places.get(from);
  const end = places.get(to);
  if (start === undefined || end === undefined) {
    return '';
  }
  const isNetwork = kind === 'network';
  const fromX = isNetwork ? columns.origin.x + columns.origin.width : columns.identity.x;
  const toX = isNetwork ? columns.asset.x : columns.asset.x + columns.asset.width;
  const middle = (fromX + toX) / 2;
  const path = ['M', fromX, start.y, 'C', middle, start.y, middle, end.y, toX, end.y].join(' ');
  const name = state === 'unknown' ? 'unknown' : (from.split(' ')[1] ?? '');
  const title = [label, because].filter((text) => text !== '').join(': ');
  return `<path class="way ${name}" d="${path}"><title>${escapeHtml(title)}</title></path>`;
}

function box({ node, y }: Place, exposed: boolean): string {
  const { x, width: boxWidth } = columns[node.kind];
  const most = Math.floor((boxWidth - 24) / 7);
  const shown = node.title.length > most ? `${node.title.slice(0, most - 1)}…` : node.title;
  const kind = node.kind === 'origin' ? node.id : `${node.kind}${exposed ? ' open' : ''}`;
  return (
    `<g class="box ${kind}"><title>${escapeHtml(node.title)}</title>` +
    `<rect x="${String(x)}" y="${String(y - boxHeight / 2)}" width="${String(boxWidth)}" height="${String(boxHeight)}" rx="5"/>` +
    `<text x="${String(x + 12)}" y="${String(y + 5)}">${escapeHtml(shown)}</text></g>`
  );
}
