import type { Random } from '../core/secrets/made-keys.js';

/** What breaks readers: open and closed brackets, quotes, markers of each language, and characters few think of. */
const tokens: readonly string[] = [
  ...[
    '"',
    "'",
    '"""',
    "'''",
    '`',
    '```',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '{{',
    '}}',
    '${{',
    '$(',
    '${',
    '<<',
    '>>',
    '%}',
    '{%',
  ],
  ...[
    ':',
    ': ',
    '- ',
    '? ',
    ',',
    ';',
    '=',
    '==',
    '+=',
    '|',
    '|-',
    '>',
    '&a ',
    '*a',
    '!!binary ',
    '!',
    '@',
    '\\',
    '\\\n',
    '#',
  ],
  ...['\n', '\r', '\r\n', '\t', ' ', '    ', '\n\n', '\n---\n', '\n...\n', '\u2028', '\u0085', '\f', '\v'],
  ...['\u0000', '\ufeff', '\ud800', '\udc00', '\u{1f600}', 'e\u0301', '\u202e', '\u001b[31m', '\u007f', '\uffff'],
  ...[
    'f"',
    "f'{",
    'rb"',
    'def f(x):\n',
    'class A:\n',
    'lambda: ',
    'if a:\n',
    'else:\n',
    'for a in a:\n',
    'with a as b:\n',
  ],
  ...[
    'import os\n',
    'os.environ[',
    'print(',
    'await ',
    '*',
    '**',
    ' and ',
    ' not in ',
    ':=',
    '@a\n',
    '%pip install ',
    '!az ',
  ],
  ...[
    '<<EOF\n',
    'EOF\n',
    '&&',
    '||',
    '$env:',
    '-Name ',
    'az ml job create --set ',
    'export A=',
    'FROM a\n',
    'ENV A=b\n',
  ],
  ...[
    'ARG A\n',
    'RUN ',
    '--index-url ',
    '-r ',
    ' ; python_version',
    '<<: *a\n',
    'a: &a\n',
    'a: *a\n',
    '__proto__: ',
    'constructor: ',
  ],
  ...[
    '# aml-guard: allow ',
    '# aml-guard: allow-file secret-in-log -- x\n',
    'name: ',
    'tags: ',
    'command: ',
    'inputs:\n',
  ],
  ...[
    'environment_variables:\n',
    '  PASSWORD: ',
    'null',
    'true',
    '0',
    '-1',
    '1e999',
    '9007199254740993',
    '"cells": [',
    '"source": ',
  ],
];

/** A change of a text; `other` is another text of the same kind, to take parts from. */
type Mutation = (text: string, other: string, random: Random) => string;

const mutations: readonly Mutation[] = [
  (text, _other, random) => replaceAt(text, place(text, random), 0, pick(tokens, random)),
  (text, _other, random) => replaceAt(text, place(text, random), below(random, 12), pick(tokens, random)),
  (text, _other, random) => replaceAt(text, place(text, random), below(random, 40), ''),
  (text, _other, random) => replaceAt(text, place(text, random), 1, String.fromCharCode(below(random, 0x100))),
  (text, _other, random) => replaceAt(text, place(text, random), 1, String.fromCharCode(below(random, 0x10000))),
  (text, other, random) => text.slice(0, place(text, random)) + other.slice(place(other, random)),
  (text, other, random) => replaceAt(text, place(text, random), 0, partOf(other, random)),
  (text, _other, random) => text.slice(0, place(text, random)),
  (text, _other, random) => repeated(text, random),
  (text, _other, random) => swappedLines(text, random),
  (text, other, random) => withLineOf(text, other, random),
  (text, _other, random) => withoutLine(text, random),
  (text, _other, random) => nested(text, random),
  (text, _other, random) => withOtherLineEnds(text, random),
  (text, _other, random) => swappedWords(text, random),
  (text, _other, random) => indented(text, random),
];

/** Texts stop growing here; what is larger is the matter of the tests of size. */
const longest = 24_000;

/** One to six changes of a text. */
export function mutate(text: string, other: string, random: Random): string {
  let changed = text;
  for (let left = 1 + below(random, 6); left > 0; left--) {
    changed = pick(mutations, random)(changed, other, random).slice(0, longest);
  }
  return changed;
}

/** A whole number from 0 up to, and without, `limit`. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/** One of a list that is not empty. */
export function pick<T>(list: readonly T[], random: Random): T {
  const item = list[below(random, list.length)];
  if (item === undefined) {
    throw new Error('there is nothing to choose from');
  }
  return item;
}

function place(text: string, random: Random): number {
  return below(random, text.length + 1);
}

function replaceAt(text: string, at: number, count: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + count);
}

function partOf(text: string, random: Random): string {
  const start = place(text, random);
  return text.slice(start, start + below(random, 200));
}

function repeated(text: string, random: Random): string {
  const start = place(text, random);
  const part = text.slice(start, start + 1 + below(random, 30));
  return replaceAt(text, start, 0, part.repeat(1 + below(random, random() < 0.1 ? 300 : 5)));
}

function swappedLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const [a, b] = [below(random, lines.length), below(random, lines.length)];
  return lines
    .map((line, index) => (index === a ? (lines[b] ?? line) : index === b ? (lines[a] ?? line) : line))
    .join('\n');
}

function withLineOf(text: string, other: string, random: Random): string {
  const lines = text.split('\n');
  lines.splice(below(random, lines.length + 1), 0, pick(other.split('\n'), random));
  return lines.join('\n');
}

function withoutLine(text: string, random: Random): string {
  const lines = text.split('\n');
  lines.splice(below(random, lines.length), 1 + below(random, 3));
  return lines.join('\n');
}

function nested(text: string, random: Random): string {
  const opening = pick(['(', '[', '{', '{a: ', '- ', '"', "f'{", '$(', 'not ', '-', 'a.', 'if a:\n '], random);
  const count = 1 + below(random, random() < 0.2 ? 600 : 20);
  return replaceAt(text, place(text, random), 0, opening.repeat(count));
}

function withOtherLineEnds(text: string, random: Random): string {
  const feed = pick(['\r\n', '\r', '\n'], random);
  return text.replace(/\r\n|\r|\n/g, (end) => (random() < 0.7 ? feed : end));
}

function swappedWords(text: string, random: Random): string {
  const words = [...text.matchAll(/\w+/g)];
  if (words.length < 2) {
    return text;
  }
  const [from, to] = [pick(words, random), pick(words, random)];
  return replaceAt(text, to.index, to[0].length, from[0]);
}

function indented(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = below(random, lines.length);
  const indent = pick(['', ' ', '  ', '    ', '\t', '        '], random);
  return lines.map((line, index) => (index === at ? indent + line.trimStart() : line)).join('\n');
}
