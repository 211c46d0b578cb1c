import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import type { Log, Result } from 'sarif';
import { rules } from '../../src/core/rules/registry.js';
import type { LintReport } from '../../src/formats/lint-report.js';
import { formatSarif, sarifLimits } from '../../src/formats/sarif.js';
import { aml, scratch } from '../cli/scratch.js';
import { isOfficialSarif } from '../support/official-sarif.js';
import { fileOf, findingAt, fullReport, reportOf, spanOf } from './made-report.js';
import { sarifSchema } from './sarif-schema.js';

const isSarif = new Ajv({ strict: true, allErrors: true }).compile(sarifSchema);

function logOf(report: LintReport): Log {
  const log = JSON.parse(formatSarif(report, { name: 'AML Guard', version: '1.2.3' }, rules)) as Log;
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors, undefined, 1));
  assert.ok(isOfficialSarif(log), JSON.stringify(isOfficialSarif.errors, undefined, 1));
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
    return result?.partialFingerprints?.['amlGuardFinding/v2'] ?? '';
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
        locations: [found('jobs/gr%C3%B6%C3%9Fe%201.yml', 3, 11, 3, 18, 'password: ••• # é𝄞 •••')],
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
    assert.deepEqual(result.locations, [found('jobs/gr%C3%B6%C3%9Fe%201.yml', 3, 25, 3, 28, 'password: ••• # é𝄞 •••')]);
  });

  it('says what failed and what was skipped', () => {
    const [invocation] = logOf(fullReport).runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
      invocation.toolExecutionNotifications?.map(({ level, message }) => `${level}: ${message.text}`),
      [
        'error: it does not exist',
        'note: the baseline holds 2 of secret-in-log that no longer occur here',
        'note: skipped, because it has 2 MB and the limit is 1 MB',
      ],
    );
  });

  it('is judged by the schema of the standard', () => {
    assert.ok(isOfficialSarif(logOf(fullReport)));
    assert.ok(!isOfficialSarif({ ...logOf(fullReport), version: '2.0.0' }), 'it takes anything');
    assert.ok(!isOfficialSarif({ version: '2.1.0', runs: [{ results: [] }] }), 'it takes a run without a tool');
  });

  it('holds no value', () => {
    assert.doesNotMatch(formatSarif(fullReport, { name: 'AML Guard', version: '1.2.3' }, rules), /hunter2/);
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
    assert.equal(result?.partialFingerprints?.['amlGuardFinding/v2'], printsOf(['key: secret\n'])[0]);
  });

  it('differs by rule and by line', () => {
    const [a, b] = printsOf(['key: secret\n', 'token: secret\n']);
    const [c] = printsOf(['key: secret\n'], 'a.yml', { ruleId: 'credential-literal' });
    assert.equal(new Set([a, b, c]).size, 3);
  });

  it('counts equal lines of one file', () => {
    const text = 'key: one\nkey: two\n';
    const file = fileOf('a.yml', text, [findingAt(spanOf(text, 'one')), findingAt(spanOf(text, 'two'))]);
    const prints = resultsOf(reportOf([file])).map((result) => result.partialFingerprints?.['amlGuardFinding/v2']);
    assert.deepEqual(
      prints.map((print) => print?.split(':')[1]),
      ['1', '2'],
    );
    assert.equal(prints[0]?.split(':')[0], prints[1]?.split(':')[0]);
  });
});

describe('what is accepted', () => {
  const text = 'a: one\nb: two\nc: three\n';
  const finding = (part: string): ReturnType<typeof findingAt> => findingAt(spanOf(text, part));

  it('is a suppression, in the source or outside of it', () => {
    const file = fileOf(
      'a.yml',
      text,
      [],
      [],
      [
        { finding: finding('one'), by: 'comment', reason: 'as said' },
        { finding: finding('two'), by: 'configuration', reason: 'moves away' },
        { finding: finding('three'), by: 'baseline', reason: 'was there' },
      ],
    );
    assert.deepEqual(
      resultsOf(reportOf([file])).map(({ suppressions }) => suppressions),
      [
        [{ kind: 'inSource', justification: 'as said' }],
        [{ kind: 'external', justification: 'moves away' }],
        [{ kind: 'external', justification: 'was there' }],
      ],
    );
  });
});

describe('a code flow', () => {
  it('follows the value from where it comes from to the finding', async (t) => {
    const root = scratch(t, {
      'train.py': [
        'import mlflow',
        'from azure.identity import DefaultAzureCredential',
        'from azure.keyvault.secrets import SecretClient',
        'client = SecretClient("https://kv.vault.azure.net", DefaultAzureCredential())',
        'secret = client.get_secret("db").value',
        'copy = secret',
        'print(copy)',
        '',
      ].join('\n'),
    });
    const { out } = await aml(root, ['lint', '--format', 'sarif']);
    const log = JSON.parse(out) as Log;
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors, undefined, 1));
    const [result] = log.runs[0]?.results ?? [];
    assert.equal(result?.ruleId, 'secret-in-log');
    const lines = result.codeFlows?.[0]?.threadFlows[0]?.locations.map(
      ({ location }) => location?.physicalLocation?.region?.startLine,
    );
    assert.deepEqual(lines, [5, 6, 7]);
  });
});

describe('what GitHub does not take', () => {
  const text = 'a: one\nb: two\nc: three\n';
  const tool = { name: 'AML Guard', version: '1.2.3' };
  const log = (report: LintReport, limits: Parameters<typeof formatSarif>[3]): Log =>
    JSON.parse(formatSarif(report, tool, rules, limits)) as Log;

  it('are results beyond the limit: the least severe are left out, and it is said', () => {
    const file = fileOf('a.yml', text, [
      findingAt(spanOf(text, 'one'), { severity: 'low' }),
      findingAt(spanOf(text, 'two'), { severity: 'critical' }),
      findingAt(spanOf(text, 'three'), { severity: 'medium' }),
    ]);
    const [run] = log(reportOf([file]), { ...sarifLimits, results: 2 }).runs;
    assert.deepEqual(
      run?.results?.map(({ properties }) => (properties as { severity: string }).severity),
      ['critical', 'medium'],
    );
    assert.deepEqual(
      run.invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text),
      ['There are 3 results and GitHub takes 2 in a run; the least severe are left out'],
    );
  });

  it('are related places beyond the limit, and it is said', () => {
    const related = ['two', 'three'].map((part) => ({ span: spanOf(text, part), message: part }));
    const file = fileOf('a.yml', text, [findingAt(spanOf(text, 'one'), { related })]);
    const [result] = log(reportOf([file]), { ...sarifLimits, locations: 1 }).runs[0]?.results ?? [];
    assert.equal(result?.relatedLocations?.length, 1);
    assert.match(result.message.text ?? '', /\(1 more places than GitHub takes are left out\)$/);
  });

  it('is as GitHub says', () => {
    assert.deepEqual(sarifLimits, { results: 25_000, locations: 1000, steps: 1000 });
  });
});

function found(
  uri: string,
  startLine: number,
  startColumn: number,
  endLine: number,
  endColumn: number,
  text: string,
): object {
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: region(startLine, startColumn, endLine, endColumn),
      contextRegion: { startLine, endLine: startLine, snippet: { text } },
    },
  };
}

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
