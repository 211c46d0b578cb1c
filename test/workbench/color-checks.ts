import assert from 'node:assert/strict';
import type { Check } from './ui-checks.js';
import type { WorkbenchPage } from './workbench-page.js';

const attempts = 40;
const pauseMs = 500;

/** The colour of a piece of text in the editor, as the browser computes it. */
async function colorIn(page: WorkbenchPage, text: string): Promise<string> {
  const parts = `[...document.querySelectorAll('.editor-instance .view-line span span')]`;
  const part = `${parts}.find((element) => element.textContent.trim() === ${JSON.stringify(text)})`;
  return String(await page.find('body').evaluate(`getComputedStyle(${part} ?? document.body).color`));
}

/** What names and versions look like in a job. */
export const colorChecks: readonly Check<string>[] = [
  {
    title: 'names and versions have colours of their own',
    screenshot: '7-colors',
    async run(page) {
      await page.openFile('jobs/train.yml', 24, 1);
      // The grammar alone gives a label the colour of a string in this theme; the rest comes when the file was read.
      let colors: readonly string[] = [];
      for (let attempt = 1; new Set(colors).size < 3 && attempt <= attempts; attempt++) {
        await page.wait(pauseMs);
        colors = await Promise.all(['cpu-cluster', 'latest', 'mlflow_model'].map((text) => colorIn(page, text)));
      }
      assert.equal(new Set(colors).size, 3, colors.join(' '));
    },
  },
];
