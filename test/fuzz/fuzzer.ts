import {
  annotatedKey,
  crcToken,
  identifiableKey,
  letters,
  type Random,
  seededRandom,
} from '../core/secrets/made-keys.js';
import { below, mutate, pick } from './mutate.js';
import type { Seed } from './seeds.js';
import type { Target } from './targets.js';

/** An input for which a property does not hold. */
export interface Failure {
  readonly target: string;
  readonly seed: Seed;
  /** The number that brings the same offsets and changes again. */
  readonly round: number;
  readonly message: string;
}

export interface FuzzOptions {
  readonly seed: number;
  readonly inputs: number;
  /** Milliseconds since the Unix epoch; no input is begun later. */
  readonly until: number;
  /** Told of the texts of a batch; answers whether they reached something new, and are to be kept. */
  readonly isNew?: (() => boolean) | undefined;
  /** How many inputs one look at the coverage is for. */
  readonly batch?: number;
  readonly onFailure: (failure: Failure) => void;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Inputs that were kept are forgotten in turn, beyond this many for each target. */
const mostKept = 3000;

/** Changes seeds and checks what comes out. The same options give the same inputs, but for what coverage keeps. */
export function fuzz(targets: readonly Target[], options: FuzzOptions): Readonly<Record<string, number>> {
  const { batch = 200 } = options;
  const kept = new Map<Target, Seed[]>(targets.map((target) => [target, []]));
  const tried: Record<string, number> = Object.fromEntries(targets.map(({ name }) => [name, 0]));
  let recent: (readonly [Target, Seed])[] = [];
  for (let round = 0; round < options.inputs && Date.now() < options.until; round++) {
    const random = seededRandom(options.seed * 1_000_003 + round);
    const target = choose(targets, random);
    const seed = makeInput(target, kept.get(target) ?? [], random);
    const { text, planted } = target.make === undefined ? plant(seed.text, random) : { text: seed.text, planted: [] };
    const input = { ...seed, text };
    try {
      target.check(input, random, planted);
    } catch (error) {
      options.onFailure({ target: target.name, seed: input, round, message: messageOf(error) });
    }
    tried[target.name] = (tried[target.name] ?? 0) + 1;
    recent.push([target, seed]);
    if (recent.length >= batch) {
      options.onProgress?.(round + 1);
      if (options.isNew?.() === true) {
        recent.forEach(([of, one]) => {
          keep(kept.get(of) ?? [], one);
        });
      }
      recent = [];
    }
  }
  return tried;
}

function choose(targets: readonly Target[], random: Random): Target {
  let left = random() * targets.reduce((sum, { weight }) => sum + weight, 0);
  for (const target of targets) {
    left -= target.weight;
    if (left <= 0) {
      return target;
    }
  }
  return pick(targets, random);
}

function makeInput({ seeds, make = mutate }: Target, kept: readonly Seed[], random: Random): Seed {
  const start = kept.length > 0 && random() < 0.4 ? pick(kept, random) : pick(seeds, random);
  return { ...start, text: make(start.text, pick(seeds, random).text, random) };
}

function keep(kept: Seed[], seed: Seed): void {
  kept.push(seed);
  if (kept.length > mostKept) {
    kept.shift();
  }
}

// Letters and digits only: code would be cut in two by other characters.
/** Now and then a made-up credential is put somewhere; wherever it stands, nobody may repeat it. */
function plant(text: string, random: Random): { readonly text: string; readonly planted: readonly string[] } {
  if (random() < 0.8) {
    return { text, planted: [] };
  }
  const value = pick(makers, random)(random);
  const words = [...text.matchAll(/[\w./@-]{3,}/g)];
  const word = words.length === 0 ? undefined : pick(words, random);
  const at = word?.index ?? below(random, text.length + 1);
  return { text: text.slice(0, at) + value + text.slice(at + (word?.[0].length ?? 0)), planted: [value] };
}

const makers: readonly ((random: Random) => string)[] = [
  (random) => crcToken(random, 'ghp_'),
  (random) => annotatedKey(random, 'ACOG'),
  (random) => identifiableKey(random, 39, 42, 'AzSe', 'PAdmin00', letters),
];

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : 'no error';
}
