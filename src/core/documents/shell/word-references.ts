import type { Field } from '../../facts/field.js';
import type { Origin } from '../../facts/origin.js';
import { describeReference } from '../../secrets/placeholder.js';
import type { Span } from '../span.js';
import type { CommandScope } from './command-scope.js';
import { secretSourceOf } from './secret-commands.js';
import { substitutionsIn, type ShellWord } from './shell-words.js';

/**
 * What is filled in for a word, or for a part of it: variables of the shell and of the pipeline around it, and the
 * output of commands that hand out secrets. A variable whose value is known is what it was given, and its name.
 *
 * @param part the place in the file that counts (default: the whole word)
 */
export function originsIn(word: ShellWord, scope: CommandScope, part?: Span): readonly Origin[] {
  const within = part ?? { start: word.sourceStart, end: word.sourceStart + word.source.length };
  const found: Origin[] = [];
  const { source, sourceStart } = word;
  const escape = scope.syntax === 'powershell' ? '`' : '\\';
  const inner = substitutionsIn(word, escape);
  let quote = '';
  for (let at = 0; at < source.length;) {
    const char = source.charAt(at);
    const start = sourceStart + at;
    const substitution = inner.find((span) => span.start === start + (char === '$' ? 2 : 1) && /[$`]/.test(char));
    if (char === escape && quote !== "'" && substitution === undefined) {
      at += 2;
      continue;
    }
    if (char === '"' && quote !== "'") {
      quote = quote === '"' ? '' : '"';
    } else if (char === "'" && quote !== '"') {
      quote = quote === "'" ? '' : "'";
    } else if (char === '$' || substitution !== undefined) {
      const reference = readReference(source.slice(at, at + 1200), scope, quote === "'");
      const secret =
        substitution === undefined ? undefined : secretSourceOf(scope.text.slice(substitution.start, substitution.end));
      const length = reference?.length ?? (substitution === undefined ? 1 : substitution.end + 1 - start);
      const span = { start, end: start + length };
      if (span.start >= within.start && span.end <= within.end) {
        if (reference !== undefined) {
          found.push(...resolve({ ...reference.origin, span }, scope));
        } else if (secret !== undefined) {
          found.push({ is: 'secretSource', source: secret, span });
        } else if (substitution !== undefined && asksWho(scope.text.slice(substitution.start, substitution.end))) {
          found.push({ is: 'personSource', what: 'user name', span });
        }
      }
      at += length;
      continue;
    }
    at++;
  }
  return found;
}

/** A part of a word as a field: literal where nothing is filled in. */
export function fieldOfPart(word: ShellWord, value: string, part: Span, scope: CommandScope): Field {
  if (value === '') {
    return { state: 'absent' };
  }
  const origins = originsIn(word, scope, part);
  // Addresses of Key Vault secrets and expressions of Azure ML are references too.
  const others = describeReference(value).filter((reference) => !fromScripts.has(reference.kind));
  if (origins.length === 0 && others.length === 0) {
    const isExpanded = !isSingleQuoted(word, part) && /(?<!\\)[$`](?=[\w({`?#@*!])/.test(value);
    return isExpanded
      ? { state: 'dynamic', span: part, origins: [{ is: 'unknown', span: part }] }
      : { state: 'literal', value, span: part };
  }
  const meant = others.map((reference): Origin => ({
    is: 'reference',
    syntax: reference.kind,
    name: reference.name,
    span: part,
  }));
  return { state: 'dynamic', span: part, origins: [...origins, ...meant, ...plainTexts(scope.text, part, origins)] };
}

function asksWho(command: string): boolean {
  return /^\s*(?:whoami|logname|id\s+-un|git\s+config\s+(?:--\w+\s+)*user\.(?:name|email))\s*$/.test(command);
}

function isSingleQuoted(word: ShellWord, part: Span): boolean {
  return word.source.charAt(part.start - word.sourceStart - 1) === "'" || word.quote === "'";
}

const fromScripts = new Set<string>([
  'shellVariable', 'devopsVariable', 'devopsPerson', 'githubSecret', 'githubVariable', 'githubActor', 'githubContext', 'amlExpression', 'template',
]); // prettier-ignore

function plainTexts(text: string, part: Span, origins: readonly Origin[]): readonly Origin[] {
  const texts: Origin[] = [];
  let from = part.start;
  for (const end of [...new Set(origins.map((origin) => origin.span))].sort((a, b) => a.start - b.start)) {
    if (end.start > from) {
      texts.push({ is: 'text', text: text.slice(from, end.start), span: { start: from, end: end.start } });
    }
    from = Math.max(from, end.end);
  }
  if (from < part.end) {
    texts.push({ is: 'text', text: text.slice(from, part.end), span: { start: from, end: part.end } });
  }
  return texts;
}

interface Found {
  readonly length: number;
  readonly origin: Unplaced;
}

type Unplaced = { readonly is: 'environment'; readonly name: string } | Omit<Origin & { is: 'reference' }, 'span'>;

function readReference(text: string, scope: CommandScope, singleQuoted: boolean): Found | undefined {
  if (text.startsWith('${{')) {
    const [first] = describeReference(text);
    if (first?.start !== 0) {
      return undefined;
    }
    const input = scope.system === 'github' ? /^inputs\.([\w-]+)$/.exec(first.name)?.[1] : undefined;
    // In an action `inputs.x` is what a workflow gave it; only in a job it is Azure ML's own.
    return input === undefined
      ? { length: first.end, origin: { is: 'reference', syntax: first.kind, name: first.name } }
      : { length: first.end, origin: { is: 'reference', syntax: 'githubVariable', name: input } };
  }
  const byPipeline = scope.system === 'devops' ? devopsVariable(text) : undefined;
  if (byPipeline !== undefined) {
    return byPipeline;
  }
  switch (scope.syntax) {
    case 'make':
      return makeVariable(text) ?? (singleQuoted ? undefined : shellVariable(text.slice(1), 1));
    case 'powershell':
      return singleQuoted ? undefined : powershellVariable(text);
    case 'shell':
      return singleQuoted ? undefined : shellVariable(text);
  }
}

function devopsVariable(text: string): Found | undefined {
  const [first] = text.startsWith('$(') || text.startsWith('$[') ? describeReference(text) : [];
  return first?.start === 0 && (first.kind === 'devopsVariable' || first.kind === 'devopsPerson')
    ? { length: first.end, origin: { is: 'reference', syntax: first.kind, name: first.name } }
    : undefined;
}

// `${#X}` is a length, `${X:0:4}` a slice, `${X:+set}` says only whether it is set.
function shellVariable(text: string, before = 0): Found | undefined {
  const found = /^\$(?:\{([A-Za-z_]\w*)(?:\}|:?-[^}]*\})|([A-Za-z_]\w*))/.exec(text);
  return variable(found, before);
}

function makeVariable(text: string): Found | undefined {
  return text.startsWith('$$') ? undefined : variable(/^\$(?:\(([A-Za-z_]\w*)\)|\{([A-Za-z_]\w*)\})/.exec(text), 0);
}

// Members of an object say nothing: `$secret.Name`, `$token.Length`.
function powershellVariable(text: string): Found | undefined {
  return variable(
    /^\$(?:\{(?:env:)?([A-Za-z_]\w*)\}|(?:env:|script:|global:)?([A-Za-z_]\w*)(?!\.[A-Za-z]|[\w:[]))/i.exec(text),
    0,
  );
}

function variable(found: RegExpExecArray | null, before: number): Found | undefined {
  return found === null
    ? undefined
    : { length: before + found[0].length, origin: { is: 'environment', name: found[1] ?? found[2] ?? '' } };
}

// The working directory, which the name alone would make a password.
const folders = new Set(['PWD', 'OLDPWD', 'pwd']);

function resolve(origin: Unplaced & { readonly span: Span }, scope: CommandScope): readonly Origin[] {
  const known =
    origin.is === 'environment' || origin.syntax === 'githubVariable' || origin.syntax === 'devopsVariable'
      ? (scope.variables.get(origin.name) ?? [])
      : [];
  const values = known.map((value): Origin => ({
    ...value,
    span: origin.span,
    via: [...(value.via ?? []), value.span],
  }));
  return folders.has(origin.name) ? values : [...values, origin];
}
