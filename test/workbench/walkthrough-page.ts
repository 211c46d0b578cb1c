import type { WorkbenchPage } from './workbench-page.js';

const steps = '.gettingStartedContainer .getting-started-step';

/** The walkthrough, as a person sees it. */
export class WalkthroughPage {
  constructor(private readonly page: WorkbenchPage) {}

  async open(): Promise<void> {
    await this.page.runCommand('AML Guard: Open the First Steps');
    await this.page.waitFor(steps);
  }

  /** Unfolds a step. */
  async choose(step: string): Promise<void> {
    const expanded = `${steps}.expanded${idOf(step)}`;
    if ((await this.page.find(expanded).count()) === 0) {
      await this.page
        .find(`${steps}${idOf(step)} .step-title`)
        .first()
        .click();
    }
    await this.page.waitFor(expanded);
  }

  /** Waits for the picture of the step that is unfolded; there is none where the window is narrow. */
  async waitForPicture(): Promise<void> {
    const frame = this.page.frame('.gettingStartedContainer iframe.webview.ready').frameLocator('#active-frame');
    await frame.locator('svg').waitFor({ timeout: 20_000 });
  }

  /** Presses the button of the step that is unfolded. */
  async press(button: string): Promise<void> {
    await this.page.find(`${steps}.expanded .monaco-button`).filter({ hasText: button }).first().click();
  }

  /** Follows a link in the text of the step that is unfolded. */
  async follow(link: string): Promise<void> {
    await this.page.find(`${steps}.expanded a`).filter({ hasText: link }).first().click();
  }

  async isDone(step: string): Promise<boolean> {
    return (await this.page.find(`${steps}${idOf(step)} [aria-checked="true"]`).count()) > 0;
  }

  async waitUntilDone(step: string): Promise<void> {
    await this.page.waitFor(`${steps}${idOf(step)} [aria-checked="true"]`);
  }
}

function idOf(step: string): string {
  return `[data-step-id$="#${step}"]`;
}
