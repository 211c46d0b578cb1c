import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository, repository } from '../../scripts/repository.js';
import { languageOf } from '../../src/core/documents/detect.js';

/**
 * Fills the folder `parity` below a scratch folder with the cases of the rules and the sample, or with the folder that
 * `AML_GUARD_PARITY` names, and has the command line judge it.
 *
 * @returns the variables that tell the suite what to compare
 */
export function prepareParity(scratch: string): Readonly<Record<string, string>> {
  const folder = path.join(scratch, 'parity');
  // What makes it one project for the command line, as the workspace folder makes it one for the editor.
  mkdirSync(path.join(folder, '.git'), { recursive: true });
  const other = process.env['AML_GUARD_PARITY'] ?? '';
  if (other === '') {
    writeCases(path.join(folder, 'cases'));
    cpSync(inRepository('test', 'sample'), path.join(folder, 'sample'), { recursive: true });
  } else {
    const isForeign = (file: string): boolean => /[\\/](?:\.git|node_modules)$/.test(file);
    cpSync(other, path.join(folder, 'other'), { recursive: true, filter: (file) => !isForeign(file) });
  }
  const report = path.join(scratch, 'report.json');
  const args = [inRepository('dist', 'cli.cjs'), 'lint', '--format', 'json', '--output', report];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if ((status !== 0 && status !== 1) || !existsSync(report)) {
    throw new Error(`the command line ended with ${String(status)}: ${stderr}`);
  }
  const files = path.join(scratch, 'files.json');
  writeFileSync(files, JSON.stringify(judgedFiles(folder)));
  return { AML_GUARD_PARITY_REPORT: report, AML_GUARD_PARITY_FILES: files };
}

function writeCases(folder: string): void {
  execFileSync(process.execPath, ['--import', 'tsx', inRepository('test', 'parity', 'write-cases.ts'), folder], {
    cwd: repository,
    env: { ...process.env, AML_GUARD_COLLECT_CASES: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** All files of a kind that is judged; relative, with `/`. A configuration is judged as one, not as a job. */
function judgedFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && languageOf(entry.name) !== undefined && entry.name !== '.aml-guard.yaml')
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
