import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatJson } from '../../src/formats/json.js';
import { fullReport } from './made-report.js';

describe('the JSON report', () => {
  it('holds everything, with places that begin at 1', () => {
    assert.deepEqual(JSON.parse(formatJson(fullReport, { name: 'AML Guard', version: '1.2.3' })), {
      version: 1,
      tool: { name: 'AML Guard', version: '1.2.3' },
      findings: [
        {
          ruleId: 'secret-in-log',
          messageId: 'logged',
          message: 'The key is written to the log',
          severity: 'high',
          confidence: 'medium',
          strictness: 'regular',
          path: 'jobs/größe 1.yml',
          range: { start: { line: 3, column: 11 }, end: { line: 3, column: 18 } },
          fingerprint: '186eb583e34f00c75804e2f08e74c32b',
          related: [
            {
              path: 'jobs/größe 1.yml',
              range: { start: { line: 2, column: 7 }, end: { line: 2, column: 8 } },
              message: 'of this job',
            },
            {
              path: 'compute.yml',
              range: { start: { line: 2, column: 1 }, end: { line: 2, column: 5 } },
              message: 'defined here',
            },
          ],
          fixes: [
            {
              title: 'Remove it',
              safety: 'unsafe',
              edits: [
                { range: { start: { line: 3, column: 1 }, end: { line: 4, column: 1 } }, text: '' },
                { range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }, text: '# see the vault\r\n' },
              ],
            },
          ],
        },
      ],
      suppressed: [
        {
          ruleId: 'secret-in-log',
          path: 'jobs/größe 1.yml',
          range: { start: { line: 3, column: 25 }, end: { line: 3, column: 28 } },
          by: 'comment',
          reason: 'it is a word',
        },
      ],
      skipped: [{ path: 'big.yml', because: 'it has 2 MB and the limit is 1 MB' }],
      gone: [{ path: 'old.yml', ruleId: 'secret-in-log', count: 2 }],
      failures: [{ path: 'gone.yml', message: 'it does not exist' }],
      summary: { files: 2, filesWithFindings: 1, otherFiles: 3, findings: 1 },
    });
  });
});
