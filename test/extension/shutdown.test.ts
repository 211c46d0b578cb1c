import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, diagnosticsIn, expectFindings, jobWithSecret, open, secretFinding } from './support.js';

// The last suite of all: afterwards the extension is gone.
describe('shutting down', () => {
  it('leaves no command, no diagnostic and no listener behind', async () => {
    const root = await activateExtension();
    const document = await open('jobs/last.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    root.dispose();
    const commands = await vscode.commands.getCommands(true);
    // VS Code makes these itself for each view of the manifest; they stay as long as the extension is installed.
    const ofTheView = /^amlGuard\.posture\.(?:open|focus|resetViewLocation|toggleVisibility|removeView)$/;
    assert.deepEqual(
      commands.filter((command) => command.startsWith('amlGuard.') && !ofTheView.test(command)),
      [],
    );
    assert.deepEqual(
      vscode.languages.getDiagnostics().flatMap(([uri]) => diagnosticsIn(uri)),
      [],
    );
    const after = await open('jobs/after.yml', jobWithSecret);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      after.uri,
      new vscode.Range(7, 0, 7, 20),
    );
    assert.deepEqual(
      actions.map(({ title }) => title),
      [],
    );
    assert.deepEqual(diagnosticsIn(after.uri), []);
  });
});
