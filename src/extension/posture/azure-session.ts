import type { TokenCredential } from '@azure/core-auth';
import * as vscode from 'vscode';
import type { ArmClient } from '../../azure/arm-client.js';
import type { Cloud } from '../../azure/clouds.js';
import type { UnreadReason } from '../../posture/snapshot/reading.js';
import { Owner } from '../infrastructure/disposable.js';
import { readAzureSettings, type AzureSettings } from './azure-settings.js';
import { loadAzure, loadEngine } from './load-engine.js';
import { SessionChanges } from './session-changes.js';
import { VsCodeCredential } from './vscode-credential.js';

interface Connected {
  readonly client: ArmClient;
  readonly credential: TokenCredential;
}

/** What reading a workspace needs of the connection to Azure. */
export interface AzureAccess {
  /**
   * Runs work with the client.
   *
   * @param interactive whether the person who asked for it may be asked to sign in
   */
  use<T>(interactive: boolean, work: (client: ArmClient) => Promise<T>): Promise<T>;
  /** Why work failed, in words. `permission` is what it needs, for a refusal that does not say. */
  reasonOf(error: unknown, permission: string): Promise<UnreadReason>;
}

/** Thrown when the person turned the sign-in down, or it failed: they have seen why. */
export class SignInCancelled extends Error {
  constructor(cause: unknown) {
    super(vscode.l10n.t('The sign-in was cancelled'), { cause });
    this.name = 'SignInCancelled';
  }
}

/** The connection to Azure as the settings say it; made anew when they change or when somebody signs in or out. */
export class AzureSession extends Owner implements AzureAccess {
  readonly #settingsChanged = this.own(new vscode.EventEmitter<void>());
  /** The cloud, the tenant or the way to sign in is another one. */
  readonly onDidChangeSettings = this.#settingsChanged.event;
  readonly #accountsChanged = this.own(new vscode.EventEmitter<void>());
  /** Somebody signed in or out, elsewhere in VS Code. */
  readonly onDidChangeAccounts = this.#accountsChanged.event;
  readonly #changes: SessionChanges;
  #connected: Promise<Connected> | undefined;

  constructor(private readonly userAgent: string) {
    super();
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('amlGuard.azure')) {
          this.#connected = undefined;
          this.#settingsChanged.fire();
        }
      }),
    );
    this.#changes = this.own(
      new SessionChanges(vscode.authentication.onDidChangeSessions, () => {
        this.#connected = undefined;
        this.#accountsChanged.fire();
      }),
    );
  }

  get settings(): AzureSettings {
    return readAzureSettings();
  }

  /** Asks VS Code for a token; the events that this causes are not taken for somebody else's sign-in. */
  asking<T>(ask: () => Thenable<T>): Promise<T> {
    return this.#changes.during(ask);
  }

  /** The cloud that the settings name. @throws CloudError when its address is unusable. */
  async cloud(): Promise<Cloud> {
    const { clouds, customCloud } = await loadEngine();
    const { cloud, resourceManager } = this.settings;
    return cloud === 'custom' ? customCloud(resourceManager) : clouds[cloud];
  }

  /**
   * Asks the person to sign in, unless they are.
   *
   * @throws SignInCancelled when they turn it down.
   */
  async signIn(): Promise<void> {
    const { client, credential } = await this.#connect();
    if (credential instanceof VsCodeCredential) {
      await credential.interactively(async () => {
        try {
          await credential.getToken(client.cloud.scope);
        } catch (error) {
          throw new SignInCancelled(error);
        }
      });
    }
  }

  async use<T>(interactive: boolean, work: (client: ArmClient) => Promise<T>): Promise<T> {
    const { client, credential } = await this.#connect();
    if (!interactive) {
      return work(client);
    }
    // What was refused in the background, or turned down before, is asked again by the person's own command.
    client.signIn.reset();
    return credential instanceof VsCodeCredential ? credential.interactively(() => work(client)) : work(client);
  }

  async reasonOf(error: unknown, permission: string): Promise<UnreadReason> {
    const engine = await loadEngine();
    // The address of a cloud of one's own may be unusable.
    const cloud = await this.cloud().catch((unusable: unknown) => unusable);
    const fault = [error, cloud].find((candidate) => candidate instanceof engine.CloudError);
    return fault === undefined
      ? engine.reasonOf(error, permission, new URL((cloud as Cloud).resourceManager).host)
      : { code: 'refused', message: fault.message };
  }

  async #connect(): Promise<Connected> {
    const connecting = (this.#connected ??= this.#makeClient());
    return connecting.catch((error: unknown) => {
      this.#connected = undefined;
      throw error;
    });
  }

  async #makeClient(): Promise<Connected> {
    const azure = await loadAzure();
    const cloud = await this.cloud();
    const { signIn, tenant } = this.settings;
    const credential =
      signIn === 'azureCli'
        ? new azure.AzureCliCredential(tenant === '' ? {} : { tenantId: tenant })
        : new VsCodeCredential(this.settings.cloud, tenant, (ask) => this.#changes.during(ask));
    return { credential, client: new azure.ArmClient({ cloud, credential, userAgent: this.userAgent }) };
  }
}
