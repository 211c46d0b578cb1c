import { AzureMachineLearningWorkspaces } from '@azure/arm-machinelearning';
import type { TokenCredential } from '@azure/core-auth';
import { deserializationPolicyName, ServiceClient, type ServiceClientOptions } from '@azure/core-client';
import {
  bearerTokenAuthenticationPolicyName,
  createDefaultHttpClient,
  type HttpClient,
  type Pipeline,
  type PipelinePolicy,
} from '@azure/core-rest-pipeline';
import { BoundedHttpClient } from './bounded-http-client.js';
import { boundedRetryPolicy } from './bounded-retry.js';
import type { Cloud } from './clouds.js';
import { SignInPolicy } from './sign-in-policy.js';

export interface ArmClientOptions {
  readonly cloud: Cloud;
  readonly credential: TokenCredential;
  /** Name and version of this product, for the service's logs. */
  readonly userAgent: string;
  /** (default: the one of the Azure client). */
  readonly httpClient?: HttpClient;
  /** Sees every request that is sent; for counting in tests and benchmarks. */
  readonly observer?: PipelinePolicy;
}

/**
 * The official clients of Azure with one sign-in, bounded retries and bounded answers between them.
 *
 * Azure ML is asked through `@azure/arm-machinelearning`, everything else through the same kind of pipeline. Their own
 * authentication and retry policies are replaced: they would ask for a token for each challenged request, and wait as
 * long as the service says.
 */
export class ArmClient {
  readonly cloud: Cloud;
  readonly signIn: SignInPolicy;
  /** For everything that is not Azure ML. */
  readonly related: ServiceClient;
  private readonly options: ArmClientOptions;
  private readonly httpClient: HttpClient;
  private readonly machineLearning = new Map<string, AzureMachineLearningWorkspaces>();

  constructor(options: ArmClientOptions) {
    this.options = options;
    this.cloud = options.cloud;
    this.httpClient = new BoundedHttpClient(options.httpClient ?? createDefaultHttpClient());
    this.signIn = new SignInPolicy(
      options.credential,
      options.cloud.scope,
      new URL(options.cloud.resourceManager).origin,
    );
    this.related = new ServiceClient(this.clientOptions());
    this.arrange(this.related.pipeline);
    // Bodies are parsed where they are judged, so that what is no JSON gets its own reason.
    this.related.pipeline.removePolicy({ name: deserializationPolicyName });
  }

  /** The client of Azure ML for a subscription, speaking `apiVersion`; made once for each. */
  machineLearningClient(subscription: string, apiVersion: string): AzureMachineLearningWorkspaces {
    const key = `${subscription} ${apiVersion}`;
    const known = this.machineLearning.get(key);
    if (known !== undefined) {
      return known;
    }
    const client = new AzureMachineLearningWorkspaces(this.options.credential, subscription, {
      ...this.clientOptions(),
      apiVersion,
    });
    this.arrange(client.pipeline);
    this.machineLearning.set(key, client);
    return client;
  }

  /**
   * A client for one host beside Resource Manager, with a sign-in of its own: a token for `scope` goes to `origin` and
   * nowhere else.
   */
  dataClient(origin: string, scope: string): ServiceClient {
    const service = new ServiceClient({ ...this.clientOptions(), endpoint: origin, credentialScopes: scope });
    this.arrange(service.pipeline, new SignInPolicy(this.options.credential, scope, new URL(origin).origin));
    service.pipeline.removePolicy({ name: deserializationPolicyName });
    return service;
  }

  private clientOptions(): ServiceClientOptions {
    return {
      endpoint: this.cloud.resourceManager,
      credential: this.options.credential,
      credentialScopes: this.cloud.scope,
      httpClient: this.httpClient,
      userAgentOptions: { userAgentPrefix: this.options.userAgent },
    };
  }

  private arrange(pipeline: Pipeline, signIn: SignInPolicy = this.signIn): void {
    pipeline.removePolicy({ name: bearerTokenAuthenticationPolicyName });
    pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    pipeline.addPolicy(boundedRetryPolicy(), { phase: 'Retry' });
    pipeline.addPolicy(signIn, { phase: 'Sign' });
    if (this.options.observer !== undefined) {
      pipeline.addPolicy(this.options.observer, { afterPhase: 'Sign' });
    }
  }
}
