/**
 * Hands made-up workspaces to the fleet view of the extension that is tested: those that a person could only see with
 * an Azure of that size. What was asked of it lies in `asked.log` beside the reports, a line for each question.
 */
const { appendFileSync, readFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const folder = process.env.AML_GUARD_MADE_FLEET;
const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  highContrast: 'Default High Contrast',
};

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('madeFleet.show', async () => {
      const { fleet } = await vscode.extensions.getExtension('aml-guard.aml-guard').activate();
      await fleet.showSource(madeSource());
    }),
    ...Object.entries(themes).map(([name, theme]) =>
      vscode.commands.registerCommand(`madeFleet.${name}`, () =>
        vscode.workspace.getConfiguration('workbench').update('colorTheme', theme, vscode.ConfigurationTarget.Global),
      ),
    ),
  );
};

function madeSource() {
  const read = (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const asked = (text) => {
    appendFileSync(path.join(folder, 'asked.log'), `${text}\n`);
  };
  const now = read('now.json');
  const answer = (text) => {
    asked(text);
    return Promise.resolve(now);
  };
  return {
    // Azure, so that the view offers what it offers there, and does not read it again by itself after a restart.
    origin: { is: 'azure', scope: { tags: { made: undefined } } },
    title: 'Made Fleet',
    isLive: true,
    open: () => answer('open'),
    refresh: () => answer('refresh'),
    details: () => Promise.reject(new Error('A made-up workspace has no results')),
    readDeeply: (id) => answer(`readDeeply ${id}`),
    async confirm(id) {
      return { report: await answer(`confirm ${id}`), text: 'Nothing to confirm' };
    },
    exportAs(form) {
      asked(`export ${form}`);
      return Promise.resolve(`made ${form}\n`);
    },
    save: () => Promise.resolve('{}'),
    readOther: (text) => Promise.resolve(JSON.parse(text)),
  };
}
