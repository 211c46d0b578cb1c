import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { lint } from '../../src/core/lint.js';
import { strictest } from '../fuzz/properties.js';
import { lintOutputs } from '../support/canaries/lint-outputs.js';
import { makeCanaries } from '../support/canaries/made-canaries.js';
import { canaryPlaces } from '../support/canaries/places.js';
import { CanarySearch } from '../support/canaries/search.js';
import { readProject } from '../support/lint-case.js';
import { writeFigures } from '../support/figures.js';

const canaries = makeCanaries(6);
const search = new CanarySearch(canaries);
let searched = 0;

describe('the search for canaries', () => {
  const [canary] = canaries;
  const secret = canary?.secret ?? '';
  const hidden: Readonly<Record<string, string>> = {
    'the whole': secret,
    'a part of eight characters': `x${secret.slice(20, 28)}y`,
    base64: Buffer.from(`key=${secret};`).toString('base64'),
    'the URL-encoded form': encodeURIComponent(secret),
    'the HTML-escaped form': secret.replace(/[+/=]/g, (character) => `&#${character.charCodeAt(0)};`),
  };
  for (const [name, text] of Object.entries(hidden)) {
    it(`finds ${name}`, () => {
      assert.equal(search.find(`before ${text} behind`)?.canary.secret, secret);
    });
  }
  it('finds nothing where there is none', () => {
    assert.equal(search.find('a text without a secret, 7 lines of it'), undefined);
  });
});

/** An environment that builds the Dockerfile beside it, with its requirements, and a job that runs the script. */
const project = readProject(
  {
    'environment.yml': `
      $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
      name: churn
      build: {path: .}
    `,
    'submit.yml': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      code: .
      command: bash deploy.sh
    `,
  },
  '\n',
);

describe('canaries in files', () => {
  for (const { name: place, path, language, write } of canaryPlaces) {
    it(`are in no output: ${place}`, () => {
      const judged = canaries.map(({ written }) => {
        const result = lint({ path, language, text: write(written) }, { ...strictest, project });
        assert.deepEqual(result.faults, []);
        return { path, result };
      });
      for (const [name, output] of Object.entries(lintOutputs)) {
        searched += judged.length;
        const found = search.find(output(judged));
        assert.equal(found, undefined, `${name} shows the ${found?.canary.format ?? ''}: ${found?.around ?? ''}`);
      }
      assert.ok(
        judged.some(({ result }) => result.findings.length > 0),
        'nothing is found, so that nothing is put out',
      );
    });
  }
  after(() => {
    writeFigures('canaries-in-files', {
      canaries: canaries.length,
      places: canaryPlaces.length,
      outputs: Object.keys(lintOutputs).length,
      searched,
      parts: search.size,
    });
  });
});
