import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { languageOf } from '../../src/core/documents/detect.js';
import type { Language } from '../../src/core/documents/document.js';
import { rules } from '../../src/core/rules/registry.js';
import { defaultPaths } from '../support/lint-case.js';
import { readRulePage } from '../support/rule-page.js';

/** A text that a fuzzer starts from. */
export interface Seed {
  readonly path: string;
  readonly language: Language;
  readonly text: string;
}

const sample = path.resolve(import.meta.dirname, '..', 'sample');

/**
 * The files of the sample and every example of the rules' pages, in all languages. The cases of the rules' tables are
 * added where `AML_GUARD_FUZZ_SEEDS` names a file of them, as `scripts/fuzz.ts` does.
 */
export function documentSeeds(): readonly Seed[] {
  return [...sampleSeeds(), ...pageSeeds(), ...tableSeeds()].filter(({ text }) => text.length < 20_000);
}

function sampleSeeds(): readonly Seed[] {
  return globSync(['**/*'], { cwd: sample, dot: true })
    .sort()
    .flatMap((file) => {
      const language = languageOf(file);
      const text = readFileSync(path.join(sample, file), 'utf8');
      return language === undefined ? [] : [{ path: file, language, text }];
    });
}

function pageSeeds(): readonly Seed[] {
  const blocks = rules.flatMap((rule) => readRulePage(rule.id).blocks);
  return blocks.flatMap(({ language, path: name, code }) =>
    isLanguage(language) ? [{ path: name ?? defaultPaths[language], language, text: code }] : [],
  );
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(defaultPaths, name);
}

function tableSeeds(): readonly Seed[] {
  const file = process.env['AML_GUARD_FUZZ_SEEDS'];
  return file !== undefined && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Seed[]) : [];
}
