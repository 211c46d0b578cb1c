import https from 'node:https';
import type { AccessToken, TokenCredential } from '@azure/core-auth';
import { createDefaultHttpClient, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import { ArmClient } from '../../../src/azure/arm-client.js';
import type { ChallengeOptions } from '../../../src/azure/sign-in-policy.js';
import type { AzureDouble } from './azure-double.js';

/** The token that the tests look for where no token may be. */
export const madeToken = 'made-token-that-must-not-show';

/** A credential that counts how often it is asked, and how often with a challenge. */
export class MadeCredential implements TokenCredential {
  asked = 0;
  challenged = 0;

  constructor(private readonly answer: 'token' | 'refuses challenges' | 'nobody' = 'token') {}

  async getToken(_scopes: string | string[], options?: ChallengeOptions): Promise<AccessToken | null> {
    this.asked++;
    await Promise.resolve();
    if (this.answer === 'nobody') {
      return null;
    }
    if (options?.wwwAuthenticate === undefined) {
      return { token: madeToken, expiresOnTimestamp: Date.now() + 3_600_000 };
    }
    this.challenged++;
    if (this.answer === 'refuses challenges') {
      throw new Error('The sign-in was cancelled');
    }
    return { token: `${madeToken}-challenged`, expiresOnTimestamp: Date.now() + 3_600_000 };
  }
}

/** The product's client, unchanged, that trusts the double's certificate. */
export function doubleClient(double: AzureDouble, credential: TokenCredential = new MadeCredential()): ArmClient {
  return new ArmClient({
    cloud: double.cloud,
    credential,
    userAgent: 'aml-guard-test',
    httpClient: trusting(double.certificate),
  });
}

/** Node's own HTTP client, with one more certificate to trust. */
export function trusting(certificate: string): HttpClient {
  const inner = createDefaultHttpClient();
  const agent = new https.Agent({ ca: certificate, keepAlive: true, maxSockets: 64 });
  return {
    sendRequest(request: PipelineRequest) {
      request.agent = agent;
      return inner.sendRequest(request);
    },
  };
}
