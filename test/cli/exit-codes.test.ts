import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exitCodeOf } from '../../src/cli/lint-command.js';
import type { Severity } from '../../src/core/findings/finding.js';
import type { LintReport } from '../../src/formats/lint-report.js';
import { fileOf, findingAt, reportOf } from '../formats/made-report.js';

function withFinding(severity: Severity): LintReport {
  return reportOf([fileOf('a.yml', 'secret', [findingAt({ start: 0, end: 6 }, { severity })])]);
}

describe('the exit code', () => {
  const cases: Readonly<Record<string, readonly [code: number, report: LintReport, failOn: Severity]>> = {
    'is 0 without findings': [0, reportOf([]), 'info'],
    'is 0 for findings below the limit': [0, withFinding('info'), 'low'],
    'is 1 for findings at the limit': [1, withFinding('low'), 'low'],
    'is 1 for findings above the limit': [1, withFinding('critical'), 'high'],
    'is 3 when something failed, with findings or without': [
      3,
      { ...withFinding('critical'), failures: [{ path: 'b.yml', message: 'it may not be read' }] },
      'low',
    ],
  };
  for (const [name, [code, report, failOn]] of Object.entries(cases)) {
    it(name, () => {
      assert.equal(exitCodeOf(report, failOn), code);
    });
  }
});
