import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension } from './support.js';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('manifest', () => {
  it('declares commands that are registered', async () => {
    await activateExtension();
    const manifest = vscode.extensions.getExtension('aml-guard.aml-guard')?.packageJSON as Manifest;
    const declared = manifest.contributes.commands.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(declared.length > 0);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });
});
