import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../../scripts/build.js';
import { packageExtension } from '../../scripts/package.js';
import { inRepository } from '../../scripts/repository.js';
import { writeResults } from '../../scripts/test-results.js';
import { workbenchUrl, type WorkbenchLaunch } from './address.js';
import { launchBrowser } from './browser.js';
import { ensureChromium } from './chromium.js';
import { installWorkbench } from './install.js';
import { startServer, type ServerOptions } from './server.js';
import { windowSize, WorkbenchPage } from './workbench-page.js';

/** One thing that a person does; the checks of a run build on each other. */
export interface Check<Context> {
  readonly title: string;
  /** The name of the picture that is taken afterwards, also after a failure. */
  readonly screenshot: string;
  run(page: WorkbenchPage, context: Context): Promise<void>;
}

export interface UiRun {
  /** The folder of the pictures. */
  readonly screenshots: string;
  readonly server: ServerOptions;
  readonly launch: WorkbenchLaunch;
  /** Whether each check goes on where the one before it ended, so that nothing can be said after a failure. */
  readonly isOneStory: boolean;
  /** The display language (default: English). */
  readonly locale?: string;
}

/** Builds and packs the extension as it is in this folder. */
export async function packExtension(): Promise<void> {
  await build();
  await packageExtension();
}

/** Runs work on a copy of the sample project. */
export async function withProject(work: (project: string) => Promise<number>): Promise<number> {
  return withScratch((scratch) => {
    const project = path.join(scratch, 'sample');
    cpSync(inRepository('test', 'sample'), project, { recursive: true });
    return work(project);
  });
}

/** Runs work with a folder that is removed afterwards. */
export async function withScratch(work: (scratch: string) => Promise<number>): Promise<number> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'aml-guard-ui-'));
  try {
    return await work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** How checks went. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly report: string;
}

/** Runs checks one after the other in one fresh VS Code, and reports; resolves with the exit code. */
export async function runChecks<Context>(
  checks: readonly Check<Context>[],
  context: Context,
  run: UiRun,
): Promise<number> {
  return report([await performChecks(checks, context, run)]);
}

/** Prints how all checks went, for people and for the runner of all suites; the exit code. */
export function report(outcomes: readonly Outcome[]): number {
  const passed = outcomes.reduce((sum, each) => sum + each.passed, 0);
  const failed = outcomes.reduce((sum, each) => sum + each.failed, 0);
  const text = outcomes.map((each) => each.report).join('\n');
  console.log(text);
  writeResults(process.env['AML_GUARD_TEST_RESULTS'], { passed, failed, report: text });
  return failed === 0 ? 0 : 1;
}

/** Runs checks one after the other in one fresh VS Code. */
export async function performChecks<Context>(
  checks: readonly Check<Context>[],
  context: Context,
  run: UiRun,
): Promise<Outcome> {
  mkdirSync(run.screenshots, { recursive: true });
  const host = installWorkbench(console.log);
  const chromium = ensureChromium(console.log);
  const server = await startServer(host, run.server);
  const browser = await launchBrowser(host, chromium);
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  try {
    const tab = await browser.newPage({
      viewport: windowSize,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    if (run.locale !== undefined) {
      // Where the messages of a language pack would say it; without a pack the workbench itself stays English.
      await tab.addInitScript({ content: `globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(run.locale)};` });
    }
    const page = new WorkbenchPage(tab, run.screenshots);
    await tab.goto(workbenchUrl(server.authority, run.launch));
    for (const check of checks) {
      const startedMs = performance.now();
      try {
        await check.run(page, context);
        passed++;
        lines.push(`  ok     ${check.title} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
      } catch (error) {
        failed++;
        lines.push(`  FAILED ${check.title}`, error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
      await page.screenshot(check.screenshot);
      if (failed > 0 && run.isOneStory) {
        break;
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return { passed, failed, report: lines.join('\n') };
}
