import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { writeResults } from '../../scripts/test-results.js';
import { activateExtension } from './support.js';

/** VS Code calls this inside the extension host; a rejection fails the run. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    reporter: silentReporter as unknown as typeof Mocha.reporters.Base,
  });
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.cjs'),
  );
  for (const file of files.sort(shutdownLast)) {
    mocha.addFile(path.join(__dirname, file));
  }
  mocha.suite.afterEach(async () => {
    // An editor with unsaved text would ask before it closes, and nobody answers.
    await vscode.workspace.saveAll(false);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  // Written after each test, so that a run that is cut off still tells how far it came.
  const record = (...added: readonly string[]): void => {
    lines.push(...added);
    writeResults(process.env['AML_GUARD_TEST_RESULTS'], { passed, failed, report: lines.join('\n') });
  };
  try {
    await activateExtension();
  } catch (error) {
    // Every test would fail for this one reason.
    failed = 1;
    record('  FAILED the extension could not be activated', textOf(error));
    throw error;
  }
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      resolve();
    });
    runner.on('pass', (test) => {
      passed++;
      record(`  ok     ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on('fail', (test, error: unknown) => {
      failed++;
      record(`  FAILED ${test.fullTitle()}`, textOf(error));
    });
  });
  if (failed > 0) {
    throw new Error(`${failed} tests failed`);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The results go to a file; what a reporter prints would be lost in the workbench's log. */
function silentReporter(): void {
  // Says nothing.
}

/** After the shutdown there is no extension left to test. */
function shutdownLast(a: string, b: string): number {
  return Number(a === 'shutdown.test.cjs') - Number(b === 'shutdown.test.cjs') || a.localeCompare(b);
}
