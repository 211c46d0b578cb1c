import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { computeInstance } from '../support/azure/made-computes.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { aml, badJob, badJobFinding, findingsIn, goodJob, lines, scratch } from './scratch.js';

const instance = lines([
  '$schema: https://azuremlschemas.azureedge.net/latest/computeInstance.schema.json',
  'name: box',
  'type: computeinstance',
]);

const productionJob = lines([
  '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
  'command: python train.py',
  'compute: azureml:box',
  'tags:',
  '  environment: prod',
]);

const instanceFinding = 'compute-instance-in-production';

describe('a snapshot of the workspace', () => {
  const job = lines([
    '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
    'command: python train.py',
    'compute: azureml:ci-ada',
    'tags:',
    '  environment: prod',
  ]);
  const files = {
    'jobs/train.yml': job,
    'workspaces/prod.json': serializeSnapshot(madeSnapshot({ 'workspace/computes': [computeInstance()] })),
    'broken.json': '{}',
  };

  it('tells rules what a name stands for, and when that was read', async (t) => {
    const root = scratch(t, files);
    assert.deepEqual(await findingsIn(root, ['jobs']), []);
    const { code, out } = await aml(root, ['lint', 'jobs', '--snapshot', 'workspaces/prod.json']);
    assert.equal(code, 1);
    assert.match(out, /ci-ada, a compute instance of mlw-churn-prod \(prod\.json of 2026-11-23 09:00 UTC\)/);
  });

  it('holds for standard input', async (t) => {
    const root = scratch(t, files);
    const args = ['-', '--stdin-filename', 'new.yml', '--snapshot', 'workspaces/prod.json'];
    assert.deepEqual(await findingsIn(root, args, job), ['new.yml:3:10 compute-instance-in-production']);
  });

  it('2 for a file that is none, and nothing is linted', async (t) => {
    const root = scratch(t, files);
    const broken = await aml(root, ['lint', 'jobs', '--snapshot', 'broken.json']);
    assert.deepEqual([broken.code, broken.out], [2, '']);
    assert.match(broken.error, /^aml-guard: broken\.json: This is not a snapshot/);
    assert.equal((await aml(root, ['lint', 'jobs', '--snapshot', 'gone.json'])).code, 2);
  });
});

describe('exit codes', () => {
  it('0 for a project without findings', async (t) => {
    const root = scratch(t, { 'job.yml': goodJob });
    assert.deepEqual(await aml(root, ['lint']), { code: 0, out: '0 findings in 1 file\n', error: '' });
  });

  it('0 with the reason when nothing was linted', async (t) => {
    const root = scratch(t, { 'compose.yml': 'services: {}\n', 'notes.txt': '' });
    const { code, out } = await aml(root, ['lint', '.']);
    assert.deepEqual(
      { code, out },
      { code: 0, out: 'nothing was linted: no Azure ML file found in . (1 other file read)\n' },
    );
  });

  it('1 for findings at or above --fail-on', async (t) => {
    const root = scratch(t, { 'job.yml': badJob });
    const codeOf = async (severity: string): Promise<number> => (await aml(root, ['lint', '--fail-on', severity])).code;
    assert.deepEqual([await codeOf('low'), await codeOf('high'), await codeOf('critical')], [1, 1, 0]);
  });

  it('2 for paths that do not exist, and nothing is linted', async (t) => {
    const root = scratch(t, { 'job.yml': badJob });
    assert.deepEqual(await aml(root, ['lint', 'job.yml', 'gone.yml', 'lost']), {
      code: 2,
      out: '',
      error: 'aml-guard: gone.yml: does not exist\naml-guard: lost: does not exist\n',
    });
  });

  it('2 without a word of a path that could steer the terminal', async (t) => {
    const { code, error } = await aml(scratch(t, {}), ['lint', 'gone\u001b]0;x\u0007\u009b.yml']);
    assert.deepEqual([code, error], [2, 'aml-guard: gone�]0;x��.yml: does not exist\n']);
  });

  it('2 for a configuration file with errors, at their places', async (t) => {
    const root = scratch(t, { 'job.yml': badJob, '.aml-guard.yaml': 'strictness: regular\nrule: {}\nstrictnes: x\n' });
    const { code, out, error } = await aml(root, ['lint']);
    assert.deepEqual({ code, out }, { code: 2, out: '' });
    assert.match(error, /^aml-guard: \.aml-guard\.yaml:2:1: .*\naml-guard: \.aml-guard\.yaml:3:1: .*\n$/);
  });

  it('2 for a configuration file that does not exist', async (t) => {
    const root = scratch(t, { 'job.yml': badJob });
    assert.deepEqual(await aml(root, ['lint', '--config', 'gone.yaml']), {
      code: 2,
      out: '',
      error: 'aml-guard: gone.yaml: the configuration file does not exist\n',
    });
  });

  it('2 for an output file that cannot be written', async (t) => {
    const root = scratch(t, { 'job.yml': badJob });
    const { code, error } = await aml(root, ['lint', '-o', 'no/such/folder.json']);
    assert.deepEqual(
      { code, error },
      { code: 2, error: 'aml-guard: --output no/such/folder.json cannot be written (ENOENT)\n' },
    );
  });
});

describe('which files are judged', () => {
  it('leaves ignored and excluded files alone, unless they are named', async (t) => {
    const root = scratch(t, {
      '.git/HEAD': '',
      '.gitignore': 'out/\n',
      '.aml-guard.yaml': 'exclude:\n  - legacy/\n',
      'a.yml': badJob,
      'out/b.yml': badJob,
      'legacy/c.yml': badJob,
    });
    assert.deepEqual(await findingsIn(root, ['.']), [`a.yml:${badJobFinding}`]);
    assert.deepEqual(await findingsIn(root, ['out/b.yml', 'legacy/c.yml', '.']), [
      `a.yml:${badJobFinding}`,
      `legacy/c.yml:${badJobFinding}`,
      `out/b.yml:${badJobFinding}`,
    ]);
  });

  it('names a file once however often it is asked for, from where the command was started', async (t) => {
    const root = scratch(t, { 'jobs/a.yml': badJob, 'sub/': '' });
    assert.deepEqual(await findingsIn(path.join(root, 'sub'), ['..', '../jobs', '../jobs/a.yml']), [
      `../jobs/a.yml:${badJobFinding}`,
    ]);
  });

  it('says which files it skipped', async (t) => {
    const root = scratch(t, { 'a.yml': goodJob, 'b.yml': Buffer.from('é', 'latin1'), 'c.txt': '' });
    const { code, out } = await aml(root, ['lint', '.', 'c.txt']);
    assert.deepEqual(
      { code, out },
      {
        code: 0,
        out: lines([
          'b.yml: skipped, because it is not valid UTF-8 text',
          'c.txt: skipped, because AML Guard does not read files of this kind',
          '',
          '0 findings in 1 file',
        ]),
      },
    );
  });
});

describe('configuration', () => {
  it('is found upwards from each file', async (t) => {
    const off = 'rules:\n  secret-in-environment-variable: off\n';
    const root = scratch(t, {
      '.git/HEAD': '',
      '.aml-guard.yaml': off,
      'a/b/job.yml': badJob,
      'c/job.yml': badJob,
      'c/.aml-guard.yaml': '',
    });
    assert.deepEqual(await findingsIn(root, ['.']), [`c/job.yml:${badJobFinding}`]);
    assert.deepEqual(await findingsIn(path.join(root, 'a', 'b'), ['job.yml']), []);
  });

  it('of a folder leaves the repository around it known, and its patterns start there', async (t) => {
    const root = scratch(t, {
      '.git/HEAD': '',
      'compute/box.yml': instance,
      'team/.aml-guard.yaml': 'exclude: [/legacy/]\n',
      'team/job.yml': productionJob,
      'team/legacy/job.yml': productionJob,
      'legacy/job.yml': productionJob,
    });
    assert.deepEqual(await findingsIn(root, ['.']), [
      `legacy/job.yml:3:10 ${instanceFinding}`,
      `team/job.yml:3:10 ${instanceFinding}`,
    ]);
  });

  it('given by --config takes the place of the one found', async (t) => {
    const root = scratch(t, {
      '.aml-guard.yaml': 'rules:\n  secret-in-environment-variable: off\n',
      'ci.yaml': 'rules:\n  secret-in-environment-variable: critical\n',
      'job.yml': badJob,
    });
    assert.deepEqual(await findingsIn(root, ['job.yml']), []);
    assert.deepEqual(await findingsIn(root, ['job.yml', '--config', 'ci.yaml']), [`job.yml:${badJobFinding}`]);
  });

  it('gives way to --strictness', async (t) => {
    const plain = lines(productionJob.split('\n').slice(0, 3));
    const root = scratch(t, { 'compute.yml': instance, 'job.yml': plain, '.aml-guard.yaml': 'strictness: regular\n' });
    assert.deepEqual(await findingsIn(root, ['.']), []);
    assert.deepEqual(await findingsIn(root, ['.', '--strictness', 'pedantic']), [`job.yml:3:10 ${instanceFinding}`]);
  });
});

describe('the project around a file', () => {
  it('is read whole, so that one file gives the findings it gives with all others', async (t) => {
    const root = scratch(t, { '.git/HEAD': '', 'jobs/deep/job.yml': productionJob, 'compute/box.yml': instance });
    const expected = [`jobs/deep/job.yml:3:10 ${instanceFinding}`];
    assert.deepEqual(await findingsIn(root, ['.']), expected);
    assert.deepEqual(await findingsIn(root, ['jobs']), expected);
    assert.deepEqual(await findingsIn(root, ['jobs/deep/job.yml']), expected);
  });

  it('names other files from where the command was started', async (t) => {
    const root = scratch(t, { '.git/HEAD': '', 'jobs/job.yml': productionJob, 'compute/box.yml': instance });
    const { out } = await aml(path.join(root, 'jobs'), ['lint', 'job.yml']);
    assert.match(out, /^ += \.\.\/compute\/box\.yml:2:1 /m);
  });

  it('does not reach into another repository', async (t) => {
    const root = scratch(t, {
      'one/.git/HEAD': '',
      'one/job.yml': productionJob,
      'two/.git/HEAD': '',
      'two/box.yml': instance,
    });
    assert.deepEqual(await findingsIn(root, ['.']), []);
  });
});

describe('places', () => {
  it('are the same with CRLF', async (t) => {
    const root = scratch(t, { 'job.yml': badJob.replaceAll('\n', '\r\n') });
    assert.deepEqual(await findingsIn(root, ['.']), [`job.yml:${badJobFinding}`]);
  });

  it('are the same with a byte order mark, also on the first line', async (t) => {
    const flow = `{type: command, command: run, environment_variables: {DB_PASSWORD: hunter2-larkspur}}\n`;
    const root = scratch(t, { 'a.yml': `\uFEFF${badJob}`, 'b.yml': flow, 'c.yml': `\uFEFF${flow}` });
    const onFirstLine = '1:68 secret-in-environment-variable';
    assert.deepEqual(await findingsIn(root, ['.']), [
      `a.yml:${badJobFinding}`,
      `b.yml:${onFirstLine}`,
      `c.yml:${onFirstLine}`,
    ]);
  });

  it('in a notebook are those of the file', async (t) => {
    const source = [
      'from azure.ai.ml import command\n',
      'job = command(environment_variables={"DB_PASSWORD": "hunter2-larkspur"})',
    ];
    const cell = { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source };
    const notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    const root = scratch(t, { 'a.ipynb': JSON.stringify(notebook, undefined, 1) });
    const text = readFileSync(path.join(root, 'a.ipynb'), 'utf8').split('\n');
    const line = text.findIndex((each) => each.includes('hunter2')) + 1;
    const column = (text[line - 1] ?? '').indexOf('hunter2') + 1;
    assert.deepEqual(await findingsIn(root, ['.']), [`a.ipynb:${line}:${column} secret-in-environment-variable`]);
  });
});

describe('standard input', () => {
  it('is judged as the file it is called', async (t) => {
    const root = scratch(t, { '.git/HEAD': '', 'compute/box.yml': instance, 'jobs/job.yml': goodJob });
    const args = ['-', '--stdin-filename', 'jobs/job.yml'];
    assert.deepEqual(await findingsIn(root, args, productionJob), [`jobs/job.yml:3:10 ${instanceFinding}`]);
  });

  it('need not exist as a file', async (t) => {
    const root = scratch(t, {});
    const { code, out } = await aml(root, ['lint', '-', '--stdin-filename', 'new/job.yml'], goodJob);
    assert.deepEqual({ code, out }, { code: 0, out: '0 findings in 1 file\n' });
  });
});

describe('output', () => {
  it('goes to a file when one is given, and one line says how it went', async (t) => {
    const root = scratch(t, { 'job.yml': badJob });
    const { code, out, error } = await aml(root, ['lint', '--format', 'json', '--output', 'report.json']);
    assert.deepEqual({ code, out, error }, { code: 1, out: '', error: '1 finding in 1 of 1 file\n' });
    const report = JSON.parse(readFileSync(path.join(root, 'report.json'), 'utf8')) as { version: number };
    assert.equal(report.version, 1);
  });

  it('is the same however often it is made', async (t) => {
    const root = scratch(t, { 'b.yml': badJob, 'a/x.yml': badJob, 'B.yml': badJob });
    const [first, second] = [await aml(root, ['lint']), await aml(root, ['lint'])];
    assert.equal(first.out, second.out);
    assert.deepEqual(
      await findingsIn(root, ['.']),
      ['B.yml', 'a/x.yml', 'b.yml'].map((file) => `${file}:${badJobFinding}`),
    );
  });
});

describe('rules and explain', () => {
  it('list every rule', async (t) => {
    const root = scratch(t, {});
    const { out } = await aml(root, ['rules', '--format', 'json']);
    const { rules } = JSON.parse(out) as { rules: { id: string }[] };
    const pretty = (await aml(root, ['rules'])).out;
    assert.deepEqual(
      pretty
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
      rules.map((rule) => rule.id),
    );
  });

  it('say what a rule finds, and refuse one that does not exist', async (t) => {
    const root = scratch(t, {});
    assert.match((await aml(root, ['explain', 'secret-in-log'])).out, /^secret-in-log: /);
    assert.deepEqual(await aml(root, ['explain', 'secret-in-lag']), {
      code: 2,
      out: '',
      error:
        'aml-guard: there is no rule or check "secret-in-lag"; "aml-guard rules" and "aml-guard checks" list them\n',
    });
  });
});
