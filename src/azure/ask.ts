import type { AzureMachineLearningWorkspaces } from '@azure/arm-machinelearning';
import type { OperationOptions, RawResponseCallback } from '@azure/core-client';
import {
  createHttpHeaders,
  createPipelineRequest,
  type HttpHeaders,
  isRestError,
  RestError,
} from '@azure/core-rest-pipeline';
import { parseResourceId } from '../posture/resource-id.js';
import { versionsToAsk } from '../posture/snapshot/api-versions.js';
import type { Reading } from '../posture/snapshot/reading.js';
import { scrub } from '../posture/snapshot/scrub.js';
import type { ArmClient } from './arm-client.js';
import { asServiceError, isAbort, isAbsent, ReadFailure, reasonOf, refusesApiVersion } from './failures.js';
import type { ReadSpec } from './read-spec.js';

/** The most pages of one list; what is longer is not called complete. */
export const mostPages = 100;

export interface AskOptions {
  /** For the whole question with its pages and retries, milliseconds. */
  readonly timeoutMs: number;
  /** Whether preview versions of the API are asked first, where a type has them (default: no). */
  readonly previews?: boolean;
}

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/**
 * Asks Azure one question and says what came of it. Never throws, except for a cancelled `signal`.
 *
 * Bodies are judged raw: what the Azure ML client makes of them by its own model of 2022 is thrown away.
 */
export async function ask(
  client: ArmClient,
  spec: ReadSpec,
  { timeoutMs, previews = false }: AskOptions,
  signal: AbortSignal,
): Promise<Reading> {
  return withinTime(client, spec.permission, timeoutMs, signal, (either) =>
    askVersions(client, spec, previews, either),
  );
}

/**
 * Runs work against Azure with a bound on its time, and says what came of it. Never throws, except for a cancelled
 * `signal`.
 *
 * @param permission what the work needs, for a refusal that does not say.
 * @param host that is asked (default: Resource Manager)
 */
export async function withinTime(
  client: ArmClient,
  permission: string,
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Reading>,
  host = new URL(client.cloud.resourceManager).host,
): Promise<Reading> {
  const timer = new AbortController();
  const timeout = setTimeout(() => {
    timer.abort();
  }, timeoutMs);
  const either = AbortSignal.any([signal, timer.signal]);
  try {
    return await work(either);
  } catch (error) {
    if (isAbort(error) && timer.signal.aborted && !signal.aborted) {
      const seconds = String(Math.round(timeoutMs / 100) / 10);
      return {
        is: 'unreadable',
        reason: { code: 'timeout', message: `Azure did not answer within ${seconds} seconds` },
      };
    }
    return isAbsent(error) ? { is: 'absent' } : { is: 'unreadable', reason: reasonOf(error, permission, host) };
  } finally {
    clearTimeout(timeout);
  }
}

async function askVersions(
  client: ArmClient,
  spec: ReadSpec,
  previews: boolean,
  signal: AbortSignal,
): Promise<Reading> {
  let refusal: unknown;
  for (const apiVersion of versionsToAsk(spec.type, previews)) {
    try {
      const pages = await askPages(client, spec, apiVersion, signal);
      return { is: 'read', body: scrub(joinPages(spec, pages)), apiVersion };
    } catch (error) {
      if (!refusesApiVersion(error)) {
        throw error;
      }
      refusal = error;
    }
  }
  throw new ReadFailure('api-version', 'This cloud offers none of the API versions that are known here', {
    cause: refusal,
  });
}

async function askPages(
  client: ArmClient,
  spec: ReadSpec,
  apiVersion: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const official = findOfficialCall(spec);
  return official === undefined
    ? askRelated(client, spec, apiVersion, signal)
    : askOfficial(official, client, spec, apiVersion, signal);
}

type Page = AsyncIterableIterator<unknown>;
type OfficialCall = (client: AzureMachineLearningWorkspaces, options: OperationOptions) => Promise<unknown> | Page;

/** The operation of the Azure ML client for a question, where it has one. */
function findOfficialCall(spec: ReadSpec): OfficialCall | undefined {
  const id = parseResourceId(spec.path) ?? parseResourceId(`${spec.path}/one`);
  const [workspace, endpoint] = id?.names ?? [];
  if (
    id === undefined ||
    workspace === undefined ||
    !spec.type.startsWith('Microsoft.MachineLearningServices/workspaces')
  ) {
    return undefined;
  }
  const group = id.resourceGroup;
  switch (id.type.replace('microsoft.machinelearningservices/workspaces', '') + `:${spec.shape}`) {
    case ':resource':
      return (client, options) => client.workspaces.get(group, workspace, options);
    case '/computes:resource':
      return (client, options) => client.computeOperations.get(group, workspace, id.name, options);
    case '/computes:list':
      return (client, options) => client.computeOperations.list(group, workspace, options).byPage();
    case '/onlineendpoints:list':
      return (client, options) => client.onlineEndpoints.list(group, workspace, options).byPage();
    case '/onlineendpoints/deployments:list':
      return (client, options) => client.onlineDeployments.list(group, workspace, endpoint ?? '', options).byPage();
    case '/batchendpoints:list':
      return (client, options) => client.batchEndpoints.list(group, workspace, options).byPage();
    case '/datastores:list':
      return (client, options) => client.datastores.list(group, workspace, options).byPage();
    case '/connections:list':
      return (client, options) => client.workspaceConnections.list(group, workspace, options).byPage();
    case '/privateendpointconnections:list':
      return (client, options) => client.privateEndpointConnections.list(group, workspace, options).byPage();
    case '/jobs:list':
      return (client, options) => client.jobs.list(group, workspace, options).byPage();
    default:
      return undefined;
  }
}

async function askOfficial(
  call: OfficialCall,
  client: ArmClient,
  spec: ReadSpec,
  apiVersion: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const subscription = parseResourceId(spec.path.split('/').slice(0, 9).join('/'))?.subscription ?? '';
  const bodies: unknown[] = [];
  let broken: ReadFailure | undefined;
  const onResponse: RawResponseCallback = (response) => {
    if (response.status < 300) {
      try {
        bodies.push(
          parseBody({
            status: response.status,
            contentType: response.headers.get('content-type') ?? '',
            text: response.bodyAsText ?? '',
          }),
        );
      } catch (error) {
        broken = error as ReadFailure;
      }
    }
  };
  const limit = spec.pages ?? mostPages;
  try {
    const result = call(client.machineLearningClient(subscription, apiVersion), { abortSignal: signal, onResponse });
    if (Symbol.asyncIterator in result) {
      while (broken === undefined && bodies.length < limit && (await result.next()).done !== true) {
        // The page has been taken by `onResponse`.
      }
    } else {
      await result;
    }
  } catch (error) {
    // The body was taken before the client tried to fit it into its model; what it thinks of it is no failure.
    const failed = asServiceError(error).statusCode;
    if (broken === undefined && failed !== undefined && failed < 300) {
      // The client could not parse the body; our own words for what it is.
      broken = failureOf(error);
    }
    if (broken === undefined && (failed === undefined || failed >= 300 || bodies.length === 0)) {
      throw error;
    }
  }
  if (broken !== undefined) {
    throw broken;
  }
  return complete(bodies, spec);
}

async function askRelated(
  client: ArmClient,
  spec: ReadSpec,
  apiVersion: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const separator = spec.path.includes('?') ? '&' : '?';
  const first = `${client.cloud.resourceManager}${encodePath(spec.path)}${separator}api-version=${apiVersion}`;
  const bodies: unknown[] = [];
  let url: string | undefined = first;
  while (url !== undefined) {
    const body = await requestJson(client, url, { method: spec.method ?? 'GET' }, signal);
    bodies.push(body);
    url = spec.shape === 'list' && bodies.length < (spec.pages ?? mostPages) ? nextLinkOf(body) : undefined;
  }
  return complete(bodies, spec);
}

/**
 * Sends one request through the client's pipeline and returns the JSON that comes back.
 *
 * @throws RestError for a status that is no success, ReadFailure for an answer that is none.
 */
export async function requestJson(
  client: ArmClient,
  url: string,
  request: { readonly method: 'GET' | 'POST'; readonly body?: unknown },
  signal: AbortSignal,
): Promise<unknown> {
  return (await requestWithHeaders(client, url, request, signal)).body;
}

/** The same, with the headers of the answer. */
export async function requestWithHeaders(
  client: ArmClient,
  url: string,
  { method, body }: { readonly method: 'GET' | 'POST'; readonly body?: unknown },
  signal: AbortSignal,
): Promise<{ readonly body: unknown; readonly headers: HttpHeaders }> {
  const request = createPipelineRequest({
    url,
    method,
    abortSignal: signal,
    headers: createHttpHeaders({
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await client.related.sendRequest(request);
  const answer: Answer = {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text: response.bodyAsText ?? '',
  };
  if (answer.status >= 300) {
    throw new RestError(messageOf(answer), { statusCode: answer.status, request, response, ...codeOf(answer) });
  }
  return { body: parseBody(answer), headers: response.headers };
}

/** A list that goes on after the last page that we ask is not complete, and so not an answer. */
function complete(bodies: readonly unknown[], spec: ReadSpec): readonly unknown[] {
  if (spec.pages === undefined && bodies.length >= mostPages && nextLinkOf(bodies.at(-1)) !== undefined) {
    throw new ReadFailure('too-large', `The list has more than ${String(mostPages)} pages and was not read to its end`);
  }
  return bodies;
}

function joinPages(spec: ReadSpec, pages: readonly unknown[]): unknown {
  if (spec.shape === 'resource') {
    if (Array.isArray(pages[0])) {
      throw new ReadFailure('wrong-shape', 'The answer is a list, not a resource');
    }
    return pages[0];
  }
  const values = pages.map((page) => {
    const value: unknown = Array.isArray(page)
      ? page
      : typeof page === 'object' && page !== null && 'value' in page
        ? page.value
        : undefined;
    if (!Array.isArray(value)) {
      throw new ReadFailure('wrong-shape', 'The answer is not a list');
    }
    return value as readonly unknown[];
  });
  return { value: values.flat() };
}

/** Why an answer that the client could not parse is none. */
function failureOf(error: unknown): ReadFailure {
  const response = isRestError(error) ? error.response : undefined;
  try {
    parseBody({
      status: response?.status ?? 0,
      contentType: response?.headers.get('content-type') ?? '',
      text: response?.bodyAsText ?? '',
    });
  } catch (failure) {
    if (failure instanceof ReadFailure) {
      return failure;
    }
  }
  return new ReadFailure('wrong-shape', 'The answer could not be read', { cause: error });
}

export function parseBody({ contentType, text }: Answer): unknown {
  if (text.trim() === '') {
    throw new ReadFailure('not-azure', 'The answer is empty');
  }
  if (/html/i.test(contentType) || /^\s*<(?:!doctype|html)/i.test(text)) {
    throw new ReadFailure('not-azure', 'A web page came in place of an answer; a proxy may ask to sign in');
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new ReadFailure('wrong-shape', 'The answer is not JSON', { cause: error });
  }
  if (typeof body !== 'object' || body === null) {
    throw new ReadFailure('wrong-shape', 'The answer is not a JSON object');
  }
  return body;
}

function nextLinkOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) {
    return undefined;
  }
  const { nextLink, '@odata.nextLink': odata } = body as {
    readonly nextLink?: unknown;
    readonly '@odata.nextLink'?: unknown;
  };
  const link = typeof nextLink === 'string' ? nextLink : odata;
  return typeof link === 'string' && link !== '' ? link : undefined;
}

interface ErrorBody {
  readonly error?: { readonly code?: unknown; readonly message?: unknown };
}

function errorOf(answer: Answer): ErrorBody['error'] {
  try {
    const { error } = JSON.parse(answer.text) as ErrorBody;
    return typeof error === 'object' ? error : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(answer: Answer): string {
  const message = errorOf(answer)?.message;
  return typeof message === 'string' ? message : `Azure answered ${String(answer.status)}`;
}

function codeOf(answer: Answer): { readonly code?: string } {
  const code = errorOf(answer)?.code;
  return typeof code === 'string' ? { code } : {};
}

/** Ids may have spaces and letters beyond ASCII in group names; the query is ours. */
function encodePath(path: string): string {
  const [plain = '', query] = path.split('?');
  return encodeURI(plain) + (query === undefined ? '' : `?${encodeURI(query)}`);
}
