import { countOf } from '../checks/evidence-words.js';
import {
  identities,
  origins,
  type ExposedAsset,
  type ExposureEdge,
  type ExposureGraph,
  type ExposureNode,
  type Identity,
  type Origin,
} from './exposure.js';

/** Origins on one side, ways past the door on the other, assets between them; what nothing leads to stays in. */
export function graphOf(assets: readonly ExposedAsset[]): ExposureGraph {
  const used = new Set(
    assets.flatMap(({ identity }) => identity.filter(({ open }) => open !== false).map(({ by }) => by)),
  );
  const nodes: readonly ExposureNode[] = [
    ...(Object.keys(origins) as Origin[]).map((origin): ExposureNode => ({
      id: `origin ${origin}`,
      kind: 'origin',
      title: origins[origin],
    })),
    ...assets.map(({ id, title, name }): ExposureNode => ({
      id: `asset ${id}`,
      kind: 'asset',
      title: `${title}: ${name}`,
    })),
    ...(Object.keys(identities) as Identity[])
      .filter((by) => used.has(by))
      .map((by): ExposureNode => ({ id: `identity ${by}`, kind: 'identity', title: identities[by] })),
  ];
  return { nodes, edges: assets.flatMap(edgesOf) };
}

function edgesOf({ id, network, identity }: ExposedAsset): readonly ExposureEdge[] {
  return [
    ...network.flatMap(({ origin, open, because, proof }): readonly ExposureEdge[] =>
      open === false
        ? []
        : [
            {
              from: `origin ${origin}`,
              to: `asset ${id}`,
              kind: 'network',
              state: stateOf(open),
              label: '',
              because,
              proof,
            },
          ],
    ),
    ...identity.flatMap(({ by, open, principals, because, proof }): readonly ExposureEdge[] => {
      const label = principals.length === 0 ? '' : countOf(principals.length, 'principal');
      return open === false
        ? []
        : [
            {
              from: `identity ${by}`,
              to: `asset ${id}`,
              kind: 'identity',
              state: stateOf(open),
              label,
              because,
              proof,
            },
          ];
    }),
  ];
}

function stateOf(open: true | 'unknown'): ExposureEdge['state'] {
  return open === true ? 'open' : 'unknown';
}
