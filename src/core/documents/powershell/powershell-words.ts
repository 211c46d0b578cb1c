import type { ShellCommand, ShellWord } from '../shell/shell-words.js';
import type { Span } from '../span.js';
import { closingBracket, closingQuote } from '../shell/closing.js';

/**
 * Splits PowerShell text into commands: at line ends, `;`, `|`, `{`, `}`, `(` and `)`, with quotes, here-strings,
 * comments, `$( … )` and the backtick at the end of a line respected. It is no PowerShell: what it cannot see is left
 * out, and it never throws.
 */
export function powershellCommands(
  text: string,
  within: Span,
  layout: { readonly folded?: boolean } = {},
): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: ShellWord[] = [];
  let redirected = false;
  let skipNext = false;
  const finish = (piped: boolean): void => {
    if (words.length > 0) {
      commands.push({ words, redirected, piped, captured: false });
    }
    words = [];
    redirected = false;
    skipNext = false;
  };
  let at = within.start;
  while (at < within.end) {
    const char = text.charAt(at);
    if (char === '\n' || char === '\r') {
      if (layout.folded !== true) {
        finish(false);
      }
      at++;
    } else if (char === ' ' || char === '\t') {
      at++;
    } else if (char === '`' && /^`[ \t]*\r?\n/.test(text.slice(at, at + 40))) {
      at = text.indexOf('\n', at) + 1;
    } else if (text.startsWith('<#', at)) {
      const end = text.indexOf('#>', at + 2);
      at = end < 0 ? within.end : end + 2;
    } else if (char === '#') {
      at = lineEnd(text, at, within.end);
    } else if (char === '|') {
      // Into nothing is nowhere, into the screen is the log again.
      const next = /^\|\s*(?:out-host|write-host|write-output|tee-object)\b/i.test(text.slice(at, at + 40));
      finish(!next);
      at++;
    } else if (char === ';' || char === '&' || char === '{' || char === '}' || char === '(' || char === ')') {
      finish(false);
      at++;
    } else if (char === '>' || /^[0-9*]>/.test(text.slice(at, at + 2))) {
      const operator = /^[0-9*]?>>?(?:&[0-9])?/.exec(text.slice(at, at + 5))?.[0] ?? char;
      redirected ||= /^[1*]?>>?$/.test(operator);
      skipNext = !operator.includes('&');
      at += operator.length;
    } else {
      const end = wordEnd(text, at, within.end);
      if (!skipNext) {
        words.push(wordAt(text, at, end));
      }
      skipNext = false;
      at = end;
    }
  }
  finish(false);
  return commands;
}

function wordAt(text: string, start: number, end: number): ShellWord {
  const source = text.slice(start, end);
  const here = /^@(["'])[ \t]*\r?\n[\s\S]*\r?\n[ \t]*\1@$/.exec(source);
  const quote = here?.[1] ?? /^(["'])[\s\S]*\1$/.exec(source)?.[1] ?? '';
  const skipped = here !== null ? 2 : quote === '' ? 0 : 1;
  const span = { start: start + skipped, end: end - skipped };
  const inner = source.slice(skipped, source.length - skipped);
  return {
    text: quote === '' ? inner.replace(/["']/g, '') : inner,
    span,
    source,
    sourceStart: start,
    quote: quote === '"' ? '"' : quote === "'" ? "'" : '',
  };
}

function wordEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const char = text.charAt(at);
    if (char === '`') {
      at += 2;
    } else if (char === '@' && /^@["'][ \t]*\r?\n/.test(text.slice(at, at + 20))) {
      const close = text.indexOf(`\n${text.charAt(at + 1)}@`, at);
      at = close < 0 ? limit : close + 3;
    } else if (char === '"' || char === "'") {
      at = closingQuote(text, at, limit, '\\') + 1;
    } else if (char === '$' && (text.charAt(at + 1) === '(' || text.charAt(at + 1) === '{')) {
      at = closingBracket(text, at + 1, limit);
    } else if (/[\s;&|<>(){}]/.test(char)) {
      break;
    } else {
      at++;
    }
  }
  return Math.min(Math.max(at, start + 1), limit);
}

function lineEnd(text: string, from: number, limit: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? limit : Math.min(feed, limit);
}
