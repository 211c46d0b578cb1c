import { fromGoRegExp } from './go-regexp.js';
import { parseToml, type TomlTable, type TomlValue } from './toml.js';

/** The rules of a gitleaks configuration, ready to run. */
export interface GitleaksRules {
  readonly rules: readonly GitleaksRule[];
  readonly allowlists: readonly Allowlist[];
  /** Rules with an expression that has no counterpart in JavaScript, each with the reason. */
  readonly unconverted: readonly string[];
}

interface GitleaksRule {
  readonly regex: RegExp;
  readonly path: RegExp | undefined;
  readonly entropy: number;
  readonly secretGroup: number;
  /** In lower case. */
  readonly keywords: readonly string[];
  readonly allowlists: readonly Allowlist[];
}

interface Allowlist {
  readonly every: boolean;
  readonly target: 'secret' | 'match' | 'line';
  readonly paths: readonly RegExp[];
  readonly regexes: readonly RegExp[];
  /** In lower case. */
  readonly stopwords: readonly string[];
}

/**
 * Reads a gitleaks configuration: <https://github.com/gitleaks/gitleaks#configuration>. Rules that judge a file by its
 * name alone are left out, as labels are about lines.
 *
 * @throws Error for a file that is not one
 */
export function readGitleaksRules(text: string): GitleaksRules {
  const root = parseToml(text);
  const rules: GitleaksRule[] = [];
  const unconverted: string[] = [];
  for (const table of tables(root['rules'])) {
    if (table['regex'] === undefined) {
      continue;
    }
    try {
      rules.push(ruleOf(table));
    } catch (error) {
      unconverted.push(`${textOf(table['id'])}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const global = [...tables(root['allowlist']), ...tables(root['allowlists'])];
  return { rules, allowlists: global.map(allowlistOf), unconverted };
}

/**
 * The lines, counted from 1, on which gitleaks' rules match, by its own order: path, keywords, expression, entropy,
 * allow lists. Without its decoding of encoded text.
 */
export function findByGitleaksRules(
  text: string,
  path: string,
  { rules, allowlists }: GitleaksRules,
): readonly number[] {
  if (allowlists.some((list) => !list.every && matchesAny(list.paths, path))) {
    return [];
  }
  const lower = text.toLowerCase();
  const lines = new Set<number>();
  for (const rule of rules) {
    const heard = rule.keywords.length === 0 || rule.keywords.some((keyword) => lower.includes(keyword));
    const here = rule.path === undefined || matchesAny([rule.path], path);
    if (!heard || !here || rule.allowlists.some((list) => !list.every && matchesAny(list.paths, path))) {
      continue;
    }
    for (const found of text.matchAll(rule.regex)) {
      const secret = secretOf(found, rule.secretGroup);
      const line = lineAround(text, found);
      const judged: Match = { secret, match: found[0].replace(/^\n+|\n+$/g, ''), line, path };
      if (
        !line.includes('gitleaks:allow') &&
        (rule.entropy === 0 || shannonEntropy(secret) > rule.entropy) &&
        ![...allowlists, ...rule.allowlists].some((list) => allows(list, judged))
      ) {
        lines.add(text.slice(0, found.index).split('\n').length);
      }
    }
  }
  return [...lines].sort((a, b) => a - b);
}

/** Bits per character. */
export function shannonEntropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) {
    counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const shares = [...counts.values()].map((count) => count / Buffer.byteLength(text));
  return shares.reduce((sum, one) => sum - one * Math.log2(one), 0);
}

interface Match {
  readonly secret: string;
  readonly match: string;
  readonly line: string;
  readonly path: string;
}

function allows(list: Allowlist, match: Match): boolean {
  const byText = matchesAny(list.regexes, match[list.target]);
  const secret = match.secret.toLowerCase();
  const byWord = list.stopwords.some((word) => secret.includes(word));
  if (!list.every) {
    return byText || byWord;
  }
  return (
    (list.paths.length === 0 || matchesAny(list.paths, match.path)) &&
    (list.regexes.length === 0 || byText) &&
    (list.stopwords.length === 0 || byWord)
  );
}

/** The group that is named as the secret, else the first that holds something, else the whole match. */
function secretOf(found: RegExpExecArray, group: number): string {
  return (
    (group > 0
      ? found[group]
      : found.slice(1).find((one) => (one as string | undefined) !== undefined && one !== '')) ??
    found[0].replace(/^\n+|\n+$/g, '')
  );
}

/** From the start of the first line to the end of the last that a match touches. */
function lineAround(text: string, found: RegExpExecArray): string {
  const end = text.indexOf('\n', found.index + found[0].replace(/\n+$/, '').length);
  return text.slice(text.lastIndexOf('\n', found.index - 1) + 1, end === -1 ? undefined : end);
}

function matchesAny(expressions: readonly RegExp[], text: string): boolean {
  return expressions.some((expression) => text.search(expression) !== -1);
}

function ruleOf(table: TomlTable): GitleaksRule {
  return {
    regex: fromGoRegExp(textOf(table['regex'])),
    path: table['path'] === undefined ? undefined : fromGoRegExp(textOf(table['path'])),
    entropy: Number(table['entropy'] ?? 0),
    secretGroup: Number(table['secretGroup'] ?? 0),
    keywords: texts(table['keywords']).map((keyword) => keyword.toLowerCase()),
    allowlists: [...tables(table['allowlist']), ...tables(table['allowlists'])].map(allowlistOf),
  };
}

function allowlistOf(table: TomlTable): Allowlist {
  const target = table['regexTarget'];
  return {
    every: /^(?:and|&&)$/i.test(textOf(table['condition'])),
    target: target === 'match' || target === 'line' ? target : 'secret',
    paths: texts(table['paths']).map(fromGoRegExp),
    regexes: texts(table['regexes']).map(fromGoRegExp),
    stopwords: texts(table['stopwords']).map((word) => word.toLowerCase()),
  };
}

type Member = TomlValue | TomlTable | readonly TomlTable[] | undefined;

function tables(member: Member): readonly TomlTable[] {
  const list: readonly unknown[] = Array.isArray(member) ? member : member === undefined ? [] : [member];
  return list.filter((one): one is TomlTable => typeof one === 'object' && one !== null);
}

function texts(member: Member): readonly string[] {
  const list: readonly unknown[] = Array.isArray(member) ? member : [];
  return list.filter((one) => typeof one === 'string');
}

function textOf(member: Member): string {
  return typeof member === 'string' ? member : '';
}
