/**
 * Installs the packed extension into a fresh VS Code, opens the sample project and does what a person does. Looks only
 * at what can be seen on the screen and at what comes to lie on the disk. Screenshots go to `out/screenshots/`.
 */
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { vsixFile } from '../../scripts/package.js';
import { inRepository, runMain } from '../../scripts/repository.js';
import { scanChecks } from './scan-checks.js';
import { workspaceChecks } from './workspace-checks.js';
import { colorChecks } from './color-checks.js';
import { packExtension, performChecks, report, withProject, type Check } from './ui-checks.js';
import { walkthroughChecks } from './walkthrough-checks.js';

const screenshots = inRepository('out', 'screenshots');
const diskTimeoutMs = 5_000;

const checks: readonly Check<string>[] = [
  {
    title: 'a secret in a job is underlined and listed',
    screenshot: '1-problems',
    async run(page) {
      await page.waitForSquiggle('error');
      const rows = await page.problems('CRM_PASSWORD');
      assert.ok(
        rows.some((row) => row.includes('secret-in-environment-variable')),
        rows.join('\n'),
      );
      assert.ok(!rows.join('\n').includes('hunter2'), 'the list shows the secret');
    },
  },
  {
    title: 'the fix menu offers fixes, allowances and the rule',
    screenshot: '2-fix-menu',
    async run(page, project) {
      await page.openFile('jobs/train.yml', ...placeOf(project, 'jobs/train.yml', 'hunter2-larkspur-crm'));
      const titles = await page.fixTitles();
      for (const title of [
        'Remove CRM_PASSWORD from the environment…',
        'Allow secret-in-environment-variable on this line…',
        'Explain',
      ]) {
        assert.ok(
          titles.some((offered) => offered.includes(title)),
          `no "${title}" in ${titles.join(', ')}`,
        );
      }
    },
  },
  {
    title: 'a fix that needs a look is shown first, then changes the file',
    screenshot: '3-fix-with-preview',
    async run(page, project) {
      await page.chooseFix('Remove CRM_PASSWORD from the environment…');
      // VS Code wants a tick at each change that asks for a look; the first box is that of the whole file.
      await page.waitFor('.bulk-edit-panel .monaco-list-row');
      await page.find('.bulk-edit-panel .monaco-list-row .edit-checkbox').first().click();
      await page.screenshot('3-preview');
      await page.find('.bulk-edit-panel .monaco-button').filter({ hasText: 'Apply' }).first().click();
      await page.press('Control+s');
      await untilFile(project, 'jobs/train.yml', (text) => !text.includes('CRM_PASSWORD:'));
    },
  },
  {
    title: 'a safe fix changes the file at once',
    screenshot: '4-safe-fix',
    async run(page, project) {
      await page.openFile('src/train/train.py', ...placeOf(project, 'src/train/train.py', 'os.environ)'));
      await page.waitForSquiggle('error');
      await page.fixTitles();
      await page.chooseFix('Stop logging the environment (remove the statement)');
      await page.press('Control+s');
      await untilFile(project, 'src/train/train.py', (text) => !text.includes('print(os.environ)'));
    },
  },
  {
    title: 'a finding is accepted with a reason',
    screenshot: '5-allowed',
    async run(page, project) {
      const place = placeOf(project, 'jobs/train.yml', 'Server=tcp:larkspur-dwh');
      await page.openFile('jobs/train.yml', ...place);
      await page.fixTitles();
      await page.chooseFix('Allow secret-in-environment-variable on this line…');
      await page.waitFor('.quick-input-widget input.input');
      await page.type('a made-up warehouse');
      await page.screenshot('5-reason');
      await page.press('Enter');
      await page.waitFor('.monaco-editor .view-line:has-text("made-up warehouse")');
      await page.press('Control+s');
      const comment = '# aml-guard: allow secret-in-environment-variable -- a made-up warehouse';
      await untilFile(project, 'jobs/train.yml', (text) => text.includes(comment));
    },
  },
  {
    title: 'the rule explains itself inside VS Code',
    screenshot: '6-rule-page',
    async run(page, project) {
      await page.openFile('src/score/score.py', ...placeOf(project, 'src/score/score.py', 'raw_data)\n    customers'));
      await page.waitForSquiggle('error');
      await page.fixTitles();
      await page.chooseFix('Explain');
      const text = await page.previewText('scoring-data-in-log');
      assert.ok(text.length > 40, text);
    },
  },
  {
    title: 'the link of a problem opens the rule',
    screenshot: '7-rule-link',
    async run(page) {
      await page.find('.markers-panel a.monaco-link[href*="environment-in-log"]').first().click();
      await page.screenshot('7-link-clicked');
      await page.waitFor('.tab.active:has-text("environment-in-log.md")');
    },
  },
];

runMain(async () => {
  // All pictures of an earlier run; `posture-run.ts` adds its own afterwards.
  rmSync(screenshots, { recursive: true, force: true });
  await packExtension();
  const server = { testDriver: false, vsixFiles: [vsixFile] };
  const firstSteps = await performChecks(walkthroughChecks, undefined, {
    screenshots,
    server,
    launch: {},
    isOneStory: true,
  });
  return withProject(async (project) => {
    const openFile = path.join(project, 'jobs', 'train.yml');
    const linter = await performChecks([...checks, ...colorChecks, ...workspaceChecks, ...scanChecks], project, {
      screenshots,
      server,
      launch: { folder: project, openFile },
      isOneStory: false,
    });
    return report([firstSteps, linter]);
  });
});

/** The line and column, from 1, where `text` first stands in a file of the project. */
function placeOf(project: string, file: string, text: string): [number, number] {
  const content = readFileSync(path.join(project, file), 'utf8');
  const at = content.indexOf(text);
  assert.ok(at >= 0, `${file} does not hold ${text}`);
  const before = content.slice(0, at).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}

async function untilFile(project: string, file: string, isRight: (text: string) => boolean): Promise<void> {
  const deadline = Date.now() + diskTimeoutMs;
  let text = readFileSync(path.join(project, file), 'utf8');
  while (!isRight(text) && Date.now() < deadline) {
    await delay(100);
    text = readFileSync(path.join(project, file), 'utf8');
  }
  assert.ok(isRight(text), `${file} on disk is\n${text}`);
}
