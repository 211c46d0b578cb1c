import type * as azure from '../../azure-engine.js';
import type * as posture from '../../posture-engine.js';
import { prepareBundle } from '../infrastructure/bundles.js';

export type PostureEngine = typeof posture;
export type AzureEngine = typeof azure;

let loadedPosture: Promise<PostureEngine> | undefined;
let loadedAzure: Promise<AzureEngine> | undefined;

/** Loads what judges a workspace and shows what came of it, once. */
export function loadEngine(): Promise<PostureEngine> {
  loadedPosture ??= prepareBundle('posture').then(() => import('../../posture-engine.js'));
  return loadedPosture;
}

/**
 * Loads the clients of Azure, Azure DevOps and GitHub, once; for the first connection and not before.
 *
 * @throws Error in a browser, which has no sockets
 */
export function loadAzure(): Promise<AzureEngine> {
  loadedAzure ??= prepareBundle('azure').then(() => import('../../azure-engine.js'));
  return loadedAzure;
}
