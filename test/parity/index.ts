import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { writeResults } from '../../scripts/test-results.js';
import { activateExtension } from '../extension/support.js';
import { editorFindings } from './editor-findings.js';
import { type Report, terminalFindings } from './terminal-findings.js';

/** How often files that differ are judged again: the editor reads what links files in the background. */
const mostRounds = 30;
const pauseMs = 2000;
/** Time for the first reading of the folder, for each file; a file that is opened before only costs another round. */
const readingMs = 12;
const shownDifferences = 40;

/**
 * VS Code calls this inside the extension host. Opens every file that the command line has judged, and compares what
 * both say of it.
 */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const reportFile = process.env['AML_GUARD_PARITY_REPORT'] ?? '';
  const filesFile = process.env['AML_GUARD_PARITY_FILES'] ?? '';
  if (folder === undefined) {
    throw new Error('there is no workspace folder');
  }
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  const files = JSON.parse(readFileSync(filesFile, 'utf8')) as readonly string[];
  const extension = await activateExtension();
  const expected = new Map(
    files.map((file) => [file, terminalFindings(file, readFileSync(path.join(folder.fsPath, file), 'utf8'), report)]),
  );
  await new Promise((resolve) => setTimeout(resolve, files.length * readingMs));
  let open: readonly string[] = files;
  const found = new Map<string, string>();
  for (let round = 0; round < mostRounds && open.length > 0; round++) {
    if (round > 0) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    for (const file of open) {
      found.set(file, await editorFindings(extension, folder, file));
    }
    const differing = files.filter((file) => found.get(file) !== expected.get(file));
    open = differing;
    record(files, differing, expected, found);
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  if (open.length > 0) {
    throw new Error(`${open.length} files differ`);
  }
}

function record(
  files: readonly string[],
  differing: readonly string[],
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): void {
  const findings = [...expected.values()].reduce((sum, text) => sum + text.split('\n').filter(Boolean).length, 0);
  const lines = [
    `  ${files.length} files, ${findings} findings in the terminal, ${differing.length} files differ`,
    ...differing
      .slice(0, shownDifferences)
      .flatMap((file) => [
        `  FAILED ${file}`,
        `    terminal ${(expected.get(file) ?? '').replaceAll('\n', '\n             ')}`,
        `    editor   ${(found.get(file) ?? '').replaceAll('\n', '\n             ')}`,
      ]),
  ];
  writeResults(process.env['AML_GUARD_TEST_RESULTS'], {
    passed: files.length - differing.length,
    failed: differing.length,
    report: lines.join('\n'),
  });
}
