import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import type { Log, Result } from 'sarif';
import { rules } from '../../src/core/rules/registry.js';
import type { LintReport } from '../../src/formats/lint-report.js';
import { formatSarif } from '../../src/formats/sarif.js';
import { fileOf, findingAt, fullReport, reportOf, spanOf } from './made-report.js';
import { sarifSchema } from './sarif-schema.js';

const isSarif = new Ajv({ strict: true, allErrors: true }).compile(sarifSchema);

function logOf(report: LintReport): Log {
  const log = JSON.parse(formatSarif(report, { name: 'AML Guard', version: '1.2.3' }, rules)) as Log;
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors, undefined, 1));
  return log;
}

function resultsOf(report: LintReport): readonly Result[] {
  return logOf(report).runs[0]?.results ?? [];
}

/** The fingerprint of the finding at `secret` in each text. */
function printsOf(
  texts: readonly string[],
  path = 'a.yml',
  change: Parameters<typeof findingAt>[1] = {},
): readonly string[] {
  return texts.map((text) => {
    const [result] = resultsOf(reportOf([fileOf(path, text, [findingAt(spanOf(text, 'secret'), change)])]));
    return result?.partialFingerprints?.['amlGuardFinding/v1'] ?? '';
  });
}

describe('the SARIF report', () => {
  it('has every rule, also without findings', () => {
    const { tool, results } = logOf(reportOf([])).runs[0] ?? assert.fail();
    assert.deepEqual(
      tool.driver.rules?.map((rule) => rule.id),
      rules.map((rule) => rule.id),
    );
    assert.deepEqual(results, []);
  });

  it('has one result for each finding, with its place in UTF-16 columns, related places and fixes', () => {
    const [result] = resultsOf(fullReport);
    assert.deepEqual(
      { ...result, partialFingerprints: undefined, ruleIndex: undefined },
      {
        ruleId: 'secret-in-log',
        ruleIndex: undefined,
        level: 'error',
        rank: 60,
        message: { text: 'The key is written to the log' },
        locations: [at('jobs/gr%C3%B6%C3%9Fe%201.yml', 3, 11, 3, 18)],
        relatedLocations: [
          { id: 0, ...at('jobs/gr%C3%B6%C3%9Fe%201.yml', 2, 7, 2, 8), message: { text: 'of this job' } },
          { id: 1, ...at('compute.yml', 2, 1, 2, 5), message: { text: 'defined here' } },
        ],
        fixes: [
          {
            description: { text: 'Remove it' },
            artifactChanges: [
              {
                artifactLocation: { uri: 'jobs/gr%C3%B6%C3%9Fe%201.yml', uriBaseId: '%SRCROOT%' },
                replacements: [
                  { deletedRegion: region(3, 1, 4, 1) },
                  { deletedRegion: region(1, 1, 1, 1), insertedContent: { text: '# see the vault\r\n' } },
                ],
              },
            ],
          },
        ],
        partialFingerprints: undefined,
        properties: { messageId: 'logged', severity: 'high', confidence: 'medium' },
      },
    );
    assert.equal(rules[result?.ruleIndex ?? -1]?.id, 'secret-in-log');
  });

  it('has what was allowed, with the reason', () => {
    const [, result] = resultsOf(fullReport);
    assert.deepEqual(result?.suppressions, [{ kind: 'inSource', justification: 'it is a word' }]);
    assert.deepEqual(result.locations, [at('jobs/gr%C3%B6%C3%9Fe%201.yml', 3, 25, 3, 28)]);
  });

  it('says what failed and what was skipped', () => {
    const [invocation] = logOf(fullReport).runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
      invocation.toolExecutionNotifications?.map(({ level, message }) => `${level}: ${message.text}`),
      ['error: it does not exist', 'note: skipped, because it has 2 MB and the limit is 1 MB'],
    );
  });

  it('holds no text of the file', () => {
    assert.doesNotMatch(formatSarif(fullReport, { name: 'AML Guard', version: '1.2.3' }, rules), /hunter2|snippet/);
  });
});

describe('a fingerprint', () => {
  it('stays when the line moves, is indented otherwise, or the file is renamed', () => {
    const [a, b, c] = printsOf(['key: secret\n', '# new\n\n  key:  secret\n', 'key: secret\r\n']);
    const [d] = printsOf(['key: secret\n'], 'other/name.yml');
    assert.deepEqual([b, c, d], [a, a, a]);
  });

  it('does not depend on the value', () => {
    const text = 'key: other-value\n';
    const [result] = resultsOf(reportOf([fileOf('a.yml', text, [findingAt(spanOf(text, 'other-value'))])]));
    assert.equal(result?.partialFingerprints?.['amlGuardFinding/v1'], printsOf(['key: secret\n'])[0]);
  });

  it('differs by rule and by line', () => {
    const [a, b] = printsOf(['key: secret\n', 'token: secret\n']);
    const [c] = printsOf(['key: secret\n'], 'a.yml', { ruleId: 'credential-literal' });
    assert.equal(new Set([a, b, c]).size, 3);
  });

  it('counts equal lines of one file', () => {
    const text = 'key: one\nkey: two\n';
    const file = fileOf('a.yml', text, [findingAt(spanOf(text, 'one')), findingAt(spanOf(text, 'two'))]);
    const prints = resultsOf(reportOf([file])).map((result) => result.partialFingerprints?.['amlGuardFinding/v1']);
    assert.deepEqual(
      prints.map((print) => print?.split(':')[1]),
      ['1', '2'],
    );
    assert.equal(prints[0]?.split(':')[0], prints[1]?.split(':')[0]);
  });
});

function at(uri: string, startLine: number, startColumn: number, endLine: number, endColumn: number): object {
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: region(startLine, startColumn, endLine, endColumn),
    },
  };
}

function region(startLine: number, startColumn: number, endLine: number, endColumn: number): object {
  return { startLine, startColumn, endLine, endColumn };
}
