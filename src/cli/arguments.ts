import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type Severity, severities, type Strictness, strictnesses } from '../core/findings/finding.js';
import type { BaselineArguments } from './baseline-command.js';
import type { Shell } from './completion.js';
import type { ConfigArguments } from './config-command.js';
import { UsageError } from './errors.js';
import { mcpArguments } from './mcp-arguments.js';
import type { McpArguments } from './mcp-command.js';
import type { InitArguments } from './init-command.js';
import { type Command, commands, type LintFormat, lintFormats, listFormats, shells } from './options.js';
import { postureArguments } from './posture-arguments.js';
import type { PostureArguments } from './posture-command.js';
import { fleetArguments } from './fleet-arguments.js';
import type { FleetArguments } from './fleet-command.js';
import type { ThreatsArguments } from './threats-command.js';

export interface LintArguments {
  readonly is: 'lint';
  /** As typed; `-` stands for standard input. */
  readonly paths: readonly [string, ...string[]];
  readonly format: LintFormat;
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
  /** A commit or branch: only what differs from it is judged. */
  readonly changedSince?: string;
  /** Which changes to make (default none). */
  readonly fix?: 'safe' | 'unsafe';
  /** Whether unsafe changes were agreed to beforehand. */
  readonly yes: boolean;
  /** Whether what the baseline holds is left out. */
  readonly baseline: boolean;
  /** (default: as many as the work and the machine ask for). */
  readonly threads?: number;
}

export type Arguments =
  | LintArguments
  | BaselineArguments
  | InitArguments
  | ConfigArguments
  | { readonly is: 'rules'; readonly format: 'pretty' | 'json' }
  | { readonly is: 'explain'; readonly id: string }
  | { readonly is: 'completion'; readonly shell: Shell }
  | ThreatsArguments
  | PostureArguments
  | FleetArguments
  | { readonly is: 'checks'; readonly format: 'pretty' | 'json' }
  | { readonly is: 'lsp' }
  | McpArguments
  | { readonly is: 'help' }
  | { readonly is: 'version' };

const mostThreads = 16;

/** Reads what was typed. Throws {@link UsageError} when it makes no sense. */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = read(args);
  if (values.help === true) {
    return { is: 'help' };
  }
  if (values.version === true) {
    return { is: 'version' };
  }
  const [name, ...rest] = positionals;
  if (name === undefined) {
    throw new UsageError(['no command given; try "aml-guard lint ." or "aml-guard --help"']);
  }
  if (name === 'help') {
    return { is: 'help' };
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const known = commands.map((candidate) => candidate.name);
    throw new UsageError([
      `unknown command "${name}"; the commands are ${known.slice(0, -1).join(', ')} and ${known.at(-1) ?? ''}`,
    ]);
  }
  checkOptions(values, command);
  return argumentsOf(command.name, values, rest);
}

function argumentsOf(command: string, values: Values, rest: readonly string[]): Arguments {
  const { config, output } = values;
  const strictness = strictnessOf(values);
  switch (command) {
    case 'lint':
      return lintArguments(values, rest);
    case 'baseline':
      return {
        is: 'baseline',
        paths: rest,
        ...(config === undefined ? {} : { config }),
        ...strictness,
        ...(output === undefined ? {} : { output }),
      };
    case 'init':
      return { is: 'init', folder: optional(rest, command) ?? '.', force: values.force === true };
    case 'config':
      return { is: 'config', file: optional(rest, command), ...(config === undefined ? {} : { config }) };
    case 'rules':
    case 'checks':
      noMore(rest, command);
      return { is: command, format: oneOf('--format', values.format ?? 'pretty', listFormats) };
    case 'lsp':
      noMore(rest, command);
      return { is: 'lsp' };
    case 'mcp':
      return mcpArguments(values, rest);
    case 'posture':
      noMore(rest, command);
      return postureArguments(values);
    case 'fleet':
      noMore(rest, command);
      return fleetArguments(values);
    case 'explain': {
      const id = optional(rest, command);
      if (id === undefined) {
        throw new UsageError([
          'explain needs the id of a rule or check, such as secret-in-log; "aml-guard rules" and "aml-guard checks" list them',
        ]);
      }
      return { is: 'explain', id };
    }
    case 'completion':
      return { is: 'completion', shell: oneOf('completion', optional(rest, command) ?? '', shells) };
    default:
      return {
        is: 'threats',
        folder: optional(rest, command) ?? '.',
        output: output ?? 'THREATS.md',
        force: values.force === true,
      };
  }
}

/** What was given by name; which options a command takes has been checked. */
export interface Values {
  readonly format?: string;
  readonly strictness?: string;
  readonly config?: string;
  readonly 'fail-on'?: string;
  readonly output?: string;
  readonly 'stdin-filename'?: string;
  readonly 'changed-since'?: string;
  readonly fix?: string;
  readonly threads?: string;
  readonly workspace?: string;
  readonly snapshot?: string;
  readonly cloud?: string;
  readonly tenant?: string;
  readonly auth?: string;
  readonly export?: string;
  readonly plan?: string;
  readonly compare?: readonly string[];
  readonly 'management-group'?: readonly string[];
  readonly subscription?: readonly string[];
  readonly tag?: readonly string[];
  readonly deep?: readonly string[];
  readonly confirm?: boolean;
  readonly 'azure-devops'?: string;
  readonly github?: string;
  readonly help?: boolean;
  readonly version?: boolean;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly 'no-color'?: boolean;
  readonly 'no-baseline'?: boolean;
  readonly 'fail-on-unknown'?: boolean;
  readonly diagnose?: boolean;
  readonly access?: boolean;
  readonly 'access-lists'?: boolean;
  readonly principal?: string;
  readonly 'preview-api'?: boolean;
  readonly 'from-here'?: boolean;
  readonly azure?: boolean;
}

type ParseOptions = NonNullable<ParseArgsConfig['options']>;

/** An option that one command takes more than once is a list for all; the others say that they want one. */
const takesMany: ReadonlySet<string> = new Set(
  commands.flatMap(({ options }) => options.flatMap(({ name, many }) => (many === true ? [name] : []))),
);

const parseOptions: ParseOptions = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  'no-color': { type: 'boolean' },
  ...Object.fromEntries(
    commands.flatMap(({ options }) =>
      options.map(({ name, short, value }) => [
        name,
        {
          type: value.is === 'none' ? 'boolean' : 'string',
          ...(short === undefined ? {} : { short }),
          multiple: takesMany.has(name),
        },
      ]),
    ),
  ),
};

function read(args: readonly string[]): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: withDefaults(args),
      allowPositionals: true,
      options: parseOptions,
    });
    // An option is text exactly where the table says that it takes some.
    return { values: values, positionals };
  } catch (error) {
    // Node's text goes on with advice about `--`; the first sentence names the option.
    const [first] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError([first ?? 'the options could not be read']);
  }
}

/** Node's parser knows no option whose value may be left out. */
function withDefaults(args: readonly string[]): string[] {
  const alone = new Map<string, string>(
    commands.flatMap(({ options }) =>
      options.flatMap(({ name, value }) =>
        value.is === 'one of' && value.alone !== undefined ? [[`--${name}`, `--${name}=${value.alone}`] as const] : [],
      ),
    ),
  );
  const end = args.indexOf('--');
  return args.map((arg, index) => (end >= 0 && index > end ? arg : (alone.get(arg) ?? arg)));
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
  const { config, snapshot, output } = values;
  const changedSince = values['changed-since'];
  const fix = values.fix === undefined ? undefined : oneOf('--fix', values.fix, ['safe', 'unsafe'] as const);
  const meaningless = [
    ['--fix', fix],
    ['--changed-since', changedSince],
  ].find(([, value]) => fromStdin && value !== undefined);
  if (meaningless !== undefined) {
    throw new UsageError([`${String(meaningless[0])} has no meaning for standard input`]);
  }
  if (values.yes === true && fix !== 'unsafe') {
    throw new UsageError(['--yes is for --fix=unsafe']);
  }
  return {
    is: 'lint',
    paths: [first, ...more],
    format: oneOf('--format', values.format ?? 'pretty', lintFormats),
    failOn: oneOf('--fail-on', values['fail-on'] ?? 'low', severities),
    colour: values['no-color'] !== true,
    yes: values.yes === true,
    baseline: values['no-baseline'] !== true,
    ...strictnessOf(values),
    ...threadsOf(values),
    ...(config === undefined ? {} : { config }),
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(output === undefined ? {} : { output }),
    ...(name === undefined ? {} : { stdinFilename: name }),
    ...(changedSince === undefined ? {} : { changedSince }),
    ...(fix === undefined ? {} : { fix }),
  };
}

function strictnessOf({ strictness }: Values): { readonly strictness?: Strictness } {
  return strictness === undefined ? {} : { strictness: oneOf('--strictness', strictness, strictnesses) };
}

function threadsOf({ threads }: Values): { readonly threads?: number } {
  if (threads === undefined) {
    return {};
  }
  const number = /^\d{1,3}$/.test(threads) ? Number(threads) : 0;
  if (number < 1 || number > mostThreads) {
    throw new UsageError([`--threads takes a number from 1 to ${mostThreads}, not "${threads}"`]);
  }
  return { threads: number };
}

/** The value of an option that takes one of some words. Throws {@link UsageError} otherwise. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new UsageError([`${option} takes ${allowed.join(', ')}, not "${value}"`]);
  }
  return found;
}

function checkOptions(values: Values, { name, options }: Command): void {
  const repeated = options.find((option) => {
    const given = values[option.name as keyof Values];
    return option.many !== true && Array.isArray(given) && given.length > 1;
  });
  if (repeated !== undefined) {
    throw new UsageError([`"${name}" takes --${repeated.name} once`]);
  }
  const other = Object.keys(values).find(
    (given) => given !== 'no-color' && !options.some((option) => option.name === given),
  );
  if (other !== undefined) {
    throw new UsageError([`--${other} has no meaning for "${name}"`]);
  }
}

export function optional([first, ...more]: readonly string[], command: string): string | undefined {
  noMore(more, command);
  return first;
}

function noMore(rest: readonly string[], command: string): void {
  if (rest[0] !== undefined) {
    throw new UsageError([`"${command}" does not take "${rest[0]}"`]);
  }
}
