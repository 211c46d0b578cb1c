import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeAudit } from '../../scripts/judge-audit.js';

const bundled = new Set(['yaml']);

describe('an audit', () => {
  it('without weaknesses says so', () => {
    const report = { auditReportVersion: 2, vulnerabilities: {} };
    assert.deepEqual(judgeAudit(JSON.stringify(report), bundled), {
      line: '0 weak packages in the bundles, 0 among the tools',
      details: [],
      isFine: true,
    });
  });

  it('tells what is published from what is used to build, and fails for both', () => {
    const report = {
      auditReportVersion: 2,
      vulnerabilities: { yaml: { severity: 'high' }, mocha: { severity: 'low' } },
    };
    assert.deepEqual(judgeAudit(JSON.stringify(report), bundled), {
      line: '1 weak packages in the bundles, 1 among the tools',
      details: ['yaml (high, in the bundles)', 'mocha (low)'],
      isFine: false,
    });
  });

  const unanswered: Readonly<Record<string, readonly [text: string, line: string]>> = {
    'the registry refuses': [
      '{"message": "405 Method Not Allowed - POST https://registry.test/-/npm/v1", "statusCode": 405, "error": {"summary": ""}}',
      'NOT CHECKED: the registry does not answer audits (HTTP 405)',
    ],
    'there is no network': [
      '{"error": {"code": "ENOTFOUND", "summary": "request to https://registry.test failed"}}',
      'NOT CHECKED: the registry does not answer audits (ENOTFOUND)',
    ],
    'npm writes nothing': ['', 'NOT CHECKED: npm audit gave no report'],
    'the report has another form': [
      '{"auditReportVersion": 3, "vulnerabilities": {}}',
      'NOT CHECKED: the registry does not answer audits',
    ],
    'the report lacks its list': ['{"auditReportVersion": 2}', 'NOT CHECKED: the registry does not answer audits'],
  };
  for (const [name, [text, line]] of Object.entries(unanswered)) {
    it(`is not called clean where ${name}`, () => {
      assert.deepEqual(judgeAudit(text, bundled), { line, details: [], isFine: true });
    });
  }
});
