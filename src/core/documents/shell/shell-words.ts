import type { Span } from '../span.js';

/** One word of a command as the shell would pass it, before expansion. */
export interface ShellWord {
  /** Without quotes; what stands in the source may be longer. */
  readonly text: string;
  readonly span: Span;
  /** As written, with its quotes, and where it starts. */
  readonly source: string;
  readonly sourceStart: number;
  /** The quote that the whole word stands in. */
  readonly quote: '"' | "'" | '';
}

export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** Whether standard output goes to a file. */
  readonly redirected: boolean;
  /** Whether another command reads standard output. */
  readonly piped: boolean;
}

/**
 * Splits shell text into simple commands: at line ends, `;`, `&&`, `||`, `|` and `&`, with quotes, comments, escaped
 * line ends and `$( … )` respected. Keywords such as `if` and `then` are dropped from a command's front. It is no
 * shell: what it cannot see is left out, and it never throws.
 */
export function shellCommands(text: string, within: Span): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: ShellWord[] = [];
  let redirected = false;
  let skipNext = false;
  const finish = (piped: boolean): void => {
    while (words[0] !== undefined && leadingWords.has(words[0].text)) {
      words.shift();
    }
    if (words.length > 0) {
      commands.push({ words, redirected, piped });
    }
    words = [];
    redirected = false;
    skipNext = false;
  };
  let at = within.start;
  while (at < within.end) {
    const char = text.charAt(at);
    if (char === '\n' || char === '\r') {
      finish(false);
      at++;
    } else if (char === ' ' || char === '\t') {
      at++;
    } else if (char === '\\' && /^\\\r?\n/.test(text.slice(at, at + 3))) {
      at += text.charAt(at + 1) === '\r' ? 3 : 2;
    } else if (char === '#') {
      at = lineEnd(text, at, within.end);
    } else if (char === ';' || char === '&' || char === '(' || char === ')') {
      finish(false);
      at++;
    } else if (char === '|') {
      const or = text.charAt(at + 1) === '|';
      finish(!or);
      at += or ? 2 : 1;
    } else if (char === '>' || char === '<' || /^[0-9]>/.test(text.slice(at, at + 2))) {
      const operator = /^[0-9]?(?:>>?|<<?<?)(?:&[0-9-])?/.exec(text.slice(at, at + 5))?.[0] ?? char;
      const toFile = /^1?>>?$/.test(operator);
      redirected ||= toFile;
      skipNext = !operator.includes('&');
      at += operator.length;
    } else {
      const end = wordEnd(text, at, within.end);
      if (skipNext) {
        skipNext = false;
      } else {
        words.push(wordAt(text, at, end));
      }
      at = end;
    }
  }
  finish(false);
  return commands;
}

const leadingWords = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', '}', 'time', 'sudo', 'exec']);

function wordAt(text: string, start: number, end: number): ShellWord {
  const source = text.slice(start, end);
  const quote = /^"[^"]*"$/s.test(source) ? '"' : /^'[^']*'$/s.test(source) ? "'" : '';
  const inner = quote === '' ? { start, end } : { start: start + 1, end: end - 1 };
  return { text: quote === '' ? source.replace(/["']/g, '') : source.slice(1, -1), span: inner, source, sourceStart: start, quote };
}

function wordEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const char = text.charAt(at);
    if (char === '\\') {
      at += 2;
    } else if (char === '"' || char === "'") {
      const close = closingQuote(text, at, limit);
      at = close + 1;
    } else if (char === '$' && (text.charAt(at + 1) === '(' || text.charAt(at + 1) === '{' || text.charAt(at + 1) === '[')) {
      at = closingBracket(text, at + 1, limit);
    } else if (/[\s;&|<>()]/.test(char)) {
      break;
    } else {
      at++;
    }
  }
  return Math.min(Math.max(at, start + 1), limit);
}

function closingQuote(text: string, open: number, limit: number): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < limit; at++) {
    if (text.charAt(at) === '\\' && quote === '"') {
      at++;
    } else if (text.charAt(at) === quote) {
      return at;
    }
  }
  return limit;
}

// Also reads `${{ … }}` of the pipelines that shell text stands in.
function closingBracket(text: string, open: number, limit: number): number {
  const opening = text.charAt(open);
  const closing = opening === '(' ? ')' : opening === '{' ? '}' : ']';
  let depth = 0;
  for (let at = open; at < limit; at++) {
    const char = text.charAt(at);
    if (char === '\n' && opening !== '(') {
      return at;
    }
    if (char === opening) {
      depth++;
    } else if (char === closing && --depth === 0) {
      return at + 1;
    }
  }
  return limit;
}

function lineEnd(text: string, from: number, limit: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? limit : Math.min(feed, limit);
}
