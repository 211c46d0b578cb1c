import type { AtlasTechnique } from './atlas-techniques.js';
import { mcsbControlIds, mcsbControls, type McsbControl } from './mcsb-controls.js';

/** What a rule or a check is called, or serves, in catalogues of others. */
export interface CrossReference {
  /** Controls of the Microsoft cloud security benchmark, in its order. */
  readonly controls: readonly McsbControl[];
  /** Techniques of MITRE ATLAS; empty where ATLAS describes none. */
  readonly techniques: readonly AtlasTechnique[];
}

/** Identifiers of two further catalogues, as the benchmark's own mapping names them. */
export interface MappedIds {
  readonly cis: readonly string[];
  readonly nist: readonly string[];
}

/** What the mapping of the benchmark names for some of its controls, each once, in the order of the controls. */
export function mappedIds(controls: readonly McsbControl[]): MappedIds {
  const each = (of: keyof MappedIds): readonly string[] => [
    ...new Set(controls.flatMap((id): readonly string[] => mcsbControls[id][of])),
  ];
  return { cis: each('cis'), nist: each('nist') };
}

/** Each control once, in the benchmark's order. */
export function inOrder(controls: readonly McsbControl[]): readonly McsbControl[] {
  return mcsbControlIds.filter((id) => controls.includes(id));
}
