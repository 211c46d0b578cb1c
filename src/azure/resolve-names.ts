import { lookup, Resolver } from 'node:dns/promises';
import type { NameAnswer } from '../posture/names/seen-name.js';

/** What names are asked of. */
export interface NameSource {
  /** All addresses of one family; rejects with an error that has a code of `node:dns`. */
  addresses(host: string, family: 4 | 6): Promise<readonly string[]>;
  /** The names that a name is an alias for; rejects as above. */
  aliases(host: string): Promise<readonly string[]>;
  /** Ends what is under way, as far as it can be ended. */
  cancel(): void;
}

/** How many names are asked about at the same time: few enough for a name server in a home or on a train. */
const concurrency = 6;

/** Milliseconds for one question, with the retries of the system in it. */
const defaultTimeoutMs = 5000;

/** A chain of aliases that is longer leads nowhere: resolvers give up at about this length too. */
const longestChain = 8;

/**
 * Addresses as programs here get them, by the operating system with its hosts file, its VPN and its rules for zones;
 * the aliases, which the operating system does not tell, by the name servers that it has set.
 */
export function systemNames(timeoutMs: number = defaultTimeoutMs): NameSource {
  const servers = serverNames(undefined, timeoutMs);
  return {
    async addresses(host, family) {
      return (await lookup(host, { all: true, family })).map(({ address }) => address);
    },
    aliases: (host) => servers.aliases(host),
    cancel: () => {
      servers.cancel();
    },
  };
}

/** @param servers addresses of name servers, `127.0.0.1:5353` (default: those that the system has set) */
export function serverNames(servers: readonly string[] | undefined, timeoutMs: number = defaultTimeoutMs): NameSource {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  if (servers !== undefined) {
    resolver.setServers(servers);
  }
  return {
    addresses: (host, family) => (family === 4 ? resolver.resolve4(host) : resolver.resolve6(host)),
    aliases: (host) => resolver.resolveCname(host),
    cancel: () => {
      resolver.cancel();
    },
  };
}

/**
 * Asks about names, a few at a time. Never throws for a name; one that nobody answers about in time is `failed`.
 *
 * @returns answers by name
 * @throws the signal's reason when it is cancelled
 */
export async function resolveNames(
  hosts: readonly string[],
  source: NameSource,
  signal: AbortSignal,
  timeoutMs: number = defaultTimeoutMs,
): Promise<ReadonlyMap<string, NameAnswer>> {
  signal.throwIfAborted();
  const answers = new Map<string, NameAnswer>();
  const waiting = [...new Set(hosts)];
  const cancelled = whenAborted(signal);
  const stop = (): void => {
    source.cancel();
  };
  signal.addEventListener('abort', stop, { once: true });
  const work = async (): Promise<void> => {
    for (let host = waiting.shift(); host !== undefined; host = waiting.shift()) {
      signal.throwIfAborted();
      answers.set(host, await askAbout(host, source, timeoutMs));
    }
  };
  try {
    await Promise.race([Promise.all(Array.from({ length: concurrency }, work)), cancelled.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
    cancelled.forget();
  }
  return answers;
}

async function askAbout(host: string, source: NameSource, timeoutMs: number): Promise<NameAnswer> {
  const [four, six, chain] = await Promise.all([
    settled(source.addresses(host, 4), timeoutMs),
    settled(source.addresses(host, 6), timeoutMs),
    chainOf(host, source, timeoutMs),
  ]);
  const addresses = [...four.values, ...six.values];
  const failure = four.failure ?? six.failure;
  if (addresses.length > 0) {
    return { is: 'resolved', addresses, chain, isPartial: failure !== undefined };
  }
  return failure === undefined ? { is: 'missing', chain } : { is: 'failed', reason: failure };
}

/** The aliases as far as they are told; the addresses are known without them, so nothing fails here. */
async function chainOf(host: string, source: NameSource, timeoutMs: number): Promise<readonly string[]> {
  const chain: string[] = [];
  const until = Date.now() + timeoutMs;
  for (let at = host; chain.length < longestChain && Date.now() < until;) {
    const [next] = (await settled(source.aliases(at), until - Date.now())).values;
    if (next === undefined || chain.includes(next.toLowerCase())) {
      break;
    }
    at = next.toLowerCase();
    chain.push(at);
  }
  return chain;
}

interface Settled {
  readonly values: readonly string[];
  /** A clause; `undefined` where the answer is that there is nothing. */
  readonly failure?: string;
}

/** What `node:dns` calls an answer that there is no such name, or nothing of the kind that was asked for. */
const absent: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

const failures: Readonly<Record<string, string>> = {
  ETIMEOUT: 'the name server did not answer in time',
  ESERVFAIL: 'the name server failed',
  EREFUSED: 'the name server refused to answer',
  ECONNREFUSED: 'no name server can be reached',
  EAI_AGAIN: 'no name server can be reached',
  EBADRESP: 'the name server answered nonsense',
  ECANCELLED: 'the question was cancelled',
};

async function settled(question: Promise<readonly string[]>, timeoutMs: number): Promise<Settled> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Settled>((resolve) => {
    timer = setTimeout(() => {
      resolve({ values: [], failure: failures['ETIMEOUT'] ?? '' });
    }, timeoutMs);
  });
  const answered = question.then(
    (values): Settled => ({ values }),
    (error: unknown): Settled => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      return absent.has(code)
        ? { values: [] }
        : { values: [], failure: failures[code] ?? 'the name could not be asked about' };
    },
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}

function whenAborted(signal: AbortSignal): { readonly promise: Promise<never>; readonly forget: () => void } {
  let stop = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    stop = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('Cancelled'));
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  return {
    promise,
    forget: () => {
      signal.removeEventListener('abort', stop);
    },
  };
}
