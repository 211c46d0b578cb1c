import assert from 'node:assert/strict';
import { PosturePage } from './posture-page.js';
import type { Check } from './ui-checks.js';

const job = 'monthly-report.yml';
/** The line and the column of `ci-maria` in the job. */
const place = { line: 14, column: 20 } as const;

/** The finding on `ci-maria`, the only one of the job. */
const squiggle = '.editor-instance .squiggly-warning';

/** What workspace and project tell about a file, as it is seen on the screen. Each begins where the last one ended. */
export const workspaceChecks: readonly Check<string>[] = [
  {
    title: 'a name that no file explains is no finding',
    screenshot: '8-nothing-known',
    async run(page) {
      await page.openFile(`jobs/${job}`, place.line, place.column);
      // Longer than it takes to find something.
      await page.wait(2_000);
      assert.equal(await page.find(squiggle).count(), 0);
    },
  },
  {
    title: 'the finding appears when the workspace is shown',
    screenshot: '9-connected',
    async run(page) {
      await new PosturePage(page).open();
      await page.waitFor('.customview-tree .monaco-list-row:has-text("sample")');
      await page.openFile(`jobs/${job}`, place.line, place.column);
      await page.waitFor(squiggle);
    },
  },
  {
    title: 'a hover says what was found, what the workspace knows of a name, and since when',
    screenshot: '10-hover',
    async run(page) {
      await page.find('.monaco-editor .view-line span span:has-text("ci-maria")').first().hover();
      await page.waitFor('.monaco-hover:not(.hidden) .hover-contents:has-text("for dev and test")');
      const text = (await page.find('.monaco-hover:not(.hidden)').allInnerTexts()).join('\n');
      assert.match(text, /runs on ci-maria, a compute instance of mlw-churn-prod \(read [\d-]+ [\d:]+ UTC\)/);
      assert.ok(text.includes('compute-instance-in-production'), text);
      await page.screenshot('10-hover-open');
      assert.match(text, /Defined: not known/);
      await page.press('Escape');
    },
  },
  {
    title: 'a finding leads to the resource in the tree, and the tree to the files that name it',
    screenshot: '11-revealed',
    async run(page) {
      await page.goTo(place.line, place.column);
      await page.fixTitles();
      await page.chooseFix('Show ci-maria in the Posture View');
      await page.waitFor('.customview-tree .monaco-list-row.focused:has-text("ci-maria")');
      // Of the cluster above it.
      await page.find('.customview-tree .monaco-list-row:has-text("Named in") .monaco-tl-twistie').first().click();
      await page.screenshot('11-named-in');
      await page.find('.customview-tree .monaco-list-row:has-text("jobs/train.yml:25")').first().click();
      await page.waitFor('.tab.active:has-text("train.yml")');
    },
  },
  {
    title: 'a name leads to its definition in another file',
    screenshot: '12-definition',
    async run(page) {
      await page.openFile('jobs/train.yml', 25, 20);
      await page.press('F12');
      await page.waitFor('.tab.active:has-text("cpu-cluster.yml")');
    },
  },
  {
    title: 'names are completed from files and workspace, with what speaks against them',
    screenshot: '13-completion',
    async run(page) {
      await page.openFile(`jobs/${job}`, place.line, place.column);
      await page.press('End');
      await page.press('Shift+Home');
      await page.type('compute: azureml:');
      await page.press('Control+Space');
      await page.waitFor('.suggest-widget.visible .monaco-list-row');
      const rows = await page.find('.suggest-widget.visible .monaco-list-row').allInnerTexts();
      assert.ok(
        rows.some((row) => row.includes('cpu-cluster')),
        rows.join('\n'),
      );
      assert.ok(
        rows.some((row) => /ci-maria[^]*dev and test only/.test(row)),
        rows.join('\n'),
      );
      await page.screenshot('13-completion-open');
      await page.press('Escape');
      await page.press('Control+z');
      await page.runCommand('File: Revert File');
    },
  },
  {
    title: 'the finding goes when the workspace is taken off the view',
    screenshot: '14-taken-off',
    async run(page) {
      await page.waitFor(squiggle);
      await new PosturePage(page).chooseFromMenu('mlw-churn-prod', 'Take Off the View');
      await page.waitUntilGone(squiggle);
    },
  },
];
