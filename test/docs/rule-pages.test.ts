import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { defaultConfiguration } from '../../src/core/config/configuration.js';
import type { Language } from '../../src/core/documents/document.js';
import { lint } from '../../src/core/lint.js';
import { noProject } from '../../src/core/project/project-facts.js';
import { rules } from '../../src/core/rules/registry.js';

const folder = path.resolve(import.meta.dirname, '..', '..', 'docs', 'rules');
/** Rules whose bad example would be a stored output with a signature in it, which no page may hold. */
const withoutBadBlock = new Set(['credential-in-notebook-output']);

describe('rule pages', () => {
  it('are one for each rule', () => {
    assert.deepEqual(readdirSync(folder).sort(), rules.map((rule) => `${rule.id}.md`).sort());
  });
  for (const rule of rules) {
    describe(rule.id, () => {
      const page = readFileSync(path.join(folder, `${rule.id}.md`), 'utf8').replace(/\r\n/g, '\n');
      const blocks = [...page.matchAll(/^```(\w+) (bad|good)\n([\s\S]*?)^```$/gm)];
      it('shows what is wrong and what is right', () => {
        const kinds = new Set(blocks.map((block) => block[2]));
        assert.deepEqual([...kinds].sort(), withoutBadBlock.has(rule.id) ? [] : ['bad', 'good']);
      });
      it('names its sources', () => {
        assert.match(page, /\n## Sources\n/);
        for (const reference of rule.references) {
          assert.ok(page.includes(reference), `${reference} is not on the page`);
        }
      });
      for (const [index, [, language = '', kind = '', code = '']] of blocks.entries()) {
        it(`block ${String(index + 1)} (${language} ${kind}) ${kind === 'bad' ? 'is reported' : 'is not reported'}`, () => {
          const found = lint(
            { path: language === 'python' ? 'score.py' : 'job.yml', text: code, language: language as Language },
            { config: { ...defaultConfiguration, strictness: rule.strictness ?? 'regular' }, project: noProject },
          ).findings.map((finding) => finding.ruleId);
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
