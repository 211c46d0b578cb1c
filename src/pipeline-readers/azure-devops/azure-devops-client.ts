import type { TokenCredential } from '@azure/core-auth';
import { RestError, type HttpClient, type PipelineResponse } from '@azure/core-rest-pipeline';
import { mostPages, parseBody } from '../../azure/ask.js';
import { ReadFailure } from '../../azure/failures.js';
import { azureDevOps, azureDevOpsIdentities } from '../../posture/pipelines/azure-devops-addresses.js';
import { addressOf, bodyOf } from '../answers.js';
import type { PipelineClient } from '../ask-question.js';
import { HttpService } from '../http-service.js';
import { isRecord } from '../keep-fields.js';
import type { Question } from '../question.js';
import { NodeApiTransport } from './node-api-transport.js';

/** What a token for Azure DevOps is asked for: <https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/entra>. */
export const azureDevOpsScope = '499b84ac-1321-427f-aa17-267ca6975798/.default';

const apiVersion = '7.1';

export interface AzureDevOpsClientOptions {
  readonly credential: TokenCredential;
  /** Whether the credential gives personal access tokens, which are sent as passwords (default: no). */
  readonly personal?: boolean;
  readonly userAgent: string;
  /** (default: Microsoft's client for Azure DevOps) */
  readonly transport?: HttpClient;
  /** Where the service answers (default: Azure DevOps Services). */
  readonly origins?: { readonly api: string; readonly identities: string };
}

/** Asks Azure DevOps Services: its two hosts, each with a token of its own request. */
export class AzureDevOpsClient implements PipelineClient {
  readonly service = 'azure-devops';
  readonly apiVersion = apiVersion;
  private readonly services: Readonly<Record<'api' | 'identities', HttpService>>;

  constructor({ credential, personal = false, userAgent, transport, origins }: AzureDevOpsClientOptions) {
    const { api, identities } = origins ?? { api: azureDevOps, identities: azureDevOpsIdentities };
    const serviceAt = (origin: string): HttpService =>
      new HttpService({
        origin,
        credential,
        scope: azureDevOpsScope,
        userAgent,
        httpClient: transport ?? new NodeApiTransport(),
        // https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate
        ...(personal ? { authorization: (token: string) => `Basic ${btoa(`:${token}`)}` } : {}),
      });
    this.services = { api: serviceAt(api), identities: serviceAt(identities) };
  }

  hostOf({ host = 'api' }: Question): string {
    return new URL(this.services[host].origin).host;
  }

  async fetch(question: Question, signal: AbortSignal): Promise<unknown> {
    const { host = 'api', query = {} } = question;
    const service = this.services[host];
    const value: unknown[] = [];
    let continuation: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const named = continuation === undefined ? query : { ...query, continuationToken: continuation };
      const answer = await getPage(service, question.path, { 'api-version': apiVersion, ...named }, signal);
      const body = parse(answer);
      if (question.shape !== 'list') {
        return body;
      }
      value.push(...elementsOf(body));
      continuation = answer.headers.get('x-ms-continuationtoken') ?? undefined;
      if (continuation === undefined || continuation === '') {
        return { value };
      }
    }
    throw new ReadFailure('too-large', `The list has more than ${String(mostPages)} pages and was not read to its end`);
  }
}

/** One page; by the preview of the version where the service has no other. */
async function getPage(
  service: HttpService,
  path: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<PipelineResponse> {
  // Without the second header a token that is not accepted is answered with a redirect to a page.
  const headers = { accept: 'application/json', 'x-tfs-fedauthredirect': 'Suppress' };
  const answer = await service.get(addressOf(service.origin, path, query), headers, signal);
  const { 'api-version': version = apiVersion } = query;
  // https://learn.microsoft.com/azure/devops/integrate/concepts/rest-api-versioning
  if (answer.status !== 400 || version.includes('-preview') || !(answer.bodyAsText ?? '').includes('-preview flag')) {
    return answer;
  }
  const preview = { ...query, 'api-version': `${version}-preview` };
  return service.get(addressOf(service.origin, path, preview), headers, signal);
}

/**
 * Azure DevOps answers a request whose token it does not take with 203 or a redirect, and a page to sign in.
 *
 * Source: <https://learn.microsoft.com/azure/devops/integrate/get-started/rest/samples>.
 */
function parse(response: PipelineResponse): unknown {
  const answer = bodyOf(response);
  if (answer.status === 203 || (answer.status >= 300 && answer.status < 400)) {
    throw new ReadFailure(
      'not-azure',
      'A page to sign in came in place of an answer; Azure DevOps does not take this sign-in',
    );
  }
  if (answer.status >= 300) {
    throw new RestError(messageOf(answer.text), { statusCode: answer.status, request: response.request, response });
  }
  return parseBody(answer);
}

function messageOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) && typeof body['message'] === 'string' ? body['message'] : '';
  } catch {
    return '';
  }
}

function elementsOf(body: unknown): readonly unknown[] {
  const value = Array.isArray(body) ? (body as unknown[]) : isRecord(body) ? body['value'] : undefined;
  if (!Array.isArray(value)) {
    throw new ReadFailure('wrong-shape', 'The answer is not a list');
  }
  return value as readonly unknown[];
}
