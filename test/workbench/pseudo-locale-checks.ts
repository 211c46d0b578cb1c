import assert from 'node:assert/strict';
import { exposureTexts } from '../../src/webview/exposure/model/texts.js';
import { fleetTexts } from '../../src/webview/fleet/model/texts.js';
import { accessibleParts, accessiblePartsOfWebview, unnamed } from './accessible-names.js';
import { FleetViewPage } from './fleet-view-page.js';
import { PosturePage } from './posture-page.js';
import { plainWords, pseudo, pseudoCommand, pseudoOfManifest } from './pseudo-texts.js';
import type { Check } from './ui-checks.js';
import type { WorkbenchPage } from './workbench-page.js';

/** What stays as it is in every language: names of resources, of products and of forms. */
const names = /Contoso \w+|team-\w+|(?:mlw|rg)-[\w-]+|Resource (?:Graph|Manager)|\b(?:CSV|SARIF|HTML|JSON|UTC)\b/g;

/** A window of 1440 × 900 for somebody who has zoomed in to 200 %. */
const zoomed = [720, 450] as const;
const usual = [1440, 900] as const;

const sidebar = '.part.sidebar';

/** The texts of the posture view, of menus and settings in another language, and what a screen reader is told. */
export const pseudoLocaleChecks: readonly Check<string>[] = [
  {
    title: 'the empty view speaks the language of VS Code',
    screenshot: '01-welcome',
    async run(page) {
      const name = pseudoOfManifest('viewsContainers.activitybar.amlGuard.title');
      const icon = `.activitybar .action-label[aria-label^="${name}"]`;
      await page.waitFor(icon);
      await page.find(icon).first().click();
      await page.waitFor('.welcome-view-content .monaco-button');
      await expectPseudo(page, '.welcome-view-content');
      await expectNames(page, sidebar);
    },
  },
  {
    title: 'the lines of the tree do, and each has a name for screen readers',
    screenshot: '02-tree',
    async run(page) {
      await page.runCommand(pseudoCommand('posture.openSample'));
      const view = new PosturePage(page);
      await view.waitForRow(pseudo('Network'));
      for (const text of await view.rows()) {
        assert.deepEqual(plainWords(text.replaceAll(names, '')), [], text);
      }
      const parts = await expectNames(page, sidebar);
      const labels = parts.filter(({ role }) => role === 'treeitem').map(({ name }) => name);
      assert.equal(labels.length, (await view.rows()).length);
      for (const label of labels) {
        assert.deepEqual(plainWords(label.replaceAll(names, '')), [], label);
      }
      // What the checks say is the same as in the terminal; the words around it are not.
      await view.row(pseudo('Network')).click();
      await view.waitForRow(pseudo('workspace'));
      await view.waitForRow(pseudo('{0}, {1}', pseudo('fails'), pseudo('high/severity')));
      await expectNames(page, sidebar);
    },
  },
  {
    title: 'the palette names all commands in it',
    screenshot: '03-palette',
    async run(page) {
      const category = pseudoOfManifest('category');
      await page.press('F1');
      await page.waitFor('.quick-input-widget input.input');
      await page.fillQuickInput(`>${category}: `);
      const rows = '.quick-input-list .monaco-list-row';
      await page.waitFor(`${rows}:has-text("${category}")`);
      const labels = await page.find(`${rows} .quick-input-list-rows > :first-child .label-name`).allInnerTexts();
      assert.ok(labels.length > 5, labels.join('\n'));
      for (const label of labels) {
        assert.ok(label.startsWith(category), label);
        assert.deepEqual(plainWords(label), [], label);
      }
      await expectNames(page, '.quick-input-list');
      await page.screenshot('03-palette-open');
      await page.press('Escape');
    },
  },
  {
    title: 'fixes and the status of a file do',
    screenshot: '04-fixes',
    async run(page) {
      await page.openFile('jobs/train.yml', 28, 18);
      await page.waitForSquiggle('error');
      const titles = await page.fixTitles();
      for (const text of ['Allow {0} on this line…', 'Explain {0}']) {
        const title = pseudo(text, 'secret-in-environment-variable');
        assert.ok(
          titles.some((offered) => offered.includes(title)),
          `no "${title}" in ${titles.join(', ')}`,
        );
      }
      await page.screenshot('04-fix-menu');
      await page.press('Escape');
      const status = (await page.find('[id="status.languageStatus"] a').first().getAttribute('aria-label')) ?? '';
      assert.ok(/[\d]+ /.test(status) && status.includes(pseudo('{0} findings', '').trim()), status);
    },
  },
  {
    title: 'settings are described in it',
    screenshot: '05-settings',
    async run(page) {
      await page.runCommand('Preferences: Open Settings (UI)');
      await page.waitFor('.settings-editor .suggest-input-container .monaco-editor');
      await page.type('@ext:aml-guard.aml-guard');
      await page.waitFor(
        `.setting-item-description:has-text("${pseudoOfManifest('configuration.enable.description')}")`,
      );
      await expectPseudo(page, '.settings-editor .setting-item-description');
      await page.screenshot('05-settings-open');
      await page.runCommand('View: Close All Editors');
    },
  },
  {
    title: 'the page of the fleet does, each part has a name, and nothing is cut at 200 % in high contrast',
    screenshot: '08-fleet-zoomed',
    async run(page) {
      await page.runCommand(pseudoCommand('fleet.openSample'));
      const view = new FleetViewPage(page);
      await view.waitFor('.grid .line');
      await view.waitFor(`button:text-is("${pseudo(fleetTexts.map)}")`);
      for (const selector of ['.facts', '.sample', 'button', 'label > span', '.grid .head span', '.selection .text']) {
        await expectPseudoIn(view, selector);
      }
      await expectNamesInPage(page);
      await page.screenshot('06-fleet');
      await useColours(page, 'Dark High Contrast');
      await page.resize(...zoomed);
      await page.runCommand('View: Close Primary Side Bar');
      await expectNothingCut(view);
      await page.screenshot('07-fleet-table-zoomed');
      await view.press(pseudo(fleetTexts.map));
      await view.waitFor('.grid.map .cell.fail');
      await expectNothingCut(view);
      await expectNamesInPage(page);
      // The window is too low for all of it: the page scrolls to the lines and to what is said of the chosen one.
      assert.ok((await linesBelowHeads(view)) >= 4);
      await view.find('.selection').first().evaluate('document.querySelector(".selection").scrollIntoView()');
    },
  },
  {
    title: 'so it is with the page of who can reach what',
    screenshot: '10-exposure-zoomed',
    async run(page) {
      await page.resize(...usual);
      await page.runCommand('View: Close All Editors');
      await page.runCommand(pseudoCommand('posture.showExposure'));
      const view = new FleetViewPage(page);
      await view.waitFor('svg.graph .box');
      await view.waitFor(`h2:text-is("${pseudo(exposureTexts.attackPaths)}")`);
      for (const selector of ['h1', '.facts', '.legend li', '.hint', 'h2', 'thead th', '.verdict']) {
        await expectPseudoIn(view, selector);
      }
      await expectNamesInPage(page);
      await page.screenshot('09-exposure');
      await page.resize(...zoomed);
      await expectNothingCut(view);
    },
  },
  {
    title: 'the tree can be used at 200 % in high contrast',
    screenshot: '11-tree-zoomed',
    async run(page) {
      await page.runCommand('View: Close All Editors');
      await page.find('.activitybar .action-label.checked, .activitybar .action-label').first().waitFor();
      await page.runCommand('View: Toggle Primary Side Bar Visibility');
      const view = new PosturePage(page);
      await view.waitForRow(pseudo('Network'));
      await expectNames(page, sidebar);
    },
  },
];

/** @param selector of parts of the workbench whose whole text is ours */
async function expectPseudo(page: WorkbenchPage, selector: string): Promise<void> {
  for (const text of await page.find(selector).allInnerTexts()) {
    assert.deepEqual(plainWords(text.replaceAll(names, '')), [], text);
  }
}

async function expectPseudoIn(view: FleetViewPage, selector: string): Promise<void> {
  const texts = await view.find(selector).allInnerTexts();
  assert.ok(texts.length > 0, `nothing of the page fits ${selector}`);
  for (const text of texts) {
    assert.deepEqual(plainWords(text.replaceAll(names, '')), [], `${selector}: ${text}`);
  }
}

async function expectNames(page: WorkbenchPage, selector: string): ReturnType<typeof accessibleParts> {
  const parts = await accessibleParts(page, selector);
  assert.deepEqual(unnamed(parts), []);
  return parts;
}

async function expectNamesInPage(page: WorkbenchPage): Promise<void> {
  assert.deepEqual(unnamed(await accessiblePartsOfWebview(page)), []);
}

/** No text of a button, a head or a choice is cut, and the page itself is not wider than the window. */
async function expectNothingCut(view: FleetViewPage): Promise<void> {
  const cut = await view.find('body').evaluate(`[
    ...(document.documentElement.scrollWidth > innerWidth ? ['the page'] : []),
    ...[...document.querySelectorAll('button, h1, h2, label, .sample, .legend, summary')]
      .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
      .map((part) => part.textContent),
  ]`);
  assert.deepEqual(cut, []);
}

/** How many lines of the grid fit below its heads. */
async function linesBelowHeads(view: FleetViewPage): Promise<number> {
  return Number(
    await view.find('body').evaluate(`(() => {
      const [grid, head, line] = ['.grid', '.head', '.line'].map((part) => document.querySelector(part));
      return (grid.clientHeight - head.clientHeight) / line.clientHeight;
    })()`),
  );
}

async function useColours(page: WorkbenchPage, theme: string): Promise<void> {
  // By its keys: another command has the same words in its title.
  await page.press('Control+k');
  await page.press('Control+t');
  await page.waitFor('.quick-input-widget input.input');
  await page.fillQuickInput(theme);
  await page.waitFor(`.quick-input-list .monaco-list-row.focused:has-text("${theme}")`);
  await page.press('Enter');
  await page.waitFor('.monaco-workbench.hc-black');
}
