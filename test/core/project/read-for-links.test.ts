import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cutOutputs } from '../../../src/core/documents/notebook/cut-outputs.js';
import { readDocument } from '../../../src/core/documents/read-document.js';
import { noProject } from '../../../src/core/project/project-facts.js';
import { ProjectIndex } from '../../../src/core/project/project-index.js';
import { readForLinks } from '../../../src/core/project/read-for-links.js';

const cell = (source: string, outputs: readonly object[] = []): object => ({
  cell_type: 'code',
  metadata: {},
  execution_count: null,
  outputs,
  source: [source],
});
const notebook = (outputs: readonly object[]): string =>
  `${JSON.stringify(
    {
      cells: [
        cell('from azure.ai.ml import load_component\n', outputs),
        cell('score = load_component(source="./score.yml")', outputs),
      ],
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  )}\n`;
const image = { output_type: 'display_data', metadata: {}, data: { 'image/png': 'iVBOR'.repeat(100_000) } };

describe('a file that is read for its links', () => {
  for (const eol of ['\n', '\r\n']) {
    it(`is a notebook without its outputs, with all places (${eol === '\n' ? 'LF' : 'CRLF'})`, () => {
      const text = notebook([image, image]).replace(/\n/g, eol);
      const cut = cutOutputs(text);
      assert.ok(cut.text.length < 1500, `${cut.text.length} are left`);
      assert.equal(text.charAt(cut.placeOf(cut.text.indexOf('load_component(source'))), 'l');
      const [light, whole] = [new ProjectIndex(), new ProjectIndex()];
      light.set('a.ipynb', readForLinks('a.ipynb', text) ?? assert.fail('not read'));
      whole.set('a.ipynb', readDocument({ path: 'a.ipynb', text }, noProject));
      assert.equal(light.findFileReferences('score.yml').length, 1);
      assert.deepEqual(light.findFileReferences('score.yml'), whole.findFileReferences('score.yml'));
    });
  }

  it('is a notebook that has no outputs', () => {
    const text = notebook([]);
    assert.equal(cutOutputs(text).text, text);
    assert.deepEqual(readForLinks('a.ipynb', text)?.facts, readDocument({ path: 'a.ipynb', text }, noProject).facts);
  });

  it('has a word of Azure ML in it, and is not too large', () => {
    const job = 'type: command\ncommand: python a.py\nenvironment: azureml:e:1\ncode: .\n';
    assert.equal(
      readForLinks('a.yml', job)?.facts.some(({ kind }) => kind === 'resourceDefinition'),
      true,
    );
    assert.equal(readForLinks('a.yml', 'services: {web: {image: nginx}}\n'), undefined);
    assert.equal(readForLinks('a.py', 'print(1)\n'), undefined);
    assert.equal(readForLinks('a.py', `import azureml\n${'# x\n'.repeat(20_000)}`), undefined);
    assert.equal(readForLinks('a.txt', 'azureml'), undefined);
    assert.equal(readForLinks('README.md', 'azureml'), undefined);
  });
});
