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
});
