import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { ResourceColors } from '../../src/extension/language/resource-colors.js';
import type { Log } from '../../src/extension/infrastructure/log.js';
import { computeInstance } from '../support/azure/made-computes.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { MadeLog } from './posture-support.js';
import { activateExtension, open, replaceText, write } from './support.js';

const schemas = 'https://azuremlschemas.azureedge.net/latest';
const job = (compute: string): string =>
  `$schema: ${schemas}/commandJob.schema.json\ncommand: python train.py \${{inputs.rows}}\nenvironment: azureml:churn:3\ncompute: azureml:${compute}\n`;

type Colors = readonly string[] | 'busy' | undefined;

/** The colours that VS Code is given, as `type.modifiers text`. */
async function colors(document: vscode.TextDocument): Promise<Colors> {
  const run = <T>(command: string): Thenable<T | undefined> => vscode.commands.executeCommand(command, document.uri);
  let tokens: vscode.SemanticTokens | undefined;
  try {
    tokens = await run<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens');
  } catch (error) {
    assert.equal(error instanceof Error ? error.message : '', 'busy');
    return 'busy';
  }
  const legend = await run<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend');
  if (tokens === undefined || legend === undefined) {
    return undefined;
  }
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < tokens.data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = tokens.data.slice(at, at + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const text = document.getText(new vscode.Range(line, character, line, character + length));
    const names = legend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    found.push(`${[legend.tokenTypes[type], ...names].join('.')} ${text}`);
  }
  return found;
}

async function expectColors(document: vscode.TextDocument, expected: Colors): Promise<void> {
  const deadline = Date.now() + 5_000;
  let last = await colors(document);
  while (JSON.stringify(last) !== JSON.stringify(expected) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    last = await colors(document);
  }
  assert.deepEqual(last, expected);
}

const around = ['azuremlBinding rows', 'azuremlAsset churn', 'azuremlVersion 3'];

describe('colours of names', () => {
  it('follow the text, the repository and the connected workspace', async () => {
    const document = await open('colors/job.yml', job('ci-olga'));
    await expectColors(document, [...around, 'azuremlCompute ci-olga']);
    await write(
      'colors/compute.yml',
      `$schema: ${schemas}/computeInstance.schema.json\nname: ci-olga\ntype: computeinstance\n`,
    );
    await expectColors(document, [...around, 'azuremlCompute.defined ci-olga']);
    await replaceText(document, job('ci-ada'));
    await expectColors(document, [...around, 'azuremlCompute ci-ada']);
    const { posture } = await activateExtension();
    const snapshot = madeSnapshot({ 'workspace/computes': [computeInstance({}, {}, {})] });
    const connection = await posture.connections.open(
      await write('colors/prod.snapshot.json', serializeSnapshot(snapshot)),
    );
    try {
      await expectColors(document, [...around, 'azuremlCompute.deployed ci-ada']);
      await replaceText(document, job('ci-nobody'));
      await expectColors(document, [...around, 'azuremlCompute.missing ci-nobody']);
    } finally {
      await posture.connections.disconnect(connection.key);
    }
    await expectColors(document, [...around, 'azuremlCompute ci-nobody']);
  });

  it('are left to others in Python, and in YAML that is not of Azure ML', async () => {
    await expectColors(await open('colors/values.yml', 'image: azureml:churn:3\n'), undefined);
    const python = await open('colors/submit.py', 'from azure.ai.ml import command\ncommand(compute="cpu")\n');
    await expectColors(python, undefined);
  });

  it('wait for the linter, and hold until it has read the text', async () => {
    const extension = await activateExtension();
    const document = await open('colors/typed.yml', job('ci-ada'));
    const provider = new ResourceColors(
      { onDidChange: extension.diagnostics.onDidJudge, upToDate: () => 'reading' },
      new MadeLog() as unknown as Log,
    );
    const { token } = new vscode.CancellationTokenSource();
    // The word by which VS Code knows that the old colours still hold.
    await assert.rejects(provider.provideDocumentSemanticTokens(document, token), /^Error: busy$/);
    provider.dispose();
  });
});
