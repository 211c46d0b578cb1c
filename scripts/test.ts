/**
 * Everything that has to hold before a change is good, in the order of the time it takes. Stops at the first step
 * that fails. The last line counts the tests of all runners.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isWorkbenchAvailable } from '../test/workbench/install.js';
import { repository, runMain } from './repository.js';
import { readResults } from './test-results.js';

interface Step {
  readonly title: string;
  /** A command for the shell of any platform: words without spaces, no quoting. */
  readonly command: string;
  readonly counts?: 'node-test' | 'results-file';
  /** What of the output stands in the step's line; a step that could not check anything says so by it. */
  readonly says?: RegExp;
  /** Why the step cannot run on this machine. */
  readonly skip?: string | undefined;
}

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const noWorkbench = isWorkbenchAvailable ? undefined : 'the workbench runs on Linux x64 only';

const steps: readonly Step[] = [
  { title: 'types', command: 'npm run typecheck' },
  { title: 'lint', command: 'npm run lint' },
  { title: 'unit tests', command: 'npm run unit', counts: 'node-test' },
  { title: 'generated files', command: 'npm run generate -- --check' },
  { title: 'instructions of the engine', command: 'npm run bench:instructions' },
  { title: 'bundles', command: 'npm run build' },
  { title: 'package', command: 'npm run package' },
  { title: 'known weaknesses', command: 'node --import tsx scripts/audit.ts', says: /^audit: (.*)$/m },
  { title: 'packed command line', command: 'npm run test:packed', counts: 'node-test' },
  { title: 'tests inside VS Code', command: 'npm run test:host', counts: 'results-file' },
  { title: 'start and Restricted Mode', command: 'npm run test:start', counts: 'results-file', skip: noWorkbench },
  { title: 'tests inside a browser', command: 'npm run test:web', counts: 'results-file', skip: noWorkbench },
  { title: 'editor and terminal agree', command: 'npm run test:parity', counts: 'results-file' },
  {
    title: 'user interface',
    command: 'npm run test:ui',
    counts: 'results-file',
    skip: noWorkbench,
  },
  { title: 'posture view', command: 'npm run test:posture', counts: 'results-file', skip: noWorkbench },
  { title: 'fleet view', command: 'npm run test:fleet', counts: 'results-file', skip: noWorkbench },
  { title: 'another language', command: 'npm run test:locale', counts: 'results-file', skip: noWorkbench },
];

runMain(async () => {
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    if (step.skip !== undefined) {
      console.log(`skipped ${step.title}: ${step.skip}`);
      continue;
    }
    const startedMs = performance.now();
    const result = await run(step);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    const said = step.says?.exec(result.output)?.[1];
    const detail = [
      ...(said === undefined ? [] : [`, ${said}`]),
      ...(result.count === undefined ? [] : [`, ${result.count.passed} passed, ${result.count.failed} failed`]),
    ].join('');
    passed += result.count?.passed ?? 0;
    // A step may fail without a failed test, and that must not read as "0 failed".
    failed += result.ok ? 0 : Math.max(1, result.count?.failed ?? 0);
    if (!result.ok) {
      console.log(result.output);
    }
    console.log(`${result.ok ? 'ok    ' : 'FAILED'} ${step.title} (${seconds} s${detail})`);
    if (!result.ok) {
      console.log(`to run this step alone: ${step.command}`);
      break;
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

async function run(step: Step): Promise<{ readonly ok: boolean; readonly output: string; readonly count?: Count }> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'aml-guard-results-'));
  const resultsFile = path.join(scratch, 'results.json');
  try {
    const { code, output } = await runShell(step.command, { AML_GUARD_TEST_RESULTS: resultsFile });
    const count = readCount(step, output, resultsFile);
    // A runner that found no test at all has not shown anything.
    const hasPassed = step.counts === undefined || (count !== undefined && count.passed > 0 && count.failed === 0);
    return { ok: code === 0 && hasPassed, output, ...(count === undefined ? {} : { count }) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Ended {
  readonly code: number;
  readonly output: string;
}

function runShell(command: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, { cwd: repository, shell: true, env: { ...process.env, ...env } });
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', (error) => {
      resolve({ code: 1, output: `${output}${error.message}` });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

function readCount(step: Step, output: string, resultsFile: string): Count | undefined {
  if (step.counts === 'results-file') {
    return existsSync(resultsFile) ? readResults(resultsFile) : undefined;
  }
  if (step.counts === 'node-test') {
    // Node ends its report with `# pass 12`, or `ℹ pass 12`, as the reporter is.
    const passed = /^(?:#|ℹ) pass (\d+)$/m.exec(output)?.[1];
    const failed = /^(?:#|ℹ) fail (\d+)$/m.exec(output)?.[1];
    const isComplete = passed !== undefined && failed !== undefined;
    return isComplete ? { passed: Number(passed), failed: Number(failed) } : undefined;
  }
  return undefined;
}
