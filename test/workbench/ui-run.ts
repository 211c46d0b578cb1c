/**
 * Installs the packed extension into a fresh VS Code, opens the sample project and does what a person does. Looks only
 * at what can be seen on the screen and at what comes to lie on the disk. Screenshots go to `out/screenshots/`.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from '../../scripts/build.js';
import { packageExtension, vsixFile } from '../../scripts/package.js';
import { inRepository, runMain } from '../../scripts/repository.js';
import { writeResults } from '../../scripts/test-results.js';
import { workbenchUrl } from './address.js';
import { launchBrowser } from './browser.js';
import { ensureChromium } from './chromium.js';
import { installWorkbench } from './install.js';
import { startServer } from './server.js';
import { WorkbenchPage } from './workbench-page.js';

const screenshots = inRepository('out', 'screenshots');
const diskTimeoutMs = 5_000;

interface Check {
  readonly title: string;
  readonly screenshot: string;
  run(page: WorkbenchPage, project: string): Promise<void>;
}

const checks: readonly Check[] = [
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
      for (const title of ['Remove CRM_PASSWORD…', 'Allow secret-in-environment-variable on this line…', 'Explain']) {
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
      await page.chooseFix('Remove CRM_PASSWORD…');
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
      await page.chooseFix('Remove the statement');
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
  rmSync(screenshots, { recursive: true, force: true });
  mkdirSync(screenshots, { recursive: true });
  await build();
  await packageExtension();
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'aml-guard-ui-'));
  const project = path.join(scratch, 'sample');
  cpSync(inRepository('test', 'sample'), project, { recursive: true });
  try {
    return await runChecks(project);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function runChecks(project: string): Promise<number> {
  const host = installWorkbench(console.log);
  const chromium = ensureChromium(console.log);
  const server = await startServer(host, { testDriver: false, vsixFiles: [vsixFile] });
  const browser = await launchBrowser(host, chromium);
  const lines: string[] = [];
  let failed = 0;
  try {
    const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const page = new WorkbenchPage(tab, screenshots);
    const openFile = path.join(project, 'jobs', 'train.yml');
    await tab.goto(workbenchUrl(server.authority, { folder: project, openFile }));
    for (const check of checks) {
      try {
        await check.run(page, project);
        lines.push(`  ok     ${check.title}`);
      } catch (error) {
        failed++;
        lines.push(`  FAILED ${check.title}`, error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
      await page.screenshot(check.screenshot);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  const report = lines.join('\n');
  console.log(report);
  writeResults(process.env['AML_GUARD_TEST_RESULTS'], { passed: checks.length - failed, failed, report });
  return failed === 0 ? 0 : 1;
}

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
