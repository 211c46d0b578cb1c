import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { flood, madeCertificate } from '../azure/azure-double.js';

/** What the double does instead of answering. */
export type ServiceFault =
  | { readonly is: 'status'; readonly status: number; readonly message?: string; readonly headers?: Headers }
  | { readonly is: 'body'; readonly body: string; readonly contentType?: string; readonly status?: number }
  | { readonly is: 'reset' | 'never' | 'cut' | 'trickle' }
  | { readonly is: 'slow'; readonly ms: number }
  | { readonly is: 'flood'; readonly bytes: number }
  | { readonly is: 'redirect'; readonly to: string }
  /** A list whose next page lies elsewhere, by a Link header. */
  | { readonly is: 'next'; readonly to: string };

type Headers = Readonly<Record<string, string>>;

export interface ServiceDoubleOptions {
  /**
   * Bodies by the path behind the origin, with what the query names behind it; a number is a status without a body, an
   * object with `status` and `message` an error.
   */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Where a question's answer stands, by path and query (default: the path). */
  readonly keyOf?: (path: string, query: URLSearchParams) => string;
  /** How lists are paged: as Azure DevOps does, or as GitHub does. */
  readonly paging: 'continuation' | 'link';
  readonly pageSize?: number;
}

export interface SeenQuestion {
  /** As it came: path and query, not decoded. */
  readonly address: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly authorization: string;
}

/** A local Azure DevOps or GitHub over TLS on 127.0.0.1; what it answers is written after the public documentation. */
export class ServiceDouble {
  readonly requests: SeenQuestion[] = [];
  /** Requests whose socket was closed by the client before the answer was sent. */
  abandoned = 0;
  /** Requests that wait for their answer. */
  open = 0;
  private readonly sockets = new Set<Socket>();
  private readonly faultCounts = new Map<string, number>();
  private fault: ServiceFault | undefined;
  private faultTimes = Infinity;

  private constructor(
    private readonly server: https.Server,
    readonly certificate: string,
    private options: ServiceDoubleOptions,
  ) {}

  static async start(options: ServiceDoubleOptions): Promise<ServiceDouble> {
    const { cert, private: key } = await madeCertificate();
    const server = https.createServer({ cert, key });
    const double = new ServiceDouble(server, cert, options);
    server.on('request', (request, response) => {
      void double.handle(request, response);
    });
    server.on('connection', (socket: Socket) => {
      double.sockets.add(socket);
      socket.on('close', () => double.sockets.delete(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return double;
  }

  /** The addresses of the requests as they came, not decoded. */
  get addresses(): readonly string[] {
    return this.requests.map(({ address }) => address);
  }

  get origin(): string {
    return `https://localhost:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** Answers otherwise from now on. */
  change(options: Partial<ServiceDoubleOptions>): void {
    this.options = { ...this.options, ...options };
  }

  /**
   * Misbehaves from now on, or answers well again.
   *
   * @param times how often for each path before it is answered well (default: always)
   */
  misbehave(fault: ServiceFault | undefined, times = Infinity): void {
    this.fault = fault;
    this.faultTimes = times;
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
    this.requests.push({
      address: request.url ?? '',
      method: request.method ?? '',
      path,
      query: url.search,
      authorization: request.headers.authorization ?? '',
    });
    this.open++;
    response.on('close', () => {
      this.open--;
      if (!response.writableFinished) {
        this.abandoned++;
      }
    });
    const fault = this.faultOf(path);
    if (fault === undefined || !(await misbehave(fault, response))) {
      this.answer(path, url, response);
    }
  }

  private faultOf(path: string): ServiceFault | undefined {
    const count = (this.faultCounts.get(path) ?? 0) + 1;
    this.faultCounts.set(path, count);
    return count > this.faultTimes ? undefined : this.fault;
  }

  private answer(path: string, url: URL, response: ServerResponse): void {
    const { answers, keyOf = (plain: string) => plain } = this.options;
    const key = keyOf(path, url.searchParams).toLowerCase();
    const body = Object.entries(answers).find(([where]) => where.toLowerCase() === key)?.[1];
    if (body === undefined) {
      send(response, 404, { message: 'Not Found' });
    } else if (typeof body === 'number') {
      response.writeHead(body).end();
    } else if (isError(body)) {
      send(response, body.status, { message: body.message });
    } else {
      this.sendPage(body, url, response);
    }
  }

  private sendPage(body: unknown, url: URL, response: ServerResponse): void {
    const { pageSize, paging } = this.options;
    const list = listIn(body);
    if (pageSize === undefined || list === undefined) {
      send(response, 200, body);
      return;
    }
    const parameter = paging === 'link' ? 'page' : 'continuationToken';
    const from = Number(url.searchParams.get(parameter) ?? 0);
    const page = list.all.slice(from, from + pageSize);
    const next = new URL(url);
    next.searchParams.set(parameter, String(from + pageSize));
    const isLast = from + pageSize >= list.all.length;
    const headers: Record<string, string> = isLast
      ? {}
      : paging === 'link'
        ? { link: `<${next.href}>; rel="next", <${url.href}>; rel="first"` }
        : { 'x-ms-continuationtoken': String(from + pageSize) };
    const whole = list.field === undefined ? page : { ...(body as object), [list.field]: page };
    send(response, 200, whole, headers);
  }
}

/** The list in an answer, and the field in which it stands. */
function listIn(body: unknown): { readonly field?: string; readonly all: readonly unknown[] } | undefined {
  if (Array.isArray(body)) {
    return { all: body as unknown[] };
  }
  const { count, total_count: total } = body as { readonly count?: unknown; readonly total_count?: unknown };
  const found =
    count === undefined && total === undefined
      ? undefined
      : Object.entries(body as object).find(([, value]) => Array.isArray(value));
  return found === undefined ? undefined : { field: found[0], all: found[1] as unknown[] };
}

function isError(body: unknown): body is { readonly status: number; readonly message: string } {
  return (
    typeof body === 'object' &&
    body !== null &&
    'status' in body &&
    'message' in body &&
    typeof body.status === 'number'
  );
}

/** Returns whether the request is dealt with. */
async function misbehave(fault: ServiceFault, response: ServerResponse): Promise<boolean> {
  switch (fault.is) {
    case 'status':
      send(response, fault.status, { message: fault.message ?? 'made to fail' }, fault.headers);
      return true;
    case 'body':
      response.writeHead(fault.status ?? 200, { 'content-type': fault.contentType ?? 'application/json' });
      response.end(fault.body);
      return true;
    case 'reset':
      response.socket?.destroy();
      return true;
    case 'never':
      return true;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"value": [');
      setTimeout(() => response.socket?.destroy(), 20);
      return true;
    case 'trickle':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"value": [');
      return true;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return false;
    case 'flood':
      await flood(response, fault.bytes);
      return true;
    case 'redirect':
      response.writeHead(302, { location: fault.to }).end();
      return true;
    case 'next':
      send(response, 200, [], { link: `<${fault.to}>; rel="next"` });
      return true;
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: Headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
