import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { aml, badJob, badJobFinding, findingsIn, goodJob, lines, scratch, strictJob } from './scratch.js';

const rule = 'secret-in-environment-variable';

describe('extends', () => {
  it('goes on from a file of the repository, the nearer one winning', async (t) => {
    const root = scratch(t, {
      '.git/': '',
      'team/.aml-guard.yaml': `extends: ../shared/base.yaml\nrules:\n  ${rule}: low\n`,
      'shared/base.yaml': `extends: [stricter.yaml]\nrules:\n  ${rule}: off\n  plain-http: off\nsecretNames: [PIN]\n`,
      'shared/stricter.yaml': 'strictness: pedantic\nsecretNames: [OTHER]\n',
      'team/job.yml': badJob,
    });
    const { out } = await aml(root, ['config', 'team/job.yml']);
    const { strictness, rules, secretNames } = parse(out) as Record<string, unknown>;
    assert.deepEqual(
      { strictness, rules, secretNames },
      { strictness: 'pedantic', rules: { 'plain-http': 'off', [rule]: 'low' }, secretNames: ['PIN'] },
    );
    assert.match(out, /^# from team\/\.aml-guard\.yaml, which extends shared\/base\.yaml, /m);
    assert.equal((await aml(root, ['lint', '--fail-on', 'medium'])).code, 0);
  });

  const refused: Readonly<Record<string, readonly [written: string, message: RegExp]>> = {
    'an address': ['https://example.com/a.yaml', /\.aml-guard\.yaml:2:12: Only files of the same repository/],
    'an absolute path': ['/etc/a.yaml', /\.aml-guard\.yaml:2:12: Expected a path relative to this file/],
    'a path that leads out': ['../a.yaml', /\.aml-guard\.yaml:2:12: This leads out of the repository/],
    'a path that leads out and in': ['sub/../../x/a.yaml', /\.aml-guard\.yaml:2:12: This leads out of the repository/],
    'a file that is not there': ['gone.yaml', /\.aml-guard\.yaml:2:12: gone\.yaml does not exist/],
    'a circle': ['a.yaml', /^aml-guard: a\.yaml:1:10: This goes in a circle: \.aml-guard\.yaml -> a\.yaml -> \.aml-/],
  };
  for (const [name, [written, message]] of Object.entries(refused)) {
    it(`refuses ${name}, at its place`, async (t) => {
      const root = scratch(t, {
        '.git/': '',
        '.aml-guard.yaml': `# base\nextends: [ ${written} ]\n`,
        'a.yaml': 'extends: .aml-guard.yaml\n',
        'job.yml': badJob,
      });
      const { code, out, error } = await aml(root, ['lint']);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, message);
    });
  }

  it('refuses a link that leads out of the repository', async (t) => {
    const root = scratch(t, {
      'outside.yaml': 'strictness: auditor\n',
      'repo/.git/': '',
      'repo/.aml-guard.yaml': 'extends: base.yaml\n',
    });
    symlinkSync(path.join(root, 'outside.yaml'), path.join(root, 'repo', 'base.yaml'));
    const { code, error } = await aml(path.join(root, 'repo'), ['lint']);
    assert.equal(code, 2);
    assert.match(error, /leads out of the repository/);
  });

  it('names mistakes in the file that is extended', async (t) => {
    const root = scratch(t, {
      '.aml-guard.yaml': 'extends: base.yaml\n',
      'base.yaml': 'strictness: regular\nrules:\n  no-such-rule: off\n',
      'job.yml': badJob,
    });
    const { code, error } = await aml(root, ['lint']);
    assert.equal(code, 2);
    assert.match(error, /^aml-guard: base\.yaml:3:3: There is no rule/);
  });
});

describe('overrides', () => {
  it('hold for the files that they name, later ones first', async (t) => {
    const root = scratch(t, {
      '.aml-guard.yaml': lines([
        'overrides:',
        '  - files: [legacy/]',
        `    rules: { ${rule}: off }`,
        '  - files: "*.new.yml"',
        `    rules: { ${rule}: medium }`,
      ]),
      'legacy/a.yml': badJob,
      'legacy/b.new.yml': badJob,
      'jobs/legacy.yml': badJob,
    });
    assert.deepEqual(await findingsIn(root, ['.']), [
      `jobs/legacy.yml:${badJobFinding}`,
      `legacy/b.new.yml:${badJobFinding}`,
    ]);
  });

  it('are weaker than the command line', async (t) => {
    const root = scratch(t, {
      '.aml-guard.yaml': 'overrides:\n  - { files: [a.yml], strictness: auditor }\n',
      'a.yml': strictJob,
    });
    const heard = await findingsIn(root, ['.']);
    assert.ok(heard.length > 0);
    assert.deepEqual(await findingsIn(root, ['.', '--strictness', 'regular']), []);
  });

  it('without files or with a key of the whole project are mistakes at their lines', async (t) => {
    const root = scratch(t, {
      '.aml-guard.yaml': lines(['overrides:', '  - strictness: auditor', '  - files: [a]', '    exclude: [b]']),
    });
    const { code, error } = await aml(root, ['lint']);
    assert.equal(code, 2);
    assert.match(error, /:2:5: Expected "files:"/);
    assert.match(error, /:4:5: Unknown key "exclude"/);
  });
});

describe('allow', () => {
  const allow = (extra = ''): string =>
    lines([
      'allow:',
      `  - rule: ${rule}`,
      '    files: [jobs/]',
      '    reason: moves to the vault',
      ...(extra ? [extra] : []),
    ]);

  it('accepts with a reason, in the files named', async (t) => {
    const root = scratch(t, { '.aml-guard.yaml': allow(), 'jobs/a.yml': badJob, 'b.yml': badJob });
    const { out } = await aml(root, ['lint', '--format', 'json']);
    const { findings, suppressed } = JSON.parse(out) as {
      findings: { path: string }[];
      suppressed: { path: string; by: string; reason: string }[];
    };
    assert.deepEqual(
      findings.map((finding) => finding.path),
      ['b.yml'],
    );
    assert.deepEqual(
      suppressed.map((entry) => [entry.path, entry.by, entry.reason]),
      [['jobs/a.yml', 'configuration', 'moves to the vault']],
    );
  });

  it('counts on its last day, and after it the finding is back and the entry is one', async (t) => {
    const root = scratch(t, { '.aml-guard.yaml': allow('    until: 2026-11-23'), 'jobs/a.yml': badJob });
    assert.deepEqual(await findingsIn(root, ['.']), []);
    const later = await aml(root, ['lint'], '', { today: '2026-11-24' });
    assert.equal(later.code, 1);
    assert.match(later.out, /^\.aml-guard\.yaml:2:5 low This accepted .* until 2026-11-23; .* ineffective-allow$/m);
    assert.match(later.out, /^jobs\/a\.yml:4:16 /m);
    const named = await aml(root, ['lint', 'jobs/a.yml'], '', { today: '2026-11-24' });
    assert.doesNotMatch(named.out, /ineffective-allow/);
  });

  const wrong: Readonly<Record<string, readonly [entry: readonly string[], message: RegExp]>> = {
    'without a reason': [[`  - rule: ${rule}`], /:2:5: Expected "reason:" here/],
    'without a rule': [['  - reason: why'], /:2:5: Expected "rule:" here/],
    'for a rule that is none': [['  - rule: no-rule', '    reason: why'], /:2:11: There is no rule "no-rule"/],
    'until a day that is none': [
      [`  - rule: ${rule}`, '    reason: why', '    until: 2026-02-30'],
      /:4:12: Expected a day such as 2026-12-31/,
    ],
    'with another key': [[`  - rule: ${rule}`, '    reason: why', '    untill: x'], /:4:5: Unknown key "untill"/],
  };
  for (const [name, [entry, message]] of Object.entries(wrong)) {
    it(`is a mistake ${name}`, async (t) => {
      const root = scratch(t, { '.aml-guard.yaml': lines(['allow:', ...entry]), 'a.yml': badJob });
      const { code, error } = await aml(root, ['lint']);
      assert.equal(code, 2);
      assert.match(error, message);
    });
  }
});

describe('own formats of secrets', () => {
  const configured = lines([
    'secretFormats:',
    '  - id: acme-key',
    '    title: ACME key',
    '    pattern: acme_[A-Za-z0-9]{8}',
  ]);

  it('are found in every language, and hidden', async (t) => {
    const root = scratch(t, {
      '.aml-guard.yaml': configured,
      'job.yml': lines([
        '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
        'command: python train.py --x acme_kdJwQpLs # not acme_xxxxxxxx',
      ]),
      'a.py': 'from azure.ai.ml import command\nx = "acme_kdJwQpLs"\n',
      'b.ipynb': JSON.stringify({
        cells: [{ cell_type: 'code', outputs: [], source: ['import azureml\n', 'x = "acme_kdJwQpLs"'] }],
        metadata: {},
      }),
      'other.py': 'x = "acme_kdJwQpLs"\n',
    });
    for (const format of ['pretty', 'json', 'sarif', 'html', 'markdown', 'csv', 'junit', 'github', 'azuredevops']) {
      const { out, code } = await aml(root, ['lint', '--format', format]);
      assert.equal(code, 1);
      assert.doesNotMatch(out, /kdJwQpLs/, format);
    }
    assert.deepEqual(
      (await findingsIn(root, ['.'])).map((finding) => finding.replace(/:\d+:\d+/, '')),
      ['a.py credential-literal', 'b.ipynb credential-literal', 'job.yml credential-literal'],
    );
    assert.match((await aml(root, ['lint', 'a.py'])).out, /a\.py:2:6 critical This is an ACME key/);
  });

  it('with a pattern that could be slow are refused at its place', async (t) => {
    const root = scratch(t, {
      '.aml-guard.yaml': lines(['secretFormats:', '  - id: acme-key', '    pattern: acme_(a+)+$']),
    });
    const { code, error } = await aml(root, ['lint']);
    assert.equal(code, 2);
    assert.match(error, /^aml-guard: \.aml-guard\.yaml:3:14: A pattern may hold characters, .* not "\("/);
  });
});

describe('init and config', () => {
  it('write a file that changes nothing and is valid with every line in use', async (t) => {
    const root = scratch(t, { 'job.yml': goodJob });
    const before = (await aml(root, ['config'])).out;
    assert.match((await aml(root, ['init'])).out, /^wrote \.aml-guard\.yaml/);
    const after = (await aml(root, ['config'])).out;
    assert.equal(after.replace('# from .aml-guard.yaml', ''), before.replace(/^# from .*$/m, ''));
    assert.equal((await aml(root, ['lint'])).code, 0);
    const again = await aml(root, ['init']);
    assert.equal(again.code, 2);
    assert.match(again.error, /is there already; --force writes over it/);
    assert.equal((await aml(root, ['init', '--force'])).code, 0);
  });

  it('say when a file is left alone and where there is no file', async (t) => {
    const root = scratch(t, { '.aml-guard.yaml': 'exclude: [generated/]\n', 'generated/a.yml': badJob, 'other/': '' });
    assert.match((await aml(root, ['config', 'generated/a.yml'])).out, /^# exclude leaves this file alone$/m);
    const bare = scratch(t, {});
    assert.match((await aml(bare, ['config'])).out, /^# from no \.aml-guard\.yaml: what is built in$/m);
  });
});
