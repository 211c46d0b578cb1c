import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TokenCredential } from '@azure/core-auth';
import type { PostureConfiguration } from '../core/config/configuration.js';
import { type Severity, severities } from '../core/findings/finding.js';
import type { PostureFormat } from '../formats/posture/format-posture.js';
import type { PipelinePlace } from '../posture/pipelines/places.js';
import type { PostureReport } from '../posture/report/posture-report.js';
import type { Snapshot } from '../posture/snapshot/snapshot.js';
import { codeOf, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Host } from './host.js';
import { openSnapshot, type PostureEngine as Engine } from './open-snapshot.js';
import { type AuthWay, chooseCredential } from './posture-credential.js';
import { connectPipelines } from './posture-pipelines.js';
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
  /** What is read around the workspace. */
  readonly pipelines: readonly PipelinePlace[];
}

/** `aml-guard posture`: reads or opens, judges, writes. */
export async function postureCommand(args: PostureArguments, host: Host): Promise<ExitCode> {
  const engine = await import('../posture-engine.js');
  // A file that is no snapshot is said before minutes are spent on Azure.
  const earlier = args.compare === undefined ? undefined : await openSnapshot(engine, args.compare, host);
  const snapshot =
    args.from.is === 'file'
      ? await openSnapshot(engine, args.from.file, host)
      : await readFromAzure(engine, args, args.from.workspace, host);
  const projects = new Projects({ cwd: host.cwd, today: host.today });
  const { posture } = (await projects.of(path.join(host.cwd, 'file'), host.cwd)).config;
  const report = judge(engine, snapshot, posture);
  const before = earlier === undefined ? undefined : judge(engine, earlier, posture);
  const comparison = before === undefined ? undefined : { before, changes: engine.compareReports(before, report) };
  const text = engine.formatPosture(report, args.format, comparison);
  let isWritten = true;
  if (args.output === undefined) {
    host.out(text);
  } else {
    isWritten = await write(args.output, text, host);
  }
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

function judge(engine: Engine, snapshot: Snapshot, configured: PostureConfiguration): PostureReport {
  const name = engine.workspaceId(snapshot.workspace)?.name ?? '';
  const settings = engine.postureSettingsFor(name, configured, Date.parse(snapshot.takenAt));
  return engine.makeReport(snapshot, engine.checks, settings);
}

function exitCodeOf(args: PostureArguments, report: PostureReport, snapshot: Snapshot): ExitCode {
  if (report.faults.length > 0 || snapshot.readings[snapshot.workspace.toLowerCase()]?.is !== 'read') {
    return exitCodes.incomplete;
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
  const cloud = cloudOf(engine, args.cloud);
  const credentialFor = (authority: string): TokenCredential =>
    chooseCredential(engine, args.auth, args.tenant, authority);
  // What is not set is said before minutes are spent on Azure.
  const connected = connectPipelines(engine, args.pipelines, args.auth, () => credentialFor(cloud.authority));
  const client = new engine.ArmClient({
    cloud,
    credential: credentialFor(cloud.authority),
    userAgent: `aml-guard/${tool.version}`,
  });
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  try {
    const options = { previews: args.previewApi };
    const read = await engine.readWorkspace(client, workspace, options, stop.signal);
    const around = await engine.readPipelines(connected, {}, stop.signal);
    const snapshot = engine.withPipelines(read.snapshot, args.pipelines, around);
    return args.diagnose ? await engine.diagnoseWorkspace(client, snapshot, stop.signal) : snapshot;
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
