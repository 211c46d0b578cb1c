import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Severity, severities } from '../core/findings/finding.js';
import type { WorkspaceFacts } from '../core/project/workspace-facts.js';
import { rules } from '../core/rules/registry.js';
import { formatJson } from '../formats/json.js';
import { type LintReport, summaryOf } from '../formats/lint-report.js';
import { formatPretty } from '../formats/pretty.js';
import { formatSarif } from '../formats/sarif.js';
import type { LintArguments } from './arguments.js';
import { codeOf, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Host } from './host.js';
import { lintFiles } from './lint-files.js';
import { openSnapshot } from './open-snapshot.js';
import type { ProjectOptions } from './project.js';
import { decode } from './read-text.js';
import { tool } from './tool.js';

/** `aml-guard lint`. Throws {@link UsageError} when it cannot start as asked. */
export async function lintCommand(args: LintArguments, host: Host): Promise<ExitCode> {
  const options: ProjectOptions = {
    cwd: host.cwd,
    ...(args.config === undefined ? {} : { config: args.config }),
    ...(args.strictness === undefined ? {} : { strictness: args.strictness }),
  };
  const workspace = args.snapshot === undefined ? undefined : await readFacts(args.snapshot, host);
  const what =
    args.stdinFilename === undefined
      ? { paths: args.paths }
      : { text: { path: args.stdinFilename, reading: decode(await host.readInput()) } };
  const report = await lintFiles(what, options, workspace);
  const text = write(report, args, host);
  if (args.output === undefined) {
    host.out(text);
  } else {
    await save(path.resolve(host.cwd, args.output), args.output, text);
  }
  if (args.output !== undefined || args.format !== 'pretty') {
    host.error(report.failures.map(({ path: file, message }) => `${file}: ${message}\n`).join(''));
  }
  if (args.output !== undefined) {
    host.error(`${summaryOf(report)}\n`);
  }
  return exitCodeOf(report, args.failOn);
}

// The part that knows snapshots is large, and loaded for this option only.
async function readFacts(file: string, host: Host): Promise<WorkspaceFacts> {
  const engine = await import('../posture-engine.js');
  return engine.workspaceFactsOf(await openSnapshot(engine, file, host), { is: 'file', file: path.basename(file) });
}

function write(report: LintReport, args: LintArguments, host: Host): string {
  switch (args.format) {
    case 'pretty':
      return formatPretty(report, { colour: args.colour && host.hasColours && args.output === undefined });
    case 'json':
      return formatJson(report, tool);
    case 'sarif':
      return formatSarif(report, tool, rules);
  }
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
