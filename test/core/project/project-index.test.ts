import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { YamlDocument } from '../../../src/core/documents/yaml/yaml-document.js';
import { ProjectIndex } from '../../../src/core/project/project-index.js';
import { joinPath } from '../../../src/core/project/project-path.js';

const job = (code: string, command: string): YamlDocument =>
  new YamlDocument(`type: command\ncode: ${code}\ncommand: ${command}\nenvironment: azureml:e:1\n`);

describe('ProjectIndex', () => {
  it('knows which files a job runs, from where the job stands', () => {
    const index = new ProjectIndex();
    assert.deepEqual(
      index.set('jobs/train.yml', job('../src', 'bash run.sh && python -m churn.train --data ./x.csv')),
      { affected: ['src/churn/train.py', 'src/churn/train/__main__.py', 'src/run.sh'] },
    );
    assert.deepEqual([...index.runPaths].sort(), ['src/churn/train.py', 'src/churn/train/__main__.py', 'src/run.sh']);
    assert.deepEqual(index.findRuns('src/run.sh'), [
      { path: 'jobs/train.yml', start: { line: 1, character: 0 }, end: { line: 1, character: 12 }, scoring: false },
    ]);
    assert.deepEqual(index.findRuns('src/other.py'), []);
  });

  it('answers in the order of paths and places, in whatever order it learnt of the files', () => {
    const paths = ['b.yml', 'a/z.yml', 'a.yml'];
    const answers = [paths, [...paths].reverse()].map((order) => {
      const index = new ProjectIndex();
      for (const path of order) {
        const up = path.includes('/') ? '..' : '.';
        index.set(path, job(`${up}/src`, 'python a.py'));
      }
      return index.findRuns('src/a.py').map(({ path }) => path);
    });
    assert.deepEqual(answers, [
      ['a.yml', 'a/z.yml', 'b.yml'],
      ['a.yml', 'a/z.yml', 'b.yml'],
    ]);
  });

  it('says whether a change changed a link, and forgets', () => {
    const index = new ProjectIndex();
    assert.deepEqual(index.set('a.yml', job('./src', 'python a.py')), { affected: ['src/a.py'] });
    assert.equal(index.set('a.yml', job('./src', 'python a.py')), undefined);
    assert.deepEqual(index.set('a.yml', job('./src', 'python b.py')), { affected: ['src/a.py', 'src/b.py'] });
    assert.deepEqual(index.findRuns('src/a.py'), []);
    assert.deepEqual(index.delete('a.yml'), { affected: ['src/b.py'] });
    assert.equal(index.delete('a.yml'), undefined);
    assert.deepEqual(index.findRuns('src/b.py'), []);
  });

  it('finds compute targets by name without case, from several files', () => {
    const index = new ProjectIndex();
    index.set('dev/ci.yml', new YamlDocument('type: computeinstance\nname: CI-Jane\n'));
    index.set('prod/ci.yml', new YamlDocument('type: amlcompute\nname: ci-jane\n'));
    assert.deepEqual(
      index.findComputes('ci-JANE').map(({ path, type }) => [path, type]),
      [
        ['dev/ci.yml', 'computeinstance'],
        ['prod/ci.yml', 'amlcompute'],
      ],
    );
  });

  it('finds the schedules that run a job, by each way to write its file', () => {
    const index = new ProjectIndex();
    const schedule = (job: string): YamlDocument =>
      new YamlDocument(`name: n\ntrigger: {type: cron, expression: '0 0 * * *'}\ncreate_job: ${job}\n`);
    const ways = [
      '../jobs/a.yml',
      'file:../jobs/a.yml',
      'azureml:../jobs/a.yml',
      '{type: pipeline, job: ../jobs/a.yml}',
    ];
    for (const [number, way] of ways.entries()) {
      index.set(`schedules/${number}.yml`, schedule(way));
    }
    index.set('schedules/registered.yml', schedule('azureml:nightly'));
    index.set('schedules/filled-in.yml', schedule('../jobs/$(name).yml'));
    index.set('schedules/outside.yml', schedule('../../jobs/a.yml'));
    assert.deepEqual(
      index.findSchedules('jobs/a.yml').map(({ path }) => path),
      ['schedules/0.yml', 'schedules/1.yml', 'schedules/2.yml', 'schedules/3.yml'],
    );
    index.delete('schedules/0.yml');
    assert.equal(index.findSchedules('jobs/a.yml').length, 3);
  });

  it('finds datastores with credentials, and workspaces with a stage', () => {
    const index = new ProjectIndex();
    index.set(
      'store.yml',
      new YamlDocument('type: azure_blob\nname: Orders\naccount_name: st\ncredentials: {sas_token: x}\n'),
    );
    index.set('open.yml', new YamlDocument('type: azure_blob\nname: open\naccount_name: st\n'));
    assert.deepEqual(
      index.findDatastores('orders').map(({ path, credential }) => [path, credential]),
      [['store.yml', 'sas']],
    );
    assert.deepEqual(index.findDatastores('open'), []);
    const settings = 'aml_workspace: mlw-churn\n';
    index.set('config-prod.yml', new YamlDocument(settings, 'config-prod.yml'));
    index.set('config.yml', new YamlDocument(settings, 'config.yml'));
    assert.deepEqual(
      index.findWorkspaceUses('MLW-churn').map(({ path, stage }) => [path, stage]),
      [['config-prod.yml', 'production']],
    );
    assert.deepEqual(index.delete('config-prod.yml'), { affected: [] });
    assert.deepEqual(index.findWorkspaceUses('mlw-churn'), []);
  });

  it('leaves code from elsewhere alone', () => {
    const index = new ProjectIndex();
    assert.deepEqual(index.set('a.yml', job('https://github.com/x/y', 'python a.py')), { affected: [] });
    assert.deepEqual(index.set('b.yml', job('../../outside', 'python a.py')), { affected: [] });
    assert.deepEqual(index.runPaths, []);
  });
});

describe('joinPath', () => {
  const cases: readonly (readonly [readonly string[], string | undefined])[] = [
    [['jobs', '../src', './a.py'], 'src/a.py'],
    [['jobs', '..\\src', 'a.py'], 'src/a.py'],
    [['', '.', 'a.py'], 'a.py'],
    [['a', '../../b'], undefined],
    [['a', '/etc/passwd'], undefined],
    [['a', 'C:\\x'], undefined],
    [['a', 'azureml:x:1'], undefined],
  ];
  for (const [parts, joined] of cases) {
    it(parts.join(' + '), () => {
      assert.equal(joinPath(...parts), joined);
    });
  }
});
