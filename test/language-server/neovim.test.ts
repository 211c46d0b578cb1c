import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { computeInstance } from '../support/azure/made-computes.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { aml } from '../cli/scratch.js';
import { noNeovim, type Place, runNeovim, type Session } from './neovim.js';

const schemas = 'https://azuremlschemas.azureedge.net/latest';
// Text outside of the basic plane: columns are counted in UTF-16 code units.
const job = [
  `$schema: ${schemas}/commandJob.schema.json`,
  'command: python train.py',
  'code: ../src',
  'compute: azureml:ci-ada',
  'environment_variables: {NOTE: "🚀🚀", CRM_PASSWORD: hunter2-larkspur}',
  'description: ready',
  '',
].join('\n');
const script =
  'import os\nimport mlflow\n\nprint(os.environ)\npassword = os.environ["CRM_PASSWORD"]\nprint(f"{password}")\n';
const files = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'compute/ci-ada.yml': `$schema: ${schemas}/computeInstance.schema.json\nname: ci-ada\ntype: computeinstance\n`,
  'compute/gpu.yml': `$schema: ${schemas}/amlCompute.schema.json\nname: gpu\ntype: amlcompute\n`,
  'sdk/submit.py':
    'from azure.ai.ml import MLClient\n\nclient = MLClient.from_config(None)\nclient.compute.get("ci-ada")\n',
  'src/train.py': 'print("training")\n',
  'jobs/train.yml': job,
};
const onCompute: Place = { line: 3, character: 20 };

interface Found {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly end_column: number;
  readonly severity: number;
  readonly message: string;
}

interface JsonReport {
  readonly findings: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly range: { readonly start: { readonly line: number; readonly column: number } };
  }[];
}

const session = (more: Omit<Session, 'files' | 'open'> & Partial<Session>): Session => ({
  files,
  open: 'jobs/train.yml',
  ...more,
});

describe('the language server with Neovim as its client', { skip: noNeovim }, () => {
  it('shows the findings of the command line, at the same places', async (t) => {
    const { folder, answers } = await runNeovim(t, session({ steps: () => [{ wait_for: 1 }] }));
    const [shown] = answers as readonly [readonly Found[]];
    const { out } = await aml(folder, ['lint', 'jobs/train.yml', '--format', 'json']);
    const { findings } = JSON.parse(out) as JsonReport;
    const lines = job.split('\n');
    assert.deepEqual(
      shown.map(({ code, message, line, column }) => {
        // Neovim counts bytes, and the command line code units of UTF-16, from 1.
        const before = Buffer.from(lines[line] ?? '')
          .subarray(0, column)
          .toString();
        return { code, message, line: line + 1, column: before.length + 1 };
      }),
      findings.map(({ ruleId, message, range }) => ({ code: ruleId, message, ...range.start })),
    );
    assert.deepEqual(
      shown.map(({ code, severity }) => `${code} ${severity}`),
      ['secret-in-environment-variable 1'],
    );
  });

  it('follows edits that come in pieces', async (t) => {
    const steps = (): Session['steps'] extends (folder: string) => infer Steps ? Steps : never => [
      { wait_for: 1 },
      { replace: { line: 4, column: 23, end_column: 24, text: 'X' } },
      { replace: { line: 4, column: 0, end_column: Buffer.from(job.split('\n')[4] ?? '').length, text: 'tags: {}' } },
      { wait_for: 0 },
      { replace: { line: 4, column: 0, end_column: 8, text: 'environment_variables: {API_KEY: hunter2-larkspur}' } },
      { wait_for: 1 },
    ];
    const { answers } = await runNeovim(t, session({ steps }));
    assert.equal((answers[3] as readonly Found[]).length, 0);
    assert.deepEqual(
      (answers[5] as readonly Found[]).map(({ line }) => line),
      [4],
    );
  });

  it('answers hover, definition, references, symbols and completion', async (t) => {
    const { folder, answers } = await runNeovim(
      t,
      session({
        steps: () => [
          { method: 'textDocument/definition', position: onCompute, until_says: 'ci-ada.yml' },
          { method: 'textDocument/hover', position: onCompute },
          {
            method: 'textDocument/references',
            position: onCompute,
            context: { includeDeclaration: true },
            until_says: 'submit.py',
          },
          { method: 'textDocument/definition', position: { line: 1, character: 17 } },
          { method: 'textDocument/completion', position: { line: 3, character: 17 } },
          { method: 'textDocument/documentSymbol' },
        ],
      }),
    );
    const [definition, hover, references, scripts, completion] = answers as readonly [
      readonly { readonly uri: string; readonly range: { readonly start: Place } }[],
      { readonly contents: { readonly kind: string; readonly value: string } },
      readonly { readonly uri: string; readonly range: { readonly start: Place } }[],
      readonly { readonly uri: string }[],
      readonly {
        readonly label: string;
        readonly detail: string;
        readonly sortText: string;
        readonly textEdit: { readonly newText: string };
      }[],
    ];
    const place = ({ uri, range }: (typeof definition)[number]): string =>
      `${shortened(uri, folder)}:${range.start.line + 1}`;
    assert.deepEqual(definition.map(place), ['compute/ci-ada.yml:2']);
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /^\*\*compute\*\* `ci-ada`\n\nDefined in /);
    assert.deepEqual(references.map(place), ['compute/ci-ada.yml:2', 'jobs/train.yml:4', 'sdk/submit.py:4']);
    assert.deepEqual(
      scripts.map(({ uri }) => shortened(uri, folder)),
      ['src/train.py'],
    );
    assert.deepEqual(
      [...completion].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).map(({ textEdit }) => textEdit.newText),
      ['azureml:gpu', 'azureml:ci-ada'],
    );
    assert.match(
      completion.find(({ label }) => label === 'ci-ada')?.detail ?? '',
      /^compute instance: for dev and test/,
    );
  });

  it('fixes what can be fixed', async (t) => {
    const everything = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };
    const context = { diagnostics: [], only: ['source.fixAll'] };
    const { answers } = await runNeovim(
      t,
      session({
        files: { ...files, 'src/log.py': script },
        open: 'src/log.py',
        steps: () => [
          { wait_for: 2 },
          { method: 'textDocument/codeAction', range: everything, context: { diagnostics: [] } },
          { apply: { title: 'Fix all safe AML Guard problems in this file', range: everything, context } },
          { wait_for: 0 },
        ],
      }),
    );
    const actions = answers[1] as readonly { readonly title: string; readonly kind: string }[];
    assert.ok(actions.length >= 2, JSON.stringify(actions));
    assert.ok(actions.every(({ kind }) => kind === 'quickfix'));
    const lines = answers[2] as readonly string[];
    assert.ok(!lines.join('\n').includes('print(os.environ)'), lines.join('\n'));
    assert.deepEqual(answers[3], []);
  });

  it('respects the configuration, and follows it when it is saved', async (t) => {
    const { answers } = await runNeovim(
      t,
      session({
        files: { ...files, '.aml-guard.yaml': 'rules:\n  secret-in-environment-variable: off\n' },
        steps: (folder) => [
          { method: 'textDocument/hover', position: onCompute, until_says: 'ci-ada' },
          { wait_for: 0 },
          {
            write: {
              file: path.join(folder, '.aml-guard.yaml'),
              text: 'rules:\n  secret-in-environment-variable: low\n',
            },
          },
          { save: true },
          { wait_for: 1 },
        ],
      }),
    );
    assert.deepEqual(answers[1], []);
    assert.deepEqual(
      (answers[4] as readonly Found[]).map(({ severity }) => severity),
      [3],
    );
  });

  it('leaves files alone that the configuration excludes', async (t) => {
    const { answers } = await runNeovim(
      t,
      session({
        files: { ...files, '.aml-guard.yaml': 'exclude: [jobs/]\n' },
        steps: () => [{ method: 'textDocument/hover', position: onCompute }, { wait_for: 0 }],
      }),
    );
    assert.equal(answers[0], null);
    assert.deepEqual(answers[1], []);
  });

  it('shows what is wrong in the configuration, while it is written', async (t) => {
    const { answers } = await runNeovim(
      t,
      session({
        files: { ...files, '.aml-guard.yaml': 'strictness: regular\nrules:\n  secret-in-lgo: off\n' },
        open: '.aml-guard.yaml',
        steps: () => [
          { wait_for: 1 },
          { replace: { line: 2, column: 2, end_column: 15, text: 'secret-in-log' } },
          { wait_for: 0 },
        ],
      }),
    );
    assert.deepEqual(
      (answers[0] as readonly Found[]).map(({ line, column, severity }) => ({ line, column, severity })),
      [{ line: 2, column: 2, severity: 1 }],
    );
    assert.deepEqual(answers[2], []);
  });

  it('tells what a snapshot says', async (t) => {
    const snapshot = serializeSnapshot(
      madeSnapshot({ 'workspace/computes': [computeInstance({ enableNodePublicIp: true })] }),
    );
    const { answers } = await runNeovim(
      t,
      session({
        files: { ...files, 'prod.snapshot.json': snapshot },
        snapshot: 'prod.snapshot.json',
        steps: () => [{ method: 'textDocument/hover', position: onCompute, until_says: 'churn' }],
      }),
    );
    const { contents } = answers[0] as { readonly contents: { readonly value: string } };
    assert.match(contents.value, /mlw\\-churn\\-prod \\\(prod\\\.snapshot\\\.json of 2026/);
    assert.match(contents.value, /- \w+: compute\\-with\\-public\\-address/);
  });
});

function shortened(uri: string, folder: string): string {
  const root = `${pathToFileURL(folder).href}/`;
  return uri.startsWith(root) ? uri.slice(root.length) : uri;
}
