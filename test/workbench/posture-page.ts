import assert from 'node:assert/strict';
import type { Locator } from './browser.js';
import type { WorkbenchPage } from './workbench-page.js';

const welcome = '.welcome-view-content';
const rows = '.pane-body .customview-tree .monaco-list-row';
const choices = '.quick-input-list .monaco-list-row';

/** The view of the workspaces, as a person sees it. */
export class PosturePage {
  constructor(private readonly page: WorkbenchPage) {}

  async open(): Promise<void> {
    const icon = '.activitybar .action-label[aria-label^="AML Guard"]';
    await this.page.waitFor(icon);
    await this.page.find(icon).first().click();
    // The findings share the side bar; folded, they leave the height to the workspaces.
    const findings = '.sidebar .pane-header[aria-expanded="true"]:has-text("Findings")';
    await this.page.waitFor('.sidebar .pane-header:has-text("Findings")');
    if ((await this.page.find(findings).count()) > 0) {
      await this.page.find(findings).first().click();
    }
  }

  /** Waits for a welcome text. */
  async expectWelcome(text: string): Promise<void> {
    await this.page.waitFor(`${welcome}:has-text("${text}")`);
  }

  async pressWelcome(button: string): Promise<void> {
    const buttons = `${welcome} .monaco-button:has-text("${button}"), ${welcome} a:has-text("${button}")`;
    await this.page.find(buttons).first().click();
  }

  /** Answers VS Code's own question whether the extension may sign in. */
  async allowSignIn(): Promise<void> {
    await this.page.waitFor('.monaco-dialog-box');
    await this.page.find('.monaco-dialog-box .monaco-button').filter({ hasText: 'Allow' }).first().click();
  }

  /** Looks into the list of notifications: a workbench with the test driver shows none by itself. */
  async expectNotification(text: string): Promise<void> {
    await this.page.runCommand('Notifications: Show Notifications');
    await this.page.waitFor(`.notifications-center .notification-list-item:has-text("${text}")`);
    await this.page.screenshot(`notification-${text.replaceAll(/\W+/g, '-')}`);
    await this.page.runCommand('Notifications: Clear All Notifications');
  }

  async expectNoNotification(): Promise<void> {
    await this.page.runCommand('Notifications: Show Notifications');
    await this.page.waitFor('.notifications-center');
    const ours = this.page.find('.notifications-center .notification-list-item').filter({ hasText: 'AML Guard' });
    assert.deepEqual(await ours.allInnerTexts(), []);
    await this.page.press('Escape');
  }

  /** The lines of the list at the top of the window. */
  async choices(): Promise<readonly string[]> {
    return (await this.page.find(choices).allInnerTexts()).map(onOneLine);
  }

  async expectChoice(text: string): Promise<void> {
    await this.page.waitFor(`${choices}:has-text("${text}")`);
  }

  async choose(text: string): Promise<void> {
    await this.page.find(choices).filter({ hasText: text }).first().click();
  }

  row(text: string): Locator {
    return this.page.find(rows).filter({ hasText: text }).first();
  }

  async waitForRow(text: string): Promise<void> {
    await this.row(text).waitFor({ timeout: 60_000 });
  }

  /** How many checks fail in a workspace, as its line says. */
  async failing(workspace: string): Promise<number> {
    const text = await this.row(workspace).innerText();
    const found = /(\d+) failing/.exec(text)?.[1];
    assert.ok(found !== undefined, text);
    return Number(found);
  }

  async rows(): Promise<readonly string[]> {
    return (await this.page.find(rows).allInnerTexts()).map(onOneLine);
  }

  /** The button of a line, which shows when the line is under the mouse. */
  async pressInline(text: string, button: string): Promise<void> {
    const selector = `.pane-body .monaco-list-row:has-text("${text}")`;
    await this.page.find(selector).first().hover();
    await this.page.find(`${selector} .action-label[aria-label^="${button}"]`).first().click();
  }

  /** Chooses from the menu of a line. */
  async chooseFromMenu(text: string, title: string): Promise<void> {
    await this.row(text).click({ button: 'right' });
    await this.chooseFromOpenMenu(title);
  }

  async chooseFromOpenMenu(title: string): Promise<void> {
    const entry = this.page.find(`.context-view .action-label:has-text("${title}")`).first();
    await entry.waitFor({ timeout: 5_000 });
    for (let attempt = 1; (await entry.count()) > 0 && attempt <= 5; attempt++) {
      // A menu takes no clicks in its first moments.
      await entry.click({ timeout: 1_000 }).catch(() => undefined);
      await this.page.wait(150);
    }
  }

  /** Answers the question for a file, in the dialog that VS Code has where there is no desktop. */
  async acceptPath(file: string): Promise<void> {
    const box = this.page.find('.quick-input-widget input.input').first();
    await box.waitFor({ timeout: 20_000 });
    for (let attempt = 1; (await box.count()) > 0 && attempt <= 10; attempt++) {
      // The dialog looks at the disk, and writes into its box when it has.
      await box.fill(file, { timeout: 2_000 }).catch(() => undefined);
      await this.page.wait(300);
      if ((await box.inputValue({ timeout: 2_000 }).catch(() => '')) === file) {
        await this.page.press('Enter');
        await box.waitFor({ state: 'hidden', timeout: 2_000 }).catch(() => undefined);
        if (!(await box.isVisible())) {
          return;
        }
      }
    }
  }

  /** The button of the view's title. */
  async pressTitle(button: string): Promise<void> {
    // The buttons show while the mouse is there.
    const header = '.sidebar .pane-header:has-text("Posture")';
    await this.page.find(header).first().hover();
    await this.page.find(`${header} .action-label[aria-label^="${button}"]`).first().click();
  }
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
