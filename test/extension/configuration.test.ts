import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  diagnosticsIn,
  expectFindings,
  folderAt,
  jobWithSecret,
  open,
  replaceText,
  secretFinding,
  until,
  write,
} from './support.js';

const rule = 'secret-in-environment-variable';

describe('configuration', () => {
  afterEach(async () => {
    const files = await vscode.workspace.findFiles('**/.aml-guard.yaml');
    await Promise.all(files.map((file) => vscode.workspace.fs.delete(file)));
    await vscode.workspace
      .getConfiguration('amlGuard')
      .update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('is taken from the file above, and taken back when the file goes', async () => {
    const document = await open('team/jobs/configured.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    const file = await write('team/.aml-guard.yaml', `rules:\n  ${rule}: off\n`);
    await expectFindings(document, []);
    await vscode.workspace.fs.delete(file);
    await expectFindings(document, [secretFinding]);
  });

  it('of the file wins over the settings', async () => {
    const document = await open('jobs/both.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    const settings = vscode.workspace.getConfiguration('amlGuard');
    await settings.update('rules', { [rule]: 'off' }, vscode.ConfigurationTarget.Workspace);
    await expectFindings(document, []);
    await write('.aml-guard.yaml', `rules:\n  ${rule}: medium\n`);
    await expectFindings(document, [secretFinding]);
    assert.equal(diagnosticsIn(document.uri)[0]?.severity, vscode.DiagnosticSeverity.Warning);
  });

  it('leaves excluded files alone, by patterns relative to the file', async () => {
    const document = await open('team/generated/job.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    await write('team/.aml-guard.yaml', 'exclude:\n  - /generated/\n');
    await expectFindings(document, []);
  });

  it('shows its own mistakes at their place, also while they are typed', async () => {
    const text = 'strictness: regular\nrules:\n  no-such-rule: off\n';
    const document = await open('.aml-guard.yaml', text);
    const marked = (): string[] => diagnosticsIn(document.uri).map(({ range }) => document.getText(range));
    await open('jobs/reads-configuration.yml', jobWithSecret);
    await until(() => marked().length > 0);
    assert.deepEqual(marked(), ['no-such-rule']);
    await replaceText(document, 'strictness: regular\n');
    await until(() => marked().length === 0);
    assert.deepEqual(marked(), []);
    await document.save();
  });

  it('of one folder says nothing about another', async () => {
    await write('.aml-guard.yaml', `rules:\n  ${rule}: off\n`);
    const first = await open('jobs/here.yml', jobWithSecret);
    const second = await open('jobs/there.yml', jobWithSecret, folderAt(1));
    await expectFindings(second, [secretFinding]);
    await expectFindings(first, []);
  });
});
