import { origins, type ExposedAsset, type Origin } from '../../posture/report/exposure.js';
import { escapeHtml } from './escape-html.js';

const rowHeight = 46;
const columnLeft = 24;
const columnRight = 500;
const boxWidth = 236;
const boxHeight = 34;

/**
 * A drawing of who can reach what over the network: origins on the left, assets on the right, a line for each open way,
 * a dashed one where it is not known. The table beside it says the same in words.
 */
export function exposureSvg(assets: readonly ExposedAsset[]): string {
  const names = Object.keys(origins) as Origin[];
  const rows = Math.max(names.length, assets.length);
  const height = rows * rowHeight + 20;
  const originY = (index: number): number => spread(index, names.length, height);
  const assetY = (index: number): number => spread(index, assets.length, height);
  const lines = assets.flatMap(({ reachable }, asset) =>
    names.flatMap((origin, index) =>
      reachable[origin] === false
        ? []
        : [line(originY(index), assetY(asset), reachable[origin] === 'unknown' ? 'unknown' : origin)],
    ),
  );
  const boxes = [
    ...names.map((origin, index) => box(columnLeft, originY(index), origins[origin], `origin ${origin}`)),
    ...assets.map(({ title, name, reachable }, index) =>
      box(columnRight, assetY(index), `${title}: ${name}`, reachable.internet === true ? 'asset open' : 'asset'),
    ),
  ];
  const label = assets.map(({ sentence }) => sentence).join('. ');
  return (
    `<svg viewBox="0 0 760 ${String(height)}" role="img" aria-label="${escapeHtml(label)}" class="exposure">` +
    `${lines.join('')}${boxes.join('')}</svg>`
  );
}

function spread(index: number, count: number, height: number): number {
  return Math.round((height / (count + 1)) * (index + 1));
}

function line(from: number, to: number, kind: Origin | 'unknown'): string {
  const left = columnLeft + boxWidth;
  const middle = (left + columnRight) / 2;
  const path = [left, from, 'C', middle, from, middle, to, columnRight, to].join(' ').replace(' C', ' C');
  return `<path class="way ${kind}" d="M ${path}"/>`;
}

function box(x: number, y: number, text: string, kind: string): string {
  const shown = text.length > 32 ? `${text.slice(0, 31)}…` : text;
  const top = y - boxHeight / 2;
  return (
    `<g class="box ${kind}"><title>${escapeHtml(text)}</title>` +
    `<rect x="${String(x)}" y="${String(top)}" width="${String(boxWidth)}" height="${String(boxHeight)}" rx="5"/>` +
    `<text x="${String(x + 12)}" y="${String(y + 5)}">${escapeHtml(shown)}</text></g>`
  );
}
