import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Configuration } from '../core/config/configuration.js';
import { type Severity, severities } from '../core/findings/finding.js';
import type { PostureFormat } from '../formats/posture/format-posture.js';
import type { PostureReport } from '../posture/report/posture-report.js';
import type { Snapshot } from '../posture/snapshot/snapshot.js';
import { codeOf, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Host } from './host.js';
import { accessFormats } from './options.js';
import { openSnapshot, type PostureEngine as Engine } from './open-snapshot.js';
import { type AuthWay, chooseCredential } from './posture-credential.js';
import { Projects } from './project.js';
import { tool } from './tool.js';

/** What was typed behind `aml-guard posture`. */
export interface PostureArguments {
  readonly is: 'posture';
  readonly from: { readonly is: 'azure'; readonly workspace?: string } | { readonly is: 'file'; readonly file: string };
  /** A name of a cloud, or the address of a Resource Manager. */
  readonly cloud: string;
  readonly tenant?: string;
  readonly auth?: AuthWay;
  readonly format: PostureFormat;
  readonly output?: string;
  readonly export?: string;
  /** An earlier snapshot. */
  readonly compare?: string;
  readonly failOn: Severity;
  readonly failOnUnknown: boolean;
  /** Whether the service looks at the workspace from inside. */
  readonly diagnose: boolean;
  /** Whether preview versions of the API are asked first. */
  readonly previewApi: boolean;
  /** Whether it is written who can do what, in place of the verdicts. */
  readonly access: boolean;
  /** Whether the access lists of Data Lake accounts are read. */
  readonly accessLists: boolean;
  /** The object id of the principal whose roles are written, in place of a workspace. */
  readonly principal?: string;
}

/** `aml-guard posture`: reads or opens, judges, writes. */
export async function postureCommand(args: PostureArguments, host: Host): Promise<ExitCode> {
  const engine = await import('../posture-engine.js');
  if (args.principal !== undefined) {
    return principalCommand(engine, args, args.principal, host);
  }
  // A file that is no snapshot is said before minutes are spent on Azure.
  const earlier = args.compare === undefined ? undefined : await openSnapshot(engine, args.compare, host);
  const snapshot =
    args.from.is === 'file'
      ? await openSnapshot(engine, args.from.file, host)
      : await readFromAzure(engine, args, args.from.workspace, host);
  const projects = new Projects({ cwd: host.cwd, today: host.today });
  const { config } = await projects.of(path.join(host.cwd, 'file'), host.cwd);
  const report = judge(engine, snapshot, config);
  const before = earlier === undefined ? undefined : judge(engine, earlier, config);
  const comparison = before === undefined ? undefined : { before, changes: engine.compareReports(before, report) };
  const text = args.access
    ? engine.formatAccess(report, accessFormatOf(args))
    : engine.formatPosture(report, args.format, comparison);
  let isWritten = await put(args.output, text, host);
  if (args.export !== undefined) {
    isWritten = (await write(args.export, engine.serializeSnapshot(snapshot), host)) && isWritten;
  }
  // The report has it too; in a file, or in a form for programs, what differs would not be seen at once.
  if (comparison !== undefined && (args.output !== undefined || args.format !== 'pretty')) {
    const changes = `\n${engine.comparisonPretty(comparison, report)}`;
    if (args.output === undefined) {
      host.error(changes);
    } else {
      host.out(changes);
    }
  }
  return isWritten ? exitCodeOf(args, report, snapshot) : exitCodes.incomplete;
}

function judge(engine: Engine, snapshot: Snapshot, { posture, stages }: Configuration): PostureReport {
  const name = engine.workspaceId(snapshot.workspace)?.name ?? '';
  const settings = engine.postureSettingsFor(name, posture, Date.parse(snapshot.takenAt), stages);
  return engine.makeReport(snapshot, engine.checks, settings);
}

function exitCodeOf(args: PostureArguments, report: PostureReport, snapshot: Snapshot): ExitCode {
  if (report.faults.length > 0 || snapshot.readings[snapshot.workspace.toLowerCase()]?.is !== 'read') {
    return exitCodes.incomplete;
  }
  if (args.access) {
    // What fails is not written then, so the code does not speak of it.
    return exitCodes.clean;
  }
  const lowest = severities.indexOf(args.failOn);
  const fails = report.groups.some(({ results }) =>
    results.some(({ verdict, severity }) => verdict.is === 'fail' && severities.indexOf(severity) >= lowest),
  );
  return fails || (args.failOnUnknown && report.counts.unknown > 0) ? exitCodes.findings : exitCodes.clean;
}

async function readFromAzure(
  engine: Engine,
  args: PostureArguments,
  asked: string | undefined,
  host: Host,
): Promise<Snapshot> {
  const workspace = engine.workspaceId(asked ?? (await workspaceOfFolder(engine, host)))?.text;
  if (workspace === undefined) {
    throw new UsageError([
      '--workspace takes the resource id of a workspace: /subscriptions/…/resourceGroups/…/providers/Microsoft.MachineLearningServices/workspaces/…',
    ]);
  }
  const client = clientFor(engine, args);
  return untilInterrupted(async (signal) => {
    const options = { previews: args.previewApi };
    const { snapshot } = await engine.readWorkspace(client, workspace, options, signal);
    const looked = args.diagnose ? await engine.diagnoseWorkspace(client, snapshot, signal) : snapshot;
    return args.accessLists ? engine.readAccessLists(client, looked, signal) : looked;
  });
}

/** `aml-guard posture --principal`: the roles of one principal, wherever the account sees them. */
async function principalCommand(
  engine: Engine,
  args: PostureArguments,
  principal: string,
  host: Host,
): Promise<ExitCode> {
  const client = clientFor(engine, args);
  let found;
  try {
    found = engine.rolesOfPrincipal(
      await untilInterrupted((signal) => engine.readPrincipal(client, principal, {}, signal)),
    );
  } catch (error) {
    const { message } = engine.reasonOf(
      error,
      'Microsoft.Resources/subscriptions/read',
      new URL(client.cloud.resourceManager).host,
    );
    host.error(`aml-guard: the subscriptions could not be read: ${message}\n`);
    return exitCodes.incomplete;
  }
  const isWritten = await put(args.output, engine.formatPrincipal(found, accessFormatOf(args)), host);
  return isWritten && found.unread.length === 0 ? exitCodes.clean : exitCodes.incomplete;
}

/** The form, which {@link postureArguments} has checked. */
function accessFormatOf({ format }: PostureArguments): (typeof accessFormats)[number] {
  return accessFormats.find((one) => one === format) ?? 'pretty';
}

function clientFor(engine: Engine, args: PostureArguments): InstanceType<Engine['ArmClient']> {
  const cloud = cloudOf(engine, args.cloud);
  return new engine.ArmClient({
    cloud,
    credential: chooseCredential(engine, args.auth, args.tenant, cloud.authority),
    userAgent: `aml-guard/${tool.version}`,
  });
}

/** Runs work that ends when somebody presses Ctrl+C. */
async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}

/** The workspace that the SDK's configuration in the working folder names. */
async function workspaceOfFolder(engine: Engine, host: Host): Promise<string> {
  for (const file of engine.hintFiles) {
    const text = await readFile(path.join(host.cwd, file), 'utf8').catch(() => undefined);
    const hint = text === undefined ? undefined : engine.readWorkspaceHint(file, text);
    if (hint !== undefined) {
      return hint.id;
    }
  }
  throw new UsageError([
    'posture needs --workspace with a resource id, --snapshot with a file, or a config.json in the working folder',
  ]);
}

function cloudOf(engine: Engine, name: string): InstanceType<Engine['ArmClient']>['cloud'] {
  const known = Object.values(engine.clouds).find(({ id }) => id === name);
  if (known !== undefined) {
    return known;
  }
  try {
    return engine.customCloud(name);
  } catch (error) {
    if (error instanceof engine.CloudError) {
      throw new UsageError([`--cloud takes public, usGovernment, china or an address: ${error.message}`]);
    }
    throw error;
  }
}

/** Writes to a file, or to standard output where none is named. Returns whether it worked. */
async function put(file: string | undefined, text: string, host: Host): Promise<boolean> {
  if (file !== undefined) {
    return write(file, text, host);
  }
  host.out(text);
  return true;
}

/** Returns whether it worked; says so where it did not. */
async function write(file: string, text: string, host: Host): Promise<boolean> {
  try {
    await writeFile(path.resolve(host.cwd, file), text);
    return true;
  } catch (error) {
    host.error(`aml-guard: ${file} cannot be written (${codeOf(error) ?? 'unknown error'})\n`);
    return false;
  }
}
