import type { Agent, RequestOptions } from 'node:https';
import { ClientApiBase } from 'azure-devops-node-api/ClientApiBases.js';
import type { IRequestHandler } from 'azure-devops-node-api/interfaces/common/VsoBaseInterfaces.js';
import {
  createHttpHeaders,
  RestError,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';

/**
 * Sends requests through Microsoft's client for Azure DevOps, below its models: those turn words into numbers, and
 * fill in what the service never sent.
 */
export class NodeApiTransport implements HttpClient {
  /** @param agent for a service whose certificate is not known to Node (default: Node's own agent) */
  constructor(private readonly agent?: Agent) {}

  async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
    const base = new URL(request.url).origin;
    const client = new ClientApiBase(base, [new Preparation(request, this.agent)], 'aml-guard', {
      allowRedirects: false,
      allowRetries: false,
    });
    const { message } = await client.http.get(request.url, request.headers.toJSON()).catch((error: unknown) => {
      throw asRestError(error, request);
    });
    return {
      request,
      status: message.statusCode ?? 0,
      headers: createHttpHeaders(
        Object.fromEntries(
          Object.entries(message.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(', ') : (value ?? ''),
          ]),
        ),
      ),
      readableStreamBody: message,
    };
  }
}

/** The form in which policies know a broken connection, so that they try again. */
function asRestError(error: unknown, request: PipelineRequest): unknown {
  const { code, name, message } = error as { readonly code?: unknown; readonly name: string; readonly message: string };
  return name === 'AbortError' || typeof code !== 'string' ? error : new RestError(message, { code, request });
}

/** Gives each request what the client has no option for: a way to be cancelled, and an agent. */
class Preparation implements IRequestHandler {
  constructor(
    private readonly request: PipelineRequest,
    private readonly agent: Agent | undefined,
  ) {}

  prepareRequest(options: RequestOptions): void {
    const { abortSignal, agent, headers } = this.request;
    // The proxy's agent, where one is set.
    const chosen = this.agent ?? (agent as Agent | undefined);
    if (abortSignal !== undefined) {
      options.signal = abortSignal as AbortSignal;
    }
    if (chosen !== undefined) {
      options.agent = chosen;
    }
    // The client adds a name of its own, and our policies have set one.
    options.headers = headers.toJSON();
  }

  canHandleAuthentication(): boolean {
    return false;
  }

  handleAuthentication(): Promise<never> {
    return Promise.reject(new Error('Nothing is answered to a challenge here'));
  }
}
