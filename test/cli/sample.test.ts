import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { aml } from './scratch.js';

const sample = fileURLToPath(new URL('../sample', import.meta.url));

/** What every invented secret of the sample is made of: in clear, and as base64 in the signed address. */
const secretParts = [/hunter2/, /aHVudGVyM/, /ines\.duarte/];

interface Report {
  readonly findings: readonly { path: string; ruleId: string; range: { start: { line: number } } }[];
  readonly suppressed: readonly { path: string; ruleId: string }[];
}

describe('the sample project', () => {
  const readme = readFileSync(path.join(sample, 'README.md'), 'utf8');
  const [alone = '', beside = ''] = readme.split('## What the sample workspace adds');
  const workspace = fileURLToPath(new URL('../../media/sample-workspace.json', import.meta.url));

  it('has the findings that its README lists, and no others', async () => {
    const { out } = await aml(sample, ['lint', '--format', 'json']);
    const report = JSON.parse(out) as Report;
    const listed = listedIn(alone);
    assert.ok(listed.length > 30);
    assert.deepEqual(foundIn(report), listed);
    assert.deepEqual(
      report.suppressed.map(({ path: file, ruleId }) => `${file} ${ruleId}`),
      ['jobs/train-locally.yml secret-in-environment-variable'],
    );
  });

  it('has those of the second table too beside the sample workspace', async () => {
    const { out } = await aml(sample, ['lint', '--format', 'json', '--snapshot', workspace]);
    assert.ok(listedIn(beside).length > 10);
    assert.deepEqual(foundIn(JSON.parse(out) as Report), [...listedIn(alone), ...listedIn(beside)].sort());
  });

  for (const format of ['pretty', 'json', 'sarif']) {
    for (const strictness of ['regular', 'auditor']) {
      it(`gives no secret away as ${format}, ${strictness}`, async () => {
        const { out, error } = await aml(sample, ['lint', '--format', format, '--strictness', strictness]);
        for (const part of secretParts) {
          assert.doesNotMatch(out + error, part);
        }
      });
    }
  }
});

function listedIn(text: string): readonly string[] {
  return [...text.matchAll(/^\| `([^`]+:\d+)` \| `([a-z-]+)` \|/gm)]
    .map(([, place, rule]) => `${place} ${rule}`)
    .sort();
}

function foundIn({ findings }: Report): readonly string[] {
  return findings.map(({ path: file, range, ruleId }) => `${file}:${range.start.line} ${ruleId}`).sort();
}
