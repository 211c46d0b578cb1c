import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, expectFindings, rangeOfText, until, write } from './support.js';

const variables = 'variables = {"LOG_LEVEL": "info", "CRM_PASSWORD": "hunter2-larkspur"}\n';
const submit = 'job = command(command="python train.py", environment_variables=variables)\n';
const log = 'import os\nprint(os.environ)\n';

/** @param printed the last cell's stored output, under a MIME type */
async function openNotebook(
  path: string,
  cells: readonly string[],
  printed: Readonly<Record<string, unknown>> = {},
  language = 'python',
): Promise<readonly vscode.TextDocument[]> {
  const outputs =
    Object.keys(printed).length === 0 ? [] : [{ output_type: 'display_data', metadata: {}, data: printed }];
  const content = {
    cells: cells.map((source, index) => ({
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      outputs: index === cells.length - 1 ? outputs : [],
      source,
    })),
    metadata: { language_info: { name: language } },
    nbformat: 4,
    nbformat_minor: 4,
  };
  const uri = await write(path, JSON.stringify(content));
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook);
  return notebook.getCells().map(({ document }) => document);
}

describe('notebooks', () => {
  it('are judged as one program, each finding in its cell', async () => {
    const cells = await openNotebook('notebooks/program.ipynb', [
      'from azure.ai.ml import command\n',
      variables,
      submit,
      log,
    ]);
    await expectFindings(at(cells, 3), ['environment-in-log «os.environ»']);
    await expectFindings(at(cells, 1), ['secret-in-environment-variable «hunter2-larkspur»']);
    await expectFindings(at(cells, 2), []);
  });

  it('are judged also where they call their language by the name of the kernel', async () => {
    const cells = await openNotebook('notebooks/ipython.ipynb', ['import mlflow\n', log], {}, 'ipython');
    await expectFindings(at(cells, 1), ['environment-in-log «os.environ»']);
  });

  it('follow what is typed into a cell', async () => {
    const cells = await openNotebook('notebooks/typed.ipynb', ['import mlflow\n', 'import os\n']);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(at(cells, 1).uri, new vscode.Position(1, 0), 'print(os.environ)\n');
    await vscode.workspace.applyEdit(edit);
    await expectFindings(at(cells, 1), ['environment-in-log «os.environ»']);
  });

  it('are fixed in the cell', async () => {
    const cells = await openNotebook('notebooks/fixed.ipynb', ['import mlflow\n', log]);
    const cell = at(cells, 1);
    await expectFindings(cell, ['environment-in-log «os.environ»']);
    const [fix] = await actionsAt(cell, rangeOfText(cell, 'os.environ'));
    assert.equal(fix?.title, 'Stop logging the environment (remove the statement)');
    assert.ok(fix.edit !== undefined && (await vscode.workspace.applyEdit(fix.edit)));
    assert.equal(cell.getText(), 'import os\n');
    await expectFindings(cell, []);
  });

  it('take an accepting comment in the cell', async () => {
    const cells = await openNotebook('notebooks/allowed.ipynb', ['import mlflow\n', log]);
    const cell = at(cells, 1);
    await expectFindings(cell, ['environment-in-log «os.environ»']);
    const offset = cell.offsetAt(rangeOfText(cell, 'os.environ').start);
    await vscode.commands.executeCommand(
      'amlGuard.allowOnLine',
      cell.uri.toString(),
      'environment-in-log',
      offset,
      'mine',
    );
    assert.equal(cell.getText(), 'import os\nprint(os.environ)  # aml-guard: allow environment-in-log -- mine\n');
    await expectFindings(cell, []);
  });

  it('are judged by what their cells printed, invisible parts included, and cleared', async () => {
    const signature = Buffer.from('larkspur-not-a-signature-32bytes').toString('base64').replace('=', '%3D');
    const address = `https://stchurn.blob.core.windows.net/logs/70.txt?sv=2019-02-02&sr=b&se=2031-01-01&sp=r&sig=${signature}`;
    const cells = await openNotebook('notebooks/printed.ipynb', ['import azureml.core\n', 'run.get_details()\n'], {
      'application/aml.mini.widget.v1': { run_logs: address },
    });
    const cell = at(cells, 1);
    await expectFindings(cell, ['credential-in-notebook-output «run.get_details()»']);
    const [fix] = await actionsAt(cell, rangeOfText(cell, 'run'));
    assert.equal(fix?.title, "Clear the cell's outputs");
    const { command, arguments: place = [] } = fix.command ?? assert.fail();
    await vscode.commands.executeCommand(command, ...(place as unknown[]));
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    await until(() => notebook?.cellAt(1).outputs.length === 0);
    assert.deepEqual(notebook?.cellAt(1).outputs, []);
    assert.equal(notebook.cellAt(1).document.getText(), 'run.get_details()\n');
    await expectFindings(notebook.cellAt(1).document, []);
  });

  it('forget a cell that is deleted, and what it imported', async () => {
    const cells = await openNotebook('notebooks/deleted.ipynb', ['import mlflow\n', log]);
    const cell = at(cells, 1);
    await expectFindings(cell, ['environment-in-log «os.environ»']);
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    assert.ok(notebook !== undefined);
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, [vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(0, 1))]);
    await vscode.workspace.applyEdit(edit);
    await until(() => notebook.cellCount === 1);
    await expectFindings(cell, []);
  });
});

function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  assert.ok(value !== undefined);
  return value;
}
