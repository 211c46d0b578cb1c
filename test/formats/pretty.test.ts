import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { summaryOf } from '../../src/formats/lint-report.js';
import { formatPretty } from '../../src/formats/pretty.js';
import { fileOf, findingAt, fullReport, reportOf, spanOf } from './made-report.js';

describe('the pretty report', () => {
  it('shows place, message, line and mark, and hides the value', () => {
    assert.equal(
      formatPretty(fullReport),
      `jobs/größe 1.yml:3:11 high The key is written to the log secret-in-log
  3 | password: ••• # é𝄞 •••
    |           ^^^
    = jobs/größe 1.yml:2:7 of this job
    = compute.yml:2:1 defined here
    = fix: Remove it

big.yml: skipped, because it has 2 MB and the limit is 1 MB
gone.yml: failed: it does not exist
old.yml: the baseline holds 2 findings of secret-in-log that are gone
1 finding allowed by a comment

1 finding in 1 of 2 files
`,
    );
  });

  it('uses colours when told', () => {
    const coloured = formatPretty(fullReport, { colour: true });
    assert.match(coloured, /\u001b\[31mhigh\u001b\[0m/);

    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), formatPretty(fullReport));
  });

  it('cuts an endless line around the place', () => {
    const text = `${'a'.repeat(5000)} secret ${'b'.repeat(5000)}`;
    const report = reportOf([fileOf('a.ipynb', text, [findingAt(spanOf(text, 'secret'))])]);
    const [, code = '', mark = ''] = formatPretty(report).split('\n');
    assert.ok(code.length < 120, code);
    assert.equal(code.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1), '•••');
  });

  it('lets no file steer the terminal', () => {
    const text = 'a: \u001b[2J\u0007b \u202e secret';
    const file = fileOf('\u001b[31m.yml', text, [findingAt(spanOf(text, 'secret'), { message: 'x\u001b[0m' })]);

    assert.doesNotMatch(formatPretty(reportOf([file])), /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});

describe('the last line', () => {
  const empty = fileOf('a.yml', 'type: command\n', []);
  const cases: Readonly<Record<string, readonly [line: string, report: Parameters<typeof summaryOf>[0]]>> = {
    'says 0 findings in one file': ['0 findings in 1 file', reportOf([empty])],
    'says 0 findings in several files': ['0 findings in 2 files', reportOf([empty, empty])],
    'says why nothing was linted': [
      'nothing was linted: no Azure ML file found in a, b',
      reportOf([], { asked: ['a', 'b'] }),
    ],
    'says what was read in vain': [
      'nothing was linted: no Azure ML file found in . (2 other files read)',
      reportOf([], { otherFiles: 2 }),
    ],
  };
  for (const [name, [line, report]] of Object.entries(cases)) {
    it(name, () => {
      assert.equal(summaryOf(report), line);
    });
  }
});
