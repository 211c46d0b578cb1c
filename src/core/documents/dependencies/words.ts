import type { Span } from '../span.js';

/** A word with its place; quotes around it are left out of both. */
export interface Word extends Span {
  readonly text: string;
}

/** The words of a text without quoting rules, as pip splits a line of a requirements file. */
export function plainWords(text: string, within: Span): readonly Word[] {
  return [...text.slice(within.start, within.end).matchAll(/[^\s\\]+(?:\\(?!\s*[\r\n]|$)[^\s\\]*)*/g)].map((match) => {
    const start = within.start + match.index;
    return { text: match[0], start, end: start + match[0].length };
  });
}

/**
 * The words of one shell command after another. Line ends behind a backslash (or a backtick, as Dockerfiles of Windows
 * have it) are white space, and so is a comment with a line of its own, which may stand between joined lines; a command
 * ends at a line end, `;`, `&` or `|`. Near enough to find what is installed: nothing is expanded.
 */
export function shellCommands(text: string, within: Span): readonly (readonly Word[])[] {
  const commands: Word[][] = [[]];
  // Comments first, then the longest alternatives: quoted parts, escapes, plain characters.
  const token =
    /#(?<=^[ \t]*#)[^\r\n]*(?:\r?\n|$)|#[^\r\n]*|[\\`][ \t]*\r?\n|(?:"(?:\\[\s\S]|[^"\\])*"|'[^']*'|\\(?![ \t]*\r?\n)[\s\S]|[^\s;&|"'\\])+|\r?\n|[;&|]/gm;
  for (const match of text.slice(within.start, within.end).matchAll(token)) {
    const [word] = match;
    if (/^[;&|]$|^\r?\n$/.test(word)) {
      commands.push([]);
    } else if (!/^#|^[\\`][ \t]*\r?\n$/.test(word)) {
      commands.at(-1)?.push(unquoted(word, within.start + match.index));
    }
  }
  return commands.filter((command) => command.length > 0);
}

function unquoted(word: string, start: number): Word {
  const quote = word.charAt(0);
  return (quote === '"' || quote === "'") && word.length > 1 && word.indexOf(quote, 1) === word.length - 1
    ? { text: word.slice(1, -1), start: start + 1, end: start + word.length - 1 }
    : { text: word, start, end: start + word.length };
}
