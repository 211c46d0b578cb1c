import * as vscode from 'vscode';
import { activateExtension, equal, expectFindings, ok, open, rangeOf, until, write } from './support.js';

const job = [
  '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
  'type: command',
  'command: python train.py',
  'environment: azureml:churn@latest',
  'compute: azureml:cpu-cluster',
  'environment_variables:',
  '  CRM_PASSWORD: hunter2-larkspur',
  '',
].join('\n');
const jobFinding = 'secret-in-environment-variable «hunter2-larkspur»';
const script =
  'import os\nimport mlflow\n\npassword = os.environ["CRM_PASSWORD"]\nprint(f"signing in with {password}")\n';
const scriptFinding = 'secret-in-log «password»';

/** What is tried in the web worker's extension host, by its name. */
export const cases: Readonly<Record<string, () => Promise<void>>> = {
  'there is no Node, and the extension runs': async () => {
    equal(typeof (globalThis as { readonly process?: unknown }).process, 'undefined', 'the type of process');
    const extension = vscode.extensions.getExtension('aml-guard.aml-guard');
    ok(extension, 'the extension is not there');
    await activateExtension();
    equal(extension.isActive, true, 'activation');
  },

  'YAML of a virtual workspace is judged while somebody types': async () => {
    const document = await open('jobs/train.yml', job);
    await expectFindings(document, [jobFinding]);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, document.lineAt(6).rangeIncludingLineBreak);
    await vscode.workspace.applyEdit(edit);
    await expectFindings(document, []);
  },

  'a fix changes Python': async () => {
    const document = await open('src/train.py', script);
    await expectFindings(document, [scriptFinding]);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, '{password}'),
    );
    const fix = actions.find(({ isPreferred }) => isPreferred === true);
    ok(fix?.edit, 'there is no preferred fix');
    await vscode.workspace.applyEdit(fix.edit);
    await expectFindings(document, []);
    equal(document.getText(), script.replace('{password}', '[redacted]'), 'texts');
  },

  'a notebook is judged cell by cell': async () => {
    const cell = (source: string): object => ({
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      outputs: [],
      source,
    });
    const content = {
      cells: [cell('import mlflow\n'), cell('import os\nprint(os.environ)\n')],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 4,
    };
    const uri = await write('notebooks/train.ipynb', JSON.stringify(content));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    await expectFindings(notebook.cellAt(1).document, ['environment-in-log «os.environ»']);
  },

  'the configuration of a virtual workspace counts': async () => {
    await write('strict/.aml-guard.yaml', 'rules:\n  secret-in-environment-variable: off\n');
    const document = await open('strict/job.yml', job);
    await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 0));
    const extension = await activateExtension();
    const judged = await extension.diagnostics.current(document);
    equal(judged?.state, 'judged', 'states');
    await expectFindings(document, []);
  },

  'a rule has its page': async () => {
    const page = vscode.Uri.from({ scheme: 'aml-guard-rule', path: '/secret-in-log.md' });
    const document = await vscode.workspace.openTextDocument(page);
    ok(document.getText().includes('```python bad'), 'the page shows no example');
    await vscode.commands.executeCommand('amlGuard.showRule', 'secret-in-log');
  },

  'the sample workspace is judged, and a check has its page': async () => {
    const { posture } = await activateExtension();
    await posture.connections.openSample();
    const state = (): string | undefined => posture.connections.all[0]?.state.is;
    await until(() => state() === 'ready');
    equal(state(), 'ready', 'states of the sample');
    const page = vscode.Uri.from({ scheme: 'aml-guard-check', path: '/storage-access-not-logged.md' });
    ok((await vscode.workspace.openTextDocument(page)).getText().includes('## When it passes'), 'the page is empty');
  },

  'connecting to Azure says what it takes': async () => {
    const { posture } = await activateExtension();
    const message = await posture.session.signIn().then(
      () => 'signed in',
      (error: unknown) => String(error),
    );
    ok(message.includes('VS Code on the desktop'), `instead of a reason: ${message}`);
  },

  'nothing was logged as an error': async () => {
    const { log } = await activateExtension();
    equal(log.errors, 0, 'errors in the log');
  },
};
