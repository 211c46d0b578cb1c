import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isExpiry } from '../core/config/expired-acceptances.js';
import {
  type BaselineEntry,
  BaselineError,
  baselineFileName,
  entriesOf,
  parseBaseline,
  writeBaseline,
} from '../core/findings/baseline.js';
import type { Strictness } from '../core/findings/finding.js';
import { printable } from '../core/findings/redact-line.js';
import { count, type LintReport } from '../formats/lint-report.js';
import { codeOf, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Host } from './host.js';
import { lintFiles } from './lint-files.js';
import { type ProjectOptions, projectPath, Projects } from './project.js';
import { compare } from './find-files.js';

/** What was typed behind `aml-guard baseline`. */
export interface BaselineArguments {
  readonly is: 'baseline';
  /** Only what is found there is taken anew; empty for the whole project. */
  readonly paths: readonly string[];
  readonly config?: string;
  readonly strictness?: Strictness;
  /** (default: `.aml-guard-baseline.json` in the project's root). */
  readonly output?: string;
}

/** `aml-guard baseline`: writes what is found now, so that `lint` reports what is new. */
export async function baselineCommand(args: BaselineArguments, host: Host): Promise<ExitCode> {
  const options: ProjectOptions = {
    cwd: host.cwd,
    today: host.today,
    baseline: false,
    ...(args.config === undefined ? {} : { config: args.config }),
    ...(args.strictness === undefined ? {} : { strictness: args.strictness }),
  };
  const { root } = await new Projects(options).of(path.join(host.cwd, 'file'), host.cwd);
  const isWhole = args.paths.length === 0;
  const report = await lintFiles({ paths: isWhole ? [root] : args.paths }, options);
  const file = args.output === undefined ? path.join(root, baselineFileName) : path.resolve(host.cwd, args.output);
  const folder = path.dirname(file);
  const found = entriesFrom(report, folder, host.cwd);
  const kept = isWhole ? [] : await entriesElsewhere(file, report, host.cwd);
  const entries = [...kept, ...found].sort((a, b) => compare(a.path, b.path));
  try {
    await writeFile(file, writeBaseline(entries));
  } catch (error) {
    throw new UsageError([
      `${args.output ?? baselineFileName} cannot be written (${codeOf(error) ?? 'unknown error'})`,
    ]);
  }
  host.error(report.failures.map((failure) => `${printable(`${failure.path}: ${failure.message}`)}\n`).join(''));
  const accepted = found.reduce((sum, entry) => sum + entry.count, 0);
  const shown = projectPath(host.cwd, file);
  host.out(`wrote ${shown}: ${count(accepted, 'finding')} accepted until they are repaired\n`);
  return report.failures.length > 0 ? exitCodes.incomplete : exitCodes.clean;
}

function entriesFrom(report: LintReport, folder: string, cwd: string): readonly BaselineEntry[] {
  return report.files.flatMap((file) =>
    entriesOf(
      projectPath(folder, path.resolve(cwd, file.path)),
      file.findings.filter((finding) => !isExpiry(finding)),
      file.prints,
    ),
  );
}

/** What the file that is there says of other files than those that were judged. */
async function entriesElsewhere(file: string, report: LintReport, cwd: string): Promise<readonly BaselineEntry[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return [];
  }
  const asked = report.asked.map((given) => path.resolve(cwd, given));
  return readEntries(text, projectPath(cwd, file)).filter(({ path: name }) => {
    const full = path.resolve(path.dirname(file), name);
    return !asked.some((given) => full === given || full.startsWith(given + path.sep));
  });
}

/** A file that says nothing that is understood is not overwritten with the half of it. */
function readEntries(text: string, shown: string): readonly BaselineEntry[] {
  try {
    return parseBaseline(text).entries;
  } catch (error) {
    throw error instanceof BaselineError ? new UsageError([`${shown}: ${error.message}, without paths`]) : error;
  }
}
