import type { TokenCredential } from '@azure/core-auth';
import {
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  decompressResponsePolicyName,
  redirectPolicyName,
  type HttpClient,
  type Pipeline,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import { BoundedHttpClient } from '../azure/bounded-http-client.js';
import { boundedRetryPolicy } from '../azure/bounded-retry.js';
import { SignInPolicy } from '../azure/sign-in-policy.js';

export interface HttpServiceOptions {
  /** Where the service answers: `https://dev.azure.com`. No token goes anywhere else. */
  readonly origin: string;
  readonly credential: TokenCredential;
  /** What the credential is asked for. */
  readonly scope: string;
  /** The header for a token (default: `Bearer …`). */
  readonly authorization?: (token: string) => string;
  readonly userAgent: string;
  /** Sends the requests; what it answers is read up to a bound. */
  readonly httpClient: HttpClient;
}

/**
 * One host that is asked with a token: bounded retries and answers, one sign-in for all requests, no redirects, and no
 * token to any other host. The same policies as for Resource Manager.
 */
export class HttpService {
  readonly origin: string;
  readonly signIn: SignInPolicy;
  private readonly pipeline: Pipeline;
  private readonly httpClient: HttpClient;

  constructor({ origin, credential, scope, authorization, userAgent, httpClient }: HttpServiceOptions) {
    this.origin = new URL(origin).origin;
    this.httpClient = new BoundedHttpClient(httpClient);
    this.signIn = new SignInPolicy(credential, scope, this.origin, Date.now, authorization);
    this.pipeline = createPipelineFromOptions({ userAgentOptions: { userAgentPrefix: userAgent } });
    this.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    // A redirect is an answer: of a sign-in page, or of something that has another name now.
    this.pipeline.removePolicy({ name: redirectPolicyName });
    // Not every client below unpacks what is sent compressed.
    this.pipeline.removePolicy({ name: decompressResponsePolicyName });
    this.pipeline.addPolicy(boundedRetryPolicy(), { phase: 'Retry' });
    this.pipeline.addPolicy(this.signIn, { phase: 'Sign' });
  }

  /** Sends a GET. Throws for what is no answer at all; every status is an answer. */
  async get(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<PipelineResponse> {
    const request = createPipelineRequest({ url, abortSignal: signal, headers: createHttpHeaders(headers) });
    return this.pipeline.sendRequest(this.httpClient, request);
  }
}
