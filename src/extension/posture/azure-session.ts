import type { TokenCredential } from '@azure/core-auth';
import * as vscode from 'vscode';
import type { ArmClient } from '../../azure/arm-client.js';
import type { Cloud } from '../../azure/clouds.js';
import { Owner } from '../infrastructure/disposable.js';
import { readAzureSettings, type AzureSettings } from './azure-settings.js';
import { loadEngine } from './load-engine.js';
import { VsCodeCredential } from './vscode-credential.js';

interface Session {
  readonly client: ArmClient;
  readonly credential: TokenCredential;
}

/** The connection to Azure as the settings say it; made anew when they change or when somebody signs in or out. */
export class AzureSession extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #session: Promise<Session> | undefined;

  constructor(private readonly userAgent: string) {
    super();
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('amlGuard.azure')) {
          this.#session = undefined;
          this.#changed.fire();
        }
      }),
    );
    this.own(
      vscode.authentication.onDidChangeSessions(({ provider }) => {
        if (provider.id.startsWith('microsoft')) {
          void this.#session?.then(({ client }) => {
            client.signIn.reset();
          });
        }
      }),
    );
  }

  get settings(): AzureSettings {
    return readAzureSettings();
  }

  /** The cloud that the settings name. @throws CloudError when its address is unusable. */
  async cloud(): Promise<Cloud> {
    const { clouds, customCloud } = await loadEngine();
    const { cloud, resourceManager } = this.settings;
    return cloud === 'custom' ? customCloud(resourceManager) : clouds[cloud];
  }

  /**
   * Runs work with the client.
   *
   * @param interactive whether the person who asked for it may be asked to sign in
   */
  async use<T>(interactive: boolean, work: (client: ArmClient) => Promise<T>): Promise<T> {
    this.#session ??= this.#connect();
    const { client, credential } = await this.#session.catch((error: unknown) => {
      this.#session = undefined;
      throw error;
    });
    if (!(credential instanceof VsCodeCredential) || !interactive) {
      return work(client);
    }
    // What was refused in the background, or cancelled before, is asked again by the person's own command.
    client.signIn.reset();
    credential.interactive = true;
    try {
      return await work(client);
    } finally {
      credential.interactive = false;
    }
  }

  async #connect(): Promise<Session> {
    const engine = await loadEngine();
    const cloud = await this.cloud();
    const { signIn, tenant } = this.settings;
    const credential =
      signIn === 'azureCli'
        ? new engine.AzureCliCredential(tenant === '' ? {} : { tenantId: tenant })
        : new VsCodeCredential(this.settings.cloud, cloud.scope, tenant);
    return { credential, client: new engine.ArmClient({ cloud, credential, userAgent: this.userAgent }) };
  }
}
