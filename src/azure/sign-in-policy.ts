import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import type { PipelinePolicy, PipelineRequest, PipelineResponse, SendRequest } from '@azure/core-rest-pipeline';
import { ReadFailure } from './failures.js';

/** What a credential is asked with after a challenge: the header as the service sent it, beside the claims in it. */
export interface ChallengeOptions extends GetTokenOptions {
  readonly wwwAuthenticate?: string;
}

export const signInPolicyName = 'amlGuardSignIn';

/** A token is renewed this long before it expires, milliseconds. */
const renewBefore = 2 * 60_000;

/**
 * Puts a token on every request, for one host only, and answers challenges (401) once for all requests together.
 *
 * The policy of the Azure client asks its credential for each challenged request by itself, which would be eight
 * prompts at once. Here one question is on its way at a time; its answer serves every request, and a refusal is
 * remembered until `reset`.
 */
export class SignInPolicy implements PipelinePolicy {
  readonly name = signInPolicyName;
  private token: AccessToken | undefined;
  private pending: Promise<AccessToken> | undefined;
  private refusal: ReadFailure | undefined;
  /** Counts resets: what was asked before one is not remembered after it. */
  private age = 0;

  constructor(
    private readonly credential: TokenCredential,
    private readonly scope: string,
    private readonly origin: string,
    private readonly now: () => number = Date.now,
    /** The header for a token: Azure DevOps takes personal access tokens otherwise. */
    private readonly header: (token: string) => string = (token) => `Bearer ${token}`,
  ) {}

  /** Forgets the token and a refusal: after another account, tenant or cloud was chosen. */
  reset(): void {
    this.age++;
    this.token = undefined;
    this.pending = undefined;
    this.refusal = undefined;
  }

  async sendRequest(request: PipelineRequest, next: SendRequest): Promise<PipelineResponse> {
    if (new URL(request.url).origin !== this.origin) {
      throw new ReadFailure(
        'foreign-page',
        'Azure named a page at another host; it was not asked, because the token would go there',
      );
    }
    const token = await this.current();
    request.headers.set('Authorization', this.header(token.token));
    const response = await next(request);
    const challenge = response.status === 401 ? response.headers.get('WWW-Authenticate') : undefined;
    if (challenge === undefined || !/claims=|insufficient_claims/i.test(challenge)) {
      return response;
    }
    const answer = await this.answer(challenge, token);
    request.headers.set('Authorization', this.header(answer.token));
    return next(request);
  }

  private async current(): Promise<AccessToken> {
    if (this.token !== undefined && this.token.expiresOnTimestamp - this.now() > renewBefore) {
      return this.token;
    }
    return this.ask({ enableCae: true });
  }

  private async answer(challenge: string, refused: AccessToken): Promise<AccessToken> {
    // Another request has answered the same challenge meanwhile.
    if (this.token !== undefined && this.token.token !== refused.token) {
      return this.token;
    }
    const claims = claimsOf(challenge);
    const options: ChallengeOptions = {
      enableCae: true,
      wwwAuthenticate: challenge,
      ...(claims === undefined ? {} : { claims }),
    };
    return this.ask(options);
  }

  private ask(options: ChallengeOptions): Promise<AccessToken> {
    if (this.refusal !== undefined) {
      return Promise.reject(this.refusal);
    }
    this.pending ??= this.begin(options);
    return this.pending;
  }

  private begin(options: ChallengeOptions): Promise<AccessToken> {
    const pending = this.fetchToken(options).finally(() => {
      if (this.pending === pending) {
        this.pending = undefined;
      }
    });
    return pending;
  }

  private async fetchToken(options: ChallengeOptions): Promise<AccessToken> {
    const { age } = this;
    try {
      const token = await this.credential.getToken(this.scope, options);
      if (token === null) {
        throw new ReadFailure('signed-out', 'Nobody is signed in to Azure');
      }
      if (age === this.age) {
        this.token = token;
      }
      return token;
    } catch (error) {
      const refusal =
        error instanceof ReadFailure
          ? error
          : new ReadFailure('signed-out', `Sign-in failed: ${error instanceof Error ? error.message : String(error)}`, {
              cause: error,
            });
      if (age === this.age) {
        this.refusal = refusal;
      }
      throw refusal;
    }
  }
}

/** The `claims` of a challenge, decoded from base64url; `undefined` when there are none. */
export function claimsOf(challenge: string): string | undefined {
  const encoded = /\bclaims="([^"]+)"/i.exec(challenge)?.[1];
  if (encoded === undefined) {
    return undefined;
  }
  try {
    return atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}
