import type { Span } from '../span.js';
import { closingBracket, closingQuote } from './closing.js';

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
  /** Whether the command stands in `$( … )` or backticks, so that its output becomes part of a word. */
  readonly captured: boolean;
}

/** How lines end in the text around the shell: a folded YAML scalar turns them into spaces. */
export interface ShellLayout {
  readonly folded?: boolean;
}

/**
 * Splits shell text into simple commands: at line ends, `;`, `&&`, `||`, `|` and `&`, with quotes, comments, escaped
 * line ends, here-documents and `$( … )` respected; the commands inside `$( … )` come before the one they stand in.
 * Keywords such as `if` and `then` are dropped from a command's front. It is no shell: what it cannot see is left out,
 * and it never throws.
 */
export function shellCommands(text: string, within: Span, layout: ShellLayout = {}): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  readCommands(text, within, layout, false, 0, commands);
  return commands;
}

/** Substitutions nested deeper than this are left out. */
const deepest = 6;

function readCommands(
  text: string,
  within: Span,
  layout: ShellLayout,
  captured: boolean,
  depth: number,
  commands: ShellCommand[],
): void {
  let words: ShellWord[] = [];
  let redirected = false;
  let skipNext = false;
  let hereEnd: string | undefined;
  const finish = (piped: boolean): void => {
    while (words[0] !== undefined && leadingWords.has(words[0].text)) {
      words.shift();
    }
    if (words.length > 0) {
      commands.push({ words, redirected, piped, captured });
    }
    words = [];
    redirected = false;
    skipNext = false;
  };
  let at = within.start;
  while (at < within.end) {
    const char = text.charAt(at);
    if (char === '\n' || char === '\r') {
      if (hereEnd !== undefined) {
        at = afterHereDocument(text, at, within.end, hereEnd);
        hereEnd = undefined;
        finish(false);
      } else if (layout.folded === true && !/^\r?\n[ \t]*\r?\n/.test(text.slice(at, at + 200))) {
        at++;
      } else {
        finish(false);
        at++;
      }
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
      if (/^[<>]\(/.test(text.slice(at, at + 2))) {
        // Process substitution: another command reads the output as a file.
        const end = closingBracket(text, at + 1, within.end);
        if (depth < deepest) {
          readCommands(text, { start: at + 2, end: Math.max(at + 2, end - 1) }, layout, true, depth + 1, commands);
        }
        at = end;
        continue;
      }
      const here = /^<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(text.slice(at, at + 80));
      if (here !== null) {
        hereEnd = here[2];
        at += here[0].length;
        continue;
      }
      const operator = /^[0-9]?(?:>>?|<<?<?)(?:&[0-9-])?/.exec(text.slice(at, at + 5))?.[0] ?? char;
      const toFile = /^1?>>?$/.test(operator);
      redirected ||= toFile;
      skipNext = !operator.includes('&');
      at += operator.length;
    } else {
      const end = wordEnd(text, at, within.end);
      const word = wordAt(text, at, end);
      if (depth < deepest) {
        for (const inner of substitutionsIn(word)) {
          readCommands(text, inner, layout, true, depth + 1, commands);
        }
      }
      if (skipNext) {
        skipNext = false;
      } else {
        words.push(word);
      }
      at = end;
    }
  }
  finish(false);
}

const leadingWords = new Set([
  'if',
  'then',
  'else',
  'elif',
  'do',
  'while',
  'until',
  '!',
  '{',
  '}',
  'time',
  'sudo',
  'exec',
]);

/** The insides of a word's `$( … )`, outermost only; `$(( … ))` is arithmetic. */
export function substitutionsIn(word: ShellWord, escape: '\\' | '`' = '\\'): readonly Span[] {
  const { source, sourceStart } = word;
  if (!source.includes('$(') && !source.includes('`')) {
    return [];
  }
  const spans: Span[] = [];
  let quote = '';
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    if (quote === "'") {
      quote = char === "'" ? '' : quote;
    } else if (char === escape) {
      at++;
    } else if (char === '"') {
      quote = quote === '"' ? '' : '"';
    } else if (char === "'" && quote === '') {
      quote = "'";
    } else if (char === '$' && source.charAt(at + 1) === '(' && source.charAt(at + 2) !== '(') {
      const end = closingBracket(source, at + 1, source.length);
      spans.push({ start: sourceStart + at + 2, end: sourceStart + Math.max(at + 2, end - 1) });
      at = end - 1;
    } else if (char === '`') {
      const close = source.indexOf('`', at + 1);
      if (close < 0) {
        break;
      }
      spans.push({ start: sourceStart + at + 1, end: sourceStart + close });
      at = close;
    }
  }
  return spans;
}

function wordAt(text: string, start: number, end: number): ShellWord {
  const source = text.slice(start, end);
  const quote = /^"[^"]*"$/s.test(source) ? '"' : /^'[^']*'$/s.test(source) ? "'" : '';
  const inner = quote === '' ? { start, end } : { start: start + 1, end: end - 1 };
  return {
    text: quote === '' ? source.replace(/["']/g, '') : source.slice(1, -1),
    span: inner,
    source,
    sourceStart: start,
    quote,
  };
}

function wordEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const char = text.charAt(at);
    if (char === '\\') {
      at += 2;
    } else if (char === '"' || char === "'") {
      const close = closingQuote(text, at, limit, '\\');
      at = close + 1;
    } else if (char === '`') {
      const close = text.indexOf('`', at + 1);
      at = close < 0 || close >= limit ? at + 1 : close + 1;
    } else if (
      char === '$' &&
      (text.charAt(at + 1) === '(' || text.charAt(at + 1) === '{' || text.charAt(at + 1) === '[')
    ) {
      at = closingBracket(text, at + 1, limit);
    } else if (/[\s;&|<>()]/.test(char)) {
      break;
    } else {
      at++;
    }
  }
  return Math.min(Math.max(at, start + 1), limit);
}

// Begins at the line end behind `<<WORD`; what stands in a here-document is no command.
function afterHereDocument(text: string, from: number, limit: number, word: string): number {
  let line = text.indexOf('\n', from) + 1;
  while (line > 0 && line < limit) {
    const end = lineEnd(text, line, limit);
    if (text.slice(line, end).trim() === word) {
      return end;
    }
    line = end + 1;
  }
  return limit;
}

function lineEnd(text: string, from: number, limit: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? limit : Math.min(feed, limit);
}

/** From the first word to the last. */
export function spanOfCommand(command: ShellCommand): Span {
  const [first] = command.words;
  const last = command.words.at(-1);
  return { start: first?.sourceStart ?? 0, end: last === undefined ? 0 : last.sourceStart + last.source.length };
}

/** The part of a word from an offset of its source on, without the quotes around that part. */
export function partAfter(word: ShellWord, from: number): { readonly text: string; readonly span: Span } {
  const rest = word.source.slice(from);
  const quoted = /^(["']).*\1$/s.test(rest) ? 1 : 0;
  const span = { start: word.sourceStart + from + quoted, end: word.sourceStart + word.source.length - quoted };
  return { text: rest.slice(quoted, rest.length - quoted), span };
}
