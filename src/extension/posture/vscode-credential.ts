import type { AccessToken, TokenCredential } from '@azure/core-auth';
import * as vscode from 'vscode';
import type { ChallengeOptions } from '../../azure/sign-in-policy.js';

/** The provider that signs in to Microsoft's public cloud, and the one for all others; both are built into VS Code. */
const providers = { public: 'microsoft', other: 'microsoft-sovereign-cloud' } as const;

/** Where a token's own expiry cannot be read: used for this long, milliseconds. */
const assumedLife = 5 * 60_000;

/** Thrown when nobody is signed in and nobody may be asked. */
export class NotSignedIn extends Error {
  constructor() {
    super('Nobody is signed in to Azure');
    this.name = 'NotSignedIn';
  }
}

/**
 * Tokens of VS Code's own sign-in. Keeps nothing: VS Code stores the session.
 *
 * Asks the person only while `interactive` is on, which commands switch on for as long as they run; in the background
 * it is silent.
 */
export class VsCodeCredential implements TokenCredential {
  /** Whether the person may be asked just now. */
  interactive = false;

  /**
   * @param tenant id or domain; empty: the account's own
   */
  constructor(
    private readonly cloud: string,
    private readonly scope: string,
    private readonly tenant: string,
  ) {}

  get provider(): string {
    return this.cloud === 'public' ? providers.public : providers.other;
  }

  async getToken(_scopes: string | string[], options?: ChallengeOptions): Promise<AccessToken> {
    // The tenant is chosen by a pseudo-scope, as Microsoft's own extensions do.
    const scopes = [this.scope, ...(this.tenant === '' ? [] : [`VSCODE_TENANT:${this.tenant}`])];
    const challenge = options?.wwwAuthenticate;
    const request = challenge === undefined ? scopes : { wwwAuthenticate: challenge, fallbackScopes: scopes };
    const session = this.interactive
      ? await vscode.authentication.getSession(this.provider, request, { createIfNone: true })
      : await vscode.authentication.getSession(this.provider, request, { silent: true });
    if (session === undefined) {
      throw new NotSignedIn();
    }
    return { token: session.accessToken, expiresOnTimestamp: expiryOf(session.accessToken) };
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
