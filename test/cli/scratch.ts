import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { Host } from '../../src/cli/host.js';
import { run } from '../../src/cli/run.js';

/** A temporary folder with these files; it is gone when the test ends. A path that ends in `/` makes a folder. */
export function scratch(test: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'aml-guard-')));
  test.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, content] of Object.entries(files)) {
    const full = path.join(folder, name);
    if (name.endsWith('/')) {
      mkdirSync(full, { recursive: true });
    } else {
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, content);
    }
  }
  return folder;
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs one command line in this process. */
export async function aml(
  cwd: string,
  args: readonly string[],
  input = '',
  change: Partial<Host> = {},
): Promise<Outcome> {
  let out = '';
  let error = '';
  const code = await run(args, {
    cwd,
    hasColours: false,
    packageFolder: undefined,
    today: '2026-11-23',
    out: (text) => (out += text),
    error: (text) => (error += text),
    readInput: () => Promise.resolve(Buffer.from(input)),
    ...change,
  });
  return { code, out, error };
}

/** `path:line:column rule` of each finding, as the JSON report has them. */
export async function findingsIn(cwd: string, args: readonly string[], input?: string): Promise<readonly string[]> {
  const { out } = await aml(cwd, ['lint', ...args, '--format', 'json'], input);
  const report = JSON.parse(out) as {
    findings: { path: string; ruleId: string; range: { start: { line: number; column: number } } }[];
  };
  return report.findings.map(
    ({ path: file, range, ruleId }) => `${file}:${range.start.line}:${range.start.column} ${ruleId}`,
  );
}

/** A job with one finding at `badJobFinding`. */
export const badJob = lines([
  '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
  'command: python train.py',
  'environment_variables:',
  '  DB_PASSWORD: hunter2-larkspur',
]);

export const badJobFinding = '4:16 secret-in-environment-variable';

/** A job without findings. */
export const goodJob = lines([
  '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
  'command: python train.py',
  'compute: azureml:cpu-cluster',
]);

/** A job in which only strict readers find something. */
export const strictJob = `${goodJob}environment: azureml:churn@latest\n`;

export function lines(all: readonly string[], eol = '\n'): string {
  return all.map((line) => line + eol).join('');
}
