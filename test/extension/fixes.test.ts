import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsAt,
  expectFindings,
  jobWithSecret,
  open,
  rangeOfText,
  scriptWithLogs,
  secretFinding,
} from './support.js';

const bothLogs = ['environment-in-log «os.environ»', 'secret-in-log «password»'];
const cleanScript = scriptWithLogs.replace('print(os.environ)\n', '').replace('{password}', '[redacted]');

describe('fixes', () => {
  it('change the text and leave nothing to find', async () => {
    const document = await open('src/fixed.py', scriptWithLogs);
    await expectFindings(document, bothLogs);
    const actions = await actionsAt(document, rangeOfText(document, '{password}'));
    const fix = actions.find(({ isPreferred }) => isPreferred === true);
    assert.equal(fix?.title, 'Log "[redacted]" instead of the secret');
    assert.ok(fix.edit !== undefined && (await vscode.workspace.applyEdit(fix.edit)));
    await expectFindings(document, ['environment-in-log «os.environ»']);
    assert.equal(document.getText(), scriptWithLogs.replace('{password}', '[redacted]'));
  });

  it('that need a look are not preferred, and say so', async () => {
    const document = await open('jobs/unsafe.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    const actions = await actionsAt(document, rangeOfText(document, 'hunter2'));
    const remove = actions.find(({ title }) => title === 'Remove CRM_PASSWORD from the environment…');
    assert.ok(remove?.edit !== undefined, actions.map(({ title }) => title).join(', '));
    assert.notEqual(remove.isPreferred, true);
    assert.deepEqual(
      actions.filter(({ kind }) => kind !== undefined && vscode.CodeActionKind.SourceFixAll.contains(kind)),
      [],
    );
  });

  it('are all applied at once by the source action, safe ones only', async () => {
    const document = await open('src/all.py', scriptWithLogs);
    await expectFindings(document, bothLogs);
    const actions = await actionsAt(document, new vscode.Range(0, 0, 0, 0), 'source.fixAll.amlGuard');
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Fix all safe AML Guard problems in this file'],
    );
    assert.ok(actions[0]?.edit !== undefined && (await vscode.workspace.applyEdit(actions[0].edit)));
    assert.equal(document.getText(), cleanScript);
    await expectFindings(document, []);
  });

  it('are all applied at once by the command, with CRLF kept', async () => {
    const document = await open('src/all-crlf.py', scriptWithLogs.replaceAll('\n', '\r\n'));
    await expectFindings(document, bothLogs);
    await vscode.commands.executeCommand('amlGuard.fixAll');
    assert.equal(document.getText(), cleanScript.replaceAll('\n', '\r\n'));
  });

  it('run on save where the editor is told so', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.amlGuard': 'always' },
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      const document = await open('src/on-save.py', scriptWithLogs);
      await expectFindings(document, bothLogs);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), '# signs in\n');
      await vscode.workspace.applyEdit(edit);
      await document.save();
      assert.equal(document.getText(), `# signs in\n${cleanScript}`);
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('come with the rule and the ways to accept the finding', async () => {
    const document = await open('jobs/menu.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    const titles = (await actionsAt(document, rangeOfText(document, 'hunter2'))).map(({ title }) => title);
    assert.deepEqual(titles.slice(-4), [
      'Allow secret-in-environment-variable on this line…',
      'Allow secret-in-environment-variable in this file…',
      'Allow secret-in-environment-variable in the whole project (.aml-guard.yaml)…',
      'Explain secret-in-environment-variable',
    ]);
  });
});
