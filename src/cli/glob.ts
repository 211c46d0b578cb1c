/** Whether a path as typed is a pattern. */
export function isGlob(given: string): boolean {
  return /[*?{[]/.test(given);
}

/** The folder that a pattern begins with, and the pattern for what lies below it. Both with `/`. */
export function splitGlob(pattern: string): { readonly folder: string; readonly rest: string } {
  const parts = pattern.split('/');
  const first = parts.findIndex(isGlob);
  const at = first < 0 ? parts.length - 1 : first;
  const folder = parts.slice(0, at).join('/');
  return { folder: folder === '' ? (pattern.startsWith('/') ? '/' : '.') : folder, rest: parts.slice(at).join('/') };
}

/**
 * A pattern as a test of paths that have `/`: `*` and `?` stay inside a name, `**` is any number of folders, `{a,b}` is
 * one of several, `[a-z]` and `[!a-z]` are one character. As in shells, what is not understood stands for itself.
 *
 * Made for Windows, whose shells hand patterns on, and for quoted patterns.
 */
export function globTest(pattern: string): (path: string) => boolean {
  const tests = alternatives(pattern).map((one) => one.split('/'));
  return (path) => {
    const parts = path.split('/');
    return tests.some((test) => matchesParts(test, parts));
  };
}

const mostAlternatives = 256;

/** Each of the patterns that one with braces stands for. */
function alternatives(pattern: string): readonly string[] {
  let all: readonly string[] = [pattern];
  for (;;) {
    const next = all.flatMap((one) => {
      const found = /\{([^{},]*,[^{}]*)\}/.exec(one);
      const [whole = '', inside = ''] = found ?? [];
      return found === null
        ? [one]
        : inside.split(',').map((word) => one.slice(0, found.index) + word + one.slice(found.index + whole.length));
    });
    // Braces beyond that are taken as they stand.
    if (next.length === all.length || next.length > mostAlternatives) {
      return all;
    }
    all = next;
  }
}

// Positions in the pattern that can be reached, so that no path takes more steps than both lengths multiplied.
function matchesParts(test: readonly string[], parts: readonly string[]): boolean {
  let reached = skipped(test, new Set([0]));
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of reached) {
      const name = test[at];
      if (name === '**') {
        next.add(at);
      } else if (name !== undefined && nameTest(name).test(part)) {
        next.add(at + 1);
      }
    }
    reached = skipped(test, next);
  }
  return reached.has(test.length);
}

/** `**` may stand for no folder at all. */
function skipped(test: readonly string[], reached: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(reached);
  for (const at of all) {
    if (test[at] === '**') {
      all.add(at + 1);
    }
  }
  return all;
}

const tests = new Map<string, RegExp>();

function nameTest(name: string): RegExp {
  const known = tests.get(name);
  if (known !== undefined) {
    return known;
  }
  // Stars beside each other are one star; each star then stops at the next fixed character.
  const source = name
    .replace(/\*+/g, '*')
    .replace(/\[([!^]?)([^\]/]+)\]|[^]/g, (token: string, not: string | undefined, body: string | undefined) =>
      body === undefined
        ? token === '*'
          ? '[^/]*'
          : token === '?'
            ? '[^/]'
            : token.replace(/[\\^$.|+()[\]{}]/, '\\$&')
        : `[${not === '' ? '' : '^'}${body.replace(/[\\^[\]]/g, '\\$&')}]`,
    );
  let test: RegExp;
  try {
    test = new RegExp(`^${source}$`);
  } catch {
    // A class that runs backwards, such as [z-a], stands for itself.
    test = new RegExp(`^${name.replace(/[\\^$.|+()[\]{}*?]/g, '\\$&')}$`);
  }
  tests.set(name, test);
  return test;
}
