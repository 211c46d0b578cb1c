import type * as engine from '../../posture-engine.js';

export type PostureEngine = typeof engine;

let loaded: Promise<PostureEngine> | undefined;

/** Loads the bundle of the posture view, once. */
export function loadEngine(): Promise<PostureEngine> {
  loaded ??= import('../../posture-engine.js');
  return loaded;
}
