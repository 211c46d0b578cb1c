import type { ExposureEdge, ExposureGraph, ExposureNode } from '../../../posture/exposure/exposure.js';
import { texts } from './texts.js';

/** The columns of the drawing, from left to right. */
export const columns = ['origin', 'asset', 'identity'] as const;

type Column = (typeof columns)[number];

/** Sizes in units of the drawing. */
export const size = { width: 1000, row: 56, box: 38, margin: 14 } as const;

const lanes: Readonly<Record<Column, { readonly x: number; readonly width: number }>> = {
  origin: { x: 10, width: 230 },
  asset: { x: 360, width: 290 },
  identity: { x: 770, width: 220 },
};

export interface PlacedNode {
  readonly node: ExposureNode;
  readonly x: number;
  /** Of the middle. */
  readonly y: number;
  readonly width: number;
}

export interface Layout {
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
}

/** Puts each kind into its column, spread over the height of the longest one. */
export function layOut({ nodes }: ExposureGraph): Layout {
  const byColumn = columns.map((column) => nodes.filter(({ kind }) => kind === column));
  const rows = Math.max(1, ...byColumn.map(({ length }) => length));
  const height = rows * size.row + 2 * size.margin;
  return {
    height,
    nodes: byColumn.flatMap((all, index) =>
      all.map((node, place) => ({
        node,
        ...lanes[columns[index] ?? 'asset'],
        y: Math.round((height / (all.length + 1)) * (place + 1)),
      })),
    ),
  };
}

/** The curve of an edge between two placed nodes, as the data of a path. */
export function curve(from: PlacedNode, to: PlacedNode): string {
  const goesRight = from.x < to.x;
  const start = goesRight ? from.x + from.width : from.x;
  const end = goesRight ? to.x : to.x + to.width;
  const middle = (start + end) / 2;
  return ['M', start, from.y, 'C', middle, from.y, middle, to.y, end, to.y].join(' ');
}

/** The edges of a node. */
export function edgesOf({ edges }: ExposureGraph, id: string): readonly ExposureEdge[] {
  return edges.filter(({ from, to }) => from === id || to === id);
}

/** Where an arrow key leads: up and down in a column, left and right to what stands nearest in the next one. */
export function nextNode(layout: Layout, current: string, key: string): string {
  const here = layout.nodes.find(({ node }) => node.id === current) ?? layout.nodes[0];
  if (here === undefined) {
    return current;
  }
  const own = layout.nodes.filter(({ node }) => node.kind === here.node.kind);
  const place = own.indexOf(here);
  switch (key) {
    case 'ArrowDown':
      return (own[place + 1] ?? here).node.id;
    case 'ArrowUp':
      return (own[place - 1] ?? here).node.id;
    case 'Home':
      return (own[0] ?? here).node.id;
    case 'End':
      return (own.at(-1) ?? here).node.id;
    case 'ArrowLeft':
    case 'ArrowRight':
      return nearest(layout, here, key === 'ArrowRight' ? 1 : -1).node.id;
    default:
      return here.node.id;
  }
}

function nearest(layout: Layout, here: PlacedNode, step: 1 | -1): PlacedNode {
  for (let column = columns.indexOf(here.node.kind) + step; columns[column] !== undefined; column += step) {
    const there = layout.nodes.filter(({ node }) => node.kind === columns[column]);
    const [first, ...others] = there;
    if (first !== undefined) {
      return others.reduce((best, one) => (Math.abs(one.y - here.y) < Math.abs(best.y - here.y) ? one : best), first);
    }
  }
  return here;
}

/** What is said of a node when it is chosen, one sentence for each way. */
export function waysOf(graph: ExposureGraph, id: string): readonly string[] {
  const titles = new Map(graph.nodes.map((node) => [node.id, node.title]));
  return edgesOf(graph, id).map(({ from, to, state, label, because }) => {
    const other = titles.get(from === id ? to : from) ?? '';
    const named = state === 'unknown' ? texts.say('notKnown', other) : other;
    const count = label === '' ? '' : `, ${label}`;
    return `${named}${count}: ${because}`;
  });
}
