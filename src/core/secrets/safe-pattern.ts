/** What is known of a pattern before it is run. */
export type SafePattern =
  /** `begins` stands at the start of every match. */
  | { readonly is: 'safe'; readonly begins: string }
  /** A sentence without a final stop. */
  | { readonly is: 'refused'; readonly because: string };

/** One step of a pattern: how often one of some characters may stand. */
interface Step {
  readonly characters: ReadonlySet<string>;
  readonly min: number;
  readonly max: number;
}

const longestMatch = 512;
const shortestBeginning = 3;

const digits = '0123456789';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const sets: Readonly<Record<string, string>> = { d: digits, w: `${letters}${digits}_` };

/**
 * Reads a regular expression of the small kind that a configuration may bring along: characters, `\d`, `\w`, classes
 * such as `[A-Z0-9_-]`, `{n}`, `{n,m}` and `?`, and `\b` at either end. It begins with at least three fixed
 * characters, and what may stand more or less often never shares a character with what comes behind it. So there is
 * one way only to match at a place, and no text makes the matching slow: backtracking has nothing to try.
 *
 * Never throws.
 */
export function readSafePattern(pattern: string): SafePattern {
  const inner = pattern.replace(/^\\b/, '').replace(/(?<!\\)\\b$/, '');
  try {
    const steps = readSteps(inner);
    const begins = beginningOf(steps);
    if (begins.length < shortestBeginning) {
      return refused('A pattern has to begin with at least three fixed characters, such as "acme_"');
    }
    if (steps.reduce((sum, { max }) => sum + max, 0) > longestMatch) {
      return refused(`A pattern may match ${longestMatch} characters at most`);
    }
    const unclear = steps.find((step, index) => step.min !== step.max && sharesWithNext(steps, index));
    return unclear === undefined
      ? { is: 'safe', begins }
      : refused('What may stand more or less often must not share a character with what comes behind it');
  } catch (error) {
    if (error instanceof Refusal) {
      return refused(error.message);
    }
    throw error;
  }
}

function refused(because: string): SafePattern {
  return { is: 'refused', because };
}

class Refusal extends Error {}

function beginningOf(steps: readonly Step[]): string {
  let begins = '';
  for (const { characters, min, max } of steps) {
    const [only] = characters;
    if (characters.size !== 1 || min !== max || only === undefined) {
      break;
    }
    begins += only.repeat(min);
  }
  return begins;
}

// Steps that may be left out let what is behind them come next.
function sharesWithNext(steps: readonly Step[], index: number): boolean {
  const step = steps[index];
  for (const next of steps.slice(index + 1)) {
    if ([...next.characters].some((character) => step?.characters.has(character) === true)) {
      return true;
    }
    if (next.min > 0) {
      return false;
    }
  }
  return false;
}

function readSteps(pattern: string): readonly Step[] {
  const steps: Step[] = [];
  const token = /\[(?:\\.|[^\]\\])*\]|\\.|[^]/y;
  while (token.lastIndex < pattern.length) {
    const [text = ''] = token.exec(pattern) ?? [];
    const characters = charactersOf(text);
    const often = /(?:\{(\d{1,4})(?:,(\d{1,4}))?\}|(\?))/y;
    often.lastIndex = token.lastIndex;
    const [found, from, to, optional] = often.exec(pattern) ?? [];
    if (found !== undefined) {
      token.lastIndex += found.length;
    }
    const min = optional === '?' ? 0 : Number(from ?? 1);
    const max = optional === '?' ? 1 : Number(to ?? min);
    if (max < min || max === 0) {
      throw new Refusal(`"${found ?? ''}" counts backwards or to nothing`);
    }
    steps.push({ characters, min, max });
  }
  return steps;
}

function charactersOf(token: string): ReadonlySet<string> {
  if (token.length > 1 && token.startsWith('[')) {
    return classOf(token.slice(1, -1));
  }
  if (token.startsWith('\\')) {
    return escapeOf(token);
  }
  if (/[.*+?^$(){}[\]|]/.test(token)) {
    throw new Refusal(
      `A pattern may hold characters, \\d, \\w, [classes], {n}, {n,m} and "?", not "${token}"; put "\\" before it to mean the character`,
    );
  }
  return new Set([plain(token)]);
}

function escapeOf(token: string): ReadonlySet<string> {
  const character = token.charAt(1);
  const set = sets[character];
  if (set !== undefined) {
    return new Set(set);
  }
  if (character === '' || /[A-Za-z0-9]/.test(character)) {
    throw new Refusal(`"${token}" is not among what a pattern may hold here; \\d and \\w are`);
  }
  return new Set([plain(character)]);
}

function classOf(body: string): ReadonlySet<string> {
  if (body === '' || body.startsWith('^')) {
    throw new Refusal('A class has to list what it holds, so it is neither empty nor begins with "^"');
  }
  const characters = new Set<string>();
  const part = /(\\.|[^])(?:-(\\.|[^]))?/y;
  while (part.lastIndex < body.length) {
    const [, first = '', last] = part.exec(body) ?? [];
    const start = first.startsWith('\\') ? escapeOf(first) : new Set([plain(first)]);
    const end = last === undefined ? undefined : last.startsWith('\\') ? escapeOf(last) : new Set([plain(last)]);
    start.forEach((character) => characters.add(character));
    if (end !== undefined) {
      addRange(characters, start, end);
    }
  }
  return characters;
}

function addRange(characters: Set<string>, start: ReadonlySet<string>, end: ReadonlySet<string>): void {
  const [from = ''] = start;
  const [to = ''] = end;
  if (start.size !== 1 || end.size !== 1 || from > to) {
    throw new Refusal('A range in a class goes from one character up to another, such as A-Z');
  }
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) {
    characters.add(String.fromCharCode(code));
  }
}

function plain(character: string): string {
  if (!/^[\x20-\x7e]$/.test(character)) {
    throw new Refusal('A pattern may hold printable ASCII characters only');
  }
  return character;
}
