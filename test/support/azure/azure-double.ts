import { once } from 'node:events';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { generate } from 'selfsigned';
import { customCloud, type Cloud } from '../../../src/azure/clouds.js';
import type { GraphDouble } from './graph-double.js';
import { graphPath } from './graph-path.js';
import { readingKey } from '../../../src/posture/snapshot/snapshot.js';
import type { Answers } from './made-workspace.js';

/** What the double does instead of answering. */
export type Fault =
  | {
      readonly is: 'status';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      readonly retryAfter?: string;
    }
  /** 401 with `WWW-Authenticate` that asks for claims, until a request comes with another token. */
  | { readonly is: 'challenge' }
  | { readonly is: 'reset' }
  | { readonly is: 'never' }
  | { readonly is: 'slow'; readonly ms: number }
  /** 200 with this body and type. */
  | { readonly is: 'body'; readonly body: string | Uint8Array; readonly contentType?: string }
  /** 200 with a body of this many bytes, sent in pieces. */
  | { readonly is: 'flood'; readonly bytes: number }
  | { readonly is: 'redirect'; readonly to: string }
  /** A list whose next page lies elsewhere. */
  | { readonly is: 'nextLink'; readonly to: string }
  /** Refuses every API version but these. */
  | { readonly is: 'versions'; readonly offered: readonly string[] };

export interface DoubleOptions {
  /** Bodies by path, headers by `HEAD path`; what is not there is a 404. */
  readonly answers: Answers;
  /** Elements a page of a list (default: all). */
  readonly pageSize?: number;
  /** Before each answer, milliseconds. */
  readonly latencyMs?: number;
  /** By path, or by a part of it in capitals… matched as the end of the lower-case path; `*` for every path. */
  readonly faults?: Readonly<Record<string, Fault>>;
  /** Long-running operations by path: accepted, asked for `polls` times, then answered. */
  readonly operations?: Readonly<Record<string, { readonly polls: number; readonly body: unknown }>>;
  /** Which requests faults are for (default: all that their path says). */
  readonly faultsOnlyFor?: (seen: SeenRequest) => boolean;
  /** What queries of Resource Graph are answered from (default: one answer for all of them, from `answers`). */
  readonly graph?: GraphDouble;
  /** How often a fault happens before the path answers well (default: always). */
  readonly faultTimes?: number;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly apiVersion: string;
  readonly authorization: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
  /** What was posted; empty where nothing was. */
  readonly body: string;
}

/** A local Azure Resource Manager over TLS on 127.0.0.1, with a certificate made when it starts. */
export class AzureDouble {
  readonly requests: SeenRequest[] = [];
  /** Requests whose socket was closed by the client before the answer was sent. */
  abandoned = 0;
  private readonly sockets = new Set<Socket>();
  private readonly faultCounts = new Map<string, number>();

  private constructor(
    private readonly server: https.Server,
    readonly certificate: string,
    private options: DoubleOptions,
  ) {}

  /** @param port (default: any that is free) */
  static async start(options: DoubleOptions, port = 0): Promise<AzureDouble> {
    const { cert, private: key } = await madeCertificate();
    const server = https.createServer({ cert, key });
    const double = new AzureDouble(server, cert, options);
    server.on('request', (request, response) => {
      void double.handle(request, response);
    });
    server.on('connection', (socket: Socket) => {
      double.sockets.add(socket);
      socket.on('close', () => double.sockets.delete(socket));
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return double;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `https://localhost:${String(this.port)}`;
  }

  get cloud(): Cloud {
    return customCloud(this.origin);
  }

  /** Answers otherwise from now on. */
  change(options: Partial<DoubleOptions>): void {
    this.options = { ...this.options, ...options };
    this.faultCounts.clear();
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) {
      socket.destroy();
    }
    this.server.close();
    await once(this.server, 'close');
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    const path = decodeURIComponent(url.pathname);
    const seen: SeenRequest = {
      method: request.method ?? '',
      path,
      apiVersion: url.searchParams.get('api-version') ?? '',
      authorization: request.headers.authorization ?? '',
      query: decodeURIComponent(url.search),
      body: request.method === 'POST' ? await readBody(request) : '',
    };
    this.requests.push(seen);
    response.on('close', () => {
      if (!response.writableFinished) {
        this.abandoned++;
      }
    });
    await pause(this.options.latencyMs ?? 0);
    const fault = this.faultOf(seen);
    if (fault === undefined || !(await this.misbehave(fault, seen, response))) {
      this.answer(url, seen, response);
    }
  }

  private faultOf(seen: SeenRequest): Fault | undefined {
    const { path } = seen;
    if (this.options.faultsOnlyFor?.(seen) === false) {
      return undefined;
    }
    const key = readingKey(path);
    const found = Object.entries(this.options.faults ?? {}).find(
      ([where]) => where === '*' || key.endsWith(where.toLowerCase()),
    );
    if (found === undefined) {
      return undefined;
    }
    const count = (this.faultCounts.get(key) ?? 0) + 1;
    this.faultCounts.set(key, count);
    return count > (this.options.faultTimes ?? Infinity) ? undefined : found[1];
  }

  /** Returns whether the request is dealt with. */
  private async misbehave(fault: Fault, seen: SeenRequest, response: ServerResponse): Promise<boolean> {
    switch (fault.is) {
      case 'status':
        sendError(response, fault.status, fault.code ?? 'Error', fault.message ?? 'made to fail', fault.retryAfter);
        return true;
      case 'challenge':
        if (seen.authorization.includes('challenged')) {
          return false;
        }
        response.setHeader(
          'WWW-Authenticate',
          `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${Buffer.from('{"access_token":{"acrs":{"essential":true,"value":"p1"}}}').toString('base64')}"`,
        );
        sendError(response, 401, 'InvalidAuthenticationToken', 'a stronger sign-in is needed');
        return true;
      case 'reset':
        response.socket?.destroy();
        return true;
      case 'never':
        return true;
      case 'slow':
        await pause(fault.ms);
        return false;
      case 'body':
        response.writeHead(200, { 'content-type': fault.contentType ?? 'application/json' });
        response.end(fault.body);
        return true;
      case 'flood':
        await flood(response, fault.bytes);
        return true;
      case 'redirect':
        response.writeHead(307, { location: fault.to });
        response.end();
        return true;
      case 'nextLink':
        sendJson(response, 200, { value: [], nextLink: fault.to });
        return true;
      case 'versions':
        if (fault.offered.includes(seen.apiVersion)) {
          return false;
        }
        sendError(
          response,
          400,
          'InvalidApiVersionParameter',
          `The api-version '${seen.apiVersion}' is invalid. The supported versions are '${fault.offered.join(',')}'.`,
        );
        return true;
    }
  }

  private answer(url: URL, seen: SeenRequest, response: ServerResponse): void {
    if (this.answerOperation(url, seen, response)) {
      return;
    }
    const { path, method, body: posted } = seen;
    if (this.options.graph !== undefined && readingKey(path) === readingKey(graphPath)) {
      const { status, headers, body } = this.options.graph.answer(posted);
      Object.entries(headers).forEach(([name, value]) => response.setHeader(name, value));
      sendJson(response, status, body);
      return;
    }
    const isHead = method === 'HEAD';
    const body = onlyAsked(findAnswer(this.options.answers, isHead ? `HEAD ${path}` : path), posted);
    if (body === undefined || body === 'absent') {
      sendError(response, 404, 'ResourceNotFound', `The Resource '${path}' was not found.`);
      return;
    }
    if (isHead) {
      response.writeHead(200, body as Record<string, string>);
      response.end();
      return;
    }
    const { pageSize } = this.options;
    const all = (body as { readonly value?: unknown }).value;
    if (pageSize === undefined || !Array.isArray(all)) {
      sendJson(response, 200, body);
      return;
    }
    const from = Number(url.searchParams.get('$skipToken') ?? 0);
    const next = new URL(url);
    next.searchParams.set('$skipToken', String(from + pageSize));
    sendJson(response, 200, {
      value: all.slice(from, from + pageSize) as unknown[],
      ...(from + pageSize < all.length ? { nextLink: next.href } : {}),
    });
  }

  /** Returns whether the request belongs to an operation. */
  private answerOperation(url: URL, { method, path }: SeenRequest, response: ServerResponse): boolean {
    const polled = /^\/operations\/(\d+)(\/.*)$/.exec(path);
    const where = polled?.[2] ?? path;
    const operation = Object.entries(this.options.operations ?? {}).find(
      ([of]) => readingKey(of) === readingKey(where),
    )?.[1];
    if (operation === undefined || (polled === null && method !== 'POST')) {
      return false;
    }
    const asked = Number(polled?.[1] ?? -1) + 1;
    if (asked > operation.polls) {
      sendJson(response, 200, operation.body);
    } else {
      response.writeHead(202, {
        location: `${this.origin}/operations/${String(asked)}${where}?${url.searchParams.toString()}`,
      });
      response.end();
    }
    return true;
  }
}

/** Resource Graph answers for the subscriptions that are asked about: rows of others are left out. */
function onlyAsked(answer: unknown, posted: string): unknown {
  const { data } = (answer ?? {}) as { readonly data?: unknown };
  if (!Array.isArray(data) || posted === '') {
    return answer;
  }
  const { subscriptions } = JSON.parse(posted) as { readonly subscriptions?: readonly string[] };
  const rows = data as readonly { readonly subscriptionId: string }[];
  return {
    ...(answer as object),
    data: rows.filter(({ subscriptionId }) => subscriptions === undefined || subscriptions.includes(subscriptionId)),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function findAnswer(answers: Answers, path: string): unknown {
  const key = readingKey(path);
  return listOfGroup(answers, key) ?? Object.entries(answers).find(([where]) => readingKey(where) === key)?.[1];
}

/** What Azure lists for a resource group holds what stands on the resources in it too. */
function listOfGroup(answers: Answers, key: string): unknown {
  const [, group, list] =
    /^(\/subscriptions\/[^/]+\/resourcegroups\/[^/]+)(\/providers\/microsoft\.(?:authorization\/locks|policyinsights\/.+))$/.exec(
      key,
    ) ?? [];
  if (group === undefined || list === undefined) {
    return undefined;
  }
  const parts = Object.entries(answers)
    .filter(([where]) => readingKey(where).startsWith(group) && readingKey(where).endsWith(list))
    .map(([, body]) => (body as { readonly value?: unknown }).value);
  return { value: parts.flatMap((value): unknown[] => (Array.isArray(value) ? value : [])) };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-ms-request-id': 'made-request-id',
  });
  response.end(JSON.stringify(body));
}

function sendError(response: ServerResponse, status: number, code: string, message: string, retryAfter?: string): void {
  if (retryAfter !== undefined) {
    response.setHeader('Retry-After', retryAfter);
  }
  response.setHeader('x-ms-error-code', code);
  sendJson(response, status, { error: { code, message } });
}

/** Sends a body of so many bytes in pieces, as long as somebody reads. */
export async function flood(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  const piece = Buffer.alloc(64 * 1024, 0x20);
  const closed = once(response, 'close');
  for (let sent = 0; sent < bytes && !response.destroyed; sent += piece.length) {
    if (!response.write(piece)) {
      await Promise.race([new Promise((resolve) => response.once('drain', resolve)), closed]);
    }
  }
  response.end('{}');
}

function pause(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}

let certificate: ReturnType<typeof generate> | undefined;

/** One certificate for all doubles of a process: making one costs some tens of milliseconds. */
export function madeCertificate(): ReturnType<typeof generate> {
  certificate ??= generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          // Reached through a proxy of the test's own.
          { type: 2, value: 'dev.azure.com' },
          { type: 2, value: 'vssps.dev.azure.com' },
          { type: 2, value: 'api.github.com' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return certificate;
}
