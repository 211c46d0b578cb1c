import { codeOf, UsageError } from './errors.js';
import { type AuthWay, waysOfPipelines, wayToSignIn } from './posture-credential.js';

type PipelineIdentity = typeof import('../pipeline-identity.js');

/** The clients, with the ways to sign in of pipelines where one of them is wanted. */
export type AzureEngine = typeof import('../azure-engine.js') & Partial<PipelineIdentity>;

/**
 * Loads what asks Azure.
 *
 * @param way how the command signs in, where it was told
 * @throws UsageError in a package that comes without this way, as the extension does
 */
export async function loadAzure(way: AuthWay | undefined): Promise<AzureEngine> {
  const engine = await import('../azure-engine.js');
  return waysOfPipelines.has(wayToSignIn(way)) ? { ...engine, ...(await loadPipelineIdentity()) } : engine;
}

async function loadPipelineIdentity(): Promise<PipelineIdentity> {
  try {
    return await import('../pipeline-identity.js');
  } catch (error) {
    if (/^(?:ERR_)?MODULE_NOT_FOUND$/.test(codeOf(error) ?? '')) {
      throw new UsageError(['this way to sign in is not part of this installation; install the npm package']);
    }
    throw error;
  }
}
