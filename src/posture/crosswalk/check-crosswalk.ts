import { atlasTechniqueIds } from '../../core/crosswalk/atlas-techniques.js';
import { inOrder, type CrossReference } from '../../core/crosswalk/cross-reference.js';
import type { McsbControl } from '../../core/crosswalk/mcsb-controls.js';
import type { Check } from '../checks/define-check.js';
import { controlsOfChecks, techniquesOfChecks } from './check-controls.js';
import { parsePeer, policyOf, type Peer } from './peer.js';

/** What a check serves and is called elsewhere. */
export interface CheckCrosswalk extends CrossReference {
  /** Those of `controls` that Microsoft's initiative assigns to a definition of Azure Policy that the check names. */
  readonly byInitiative: readonly McsbControl[];
  /** In the order of the check's declaration. */
  readonly peers: readonly Peer[];
}

/** The crosswalk of a check, from its own peers and the tables by id. */
export function crosswalkOfCheck({ id, peers }: Pick<Check, 'id' | 'peers'>): CheckCrosswalk {
  const byInitiative = inOrder(peers.flatMap((peer) => policyOf(peer)?.controls ?? []));
  const read = Object.hasOwn(controlsOfChecks, id) ? (controlsOfChecks[id] ?? []) : [];
  return {
    controls: inOrder([...byInitiative, ...read]),
    byInitiative,
    techniques: atlasTechniqueIds.filter((technique) => techniquesOfChecks[technique]?.includes(id) === true),
    peers: peers.map(parsePeer).filter((peer) => peer !== undefined),
  };
}
