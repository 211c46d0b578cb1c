import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LookFromHere } from '../azure/look-from-here.js';
import type { Configuration } from '../core/config/configuration.js';
import { type Severity, severities } from '../core/findings/finding.js';
import type { PlanFormat } from '../formats/plan/format-plan.js';
import type { PostureFormat } from '../formats/posture/format-posture.js';
import type { PostureSettings } from '../posture/checks/posture-settings.js';
import type { RepairPlan } from '../posture/plan/repair-plan.js';
import type { PipelinePlace } from '../posture/pipelines/places.js';
import type { PostureReport } from '../posture/report/posture-report.js';
import type { Snapshot } from '../posture/snapshot/snapshot.js';
import { connect, type ConnectArguments, credentialFor, untilInterrupted } from './connect.js';
import { UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Host } from './host.js';
import { loadAzure } from './load-azure.js';
import { accessFormats } from './options.js';
import { openSnapshot, type PostureEngine as Engine } from './open-snapshot.js';
import { connectPipelines } from './posture-pipelines.js';
import { Projects } from './project.js';
import { putReport, writeReport } from './write-report.js';

/** What was typed behind `aml-guard posture`. */
export interface PostureArguments extends ConnectArguments {
  readonly is: 'posture';
  readonly from: { readonly is: 'azure'; readonly workspace?: string } | { readonly is: 'file'; readonly file: string };
  readonly format: PostureFormat;
  readonly output?: string;
  readonly export?: string;
  /** An earlier snapshot. */
  readonly compare?: string;
  /** The form of a plan of repairs, which is written in place of the report. */
  readonly plan?: PlanFormat;
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
  /** What is read around the workspace. */
  readonly pipelines: readonly PipelinePlace[];
  /** Whether the name service of this machine is asked too. */
  readonly fromHere: boolean;
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
  if (args.plan !== undefined) {
    const plan = planOf(engine, snapshot, report, config);
    const old = earlier === undefined || before === undefined ? undefined : planOf(engine, earlier, before, config);
    const remembered = old === undefined ? undefined : { takenAt: old.takenAt, steps: engine.rememberSteps(old) };
    const progress = remembered === undefined ? undefined : engine.progressOf(remembered, report, plan);
    const written = await deliver(args, engine.formatPlan(plan, args.plan, progress), snapshot, engine, host);
    return written ? exitCodeOf(args, report, snapshot) : exitCodes.incomplete;
  }
  const comparison = before === undefined ? undefined : { before, changes: engine.compareReports(before, report) };
  const names = args.fromHere ? await untilInterrupted((signal) => lookFromHere(snapshot, host, signal)) : undefined;
  const text = args.access
    ? engine.formatAccess(report, accessFormatOf(args))
    : engine.formatPosture(report, args.format, comparison, names);
  const isWritten = await deliver(args, text, snapshot, engine, host);
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

/** Writes the text where it was asked for, and keeps what was read. @returns whether all of it was written */
async function deliver(
  { output, export: kept }: PostureArguments,
  text: string,
  snapshot: Snapshot,
  engine: Engine,
  host: Host,
): Promise<boolean> {
  const isWritten = await putReport(output, text, host);
  return kept === undefined || (await writeReport(kept, engine.serializeSnapshot(snapshot), host)) ? isWritten : false;
}

function judge(engine: Engine, snapshot: Snapshot, config: Configuration): PostureReport {
  return engine.makeReport(snapshot, engine.checks, settingsFor(engine, snapshot, config));
}

function planOf(engine: Engine, snapshot: Snapshot, report: PostureReport, config: Configuration): RepairPlan {
  return engine.planRepairs(snapshot, report, settingsFor(engine, snapshot, config));
}

function settingsFor(engine: Engine, snapshot: Snapshot, { posture, stages }: Configuration): PostureSettings {
  const name = engine.workspaceId(snapshot.workspace)?.name ?? '';
  return engine.postureSettingsFor(name, posture, Date.parse(snapshot.takenAt), stages);
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
    results.some(
      ({ verdict, severity, exception }) =>
        verdict.is === 'fail' && exception === undefined && severities.indexOf(severity) >= lowest,
    ),
  );
  return fails || (args.failOnUnknown && report.counts.unknown > 0) ? exitCodes.findings : exitCodes.clean;
}

async function lookFromHere(snapshot: Snapshot, { names }: Host, signal: AbortSignal): Promise<LookFromHere> {
  const azure = await import('../azure-engine.js');
  return azure.lookFromHere(snapshot, names ?? azure.systemNames(), signal);
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
  // What is not set is said before minutes are spent on Azure.
  const azure = await loadAzure(args.auth);
  const connected = connectPipelines(azure, args.pipelines, args.auth, () => credentialFor(engine, azure, args));
  const client = connect(engine, azure, args);
  return untilInterrupted(async (signal) => {
    const options = { previews: args.previewApi };
    const read = await azure.readWorkspace(client, workspace, options, signal);
    const around = await azure.readPipelines(connected, {}, signal);
    const snapshot = azure.withPipelines(read.snapshot, args.pipelines, around);
    const looked = args.diagnose ? await azure.diagnoseWorkspace(client, snapshot, signal) : snapshot;
    return args.accessLists ? azure.readAccessLists(client, looked, signal) : looked;
  });
}

/** `aml-guard posture --principal`: the roles of one principal, wherever the account sees them. */
async function principalCommand(
  engine: Engine,
  args: PostureArguments,
  principal: string,
  host: Host,
): Promise<ExitCode> {
  const azure = await loadAzure(args.auth);
  const client = connect(engine, azure, args);
  let found;
  try {
    found = engine.rolesOfPrincipal(
      await untilInterrupted((signal) => azure.readPrincipal(client, principal, {}, signal)),
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
  const text = engine.formatPrincipal(found, accessFormatOf(args));
  const isWritten = await putReport(args.output, text, host);
  return isWritten && found.unread.length === 0 ? exitCodes.clean : exitCodes.incomplete;
}

/** The form, which {@link postureArguments} has checked. */
function accessFormatOf({ format }: PostureArguments): (typeof accessFormats)[number] {
  return accessFormats.find((one) => one === format) ?? 'pretty';
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
