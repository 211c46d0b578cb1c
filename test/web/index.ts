import * as vscode from 'vscode';
import { cases } from './cases.js';
import { MemoryFiles, memoryScheme } from './memory-files.js';
import { project, write } from './support.js';

/** Before the results in what is logged; a browser has no files to write them to. */
const mark = 'AML_GUARD_RESULTS ';

/** VS Code calls this inside the web worker; a rejection fails the run. */
export async function run(): Promise<void> {
  vscode.workspace.registerFileSystemProvider(memoryScheme, new MemoryFiles(), { isCaseSensitive: true });
  await vscode.workspace.fs.createDirectory(project);
  await write('README.md', '# A virtual workspace\n');
  const lines: string[] = [];
  let failed = 0;
  for (const [name, test] of Object.entries(cases)) {
    const startedMs = performance.now();
    try {
      await test();
      lines.push(`  ok     in a browser: ${name} (${String(Math.round(performance.now() - startedMs))} ms)`);
    } catch (error) {
      failed++;
      lines.push(
        `  FAILED in a browser: ${name}`,
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
    }
  }
  const results = { passed: Object.keys(cases).length - failed, failed, report: lines.join('\n') };
  console.log(`${mark}${JSON.stringify(results)}`);
  if (failed > 0) {
    throw new Error(`${String(failed)} tests failed`);
  }
}
