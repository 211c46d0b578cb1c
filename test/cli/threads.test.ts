import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { aml, badJob, goodJob, lines, scratch } from './scratch.js';

const program = fileURLToPath(new URL('thread-program.mjs', import.meta.url));
const failing = fileURLToPath(new URL('failing-thread.mjs', import.meta.url));
const sample = fileURLToPath(new URL('../sample', import.meta.url));

const instance = lines([
  '$schema: https://azuremlschemas.azureedge.net/latest/computeInstance.schema.json',
  'name: box',
  'type: computeinstance',
]);
const productionJob = lines([
  '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
  'command: python train.py',
  'code: ./src',
  'compute: azureml:box',
  'tags: { environment: prod }',
]);
const trainingScript = 'import os\npassword = os.environ["DB_PASSWORD"]\nprint(password)\n';

/** Jobs whose findings hang on other files, in two repositories, with configurations, a baseline and broken files. */
function manyFiles(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'one/.git/': '',
    'one/.aml-guard.yaml':
      'overrides:\n  - { files: [job-1*], strictness: auditor }\nallow:\n  - { rule: plain-http, reason: x, until: 2020-01-01 }\n',
    'one/compute/box.yml': instance,
    'two/compute/box.yml': instance.replace('computeinstance', 'amlcompute'),
    'two/.aml-guard.yaml': 'strictness: regular\n',
    'binary.yml': 'a\0b',
  };
  for (let index = 0; index < 60; index++) {
    files[`one/job-${index}/job.yml`] = index % 3 === 0 ? badJob : productionJob;
    files[`one/job-${index}/src/train.py`] = trainingScript;
    files[`two/job-${index}.yml`] = index % 4 === 0 ? goodJob : productionJob;
  }
  return files;
}

describe('threads', () => {
  for (const format of ['json', 'sarif', 'pretty', 'html']) {
    it(`report what one thread reports, to the byte, as ${format}`, async (t) => {
      const root = scratch(t, manyFiles());
      cpSync(sample, path.join(root, 'sample'), { recursive: true });
      await aml(path.join(root, 'one'), ['baseline', 'job-1', 'job-3', 'job-4']);
      const args = ['lint', '--format', format];
      const alone = await aml(root, args, '', { program });
      const together = await aml(root, [...args, '--threads', '3'], '', { program });
      assert.equal(alone.code, 1);
      assert.match(alone.out, /compute-instance-in-production[^]*secret-in-log|secret-in-log[^]*compute-instance/);
      assert.equal(together.out, alone.out);
      assert.deepEqual(together, alone);
    });
  }

  it('are told of files that are named although they are ignored', async (t) => {
    const root = scratch(t, {
      '.git/': '',
      '.gitignore': 'box.yml\n',
      'box.yml': instance,
      'job.yml': productionJob,
    });
    const args = ['lint', 'job.yml', 'box.yml', '--format', 'json'];
    const alone = await aml(root, args, '', { program });
    assert.match(alone.out, /compute-instance-in-production/);
    assert.deepEqual(await aml(root, [...args, '--threads', '2'], '', { program }), alone);
  });

  it('are many only where many files are judged', async (t) => {
    const files = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`job-${index}.yml`, badJob]));
    const root = scratch(t, files);
    // A thread that fails tells that there was one.
    assert.equal((await aml(root, ['lint', 'job-1.yml'], '', { program: failing })).code, 1);
    const { code } = await aml(root, ['lint'], '', { program: failing });
    const { availableParallelism } = await import('node:os');
    assert.equal(code, availableParallelism() > 1 ? 3 : 1);
    assert.equal((await aml(root, ['lint', '--threads', '1'], '', { program: failing })).code, 1);
  });

  it('that fail cost their files, which say so, and the exit code is 3', async (t) => {
    const root = scratch(t, { 'a.yml': badJob, 'b.yml': goodJob });
    const { code, out } = await aml(root, ['lint', '--threads', '2'], '', { program: failing });
    assert.equal(code, 3);
    assert.match(out, /^a\.yml: failed: the thread that was to judge it failed \(it ended\)$/m);
    assert.match(out, /^b\.yml: failed: /m);
  });

  it('that cannot even start are failures too', async (t) => {
    const root = scratch(t, { 'a.yml': badJob, 'broken.mjs': 'throw new TypeError("hunter2")' });
    const broken = path.join(root, 'broken.mjs');
    const { code, out } = await aml(root, ['lint', '--threads', '2'], '', { program: broken });
    assert.equal(code, 3);
    assert.match(out, /^a\.yml: failed: /m);
    assert.doesNotMatch(out, /hunter2/);
  });
});

describe('progress', () => {
  it('is shown on long runs where there is a terminal, and taken away', async (t) => {
    const shown: string[] = [];
    const root = scratch(t, { 'a.yml': badJob });
    const { Progress } = await import('../../src/cli/progress.js');
    const progress = new Progress({ progress: (text) => shown.push(text) });
    progress.report(1, 3);
    await new Promise((resolve) => setTimeout(resolve, 750));
    progress.report(2, 3);
    progress.report(3, 3);
    progress.end();
    assert.deepEqual(shown, ['2 of 3 files judged', '']);
    const quick: string[] = [];
    await aml(root, ['lint'], '', { progress: (text) => quick.push(text) });
    assert.deepEqual(quick, []);
  });
});
