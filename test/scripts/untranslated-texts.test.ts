import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

interface Message {
  readonly ruleId: string | null;
  readonly message: string;
}

interface Linter {
  verify(code: string, config: unknown): readonly Message[];
}

const { Linter } = createRequire(import.meta.url)('eslint') as { readonly Linter: new () => Linter };

describe('the search for texts without a translation', () => {
  let selectors: readonly unknown[] = [];

  before(async () => {
    const file = path.resolve(import.meta.dirname, '../../scripts/untranslated-texts.js');
    const module = (await import(pathToFileURL(file).href)) as { readonly untranslatedTexts: readonly unknown[] };
    selectors = module.untranslatedTexts;
  });

  function messages(code: string): readonly string[] {
    const found = new Linter().verify(code, { rules: { 'no-restricted-syntax': ['error', ...selectors] } });
    // What does not parse would find nothing otherwise.
    assert.ok(
      found.every(({ ruleId }) => ruleId === 'no-restricted-syntax'),
      JSON.stringify(found),
    );
    return found.map(({ message }) => message);
  }

  const found = [
    "vscode.window.showInformationMessage('done');",
    'vscode.window.showErrorMessage(`Could not read ${name}`);',
    "vscode.window.showQuickPick(items, { placeHolder: 'Which one?' });",
    "vscode.window.withProgress({ title: 'Reading' }, run);",
    'vscode.window.setStatusBarMessage(`$(copy) copied ${what}`, 5);',
    "new vscode.TreeItem('Network', none);",
    "new vscode.CodeAction(isSafe ? 'Fix' : 'Change', kind);",
    "item.description = 'fails';",
    "item.tooltip = known ?? 'unknown';",
    "item.accessibilityInformation = { label: 'Network' };",
    "status.text = count === 0 ? 'nothing found' : other;",
    "throw new Error('no fleet is open');",
    "class Cancelled extends Error { constructor() { super('It was cancelled'); } }",
    "const later = 'Select a line of the view first';",
    'const later = `which of ${count} workspaces is meant`;',
    "showInputBox({ validateInput: (text) => (text === '' ? 'It cannot be empty' : undefined) });",
    "const text = isOne ? vscode.l10n.t('One') : `${count} checks in all`;",
  ];
  for (const code of found) {
    it(`finds ${code}`, () => {
      assert.notDeepEqual(messages(code), []);
    });
  }

  const passed = [
    "vscode.window.showInformationMessage(vscode.l10n.t('Saved {0}', name));",
    "item.description = vscode.l10n.t({ message: 'open', comment: 'a question that nobody answered' });",
    "vscode.window.setStatusBarMessage(`$(copy) ${vscode.l10n.t('The command is in the clipboard')}`, 5);",
    "item.contextValue = 'workspace'; item.iconPath = new vscode.ThemeIcon('circle-slash');",
    "const item = { title: vscode.l10n.t('Open'), command: 'vscode.open', group: 'network' };",
    "vscode.window.showInputBox({ placeHolder: 'contoso.onmicrosoft.com', title });",
    'log.warn(`could not read ${name}: ` + message); log.error(`judge the file ${path}`, error);',
    'runInBackground(log, `judge the file again ${name}`, run);',
    "const output = createOutputChannel('AML Guard', { log: true });",
    'const page = [`<html lang="${language}">`, \'<main></main>\'];',
    "const kind = node.kind === 'resource' ? `resource.${source}` : 'verdict';",
    "throw new AggregateError(errors, 'some parts could not be disposed');",
  ];
  for (const code of passed) {
    it(`lets pass ${code}`, () => {
      assert.deepEqual(messages(code), []);
    });
  }

  it('wants texts that the exporter finds, and whole sentences', () => {
    assert.match(messages('vscode.l10n.t(`Saved ${name}`);').join(), /first argument of l10n.t is a text in quotes/);
    assert.match(messages('vscode.l10n.t(text);').join(), /first argument of l10n.t is a text in quotes/);
    assert.match(messages("const text = vscode.l10n.t('Read ') + age;").join(), /not put together of pieces/);
  });
});
