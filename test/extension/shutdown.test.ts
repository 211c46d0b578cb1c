import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { declaredCommands } from './manifest.js';
import { activateExtension, diagnosticsIn, expectFindings, jobWithSecret, open, secretFinding } from './support.js';

// The last suite of all: afterwards the extension is gone.
describe('shutting down', () => {
  it('leaves no command, no diagnostic and no listener behind', async () => {
    const root = await activateExtension();
    const document = await open('jobs/last.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    root.dispose();
    const commands = new Set(await vscode.commands.getCommands(true));
    // VS Code has commands of its own for our views: `amlGuard.posture.focus`.
    assert.deepEqual(
      declaredCommands().filter((command) => commands.has(command)),
      [],
    );
    assert.deepEqual(
      [...commands].filter((command) =>
        /^amlGuard\.(?!posture\.|findings\.(?:focus|open|removeView|resetViewLocation|toggleVisibility)$)/.test(
          command,
        ),
      ),
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
