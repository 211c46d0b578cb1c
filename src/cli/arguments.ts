import { parseArgs } from 'node:util';
import { type Severity, severities, type Strictness, strictnesses } from '../core/findings/finding.js';
import { UsageError } from './errors.js';
import { postureArguments } from './posture-arguments.js';
import type { PostureArguments } from './posture-command.js';
import type { ThreatsArguments } from './threats-command.js';

export type OutputFormat = 'pretty' | 'json' | 'sarif';

export interface LintArguments {
  readonly is: 'lint';
  /** As typed; `-` stands for standard input. */
  readonly paths: readonly [string, ...string[]];
  readonly format: OutputFormat;
  /** (default: what the configuration says). */
  readonly strictness?: Strictness;
  /** A saved snapshot of the workspace that the files are for. */
  readonly snapshot?: string;
  /** A configuration file to use in place of those found beside the files. */
  readonly config?: string;
  readonly failOn: Severity;
  readonly output?: string;
  readonly colour: boolean;
  /** What standard input is called; present exactly when it is read. */
  readonly stdinFilename?: string;
}

export type Arguments =
  | LintArguments
  | { readonly is: 'rules'; readonly format: 'pretty' | 'json' }
  | { readonly is: 'explain'; readonly id: string }
  | ThreatsArguments
  | PostureArguments
  | { readonly is: 'checks'; readonly format: 'pretty' | 'json' }
  | { readonly is: 'lsp' }
  | { readonly is: 'help' }
  | { readonly is: 'version' };

const formats: readonly OutputFormat[] = ['pretty', 'json', 'sarif'];

/** Reads what was typed. Throws {@link UsageError} when it makes no sense. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = read(args);
  if (values.help === true) {
    return { is: 'help' };
  }
  if (values.version === true) {
    return { is: 'version' };
  }
  const [command, ...rest] = positionals;
  switch (command) {
    case 'lint':
      return lintArguments(values, rest);
    case 'rules':
      only(values, command, ['format']);
      noMore(rest, command);
      return { is: 'rules', format: oneOf('--format', values.format ?? 'pretty', ['pretty', 'json']) };
    case 'checks':
      only(values, command, ['format']);
      noMore(rest, command);
      return { is: 'checks', format: oneOf('--format', values.format ?? 'pretty', ['pretty', 'json']) };
    case 'lsp':
      only(values, command, []);
      noMore(rest, command);
      return { is: 'lsp' };
    case 'posture':
      only(values, command, [
        ...['workspace', 'snapshot', 'cloud', 'tenant', 'auth', 'export', 'compare', 'format', 'output', 'fail-on'],
        'fail-on-unknown',
      ]);
      noMore(rest, command);
      return postureArguments(values);
    case 'explain': {
      only(values, command, []);
      const [id, ...more] = rest;
      if (id === undefined) {
        throw new UsageError([
          'explain needs the id of a rule or check, such as secret-in-log; "aml-guard rules" and "aml-guard checks" list them',
        ]);
      }
      noMore(more, command);
      return { is: 'explain', id };
    }
    case 'threats': {
      only(values, command, ['output', 'force']);
      const [folder = '.', ...more] = rest;
      noMore(more, command);
      return { is: 'threats', folder, output: values.output ?? 'THREATS.md', force: values.force === true };
    }
    case 'help':
      return { is: 'help' };
    case undefined:
      throw new UsageError(['no command given; try "aml-guard lint ." or "aml-guard --help"']);
    default:
      throw new UsageError([
        `unknown command "${command}"; the commands are lint, posture, rules, checks, explain and threats`,
      ]);
  }
}

export type Values = ReturnType<typeof read>['values'];

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        strictness: { type: 'string' },
        config: { type: 'string' },
        'fail-on': { type: 'string' },
        output: { type: 'string', short: 'o' },
        'no-color': { type: 'boolean' },
        force: { type: 'boolean' },
        'stdin-filename': { type: 'string' },
        workspace: { type: 'string', short: 'w' },
        snapshot: { type: 'string' },
        cloud: { type: 'string' },
        tenant: { type: 'string' },
        auth: { type: 'string' },
        export: { type: 'string' },
        compare: { type: 'string' },
        'fail-on-unknown': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    // Node's text goes on with advice about `--`; the first sentence names the option.
    const [first] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError([first ?? 'the options could not be read']);
  }
}

function lintArguments(values: Values, paths: readonly string[]): LintArguments {
  const [first = '.', ...more] = paths;
  const fromStdin = first === '-';
  if (paths.includes('-') && (!fromStdin || more.length > 0)) {
    throw new UsageError(['"-" stands for standard input and cannot be mixed with other paths']);
  }
  const name = values['stdin-filename'];
  if (fromStdin && name === undefined) {
    throw new UsageError(['"-" needs --stdin-filename, which says what kind of file comes in']);
  }
  if (!fromStdin && name !== undefined) {
    throw new UsageError(['--stdin-filename is for standard input; give "-" as the path']);
  }
  return {
    is: 'lint',
    paths: [first, ...more],
    format: oneOf('--format', values.format ?? 'pretty', formats),
    failOn: oneOf('--fail-on', values['fail-on'] ?? 'low', severities),
    colour: values['no-color'] !== true,
    ...(values.strictness === undefined ? {} : { strictness: oneOf('--strictness', values.strictness, strictnesses) }),
    ...(values.config === undefined ? {} : { config: values.config }),
    ...(values.snapshot === undefined ? {} : { snapshot: values.snapshot }),
    ...(values.output === undefined ? {} : { output: values.output }),
    ...(name === undefined ? {} : { stdinFilename: name }),
  };
}

/** The value of an option that takes one of some words. Throws {@link UsageError} otherwise. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new UsageError([`${option} takes ${allowed.join(', ')}, not "${value}"`]);
  }
  return found;
}

function only(values: Values, command: string, allowed: readonly string[]): void {
  const other = Object.keys(values).find((name) => name !== 'no-color' && !allowed.includes(name));
  if (other !== undefined) {
    throw new UsageError([`--${other} has no meaning for "${command}"`]);
  }
}

function noMore(rest: readonly string[], command: string): void {
  if (rest[0] !== undefined) {
    throw new UsageError([`"${command}" does not take "${rest[0]}"`]);
  }
}
