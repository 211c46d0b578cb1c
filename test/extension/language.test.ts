import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { computeInstance } from '../support/azure/made-computes.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { guarded } from '../../src/extension/language/guarded.js';
import type { Log } from '../../src/extension/infrastructure/log.js';
import { MadeLog } from './posture-support.js';
import { activateExtension, expectFindings, folderAt, open, replaceText, write } from './support.js';

const schemas = 'https://azuremlschemas.azureedge.net/latest';
const job = (more: string): string =>
  `$schema: ${schemas}/commandJob.schema.json\ncommand: python train.py\ncode: ../src/language\n${more}`;
const sdk = (more: string): string => `from azure.ai.ml import MLClient, command\n\n${more}`;

/** Places as `path:line`, the path inside its folder, in an order. */
function places(found: readonly (vscode.Location | vscode.LocationLink)[]): readonly string[] {
  return found
    .map((place) => ('targetUri' in place ? new vscode.Location(place.targetUri, place.targetRange) : place))
    .map(({ uri, range }) => `${vscode.workspace.asRelativePath(uri, false)}:${range.start.line + 1}`)
    .sort();
}

/** The position of a text in a document. */
function at(document: vscode.TextDocument, text: string, offset = 1): vscode.Position {
  const found = document.getText().indexOf(text);
  assert.ok(found >= 0, `the document does not hold ${text}`);
  return document.positionAt(found + offset);
}

async function ask<T>(provider: string, document: vscode.TextDocument, ...more: readonly unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(`vscode.execute${provider}Provider`, document.uri, ...more);
}

async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await ask<vscode.Hover[]>('Hover', document, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((part) => (part instanceof vscode.MarkdownString ? part.value : JSON.stringify(part)))
    .join('\n');
}

async function completionsAt(document: vscode.TextDocument, position: vscode.Position): Promise<readonly string[]> {
  const { items } = await ask<vscode.CompletionList>('CompletionItem', document, position);
  return items
    .filter(({ detail }) => /^(?:compute|environment|datastore|kind of compute)/.test(detail ?? ''))
    .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    .map(({ insertText }) => (typeof insertText === 'string' ? insertText : (insertText?.value ?? '')));
}

/** Waits until what is asked for is as expected: the folder is read in the background. */
async function eventually<T>(probe: () => Promise<T>, expected: T): Promise<void> {
  let last = await probe();
  const deadline = Date.now() + 5000;
  while (JSON.stringify(last) !== JSON.stringify(expected) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    last = await probe();
  }
  assert.deepEqual(last, expected);
}

describe('editing help', () => {
  before(async () => {
    await write(
      'language/compute.yml',
      `$schema: ${schemas}/computeInstance.schema.json\nname: ci-zoe\ntype: computeinstance\n`,
    );
    await write(
      'language/cluster.yml',
      `$schema: ${schemas}/amlCompute.schema.json\nname: zeta-cluster\ntype: amlcompute\n`,
    );
    await write(
      'language/env.yml',
      `$schema: ${schemas}/environment.schema.json\nname: zoo-env\nversion: 4\nimage: mcr.microsoft.com/azureml/a:1\n`,
    );
    await write('src/language/train.py', 'print("training")\n');
    await write('language/submit.py', sdk('client = MLClient.from_config(None)\nclient.compute.get("ci-zoe")\n'));
  });

  it('goes from a job to the definition, and to all uses in YAML and Python', async () => {
    const document = await open('language/job.yml', job('environment: azureml:zoo-env:4\ncompute: azureml:ci-zoe\n'));
    const position = at(document, 'ci-zoe');
    await eventually(async () => places(await ask('Definition', document, position)), ['language/compute.yml:2']);
    await eventually(
      async () => places(await ask<vscode.Location[]>('Reference', document, position)),
      ['language/compute.yml:2', 'language/job.yml:5', 'language/submit.py:4'],
    );
    await eventually(
      async () => places(await ask('Definition', document, at(document, 'zoo-env'))),
      ['language/env.yml:2'],
    );
  });

  it('opens scripts, and the files of a folder that is uploaded', async () => {
    const document = await open('language/script.yml', job('compute: azureml:ci-zoe\n'));
    await eventually(
      async () => places(await ask('Definition', document, at(document, 'train.py'))),
      ['src/language/train.py:1'],
    );
    await eventually(
      async () => places(await ask('Definition', document, at(document, '../src/language'))),
      ['src/language/train.py:1'],
    );
  });

  it('leads nowhere where a file is missing', async () => {
    const document = await open('language/gone.yml', job('compute: azureml:ci-zoe\n').replace('train.py', 'gone.py'));
    assert.deepEqual(places(await ask('Definition', document, at(document, 'gone.py'))), []);
  });

  it('stays inside the folder', async () => {
    const document = await open('language/job.yml', job('compute: azureml:ci-zoe\n'), folderAt(1));
    assert.deepEqual(places(await ask('Definition', document, at(document, 'ci-zoe'))), []);
  });

  it('says at a name what it is, and lets no command run but the page of a check', async () => {
    const document = await open('language/hover.yml', job('compute: azureml:ci-zoe\n'));
    const text = await hoverAt(document, at(document, 'ci-zoe'));
    assert.match(text, /\*\*compute\*\* `ci-zoe`/);
    assert.match(text, /compute instance\\: for dev and test/);
    assert.match(text, /file:\/\/\S+\/language\/compute\.yml#L2/);
    const [hover] = await ask<vscode.Hover[]>('Hover', document, at(document, 'ci-zoe'));
    const [content] = hover?.contents ?? [];
    assert.ok(content instanceof vscode.MarkdownString);
    assert.deepEqual(content.isTrusted, { enabledCommands: ['amlGuard.posture.explain'] });
    assert.equal(content.supportHtml ?? false, false);
  });

  it('offers names while they are typed, instances last, each once', async () => {
    const document = await open('language/typed.yml', job('compute: azureml:ci-zoe\n'));
    await replaceText(document, job('compute: azureml:z\nenvironment: ['));
    await eventually(
      async () =>
        (await completionsAt(document, at(document, 'azureml:z', 9))).filter((text) => /z(?:oe|eta)/.test(text)),
      ['azureml:zeta-cluster', 'azureml:ci-zoe'],
    );
    const python = await open('language/typed.py', sdk('job = command(compute="", environment="")\n'));
    const computes = await completionsAt(python, at(python, 'compute=""', 9));
    assert.deepEqual(
      computes.filter((text) => /z(?:oe|eta)/.test(text)),
      ['zeta-cluster', 'ci-zoe'],
    );
    assert.deepEqual(await completionsAt(python, at(python, 'environment=""', 13)), ['zoo-env:4']);
    assert.deepEqual(await completionsAt(python, at(python, 'job = ', 3)), []);
  });

  it('works in the cells of a notebook', async () => {
    const cells = [
      'from azure.ai.ml import MLClient, command\n',
      'job = command(command="python a.py", environment="zoo-env:4", compute="ci-zoe")\n',
    ];
    const content = {
      cells: cells.map((source) => ({ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source })),
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 4,
    };
    const uri = await write('language/book.ipynb', JSON.stringify(content));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const document = notebook.cellAt(1).document;
    const position = at(document, 'ci-zoe');
    await eventually(async () => places(await ask('Definition', document, position)), ['language/compute.yml:2']);
    assert.match(await hoverAt(document, position), /\*\*compute\*\* `ci-zoe`/);
    const found = await ask<vscode.Location[]>('Reference', document, position);
    const inCells = found.filter((place) => place.uri.scheme === 'vscode-notebook-cell');
    assert.deepEqual(
      inCells.map((place) => document.getText(place.range)),
      ['ci-zoe'],
    );
    assert.ok((await completionsAt(document, at(document, 'ci-zoe', 0))).includes('zeta-cluster'));
  });

  it('shows a line above a job only where the settings ask for it', async () => {
    const document = await open('language/lens.yml', job('compute: azureml:ci-zoe\n'));
    assert.deepEqual(await ask('CodeLens', document), []);
    const settings = vscode.workspace.getConfiguration('amlGuard');
    await settings.update('codeLens', true, vscode.ConfigurationTarget.Workspace);
    try {
      await eventually(
        async () => (await ask<vscode.CodeLens[]>('CodeLens', document, 10)).map(({ command }) => command?.title),
        [
          'ci-zoe: compute instance: for dev and test · identity: no · virtual network: not known · public addresses: not known · no findings',
        ],
      );
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('tells what a connected workspace says, until it is taken off', async () => {
    const snapshot = madeSnapshot({
      'workspace/computes': [computeInstance({ enableNodePublicIp: true }, {}, {})],
    });
    const { posture } = await activateExtension();
    const file = await write('language/prod.snapshot.json', serializeSnapshot(snapshot));
    const document = await open('language/deployed.yml', job('compute: azureml:ci-ada\n'));
    await expectFindings(document, []);
    const position = at(document, 'ci-ada');
    const knows = async (): Promise<boolean> => (await hoverAt(document, position)).includes('mlw\\-churn\\-prod');
    assert.equal(await knows(), false);
    const connection = await posture.connections.open(file);
    try {
      await eventually(knows, true);
      const text = await hoverAt(document, position);
      assert.match(text, /public addresses\\: yes/);
      assert.match(text, /\(<command:amlGuard\.posture\.explain\?%22compute-with-public-address%22>\)/);
      assert.ok((await completionsAt(document, position)).includes('azureml:ci-ada'));
    } finally {
      await posture.connections.disconnect(connection.key);
    }
    await eventually(knows, false);
  });

  it('answers nothing where it fails, which is logged, and where nobody waits any more', async () => {
    const log = new MadeLog();
    const source = new vscode.CancellationTokenSource();
    const ask = (run: () => Promise<string>): Promise<string | undefined> =>
      guarded(log as unknown as Log, 'hover in a.yml', source.token, run);
    assert.equal(await ask(() => Promise.resolve('found')), 'found');
    assert.equal(await ask(() => Promise.reject(new Error('broken'))), undefined);
    assert.match(log.lines.join(), /^hover in a\.yml Error: broken/);
    source.cancel();
    assert.equal(await ask(() => Promise.resolve('found')), undefined);
    assert.equal(log.lines.length, 1);
  });
});
