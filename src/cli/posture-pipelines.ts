import type { TokenCredential } from '@azure/core-auth';
import type { ConnectedPlace } from '../pipeline-readers/read-pipelines.js';
import type { PipelinePlace } from '../posture/pipelines/places.js';
import { UsageError } from './errors.js';
import type { AzureEngine } from './load-azure.js';
import { type AuthWay, GivenToken } from './posture-credential.js';
import { tool } from './tool.js';

/**
 * Clients for the places that were named, with the tokens that are set where the command runs. Nothing is stored.
 *
 * @param azure how the command signs in to Azure: Azure DevOps takes the same accounts
 * @throws UsageError when what a place needs is not set
 */
export function connectPipelines(
  engine: AzureEngine,
  places: readonly PipelinePlace[],
  auth: AuthWay | undefined,
  azure: () => TokenCredential,
): readonly ConnectedPlace[] {
  const userAgent = `aml-guard/${tool.version}`;
  return places.map((place) => {
    switch (place.kind) {
      case 'azure-devops':
        return { place, client: new engine.AzureDevOpsClient({ ...azureDevOpsCredential(auth, azure), userAgent }) };
      case 'github': {
        const { host } = place;
        return { place, client: new engine.GitHubClient({ host, credential: gitHubCredential(), userAgent }) };
      }
    }
  });
}

/**
 * A personal access token goes before the job's own, because somebody has set it on purpose.
 *
 * Sources: <https://learn.microsoft.com/azure/devops/cli/log-in-via-pat>,
 * <https://learn.microsoft.com/azure/devops/pipelines/build/variables#systemaccesstoken>.
 */
function azureDevOpsCredential(
  auth: AuthWay | undefined,
  azure: () => TokenCredential,
): {
  readonly credential: TokenCredential;
  readonly personal?: boolean;
} {
  const personal = variable('AZURE_DEVOPS_EXT_PAT');
  if (personal !== undefined) {
    return { credential: new GivenToken(personal), personal: true };
  }
  const job = variable('SYSTEM_ACCESSTOKEN');
  if (job !== undefined) {
    return { credential: new GivenToken(job) };
  }
  if (auth === 'accessToken') {
    // The token that was given is for Azure; it may not go to another service.
    throw new UsageError(['--azure-devops needs a token in the variable AZURE_DEVOPS_EXT_PAT with --auth accessToken']);
  }
  return { credential: azure() };
}

/** Sources: <https://docs.github.com/actions/security-for-github-actions/security-guides/automatic-token-authentication>, <https://cli.github.com/manual/gh_help_environment>. */
function gitHubCredential(): TokenCredential {
  const token = variable('GITHUB_TOKEN') ?? variable('GH_TOKEN');
  if (token === undefined) {
    throw new UsageError(['--github needs a token in the variable GITHUB_TOKEN or GH_TOKEN']);
  }
  return new GivenToken(token);
}

function variable(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}
