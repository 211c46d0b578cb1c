import path from 'node:path';
import type { DevToolsSession, FrameLocator, Locator, Page } from './browser.js';

const timeoutMs = 20_000;
const attempts = 5;

/** Of the window, in CSS pixels at 100 %. */
export const windowSize = { width: 1440, height: 900 } as const;

/** What a person does in a workbench. Selectors are those of the VS Code that is installed, see `host/package.json`. */
export class WorkbenchPage {
  readonly #page: Page;
  readonly #screenshots: string;

  constructor(page: Page, screenshots: string) {
    this.#page = page;
    this.#screenshots = screenshots;
  }

  /** Opens a file by its name, with the cursor at a place; both numbers start at 1. */
  async openFile(name: string, line: number, column: number): Promise<void> {
    await this.#page.keyboard.press('Control+p');
    const input = this.#page.locator('.quick-input-widget input.input');
    await input.waitFor({ timeout: timeoutMs });
    await input.fill(name);
    await this.#page
      .locator('.quick-input-list .monaco-list-row.focused')
      .filter({ hasText: path.posix.basename(name) })
      .first()
      .waitFor({ timeout: timeoutMs });
    await this.#page.keyboard.press('Enter');
    await this.#page
      .locator('.tab.active')
      .filter({ hasText: path.posix.basename(name) })
      .waitFor({ timeout: timeoutMs });
    await this.goTo(line, column);
  }

  async goTo(line: number, column: number): Promise<void> {
    await this.#page.keyboard.press('Control+g');
    const input = this.#page.locator('.quick-input-widget input.input');
    await input.waitFor({ timeout: timeoutMs });
    await input.fill(`:${line}:${column}`);
    const answer = this.#page.locator('.quick-input-list .monaco-list-row').filter({ hasText: `line ${line}` });
    await answer.first().waitFor({ timeout: timeoutMs });
    await this.#page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden', timeout: timeoutMs });
  }

  /** Waits for a squiggle under the text of the active editor. */
  async waitForSquiggle(severity: 'error' | 'warning'): Promise<void> {
    await this.#page.locator(`.monaco-editor .squiggly-${severity}`).first().waitFor({ timeout: timeoutMs });
  }

  /** The rows of the Problems panel that hold `text`. */
  async problems(text: string): Promise<readonly string[]> {
    const panel = this.#page.locator('.markers-panel .monaco-list-row');
    if ((await panel.count()) === 0) {
      await this.press('Control+Shift+m');
    }
    const rows = panel.filter({ hasText: text });
    await rows.first().waitFor({ timeout: timeoutMs });
    return rows.allInnerTexts();
  }

  /** Opens the menu of fixes at the cursor. */
  async fixTitles(): Promise<readonly string[]> {
    const rows = this.#fixRows();
    for (let attempt = 1; (await rows.count()) === 0 && attempt <= attempts; attempt++) {
      // Pressed before the extension knows the file, the keys bring an empty answer.
      await this.press('Control+.');
      await rows
        .first()
        .waitFor({ timeout: timeoutMs / attempts })
        .catch(() => undefined);
    }
    await rows.first().waitFor({ timeout: timeoutMs / attempts });
    return rows.allInnerTexts();
  }

  /** Chooses from the menu that `fixTitles` opened. */
  async chooseFix(title: string): Promise<void> {
    await this.#fixRows().filter({ hasText: title }).first().click({ timeout: timeoutMs });
  }

  async press(keys: string): Promise<void> {
    await this.#page.keyboard.press(keys);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  find(selector: string): Locator {
    return this.#page.locator(selector);
  }

  /** What stands in a frame. */
  frame(selector: string): FrameLocator {
    return this.#page.frameLocator(selector);
  }

  async waitFor(selector: string): Promise<void> {
    await this.find(selector).first().waitFor({ timeout: timeoutMs });
  }

  /** The text of the page that a preview shows; it lives in a frame inside a frame. */
  async previewText(wanted: string): Promise<string> {
    const body = this.#page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('body');
    await body.filter({ hasText: wanted }).waitFor({ timeout: timeoutMs });
    return body.innerText();
  }

  /** Makes the window as small as it is for somebody who has zoomed in, in CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    await this.#page.setViewportSize({ width, height });
  }

  /** A connection to the browser's own tools. */
  devTools(): Promise<DevToolsSession> {
    return this.#page.context().newCDPSession(this.#page);
  }

  /** Loads the page anew, as after a restart of VS Code. */
  async reload(): Promise<void> {
    await this.#page.reload();
  }

  /** For what must not happen. */
  async wait(timeoutMs: number): Promise<void> {
    await this.#page.waitForTimeout(timeoutMs);
  }

  /** Waits until nothing that fits the selector can be seen. */
  async waitUntilGone(selector: string): Promise<void> {
    await this.find(selector).first().waitFor({ state: 'hidden', timeout: timeoutMs });
  }

  /** Runs a command by its title. */
  async runCommand(title: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.press('F1');
      try {
        const input = this.find('.quick-input-widget input.input').first();
        await input.waitFor({ timeout: timeoutMs / attempts });
        await input.fill(`>${title}`, { timeout: timeoutMs / attempts });
        break;
      } catch (error) {
        // A page that takes the focus just then closes the palette.
        if (attempt === attempts) {
          throw error;
        }
      }
    }
    const row = this.find('.quick-input-list .monaco-list-row.focused').filter({ hasText: title });
    await row.first().waitFor({ timeout: timeoutMs });
    await this.press('Enter');
  }

  /** Puts text in the place of what stands in the box at the top. */
  async fillQuickInput(text: string): Promise<void> {
    await this.find('.quick-input-widget input.input').first().fill(text);
  }

  async clipboard(): Promise<string> {
    return String(await this.#page.evaluate('navigator.clipboard.readText()'));
  }

  /** Chooses a color theme by its title, as a person does. */
  async chooseTheme(title: string): Promise<void> {
    await this.press('Control+k');
    await this.press('Control+t');
    await this.waitFor('.quick-input-list .monaco-list-row:has-text("Dark")');
    await this.fillQuickInput(title);
    await this.waitFor(`.quick-input-list .monaco-list-row.focused:has-text("${title}")`);
    await this.press('Enter');
    await this.waitUntilGone('.quick-input-widget input.input');
  }

  /** Gives the page as much room as a window has at 100 %, or at 200 %, where everything is twice as large. */
  async zoom(percent: 100 | 200): Promise<void> {
    const { width, height } = windowSize;
    await this.#page.setViewportSize({ width: (width * 100) / percent, height: (height * 100) / percent });
  }

  async screenshot(name: string): Promise<void> {
    await this.#page.screenshot({ path: path.join(this.#screenshots, `${name}.png`) });
  }

  #fixRows(): Locator {
    return this.#page.locator('.action-widget .monaco-list-row.action');
  }
}
