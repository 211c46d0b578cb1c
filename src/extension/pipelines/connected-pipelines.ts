import type { TokenCredential } from '@azure/core-auth';
import type * as vscode from 'vscode';
import { placeFrom, type PipelinePlace } from '../../posture/pipelines/places.js';
import { Owner } from '../infrastructure/disposable.js';
import { readAzureSettings } from '../posture/azure-settings.js';
import { type AzureEngine, loadAzure } from '../posture/load-engine.js';
import { VsCodeCredential } from '../posture/vscode-credential.js';
import { GitHubCredential } from './github-credential.js';
import { readGitHubHost } from './github-settings.js';
import type { PipelineReader, PipelineReadings } from './pipeline-reader.js';

/** Places are kept between sessions, under this key, for the folder that is open; nothing that was read is. */
const memory = 'amlGuard.pipelines.places';

type ConnectedPlace = Parameters<AzureEngine['readPipelines']>[0][number];

/** The projects of Azure DevOps and repositories on GitHub that the person has connected. */
export class ConnectedPipelines extends Owner implements PipelineReader {
  constructor(
    private readonly state: vscode.Memento,
    private readonly userAgent: string,
    private readonly asking: <T>(ask: () => Thenable<T>) => Promise<T>,
  ) {
    super();
  }

  /** What is connected, in the order in which it was. Places of a GitHub that is not set any more are left out. */
  get places(): readonly PipelinePlace[] {
    const kept = this.state.get<unknown>(memory);
    const host = readGitHubHost();
    return (Array.isArray(kept) ? kept : [])
      .map((place: unknown) => placeFrom(place))
      .filter((place) => place !== undefined)
      .filter((place) => place.kind !== 'github' || place.host === 'github.com' || place.host === host);
  }

  async connect(places: readonly PipelinePlace[]): Promise<void> {
    await this.state.update(memory, places);
  }

  async read(interactive: boolean, signal: AbortSignal): Promise<PipelineReadings> {
    const { places } = this;
    if (places.length === 0) {
      return { places, readings: {} };
    }
    const engine = await loadAzure();
    const connected = places.map((place) => this.#connect(engine, place, interactive));
    return { places, readings: await engine.readPipelines(connected, {}, signal) };
  }

  /** A client is made for each reading: a refused sign-in is asked again by the person's next command. */
  #connect(engine: AzureEngine, place: PipelinePlace, interactive: boolean): ConnectedPlace {
    const { userAgent } = this;
    switch (place.kind) {
      case 'azure-devops': {
        const credential = this.#azureDevOps(engine, interactive);
        return { place, client: new engine.AzureDevOpsClient({ credential, userAgent }) };
      }
      case 'github': {
        const { host } = place;
        return {
          place,
          client: new engine.GitHubClient({ host, credential: new GitHubCredential(host, interactive), userAgent }),
        };
      }
    }
  }

  /** Azure DevOps takes the accounts of Azure's public cloud, in the same tenant and signed in the same way. */
  #azureDevOps(engine: AzureEngine, interactive: boolean): TokenCredential {
    const { signIn, tenant } = readAzureSettings();
    if (signIn === 'azureCli') {
      return new engine.AzureCliCredential(tenant === '' ? {} : { tenantId: tenant });
    }
    const credential = new VsCodeCredential('public', tenant, this.asking);
    return interactive
      ? {
          getToken: (scopes, options) => credential.interactively(() => credential.getToken(scopes, options)),
        }
      : credential;
  }
}
