import assert from 'node:assert/strict';
import type { Language } from '../../src/core/documents/document.js';
import { type CaseSetting, prepareCase } from './lint-case.js';
import { dedent, unmark } from './marked-text.js';

/** One case or several of the same table, by name. */
export type CaseNames = string | readonly string[];

/** Why a kind of case cannot be written for a rule in a language. */
export interface NotApplicable {
  readonly notApplicable: string;
}

/** Which cases of a table show each kind of input that every rule has to be right on. */
export interface Shows {
  /** Reported cases. */
  readonly hit: CaseNames;
  /** Accepted cases that one line, or nothing but what surrounds the snippet, tells from a hit. */
  readonly nearMiss: CaseNames | NotApplicable;
  /** Accepted cases that concern Azure ML and do not have the construct, or leave it to a default that is right. */
  readonly absent: CaseNames;
  /** Cases of either sort whose value cannot be seen: a variable, an expression, a template. */
  readonly dynamic: CaseNames | NotApplicable;
  /** (default: every reported case is also judged with the comment that allows it). */
  readonly suppressed?: NotApplicable;
}

/** The cases of a table, their kinds apart. */
export interface SortedCases {
  readonly valid: Readonly<Record<string, CaseSetting>>;
  readonly invalid: Readonly<Record<string, CaseSetting>>;
}

/** Fails where a table does not show what it says it shows. */
export function checkShows(shows: Shows, cases: SortedCases, language: Language): void {
  const { valid, invalid } = cases;
  const hits = find(shows.hit, invalid, 'hit');
  for (const [name, nearMiss] of find(shows.nearMiss, valid, 'nearMiss')) {
    assert.ok(
      hits.some(([, hit]) => isOneEditAway(nearMiss, hit)),
      `the near miss "${name}" differs from every hit in more than one line`,
    );
  }
  const dynamic = find(shows.dynamic, { ...valid, ...invalid }, 'dynamic');
  for (const [name, setting] of [...find(shows.absent, valid, 'absent'), ...dynamic]) {
    const { text, judge } = prepareCase(setting, language, '\n');
    assert.notEqual(judge(text).document.relevance, 'none', `"${name}" has nothing to do with Azure ML`);
  }
}

function find(
  names: CaseNames | NotApplicable,
  cases: Readonly<Record<string, CaseSetting>>,
  kind: keyof Shows,
): readonly (readonly [string, CaseSetting])[] {
  if (typeof names === 'object' && 'notApplicable' in names) {
    assert.match(names.notApplicable, /\S/, `why is the kind "${kind}" not applicable?`);
    return [];
  }
  const all = typeof names === 'string' ? [names] : names;
  assert.notEqual(all.length, 0, `the kind "${kind}" names no case`);
  return all.map((name) => {
    const setting = cases[name];
    assert.ok(setting !== undefined, `no such case for "${kind}": "${name}"`);
    return [name, setting];
  });
}

function isOneEditAway(one: CaseSetting, other: CaseSetting): boolean {
  const [a, b] = [one, other].map(({ code }) => unmark(dedent(code)).text.split('\n')) as [string[], string[]];
  const isSame = (key: 'path' | 'config' | 'project'): boolean =>
    JSON.stringify(one[key]) === JSON.stringify(other[key]);
  const surroundings = (['path', 'config', 'project'] as const).filter((key) => !isSame(key)).length;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) {
    start++;
  }
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) {
    end++;
  }
  const lines = Math.max(a.length, b.length) - start - end;
  return lines + surroundings === 1;
}
