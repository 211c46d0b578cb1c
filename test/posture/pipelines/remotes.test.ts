import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePlace, placeFrom, webPageOf } from '../../../src/posture/pipelines/places.js';
import { placeOfRemote, placesOfRemotes } from '../../../src/posture/pipelines/remotes.js';

const devOps = { kind: 'azure-devops', organization: 'contoso', project: 'churn model', repository: 'training' };
const gitHub = { kind: 'github', host: 'github.com', owner: 'contoso', repository: 'churn' };

const remotes: Readonly<Record<string, object | undefined>> = {
  'https://dev.azure.com/contoso/churn%20model/_git/training': devOps,
  'https://somebody:token@dev.azure.com/contoso/churn%20model/_git/training': devOps,
  'https://contoso.visualstudio.com/churn%20model/_git/training': devOps,
  'https://contoso.visualstudio.com/DefaultCollection/churn%20model/_git/training': devOps,
  'git@ssh.dev.azure.com:v3/contoso/churn%20model/training': devOps,
  'ssh://git@ssh.dev.azure.com/v3/contoso/churn%20model/training': devOps,
  'contoso@vs-ssh.visualstudio.com:v3/contoso/churn%20model/training': devOps,
  'https://dev.azure.com/contoso/_git/churn': {
    kind: 'azure-devops',
    organization: 'contoso',
    project: 'churn',
    repository: 'churn',
  },
  'https://github.com/contoso/churn.git': gitHub,
  'git@github.com:contoso/churn.git': gitHub,
  'ssh://git@github.com:22/contoso/churn': gitHub,
  'https://github.example.com/contoso/churn': undefined,
  'https://dev.azure.com.evil.example/contoso/churn/_git/training': undefined,
  'https://dev.azure.com/contoso/..%2f..%2fother/_git/training': undefined,
  'https://github.com/contoso/%2e%2e': undefined,
  'https://dev.azure.com/contoso/%zz/_git/training': undefined,
  'https://gitlab.com/contoso/churn': undefined,
  'C:\\repositories\\churn': undefined,
  '../churn': undefined,
};

describe('remotes of git', () => {
  for (const [url, place] of Object.entries(remotes)) {
    it(`${place === undefined ? 'name no place' : 'name a place'}: ${url.replace(/:token@/, ':…@')}`, () => {
      assert.deepEqual(placeOfRemote(url), place);
    });
  }

  for (const end of ['\n', '\r\n']) {
    it(`are read from the configuration, each place once (${JSON.stringify(end)})`, () => {
      const config = [
        '[core]',
        '\turl = https://github.com/not/this',
        '[remote "origin"]',
        '\turl = git@github.com:contoso/churn.git',
        '\tfetch = +refs/heads/*:refs/remotes/origin/*',
        '[remote "https"]',
        '\turl = https://github.com/Contoso/Churn',
        '[branch "main"]',
        '\tremote = origin',
        '[remote "azure"]',
        '\turl = "https://dev.azure.com/contoso/churn%20model/_git/training"',
      ].join(end);
      assert.deepEqual(
        placesOfRemotes(config).map(({ kind }) => kind),
        ['github', 'azure-devops'],
      );
    });
  }

  it('name a GitHub Enterprise Server only where the settings do', () => {
    const url = 'https://github.example.com/contoso/churn';
    assert.deepEqual(placeOfRemote(url, 'github.example.com'), { ...gitHub, host: 'github.example.com' });
  });
});

describe('places', () => {
  it('are typed as names with slashes', () => {
    assert.deepEqual(parsePlace('azure-devops', 'contoso/churn model/training'), devOps);
    assert.deepEqual(parsePlace('github', 'contoso/churn'), gitHub);
    const wrong = ['contoso', 'a/b/c/d', '/b', 'a/../c', 'a/b?c', ''];
    assert.deepEqual(
      wrong.map((text) => parsePlace('azure-devops', text)),
      wrong.map(() => undefined),
    );
    assert.equal(parsePlace('github', 'contoso/churn/more'), undefined);
  });

  it('from outside are refused where they are none', () => {
    assert.deepEqual(placeFrom(devOps), devOps);
    assert.deepEqual(placeFrom({ ...gitHub, more: 1 }), gitHub);
    const wrong = [null, 'github', { kind: 'github' }, { ...devOps, repository: 7 }, { ...gitHub, host: 'a/b' }];
    assert.deepEqual(
      wrong.map(placeFrom),
      wrong.map(() => undefined),
    );
  });

  it('have a page for people', () => {
    assert.equal(
      webPageOf('https://dev.azure.com/contoso/churn model/_apis/serviceendpoint/endpoints/1'),
      'https://dev.azure.com/contoso/churn model',
    );
    assert.equal(
      webPageOf('https://api.github.com/repos/contoso/churn/environments/7'),
      'https://github.com/contoso/churn',
    );
    assert.equal(
      webPageOf('https://ghe.example.com/api/v3/repos/contoso/churn'),
      'https://ghe.example.com/contoso/churn',
    );
    assert.equal(webPageOf('/subscriptions/1'), undefined);
  });
});
