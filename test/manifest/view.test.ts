import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EmptyState } from '../../src/extension/posture/view-state.js';
import { fileText, linksIn, manifest } from './manifest.js';

/** All of them, as the compiler sees to. */
const emptyStates: Readonly<Record<EmptyState, true>> = {
  ready: true,
  'signed-out': true,
  'no-subscription': true,
  'no-workspace': true,
  refused: true,
  offline: true,
  failed: true,
};
const { commands, menus, views, viewsContainers, viewsWelcome } = manifest.contributes;

describe('the view in the manifest', () => {
  it('has one welcome for each reason to be empty, with one button', () => {
    const ofPosture = viewsWelcome.filter(({ view }) => view === 'amlGuard.posture');
    const shown = ofPosture.map(({ when, contents }) => {
      // In a browser it offers what else can be looked at, in a sentence.
      const buttons = linksIn(contents).filter(({ isButton }) => isButton).length;
      assert.equal(buttons, when === 'amlGuard.inBrowser' ? 0 : 1, when);
      return when
        .replace('amlGuard.posture.state == ', '')
        .replace(/^!amlGuard\.inBrowser && | && !amlGuard\.inBrowser$/, '');
    });
    const cli = 'config.amlGuard.azure.signIn';
    const expected = Object.keys(emptyStates).flatMap((state) =>
      state === 'signed-out' ? [`${state} && ${cli} != azureCli`, `${state} && ${cli} == azureCli`] : [state],
    );
    // A browser cannot connect, whatever the state.
    assert.deepEqual(shown.sort(), [...expected, 'amlGuard.inBrowser'].sort());
  });

  it('links to commands that exist', () => {
    const known = new Set([
      ...commands.map(({ command }) => command),
      'workbench.action.openSettings',
      'vscode.openFolder',
    ]);
    const links = viewsWelcome.flatMap(({ contents }) => linksIn(contents));
    assert.deepEqual(
      links.filter(({ command }) => !known.has(command)),
      [],
    );
  });

  it('has an icon for each command that is a button', () => {
    const icons = new Map(commands.map(({ command, icon }) => [command, icon]));
    const buttons = Object.values(menus).flatMap((entries) =>
      // A menu below a menu has its own icon.
      entries.flatMap(({ group, command }) =>
        command !== undefined && /^(?:navigation|inline)(?:@|$)/.test(group ?? '') ? [command] : [],
      ),
    );
    // The explorer's menu is a list of words, whatever its group is called.
    const inExplorer = (menus['explorer/context'] ?? []).map(({ command }) => command);
    const without = buttons.filter((command) => icons.get(command) === undefined && !inExplorer.includes(command));
    assert.deepEqual(without, []);
    for (const icon of [...icons.values()].filter((each) => each !== undefined)) {
      assert.match(icon, /^\$\([a-z-]+\)$/);
    }
  });

  it('has a symbol of one colour, the theme’s', () => {
    const symbols = [
      ...viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(views).flatMap((each) => each.map(({ icon }) => icon)),
    ];
    for (const symbol of new Set(symbols)) {
      const picture = fileText(symbol);
      const paints = [...picture.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, paint]) => paint);
      assert.deepEqual([...new Set(paints)].sort(), ['currentColor', 'none'], symbol);
    }
  });
});
