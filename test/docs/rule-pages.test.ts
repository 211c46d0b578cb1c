import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pageHead } from '../../scripts/generated-rule-head.js';
import { defaultConfiguration } from '../../src/core/config/configuration.js';
import type { Language } from '../../src/core/documents/document.js';
import { lint } from '../../src/core/lint.js';
import { noProject } from '../../src/core/project/project-facts.js';
import { recommendations } from '../../src/core/rules/recommendations.js';
import { rules } from '../../src/core/rules/registry.js';
import { defaultPaths, readProject } from '../support/lint-case.js';
import { pagesFolder, readRulePage, type RulePageBlock, rulesWithoutBadBlock } from '../support/rule-page.js';

/** An environment that builds the Dockerfile beside it, with its requirements, and a job that runs the script. */
const carrier = {
  'environment.yml': `
    $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
    name: churn
    build: {path: .}
  `,
  'submit.yml': `
    $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
    code: .
    command: bash run.sh
  `,
};
/** A block is what stands alone, or what the project above carries. */
const projects = [noProject, readProject(carrier, '\n')];

/** The other blocks of a page that name their files: together they are a project. */
function namedFiles(blocks: readonly RulePageBlock[], judged: string): Readonly<Record<string, string>> {
  const named = blocks.flatMap(({ path: name, code }) => (name === undefined ? [] : [[name, code] as const]));
  return Object.fromEntries(named.filter(([name]) => name !== judged));
}

const recommended = readFileSync(path.join(pagesFolder, '..', 'recommendations.md'), 'utf8').split(/\r?\n/);

describe('rule pages', () => {
  it('are one for each rule', () => {
    assert.deepEqual(readdirSync(pagesFolder).sort(), rules.map((rule) => `${rule.id}.md`).sort());
  });
  for (const rule of rules) {
    describe(rule.id, () => {
      const { text: page, blocks } = readRulePage(rule.id);
      it('has a file of cases, which checks that the dialects of the page have cases', () => {
        const cases = path.resolve(import.meta.dirname, '..', 'core', 'rules', `${rule.id}.test.ts`);
        assert.ok(existsSync(cases));
      });
      it('begins with what the rule says of itself', () => {
        assert.ok(page.includes(`${pageHead(rule)}\n`), pageHead(rule));
      });
      it('is named where its recommendation is', () => {
        const row = recommended.find((line) => line.startsWith(`| ${recommendations[rule.serves].text} |`));
        assert.ok(row?.includes(`](rules/${rule.id}.md)`), row);
      });
      it('shows what is wrong and what is right', () => {
        const kinds = new Set(blocks.map((block) => block.kind));
        assert.deepEqual([...kinds].sort(), rulesWithoutBadBlock.has(rule.id) ? [] : ['bad', 'good']);
      });
      it('shows what is right wherever it shows what is wrong', () => {
        const languages = (kind: string): readonly string[] => [
          ...new Set(blocks.filter((block) => block.kind === kind).map((block) => block.language)),
        ];
        assert.deepEqual(languages('good').toSorted(), languages('bad').toSorted());
      });
      it('names its sources', () => {
        assert.match(page, /\n## Sources\n/);
        assert.notEqual(rule.references.length, 0);
        for (const reference of rule.references) {
          assert.ok(page.includes(reference), `${reference} is not on the page`);
        }
      });
      for (const [index, { language, kind, strictness, path: name, code }] of blocks.entries()) {
        it(`block ${String(index + 1)} (${language} ${kind}) ${kind === 'bad' ? 'is reported' : 'is not reported'}`, () => {
          const file = name ?? defaultPaths[language as Language];
          const source = { path: file, text: code, language: language as Language };
          const around = name === undefined ? projects : [readProject(namedFiles(blocks, name), '\n')];
          const config = { ...defaultConfiguration, strictness: strictness ?? rule.strictness ?? 'regular' };
          const found = around.flatMap((project) =>
            lint(source, { config, project }).findings.map((finding) => finding.ruleId),
          );
          if (kind === 'bad') {
            assert.ok(found.includes(rule.id), `found ${found.join(', ') || 'nothing'}`);
          } else {
            assert.deepEqual(found, []);
          }
        });
      }
    });
  }
});
