import assert from 'node:assert/strict';
import { PosturePage } from './posture-page.js';
import type { Check } from './ui-checks.js';
import { WalkthroughPage } from './walkthrough-page.js';
import type { WorkbenchPage } from './workbench-page.js';

const steps = ['findings', 'fixes', 'rules', 'posture', 'prove'] as const;
const statusItem = '.statusbar-item[id*="amlGuard.connection"]';

async function expectQuiet(page: WorkbenchPage): Promise<void> {
  assert.deepEqual(await page.find('.notification-toast').allInnerTexts(), []);
  assert.equal(await page.find(statusItem).count(), 0, 'the status bar speaks of a workspace, and none is connected');
  await new PosturePage(page).expectNoNotification();
}

/** A picture of each step, in the theme that is chosen. */
async function photograph(page: WorkbenchPage, name: string): Promise<void> {
  const walkthrough = new WalkthroughPage(page);
  await walkthrough.open();
  for (const step of steps) {
    await walkthrough.choose(step);
    await walkthrough.waitForPicture();
    await page.wait(300);
    await page.screenshot(`first-steps-${name}-${step}`);
  }
}

/** A person who has just installed the extension, in a window without a folder. */
export const walkthroughChecks: readonly Check<undefined>[] = [
  {
    title: 'a fresh window is not spoken to',
    screenshot: 'first-steps-0-fresh',
    async run(page) {
      await page.waitFor('.monaco-workbench .activitybar');
      // Longer than it takes to start; looking at the view starts the extension, if nothing else has.
      await new PosturePage(page).open();
      await page.waitFor('.welcome-view-content');
      await page.wait(2_000);
      await expectQuiet(page);
    },
  },
  {
    title: 'the first steps open by a command, with a picture for each',
    screenshot: 'first-steps-1-open',
    async run(page) {
      await page.runCommand('View: Toggle Primary Side Bar Visibility');
      await page.chooseTheme('Dark Modern');
      await photograph(page, 'dark');
      const walkthrough = new WalkthroughPage(page);
      for (const step of ['findings', 'fixes', 'rules', 'prove']) {
        assert.equal(await walkthrough.isDone(step), false, step);
      }
    },
  },
  {
    title: 'a job with mistakes opens beside, and the step is done when something is found',
    screenshot: 'first-steps-2-example',
    async run(page) {
      const walkthrough = new WalkthroughPage(page);
      await walkthrough.choose('findings');
      await walkthrough.press('Open a Job with Mistakes');
      await page.waitForSquiggle('error');
      await walkthrough.waitUntilDone('findings');
    },
  },
  {
    title: 'the fixes are shown, one is chosen, and the step is done',
    screenshot: 'first-steps-3-fixed',
    async run(page) {
      const walkthrough = new WalkthroughPage(page);
      await walkthrough.choose('fixes');
      await walkthrough.press('Show the Fixes');
      await page.waitFor('.action-widget .monaco-list-row.action');
      await page.screenshot('first-steps-3-menu');
      assert.equal(await walkthrough.isDone('fixes'), false);
      await page.chooseFix('Remove the tag');
      await page.waitFor('.bulk-edit-panel .monaco-list-row');
      await page.find('.bulk-edit-panel .monaco-list-row .edit-checkbox').first().click();
      await page.find('.bulk-edit-panel .monaco-button').filter({ hasText: 'Apply' }).first().click();
      await walkthrough.waitUntilDone('fixes');
      await page.waitUntilGone('.view-line:has-text("ines.duarte")');
    },
  },
  {
    title: 'a rule is explained, and the step is done',
    screenshot: 'first-steps-4-rule',
    async run(page) {
      const walkthrough = new WalkthroughPage(page);
      await walkthrough.choose('rules');
      await walkthrough.press('Explain a Rule');
      await page.waitFor('.tab.active:has-text("secret-in-environment-variable")');
      await walkthrough.open();
      await walkthrough.waitUntilDone('rules');
    },
  },
  {
    title: 'the sample workspace is shown, and the step is done',
    screenshot: 'first-steps-5-sample',
    async run(page) {
      const walkthrough = new WalkthroughPage(page);
      await walkthrough.choose('posture');
      await walkthrough.press('Show the Sample Workspace');
      await new PosturePage(page).waitForRow('failing');
      await walkthrough.waitUntilDone('posture');
      await expectQuiet(page);
    },
  },
  {
    title: 'a report can be made without Azure',
    screenshot: 'first-steps-6-report',
    async run(page) {
      await new PosturePage(page).chooseFromMenu('mlw-churn-prod', 'Take Off the View');
      await page.waitFor('.welcome-view-content');
      const walkthrough = new WalkthroughPage(page);
      await walkthrough.open();
      await walkthrough.choose('prove');
      await walkthrough.follow('export the report of a workspace');
      const view = new PosturePage(page);
      await view.expectChoice('Sample Workspace');
      await page.screenshot('first-steps-6-choice');
      await view.choose('Sample Workspace');
      await view.expectChoice('HTML page');
      await page.press('Escape');
      await walkthrough.waitUntilDone('prove');
    },
  },
  {
    title: 'a pipeline is shown beside',
    screenshot: 'first-steps-7-pipeline',
    async run(page) {
      const walkthrough = new WalkthroughPage(page);
      await walkthrough.press('Show a Pipeline');
      await new PosturePage(page).choose('GitHub');
      await page.waitFor('.view-line:has-text("sarif_file")');
    },
  },
  {
    title: 'the steps are legible in a light theme, in high contrast and at 200 %',
    screenshot: 'first-steps-8-zoomed',
    async run(page) {
      await page.runCommand('View: Close All Editor Groups');
      // The editors that were opened to be tried are not saved.
      const discard = page.find('.monaco-dialog-box .monaco-button').filter({ hasText: "Don't Save" });
      await discard.first().click({ timeout: 5_000 });
      await page.runCommand('View: Toggle Primary Side Bar Visibility');
      await page.chooseTheme('Light Modern');
      await photograph(page, 'light');
      await page.chooseTheme('Dark High Contrast');
      await photograph(page, 'contrast');
      await page.zoom(200);
      const walkthrough = new WalkthroughPage(page);
      await walkthrough.choose('fixes');
      await page.wait(300);
    },
  },
];
