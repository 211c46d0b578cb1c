import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { commonStages, type Stage, StageWords, stageWords } from '../../../src/core/facts/stage.js';

describe('the words for stages', () => {
  const own = new StageWords({ test: ['sandbox'], staging: ['int', 'pre live', 'e1'], production: ['live'] });
  const names: Readonly<Record<string, readonly [common: Stage | undefined, own: Stage | undefined]>> = {
    'config-infra-prod': ['production', 'production'],
    DeployDev: ['development', 'development'],
    'config-live': [undefined, 'production'],
    DeployLive: [undefined, 'production'],
    'deploy-pre-live': [undefined, undefined],
    'mlw-int-01': [undefined, 'staging'],
    'mlw-interior': [undefined, undefined],
    'mlw-e1-churn': [undefined, 'staging'],
    'sandbox-churn': ['development', 'test'],
    'prod-int': ['production', undefined],
    'non-prod': [undefined, undefined],
    preprod: ['staging', 'staging'],
    test: ['test', 'test'],
    'test-churn': [undefined, undefined],
  };
  for (const [name, expected] of Object.entries(names)) {
    it(`of the name ${name}`, () => {
      assert.deepEqual([commonStages.of(name), own.of(name)], expected);
    });
  }

  it('of folders count where they are the whole name, the nearest first', () => {
    assert.equal(own.ofFolders('dev/live/jobs/train.yml'), 'production');
    assert.equal(commonStages.ofFolders('dev/live/jobs/train.yml'), 'development');
    assert.equal(own.ofFolders('live-demos/train.yml'), undefined);
    assert.equal(own.ofPath('dev/live/train.yml'), 'production');
    assert.equal(own.ofPath('live/jobs/train.yml'), undefined);
    assert.equal(own.ofPath('live/train-dev.yml'), 'development');
  });

  it('are the common ones where a configuration has none, and made once', () => {
    assert.equal(stageWords({}), commonStages);
    const written = { production: ['live'] };
    assert.equal(stageWords(written), stageWords(written));
  });
});
