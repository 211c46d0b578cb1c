import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { aml, findingsIn, scratch } from './scratch.js';

const program = fileURLToPath(new URL('./thread-program.mjs', import.meta.url));
const settings =
  'variables:\n  - name: resource_group\n    value: rg-churn\n  - name: aml_workspace\n    value: mlw-churn\n';
const own = 'stages:\n  staging: [int]\n  production: [live]\n';
const found = ['config-live.yml:5:12 one-workspace-for-all-stages'];

describe('own words for stages', () => {
  const files = { '.git/': '', 'config-live.yml': settings, 'config-int.yml': settings };

  it('say for which stage files are, and which are production', async (t) => {
    assert.deepEqual(await findingsIn(scratch(t, files), ['.']), []);
    assert.deepEqual(await findingsIn(scratch(t, { ...files, '.aml-guard.yaml': own }), ['.']), found);
  });

  it('hold for the files below their configuration, wherever it stands', async (t) => {
    const below = Object.fromEntries(Object.entries(files).map(([name, text]) => [`ml/${name}`, text]));
    const root = scratch(t, { '.git/': '', ...below, 'ml/.aml-guard.yaml': own, 'config-dev.yml': settings });
    assert.deepEqual(
      await findingsIn(root, ['.']),
      found.map((line) => `ml/${line}`),
    );
  });

  it('hold for many threads and for standard input too', async (t) => {
    const root = scratch(t, { ...files, '.aml-guard.yaml': own });
    const args = ['lint', '--format', 'json'];
    const alone = await aml(root, args, '', { program });
    assert.match(alone.out, /one-workspace-for-all-stages/);
    assert.deepEqual(await aml(root, [...args, '--threads', '2'], '', { program }), alone);
    assert.deepEqual(await findingsIn(root, ['-', '--stdin-filename', 'config-live.yml'], settings), found);
  });

  it('are shown with what holds for a file, and cannot differ from file to file', async (t) => {
    const overriding = `overrides:\n  - { files: [a.yml], stages: { test: [a] } }\n${own}`;
    const root = scratch(t, {
      '.git/': '',
      '.aml-guard.yaml': own,
      'bad/.aml-guard.yaml': overriding,
      'bad/a.yml': '',
    });
    assert.match(
      (await aml(root, ['config', 'a.yml'])).out,
      /stages:\n {2}staging:\n {4}- int\n {2}production:\n {4}- live/,
    );
    const { code, error } = await aml(root, ['lint', 'bad']);
    assert.equal(code, 2);
    assert.match(error, /bad[/\\]\.aml-guard\.yaml:2:23: /);
  });

  it('make work production', async (t) => {
    const job =
      '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json\ncommand: python train.py\ncompute: local\ntags: { environment: live }\n';
    const root = scratch(t, { '.git/': '', 'job.yml': job });
    assert.deepEqual(await findingsIn(root, ['.']), []);
    const told = scratch(t, { '.git/': '', 'job.yml': job, '.aml-guard.yaml': own });
    assert.deepEqual(await findingsIn(told, ['.']), ['job.yml:3:10 test-target-in-production']);
  });
});
