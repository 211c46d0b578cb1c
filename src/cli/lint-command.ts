import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Severity, severities } from '../core/findings/finding.js';
import { printable } from '../core/findings/redact-line.js';
import type { WorkspaceFacts } from '../core/project/workspace-facts.js';
import { formatLint } from '../formats/format-lint.js';
import { type LintReport, summaryOf } from '../formats/lint-report.js';
import type { LintArguments } from './arguments.js';
import { findChangedFiles } from './changed-files.js';
import { codeOf, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { fixFiles } from './fix-files.js';
import type { Host } from './host.js';
import { lintFiles, type RunOptions } from './lint-files.js';
import { openSnapshot } from './open-snapshot.js';
import { Progress } from './progress.js';
import type { ProjectOptions } from './project.js';
import { decode } from './read-text.js';
import { tool } from './tool.js';

/** Below it the start of threads takes longer than they save. */
const filesWorthThreads = 200;
/** More do not help: what all of them have to know takes each of them its time. */
const mostThreads = 8;

/** `aml-guard lint`. Throws {@link UsageError} when it cannot start as asked. */
export async function lintCommand(args: LintArguments, host: Host): Promise<ExitCode> {
  const options: ProjectOptions = {
    cwd: host.cwd,
    today: host.today,
    baseline: args.baseline,
    ...(args.config === undefined ? {} : { config: args.config }),
    ...(args.strictness === undefined ? {} : { strictness: args.strictness }),
  };
  const run = await runOptions(args, host);
  const progress = new Progress(host);
  const lint = async (): Promise<LintReport> =>
    lintFiles(
      args.stdinFilename === undefined
        ? { paths: args.paths }
        : { text: { path: args.stdinFilename, reading: decode(await host.readInput()) } },
      options,
      {
        ...run,
        onProgress: (done, all) => {
          progress.report(done, all);
        },
      },
    ).finally(() => {
      progress.end();
    });
  const report = args.fix === undefined ? await lint() : await fixFiles(lint, args.fix, args.yes, host);
  await writeReport(report, args, host);
  return exitCodeOf(report, args.failOn);
}

async function runOptions(args: LintArguments, host: Host): Promise<RunOptions> {
  const { threads } = args;
  return {
    workspace: args.snapshot === undefined ? undefined : await readFacts(args.snapshot, host),
    only: args.changedSince === undefined ? undefined : await findChangedFiles(args.changedSince, host.cwd),
    program: host.program,
    threads: (files) => {
      if (threads !== undefined) {
        return threads;
      }
      return files > filesWorthThreads ? Math.min(os.availableParallelism(), mostThreads) : 1;
    },
  };
}

async function writeReport(report: LintReport, args: LintArguments, host: Host): Promise<void> {
  const text = formatLint(report, args.format, tool, {
    colour: args.colour && host.hasColours && args.output === undefined,
  });
  if (args.output === undefined) {
    host.out(text);
  } else {
    await save(path.resolve(host.cwd, args.output), args.output, text);
  }
  if (args.output !== undefined || args.format !== 'pretty') {
    host.error(report.failures.map(({ path: file, message }) => `${printable(`${file}: ${message}`)}\n`).join(''));
  }
  if (args.output !== undefined) {
    host.error(`${printable(summaryOf(report))}\n`);
  }
}

// The part that knows snapshots is large, and loaded for this option only.
async function readFacts(file: string, host: Host): Promise<WorkspaceFacts> {
  const engine = await import('../posture-engine.js');
  return engine.workspaceFactsOf(await openSnapshot(engine, file, host), { is: 'file', file: path.basename(file) });
}

async function save(file: string, given: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError([`--output ${given} cannot be written (${codeOf(error) ?? 'unknown error'})`]);
  }
}

/** The exit code that a report asks for. */
export function exitCodeOf(report: LintReport, failOn: Severity): ExitCode {
  if (report.failures.length > 0) {
    return exitCodes.incomplete;
  }
  const limit = severities.indexOf(failOn);
  const failing = report.files.some((file) =>
    file.findings.some((finding) => severities.indexOf(finding.severity) >= limit),
  );
  return failing ? exitCodes.findings : exitCodes.clean;
}
