import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lintCells } from '../../src/core/documents/notebook/lint-cells.js';
import { lint } from '../../src/core/lint.js';
import type { TimeBudget } from '../../src/core/time-budget.js';
import { strictest } from '../fuzz/properties.js';

/** A clock that goes on by one at each look. */
function clock(ms: number): TimeBudget {
  let time = 0;
  return { now: () => time++, ms };
}

const job = '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json\ncommand: a\n';
const variables = Array.from({ length: 200 }, (_, index) => `  PASSWORD_${index}: hunter2hunter2\n`).join('');
const texts: Readonly<Record<string, { readonly path: string; readonly text: string }>> = {
  YAML: { path: 'job.yml', text: `${job}environment_variables:\n${variables}` },
  Python: { path: 'a.py', text: `import os, mlflow\n${'print(os.environ["PASSWORD"])\n'.repeat(200)}` },
};

describe('the time that one file may take', () => {
  for (const [name, source] of Object.entries(texts)) {
    it(`ends the judging of ${name}, and nothing is said to be known`, () => {
      const result = lint(source, { ...strictest, budget: clock(2) });
      assert.equal(result.unfinished, true);
      assert.deepEqual([result.findings, result.suppressed, result.gone, result.faults], [[], [], [], []]);
    });
    it(`is enough for ${name} where there is more of it, with the same findings as without a limit`, () => {
      const { findings, unfinished } = lint(source, { ...strictest, budget: clock(1_000_000) });
      assert.equal(unfinished, undefined);
      assert.deepEqual(findings, lint(source, strictest).findings);
      assert.ok(findings.length > 0);
    });
  }

  it('is its own for each file: the next one is judged', () => {
    const budget = clock(2);
    const [yaml] = Object.values(texts);
    assert.ok(yaml !== undefined);
    assert.equal(lint(yaml, { ...strictest, budget }).unfinished, true);
    const next = lint(
      { path: 'b.yml', text: `${job}environment_variables: {PASSWORD: hunter2hunter2}\n` },
      { ...strictest, budget },
    );
    assert.equal(next.unfinished, undefined);
    assert.ok(next.findings.length > 0);
  });

  it('holds for the cells of a notebook', () => {
    const cells = [{ source: texts['Python']?.text ?? '', outputs: [] }];
    assert.equal(lintCells(cells, 'a.ipynb', { ...strictest, budget: clock(2) }).unfinished, true);
    assert.equal(lintCells(cells, 'a.ipynb', strictest).unfinished, undefined);
  });
});
