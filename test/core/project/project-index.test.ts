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
    assert.equal(
      index.set('jobs/train.yml', job('../src', 'bash run.sh && python -m churn.train --data ./x.csv')),
      true,
    );
    assert.deepEqual([...index.runPaths].sort(), ['src/churn/train.py', 'src/churn/train/__main__.py', 'src/run.sh']);
    assert.deepEqual(index.findRuns('src/run.sh'), [
      { path: 'jobs/train.yml', start: { line: 1, character: 0 }, end: { line: 1, character: 12 }, scoring: false },
    ]);
    assert.deepEqual(index.findRuns('src/other.py'), []);
  });

  it('says whether a change changed a link, and forgets', () => {
    const index = new ProjectIndex();
    assert.equal(index.set('a.yml', job('./src', 'python a.py')), true);
    assert.equal(index.set('a.yml', job('./src', 'python a.py')), false);
    assert.equal(index.set('a.yml', job('./src', 'python b.py')), true);
    assert.deepEqual(index.findRuns('src/a.py'), []);
    assert.equal(index.delete('a.yml'), true);
    assert.equal(index.delete('a.yml'), false);
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

  it('leaves code from elsewhere alone', () => {
    const index = new ProjectIndex();
    assert.equal(index.set('a.yml', job('https://github.com/x/y', 'python a.py')), false);
    assert.equal(index.set('b.yml', job('../../outside', 'python a.py')), false);
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
