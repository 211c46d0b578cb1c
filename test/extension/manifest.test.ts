import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { declaredCommands } from './manifest.js';
import { activateExtension } from './support.js';

describe('manifest', () => {
  it('declares commands that are registered', async () => {
    await activateExtension();
    const declared = declaredCommands();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(declared.length > 0);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('knows lists of packages, so that opening nothing else starts it', async () => {
    for (const name of ['requirements.txt', 'requirements-dev.txt', 'constraints.txt']) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`untitled:${name}`));
      assert.equal(document.languageId, 'pip-requirements', name);
    }
    const other = await vscode.workspace.openTextDocument(vscode.Uri.parse('untitled:notes.txt'));
    assert.equal(other.languageId, 'plaintext');
  });
});
