import type { Language } from '../../src/core/documents/document.js';
import { type CaseSetting, defaultPaths, type LineEnd } from './lint-case.js';
import { dedent, unmark } from './marked-text.js';

/** Whether the rules' tables are gathered, rather than tested; `test/parity/write-cases.ts` asks for it. */
export const isCollecting = process.env['AML_GUARD_COLLECT_CASES'] === '1';

/** One case of a rule's table. */
export interface CollectedCase {
  readonly ruleId: string;
  readonly language: Language;
  readonly setting: CaseSetting;
}

/** Every case of the tables that were imported. */
export const collectedCases: CollectedCase[] = [];

/** The files of a case by path: its own text without marks, and the other files of its project. */
export function filesOf({ setting, language }: CollectedCase, eol: LineEnd): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(Object.entries(setting.project ?? {}).map(([path, code]) => [path, dedent(code, eol)])),
    [setting.path ?? defaultPaths[language]]: unmark(dedent(setting.code, eol)).text,
  };
}
