import type { TokenCredential } from '@azure/core-auth';
import { createDefaultHttpClient, RestError, type HttpClient } from '@azure/core-rest-pipeline';
import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { mostPages, parseBody } from '../../azure/ask.js';
import { ReadFailure } from '../../azure/failures.js';
import { gitHubApi } from '../../posture/pipelines/github-addresses.js';
import { addressOf, bodyOf } from '../answers.js';
import type { PipelineClient } from '../ask-question.js';
import { HttpService } from '../http-service.js';
import { isRecord } from '../keep-fields.js';
import type { Question } from '../question.js';

/** The newest version of the API: <https://docs.github.com/rest/about-the-rest-api/api-versions>. */
const apiVersion = '2022-11-28';

export interface GitHubClientOptions {
  /** `github.com`, or the host of a GitHub Enterprise Server. */
  readonly host: string;
  readonly credential: TokenCredential;
  readonly userAgent: string;
  /** (default: that of the Azure client, which knows proxies) */
  readonly httpClient?: HttpClient;
  /** Where the API answers (default: by the host). */
  readonly origin?: string;
}

const PagingOctokit = Octokit.plugin(paginateRest);
const silent = (): void => {
  // What the client has to say about deprecated calls is not for people here.
};

/** Asks GitHub through its own client, whose requests go through the same policies as those to Azure. */
export class GitHubClient implements PipelineClient {
  readonly service = 'github';
  readonly apiVersion = apiVersion;
  private readonly base: string;
  private readonly http: HttpService;
  private readonly userAgent: string;

  constructor({ host, credential, userAgent, httpClient, origin }: GitHubClientOptions) {
    this.userAgent = userAgent;
    this.base = origin ?? gitHubApi(host);
    this.http = new HttpService({
      origin: this.base,
      credential,
      scope: 'repo',
      userAgent,
      httpClient: httpClient ?? createDefaultHttpClient(),
    });
  }

  hostOf(): string {
    return new URL(this.http.origin).host;
  }

  async fetch(question: Question, signal: AbortSignal): Promise<unknown> {
    const octokit = this.octokit(signal);
    const route = `GET ${addressOf(this.base, question.path, question.query ?? {})}`;
    try {
      if (question.shape === 'list') {
        return await allPages(octokit, route);
      }
      const { status, data } = (await octokit.request(route)) as { readonly status: number; readonly data: unknown };
      return question.shape === 'switch' ? { enabled: status === 204 } : objectOf(data);
    } catch (error) {
      throw causeOf(error);
    }
  }

  /** One for each question, because each is cancelled by itself. */
  private octokit(signal: AbortSignal): InstanceType<typeof PagingOctokit> {
    const fetch = async (url: string, init: { readonly headers?: Record<string, string> }): Promise<Response> => {
      const { accept = 'application/vnd.github+json' } = init.headers ?? {};
      const answer = await this.http.get(url, { accept, 'x-github-api-version': apiVersion }, signal);
      const { status, bodyAsText } = answer;
      if (status === 403 && isThrottled(answer.headers.get('x-ratelimit-remaining'), bodyAsText ?? '')) {
        throw new ReadFailure('throttled', 'GitHub asks to slow down; try again in a while');
      }
      if (status === 203 || (status >= 300 && status < 400)) {
        throw new ReadFailure('refused', 'GitHub answers from another address; the repository may have another name');
      }
      if (status === 409) {
        // The client takes it for an empty list.
        throw new ReadFailure('refused', 'GitHub answered 409');
      }
      const hasBody = status !== 204 && status !== 205;
      if (status < 300 && hasBody) {
        parseBody(bodyOf(answer));
      }
      const response = new Response(hasBody ? (bodyAsText ?? '') : null, { status, headers: answer.headers.toJSON() });
      // A response that is made has no address, and the client reads pages from it.
      return Object.defineProperty(response, 'url', { value: url });
    };
    return new PagingOctokit({
      userAgent: this.userAgent,
      request: { fetch },
      log: { debug: silent, info: silent, warn: silent, error: silent },
    });
  }
}

async function allPages(octokit: InstanceType<typeof PagingOctokit>, route: string): Promise<unknown> {
  const value: unknown[] = [];
  let pages = 0;
  for await (const { data } of octokit.paginate.iterator(route)) {
    if (!Array.isArray(data)) {
      throw new ReadFailure('wrong-shape', 'The answer is not a list');
    }
    if (++pages > mostPages) {
      throw new ReadFailure(
        'too-large',
        `The list has more than ${String(mostPages)} pages and was not read to its end`,
      );
    }
    value.push(...data);
  }
  return { value };
}

function objectOf(data: unknown): unknown {
  if (!isRecord(data)) {
    throw new ReadFailure('wrong-shape', 'The answer is not a JSON object');
  }
  return data;
}

/**
 * GitHub throttles by 429 and by 403.
 *
 * Source: <https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api>.
 */
function isThrottled(remaining: string | undefined, body: string): boolean {
  return remaining === '0' || /secondary rate limit/i.test(body);
}

/** What failed below the client, which wraps everything that its `fetch` throws; a status as an error of ours. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'AbortError' || error instanceof ReadFailure) {
    return error;
  }
  if (error instanceof TypeError) {
    // The client looks for a list where there is none.
    return new ReadFailure('wrong-shape', 'The answer is not a list', { cause: error });
  }
  const { cause, status, response } = error as Error & { readonly status?: unknown; readonly response?: unknown };
  if (response === undefined && cause !== undefined) {
    return cause;
  }
  return typeof status === 'number' && response !== undefined
    ? new RestError(error.message, { statusCode: status })
    : error;
}
