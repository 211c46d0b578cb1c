import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rules } from '../../src/core/rules/registry.js';
import { activateExtension, until } from './support.js';

describe('rule pages', () => {
  before(activateExtension);

  it('open as a preview', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('amlGuard.showRule', 'environment-in-log');
    const labels = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await until(() => labels().length > 0);
    assert.deepEqual(labels(), ['Preview environment-in-log.md']);
  });

  for (const { id } of rules) {
    it(`exist for ${id}`, async () => {
      const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(`aml-guard-rule:/${id}.md`));
      assert.ok(page.getText().includes(id));
      assert.equal(page.languageId, 'markdown');
    });
  }
});
