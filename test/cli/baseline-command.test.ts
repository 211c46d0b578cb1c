import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { aml, badJob, badJobFinding, findingsIn, goodJob, scratch, strictJob } from './scratch.js';

const file = '.aml-guard-baseline.json';

describe('a baseline', () => {
  it('lets an old repository begin without findings, and reports what is new', async (t) => {
    const root = scratch(t, { '.git/': '', 'old/a.yml': badJob, 'old/b.yml': badJob });
    const written = await aml(path.join(root, 'old'), ['baseline']);
    assert.deepEqual(written, {
      code: 0,
      out: `wrote ../${file}: 2 findings accepted until they are repaired\n`,
      error: '',
    });
    const clean = await aml(root, ['lint']);
    assert.equal(clean.code, 0);
    assert.match(clean.out, /^2 findings in the baseline\n\n0 findings in 2 files\n$/m);
    writeFileSync(path.join(root, 'new.yml'), badJob);
    assert.deepEqual(await findingsIn(root, ['.']), [`new.yml:${badJobFinding}`]);
    assert.equal((await findingsIn(root, ['.', '--no-baseline'])).length, 3);
  });

  it('holds no value, and is the same however often it is written', async (t) => {
    const root = scratch(t, { 'a.yml': badJob });
    await aml(root, ['baseline']);
    const first = readFileSync(path.join(root, file), 'utf8');
    assert.doesNotMatch(first, /hunter2|DB_PASSWORD/);
    await aml(root, ['baseline']);
    assert.equal(readFileSync(path.join(root, file), 'utf8'), first);
  });

  it('knows a finding again when lines move, and one more of the same is new', async (t) => {
    const root = scratch(t, { 'a.yml': badJob });
    await aml(root, ['baseline']);
    writeFileSync(path.join(root, 'a.yml'), `# moved\r\n\r\n${badJob.replaceAll('\n', '\r\n')}`);
    assert.deepEqual(await findingsIn(root, ['.']), []);
    const again = `type: pipeline\njobs:\n  a:\n    type: command\n    environment_variables:\n      DB_PASSWORD: hunter2-larkspur\n`;
    writeFileSync(path.join(root, 'a.yml'), `${again}  b:${again.split('  a:')[1] ?? ''}`);
    assert.deepEqual(await findingsIn(root, ['.']), ['a.yml:10:20 secret-in-environment-variable']);
  });

  it('reports what is gone: repaired, or with its file', async (t) => {
    const root = scratch(t, { 'a.yml': badJob, 'b.yml': badJob, 'c.yml': badJob });
    await aml(root, ['baseline']);
    writeFileSync(path.join(root, 'a.yml'), goodJob);
    rmSync(path.join(root, 'b.yml'));
    const { code, out } = await aml(root, ['lint']);
    assert.equal(code, 0);
    assert.match(out, /^a\.yml: the baseline holds 1 finding of secret-in-environment-variable that is gone$/m);
    assert.match(out, /^b\.yml: the baseline holds 1 finding of secret-in-environment-variable that is gone$/m);
    assert.doesNotMatch(out, /^c\.yml: the baseline/m);
    const json = JSON.parse((await aml(root, ['lint', '--format', 'json'])).out) as { gone: unknown };
    assert.deepEqual(json.gone, [
      { path: 'a.yml', ruleId: 'secret-in-environment-variable', count: 1 },
      { path: 'b.yml', ruleId: 'secret-in-environment-variable', count: 1 },
    ]);
  });

  it('of a strict reader is not gone when a milder one looks', async (t) => {
    const root = scratch(t, { 'a.yml': strictJob });
    await aml(root, ['baseline', '--strictness', 'auditor']);
    assert.notEqual(readFileSync(path.join(root, file), 'utf8').match(/fingerprint/g), null);
    const { out } = await aml(root, ['lint']);
    assert.doesNotMatch(out, /gone/);
    assert.equal((await aml(root, ['lint', '--strictness', 'auditor'])).code, 0);
  });

  it('written for some files keeps what it says of others', async (t) => {
    const root = scratch(t, { 'a.yml': badJob, 'b/b.yml': badJob });
    await aml(root, ['baseline']);
    writeFileSync(path.join(root, 'b/b.yml'), goodJob);
    await aml(root, ['baseline', 'b']);
    const { findings } = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { findings: { path: string }[] };
    assert.deepEqual(
      findings.map((entry) => entry.path),
      ['a.yml'],
    );
    const { out, code } = await aml(root, ['lint']);
    assert.equal(code, 0);
    assert.doesNotMatch(out, /gone/);
  });

  it('does not accept once more what was accepted until a day', async (t) => {
    const allow = 'allow:\n  - { rule: plain-http, reason: x, until: 2020-01-01 }\n';
    const root = scratch(t, { '.aml-guard.yaml': allow, 'a.yml': badJob });
    assert.match((await aml(root, ['baseline'])).out, /: 1 finding accepted/);
    assert.deepEqual(await findingsIn(root, ['.']), ['.aml-guard.yaml:2:5 ineffective-allow']);
    assert.doesNotMatch((await aml(root, ['lint'])).out, /gone/);
  });

  it('that cannot be read stops the run', async (t) => {
    const root = scratch(t, { 'a.yml': badJob, [file]: '{"version": 7}' });
    const { code, out, error } = await aml(root, ['lint']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(
      error,
      /^aml-guard: \.aml-guard-baseline\.json: it has version 7, which a later AML Guard wrote .*; update AML Guard, or write it again/,
    );
    assert.equal((await aml(root, ['lint', '--no-baseline'])).code, 1);
    assert.equal((await aml(root, ['baseline'])).code, 0);
  });

  it('that cannot be read is not overwritten with a part', async (t) => {
    const old = '{"version": 0, "findings": []}';
    const root = scratch(t, { 'a.yml': badJob, 'b.yml': badJob, [file]: old });
    const { code, error } = await aml(root, ['baseline', 'a.yml']);
    assert.equal(code, 2);
    assert.match(
      error,
      /\.aml-guard-baseline\.json: it has version 0, .* write it again with "aml-guard baseline", without paths/,
    );
    assert.equal(readFileSync(path.join(root, file), 'utf8'), old);
  });
});
