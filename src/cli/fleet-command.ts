import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ArmClient } from '../azure/arm-client.js';
import type { FleetResult } from '../azure/fleet/read-fleet.js';
import { type Severity, severities } from '../core/findings/finding.js';
import type { FleetDocument } from '../formats/fleet/fleet-document.js';
import type { FleetFormat } from '../formats/fleet/format-fleet.js';
import type { FleetScope, FleetSnapshot } from '../posture/fleet/fleet-snapshot.js';
import { connect, type ConnectArguments, untilInterrupted } from './connect.js';
import { fileTrouble, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { type JudgedFleet, FleetJudge } from './fleet-judge.js';
import type { Host } from './host.js';
import { type AzureEngine, loadAzure } from './load-azure.js';
import type { PostureEngine as Engine } from './open-snapshot.js';
import { putReport, writeReport } from './write-report.js';

/** What was typed behind `aml-guard fleet`. */
export interface FleetArguments extends ConnectArguments {
  readonly is: 'fleet';
  readonly from: { readonly is: 'azure'; readonly scope: FleetScope } | { readonly is: 'file'; readonly file: string };
  readonly format: FleetFormat;
  readonly output?: string;
  readonly export?: string;
  /** Files of earlier fleets. */
  readonly compare: readonly string[];
  readonly failOn: Severity;
  /** Whether Resource Manager is asked again what failures rest on. */
  readonly confirm: boolean;
  /** Which workspaces are read from Resource Manager: by name or id, or so many of the worst. */
  readonly deep: readonly (
    { readonly is: 'workspace'; readonly name: string } | { readonly is: 'worst'; readonly count: number }
  )[];
}

/** What was read, and what could not be read of it. */
interface ReadFleet {
  readonly judged: JudgedFleet;
  /** Sentences about what is missing, without a final stop. */
  readonly missing: readonly string[];
}

/** `aml-guard fleet`: reads or opens many workspaces, judges, writes. */
export async function fleetCommand(args: FleetArguments, host: Host): Promise<ExitCode> {
  const engine = await import('../posture-engine.js');
  // A file that is no fleet is said before minutes are spent on Azure.
  const earlier = await Promise.all(args.compare.map((file) => openFleet(engine, file, host)));
  const judge = await FleetJudge.of(engine, host);
  const read =
    args.from.is === 'file'
      ? { judged: judge.judge(await openFleet(engine, args.from.file, host)), missing: [] }
      : await readFromAzure(engine, args, args.from.scope, judge, host);
  if (read === undefined) {
    return exitCodes.incomplete;
  }
  for (const sentence of read.missing) {
    host.error(`aml-guard: ${sentence}\n`);
  }
  const document = documentOf(engine, read.judged, earlier, judge);
  const text = engine.formatFleet(document, args.format);
  let isWritten = await putReport(args.output, text, host);
  if (args.export !== undefined) {
    isWritten = (await writeReport(args.export, engine.serializeFleet(read.judged.fleet), host)) && isWritten;
  }
  return isWritten && read.missing.length === 0 && read.judged.faults === 0
    ? exitCodeOf(args, read.judged)
    : exitCodes.incomplete;
}

function exitCodeOf({ failOn }: FleetArguments, { failures }: JudgedFleet): ExitCode {
  const lowest = severities.indexOf(failOn);
  return failures.some((all) =>
    all.some(({ severity, exception }) => exception === undefined && severities.indexOf(severity) >= lowest),
  )
    ? exitCodes.findings
    : exitCodes.clean;
}

function documentOf(
  engine: Engine,
  { report, failures }: JudgedFleet,
  earlier: readonly FleetSnapshot[],
  judge: FleetJudge,
): FleetDocument {
  const before = earlier.map((fleet) => judge.judge(fleet).report);
  const latest = before.reduce<(typeof before)[number] | undefined>(
    (last, next) => (last === undefined || Date.parse(next.takenAt) >= Date.parse(last.takenAt) ? next : last),
    undefined,
  );
  return {
    report,
    failures,
    ...(latest === undefined
      ? {}
      : { comparison: engine.compareFleets(latest, report), trend: engine.fleetTrend([...before, report]) }),
  };
}

async function readFromAzure(
  engine: Engine,
  args: FleetArguments,
  scope: FleetScope,
  judge: FleetJudge,
  host: Host,
): Promise<ReadFleet | undefined> {
  const azure = await loadAzure(args.auth);
  const client = connect(engine, azure, args);
  return untilInterrupted(async (signal) => {
    const read = await readGraph(azure, client, scope, host, signal);
    if (read === undefined) {
      return undefined;
    }
    const { fleet, statistics } = read;
    const missing = Object.entries(statistics.failed).map(
      ([query, reason]) => `not read from Resource Graph: ${query}: ${reason.message}`,
    );
    let judged = judge.judge(fleet);
    if (args.deep.length > 0) {
      const ids = [...new Set(args.deep.flatMap((wanted) => workspacesOf(wanted, judged)))];
      judged = judge.judge(await azure.readDeeply(client, fleet, ids, {}, signal));
    }
    return { judged: args.confirm ? await judge.confirm(azure, client, judged, args.failOn, signal) : judged, missing };
  });
}

/** `undefined`, and said why, where nothing is known about any workspace. */
async function readGraph(
  azure: AzureEngine,
  client: ArmClient,
  scope: FleetScope,
  host: Host,
  signal: AbortSignal,
): Promise<FleetResult | undefined> {
  const onProgress: NonNullable<Parameters<AzureEngine['readFleet']>[2]['onProgress']> = ({ queries, workspaces }) =>
    host.progress?.(
      workspaces.done === 0
        ? `${String(queries.answered)} of ${String(queries.all)} queries`
        : `${String(workspaces.done)} of ${String(workspaces.all)} workspaces`,
    );
  try {
    return await azure.readFleet(client, scope, { onProgress }, signal);
  } catch (error) {
    if (error instanceof azure.FleetError) {
      host.error(`aml-guard: the workspaces could not be read: ${error.message}\n`);
      return undefined;
    }
    throw error;
  } finally {
    host.progress?.('');
  }
}

function workspacesOf(wanted: FleetArguments['deep'][number], { report }: JudgedFleet): readonly string[] {
  if (wanted.is === 'worst') {
    return [...report.workspaces]
      .filter(({ counts }) => counts.fail > 0)
      .sort(
        (a, b) =>
          severities.indexOf(b.worst ?? 'info') - severities.indexOf(a.worst ?? 'info') ||
          b.counts.fail - a.counts.fail,
      )
      .slice(0, wanted.count)
      .map(({ id }) => id);
  }
  const name = wanted.name.replace(/(?<!\/)\/+$/, '').toLowerCase();
  const found = report.workspaces.filter((one) => one.name.toLowerCase() === name || one.id.toLowerCase() === name);
  if (found.length !== 1) {
    throw new UsageError([
      found.length === 0
        ? `--deep: no workspace of the fleet is called "${wanted.name}"`
        : `--deep: ${String(found.length)} workspaces are called "${wanted.name}"; give the resource id`,
    ]);
  }
  return found.map(({ id }) => id);
}

/** Reads a fleet that was saved. @throws UsageError when the file cannot be read or is none */
async function openFleet(engine: Engine, file: string, host: Host): Promise<FleetSnapshot> {
  let text: string;
  try {
    text = await readFile(path.resolve(host.cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError([`${file} ${fileTrouble(error)}`]);
  }
  try {
    return engine.parseFleet(text);
  } catch (error) {
    if (error instanceof engine.SnapshotError) {
      throw new UsageError([`${file}: ${error.message}`]);
    }
    throw error;
  }
}
