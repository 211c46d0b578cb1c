import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Check } from './ui-checks.js';
import type { WorkbenchPage } from './workbench-page.js';

const icon = '.activitybar .action-label[aria-label^="AML Guard"]';
const pane = '.sidebar .pane:has(.pane-header:has-text("Findings"))';
const rows = `${pane} .customview-tree .monaco-list-row`;
const themes = [
  ['Default Light Modern', 'light'],
  ['Default High Contrast', 'high-contrast'],
  ['Default Dark Modern', 'dark'],
] as const;
const script = 'import os\nimport mlflow\nprint(os.environ)\n';
const scripts = ['src/scan-one.py', 'src/scan-two.py'] as const;

/** The scan of the workspace and its tree, as it is seen on the screen. Each begins where the last one ended. */
export const scanChecks: readonly Check<string>[] = [
  {
    title: 'the findings say what they are for before the first scan',
    screenshot: '20-scan-welcome',
    async run(page, project) {
      for (const file of scripts) {
        mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
        writeFileSync(path.join(project, file), script);
      }
      await page.runCommand('View: Close All Editors');
      await page.runCommand('AML Guard: Focus on Findings View');
      await page.waitFor(`${pane} .welcome-view-content:has-text("also in those that are not open")`);
    },
  },
  {
    title: 'a scan fills the tree and the Problems panel with files that are not open',
    screenshot: '21-scanned',
    async run(page) {
      await page.find(`${pane} .monaco-button:has-text("Scan Workspace")`).first().click();
      await page.waitFor(`${pane} .message:has-text("Scanned just now")`);
      await page.waitFor(`${rows}:has-text("secret-in-environment-variable")`);
      const text = (await page.find(rows).allInnerTexts()).join('\n');
      assert.doesNotMatch(text, /hunter2|larkspur-dwh/);
      assert.ok((await page.find(`${icon} ~ .badge .badge-content, .activitybar .badge-content`).count()) > 0);
      const problems = await page.problems('environment-in-log');
      assert.ok(problems.length > 0);
      // No notification tells of it.
      assert.equal(await page.find('.notification-toast').count(), 0);
    },
  },
  {
    title: 'the tree can be grouped otherwise, and is readable in every theme',
    screenshot: '24-scan-dark',
    async run(page) {
      await page.runCommand('AML Guard: Group Findings by File');
      await page.waitFor(`${rows}:has-text("train.yml")`);
      await page.screenshot('22-scan-by-file');
      await page.runCommand('AML Guard: Group Findings by Severity');
      await page.waitFor(`${rows}:has-text("critical"), ${rows}:has-text("high")`);
      for (const [theme, name] of themes) {
        await chooseTheme(page, theme);
        await page.screenshot(`23-scan-${name}`);
      }
    },
  },
  {
    title: 'a click opens the place',
    screenshot: '25-scan-opened',
    async run(page) {
      await page.runCommand('AML Guard: Group Findings by Rule');
      await page.find(`${rows}:has-text("environment-in-log") .monaco-tl-twistie`).first().click();
      await page.find(rows).filter({ hasText: 'scan-one.py:3' }).first().click();
      await page.waitFor('.tab.active:has-text("scan-one.py")');
      await page.runCommand('View: Close All Editors');
    },
  },
  {
    title: 'the menu of a finding fixes, explains, allows and copies',
    screenshot: '26-scan-menu',
    async run(page) {
      await page.find(rows).filter({ hasText: 'scan-one.py:3' }).first().click({ button: 'right' });
      const entry = '.context-view .action-label';
      await page.waitFor(`${entry}:has-text("Explain the Rule")`);
      const titles = await page.find(entry).allInnerTexts();
      for (const title of [
        'Fix…',
        'Fix All of This Rule in the Workspace…',
        'Allow in the Whole Project…',
        'Copy as Text',
      ]) {
        assert.ok(titles.includes(title), titles.join(', '));
      }
      await page.screenshot('26-scan-menu-open');
      await page.press('Escape');
    },
  },
  {
    title: 'safe fixes of all files are shown before they are made',
    screenshot: '28-scan-fixed',
    async run(page, project) {
      await page.runCommand('AML Guard: Fix All Safe Problems in This Workspace…');
      await page.waitFor('.quick-input-list .monaco-list-row:has-text("Look at Each Change First")');
      await page.screenshot('27-scan-fix-question');
      await page.find('.quick-input-list .monaco-list-row').filter({ hasText: 'Look at Each Change' }).first().click();
      await page.waitFor('.bulk-edit-panel .monaco-list-row');
      await page.screenshot('27-scan-fix-preview');
      await page.find('.bulk-edit-panel .monaco-button').filter({ hasText: 'Discard' }).first().click();
      assert.equal(readFileSync(path.join(project, scripts[0]), 'utf8'), script);
    },
  },
  {
    title: 'what was fixed in several files is taken back by one undo',
    screenshot: '30-scan-undone',
    async run(page, project) {
      await page.runCommand('AML Guard: Fix All Safe Problems in This Workspace…');
      await page.waitFor('.quick-input-list .monaco-list-row:has-text("Fix All Now")');
      await page.find('.quick-input-list .monaco-list-row').filter({ hasText: 'Fix All Now' }).first().click();
      for (const file of scripts) {
        await untilText(project, file, (text) => !text.includes('os.environ'));
      }
      await page.openFile('scan-one.py', 1, 1);
      await page.press('Control+z');
      await page.waitFor('.monaco-editor .view-line:has-text("os.environ")');
      await page.openFile('scan-two.py', 1, 1);
      await page.waitFor('.monaco-editor .view-line:has-text("os.environ")');
      await page.runCommand('File: Save All Files');
      for (const file of scripts) {
        await untilText(project, file, (text) => text === script);
      }
    },
  },
];

async function chooseTheme(page: WorkbenchPage, theme: string): Promise<void> {
  await page.press('Control+k');
  await page.press('Control+t');
  await page.waitFor('.quick-input-widget input.input');
  await page.fillQuickInput(theme.replace('Default ', ''));
  await page.waitFor(`.quick-input-list .monaco-list-row.focused:has-text("${theme.replace('Default ', '')}")`);
  await page.press('Enter');
  await page.wait(700);
}

async function untilText(project: string, file: string, isRight: (text: string) => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  const read = (): string => readFileSync(path.join(project, file), 'utf8');
  while (!isRight(read()) && Date.now() < deadline) {
    await delay(100);
  }
  assert.ok(isRight(read()), `${file} on disk is\n${read()}`);
}
