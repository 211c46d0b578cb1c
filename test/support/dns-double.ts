import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** What the double says of a name. */
export type DnsAnswer =
  | { readonly a?: readonly string[]; readonly aaaa?: readonly string[]; readonly cname?: string }
  /** No such name, a fault of the server, a refusal, silence, and an answer that did not fit. */
  | 'nxdomain'
  | 'servfail'
  | 'refused'
  | 'silence'
  | 'truncated';

const types = { a: 1, cname: 5, aaaa: 28 } as const;
const codes: Readonly<Record<string, number>> = { nxdomain: 3, servfail: 2, refused: 5 };

/**
 * A name server on a free UDP port of 127.0.0.1, by RFC 1035. It follows aliases itself, as recursive servers do, knows
 * no name that it was not given, and does not speak TCP, so that what is truncated stays so.
 */
export class DnsDouble {
  /** Each question, in the order in which it came: `A mlw.example`. */
  readonly asked: string[] = [];

  private constructor(
    private readonly socket: Socket,
    private readonly names: Readonly<Record<string, DnsAnswer>>,
  ) {
    socket.on('message', (message, { port, address }) => {
      const answer = this.answerTo(message);
      if (answer !== undefined) {
        socket.send(answer, port, address);
      }
    });
  }

  static async start(names: Readonly<Record<string, DnsAnswer>>): Promise<DnsDouble> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new DnsDouble(socket, names);
  }

  /** For `Resolver.setServers`. */
  get server(): string {
    return `127.0.0.1:${String(this.socket.address().port)}`;
  }

  stop(): void {
    this.socket.close();
  }

  private answerTo(query: Buffer): Buffer | undefined {
    const { name, type, end } = questionOf(query);
    this.asked.push(`${Object.entries(types).find(([, number]) => number === type)?.[0] ?? String(type)} ${name}`);
    const said = this.names[name] ?? 'nxdomain';
    if (said === 'silence') {
      return undefined;
    }
    const records = typeof said === 'string' ? [] : this.recordsOf(name, type);
    const code = typeof said === 'string' ? (codes[said] ?? 0) : type === types.cname ? 0 : this.codeBehind(name);
    const head = Buffer.alloc(12);
    query.copy(head, 0, 0, 2);
    // Answer, recursion wanted and available; 0x0200 says that it was cut off.
    head.writeUInt16BE(0x8180 | (said === 'truncated' ? 0x0200 : 0) | code, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(records.length, 6);
    return Buffer.concat([head, query.subarray(12, end), ...records]);
  }

  /** The aliases on the way, and what the last name has of the type. */
  private recordsOf(name: string, type: number): Buffer[] {
    const said = this.names[name];
    if (said === undefined || typeof said === 'string') {
      return [];
    }
    if (said.cname !== undefined) {
      const alias = record(name, types.cname, encodeName(said.cname));
      return type === types.cname ? [alias] : [alias, ...this.recordsOf(said.cname, type)];
    }
    const addresses = type === types.a ? (said.a ?? []) : type === types.aaaa ? (said.aaaa ?? []) : [];
    return addresses.map((address) => record(name, type, type === types.a ? bytesOfV4(address) : bytesOfV6(address)));
  }

  /**
   * An alias for a name that does not exist is answered with the alias and NXDOMAIN (RFC 6604); a question for the
   * alias itself is not followed (RFC 1034, 3.6.2).
   */
  private codeBehind(name: string): number {
    const said = this.names[name];
    if (said === undefined || typeof said === 'string') {
      return codes[said ?? 'nxdomain'] ?? 0;
    }
    return said.cname === undefined ? 0 : this.codeBehind(said.cname);
  }
}

function questionOf(query: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length !== 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function record(name: string, type: number, data: Buffer): Buffer {
  const rest = Buffer.alloc(10);
  rest.writeUInt16BE(type, 0);
  rest.writeUInt16BE(1, 2);
  rest.writeUInt32BE(60, 4);
  rest.writeUInt16BE(data.length, 8);
  return Buffer.concat([encodeName(name), rest, data]);
}

function encodeName(name: string): Buffer {
  return Buffer.concat([
    ...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ]);
}

function bytesOfV4(address: string): Buffer {
  return Buffer.from(address.split('.').map(Number));
}

/** Written out in eight groups, without `::`. */
function bytesOfV6(address: string): Buffer {
  return Buffer.from(
    address.split(':').flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]),
  );
}
