import type { AccessToken, TokenCredential } from '@azure/core-auth';
import * as vscode from 'vscode';
import type { ChallengeOptions } from '../../azure/sign-in-policy.js';

/** The provider that signs in to Microsoft's public cloud, and the one for all others; both are built into VS Code. */
const providers = { public: 'microsoft', other: 'microsoft-sovereign-cloud' } as const;

/** Where a token's own expiry cannot be read: used for this long, milliseconds. */
const assumedLife = 5 * 60_000;

/**
 * Tokens of VS Code's own sign-in. Keeps nothing: VS Code stores the session.
 *
 * Asks the person only while a command of theirs runs; in the background it is silent.
 */
export class VsCodeCredential implements TokenCredential {
  #commands = 0;

  /**
   * @param cloud the name of the setting's cloud
   * @param tenant id or domain; empty: the account's own
   * @param asking is around each question to VS Code
   */
  constructor(
    private readonly cloud: string,
    private readonly tenant: string,
    private readonly asking: <T>(ask: () => Thenable<T>) => Promise<T>,
  ) {}

  get #provider(): string {
    return this.cloud === 'public' ? providers.public : providers.other;
  }

  /** Runs a person's command, which may ask them; several may run at once. */
  async interactively<T>(command: () => Promise<T>): Promise<T> {
    this.#commands++;
    try {
      return await command();
    } finally {
      this.#commands--;
    }
  }

  /** `null` when nobody is signed in and nobody may be asked. Rejects when the person turns the sign-in down. */
  async getToken(asked: string | string[], options?: ChallengeOptions): Promise<AccessToken | null> {
    // The tenant is chosen by a pseudo-scope, as Microsoft's own extensions do.
    const scopes = [...[asked].flat(), ...(this.tenant === '' ? [] : [`VSCODE_TENANT:${this.tenant}`])];
    const challenge = options?.wwwAuthenticate;
    const request = challenge === undefined ? scopes : { wwwAuthenticate: challenge, fallbackScopes: scopes };
    const how = this.#commands > 0 ? { createIfNone: true } : { silent: true };
    const session = await this.asking(() => vscode.authentication.getSession(this.#provider, request, how));
    return session === undefined
      ? null
      : { token: session.accessToken, expiresOnTimestamp: expiryOf(session.accessToken) };
  }
}

/** The expiry that a JSON web token states, milliseconds since the Unix epoch. The token is not checked: Azure does. */
function expiryOf(token: string): number {
  try {
    const [, payload = ''] = token.split('.');
    const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { readonly exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : Date.now() + assumedLife;
  } catch {
    return Date.now() + assumedLife;
  }
}
