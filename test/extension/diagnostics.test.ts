import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsAt,
  diagnosticsIn,
  expectFindings,
  findingsIn,
  jobWithSecret,
  open,
  rangeOfText,
  replaceText,
  secretFinding,
  until,
  write,
} from './support.js';

describe('diagnostics', () => {
  it('appear when a file is opened, signed, linked and graded', async () => {
    const document = await open('jobs/opened.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    const [diagnostic] = diagnosticsIn(document.uri);
    assert.equal(diagnostic?.source, 'AML Guard');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof diagnostic.code === 'object');
    assert.equal(
      diagnostic.code.target.toString(),
      `${vscode.env.uriScheme}://aml-guard.aml-guard/rules/secret-in-environment-variable`,
    );
    assert.ok(!diagnostic.message.includes('hunter2'), 'the message holds the secret');
  });

  it('vanish when the secret is taken away, before the file is saved', async () => {
    const document = await open('jobs/edited.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    await replaceText(document, jobWithSecret.replace(/ {2}CRM.*\n/, ''));
    await expectFindings(document, []);
    assert.ok(document.isDirty);
  });

  it('are those of the last version when several follow each other quickly', async () => {
    const document = await open('jobs/quick.yml', jobWithSecret);
    await replaceText(document, jobWithSecret.replace('hunter2-larkspur', 'first-larkspur'));
    await replaceText(document, jobWithSecret.replace('hunter2-larkspur', 'second-larkspur'));
    await replaceText(document, jobWithSecret.replace('hunter2-larkspur', 'third-larkspur'));
    await expectFindings(document, ['secret-in-environment-variable «third-larkspur»']);
  });

  it('stand at the right place in a file with CRLF', async () => {
    const document = await open('jobs/crlf.yml', jobWithSecret.replaceAll('\n', '\r\n'));
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    await expectFindings(document, [secretFinding]);
  });

  it('stand at the right place behind a byte order mark', async () => {
    const document = await open('jobs/bom.yml', `\uFEFF${jobWithSecret}`);
    await expectFindings(document, [secretFinding]);
  });

  it('are given for a text that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: jobWithSecret });
    await expectFindings(document, [secretFinding]);
  });

  it('are not given for the YAML of other tools', async () => {
    const document = await open(
      'deploy/compose.yml',
      'services:\n  crm:\n    environment:\n      CRM_PASSWORD: hunter2-larkspur\n',
    );
    await actionsAt(document, rangeOfText(document, 'CRM_PASSWORD'));
    assert.deepEqual(findingsIn(document), []);
  });

  it('wait for the save when the settings say so', async () => {
    const settings = vscode.workspace.getConfiguration('amlGuard');
    await settings.update('run', 'onSave', vscode.ConfigurationTarget.Workspace);
    try {
      const document = await open('jobs/on-save.yml', jobWithSecret.replace(/ {2}CRM.*\n/, ''));
      await expectFindings(document, []);
      await replaceText(document, jobWithSecret);
      assert.deepEqual(findingsIn(document), []);
      await document.save();
      await expectFindings(document, [secretFinding]);
    } finally {
      await settings.update('run', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('go and come with the switch', async () => {
    const document = await open('jobs/switched.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    const settings = vscode.workspace.getConfiguration('amlGuard');
    await settings.update('enable', false, vscode.ConfigurationTarget.Workspace);
    try {
      await expectFindings(document, []);
    } finally {
      await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await expectFindings(document, [secretFinding]);
  });

  it('go with the document', async () => {
    const uri = await write('jobs/closed.yml', jobWithSecret);
    // Opened as a person does: a document that an extension opened is kept for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    await until(() => diagnosticsIn(uri).length > 0);
    assert.equal(diagnosticsIn(uri).length, 1);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(() => diagnosticsIn(uri).length === 0);
    assert.deepEqual(diagnosticsIn(uri), []);
  });

  it('go when the file turns out to be something else', async () => {
    const document = await open('jobs/renamed.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await expectFindings(document, []);
  });
});
