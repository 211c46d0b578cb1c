import { readWorkspace, type ReadResult } from '../../src/azure/read-workspace.js';
import { describeAccess } from '../../src/posture/access/describe-access.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { checks } from '../../src/posture/checks/registry.js';
import { runChecks } from '../../src/posture/checks/run.js';
import { findAttackPaths } from '../../src/posture/exposure/attack-paths.js';
import { describeExposure } from '../../src/posture/exposure/describe-exposure.js';
import { SnapshotView } from '../../src/posture/snapshot/snapshot-view.js';
import type { Snapshot } from '../../src/posture/snapshot/snapshot.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { doubleClient } from '../support/azure/double-client.js';
import { largeCounts, largeWorkspace } from '../support/azure/large-workspace.js';
import { madeAt } from '../support/azure/made-snapshot.js';
import { ids, madeWorkspace } from '../support/azure/made-workspace.js';

const readings = 5;
const judgements = 100;
const exposures = 20;
/** Before each answer, milliseconds: none, and what Resource Manager takes for a plain read. */
const latenciesMs = [0, 150];

/**
 * Prints how long it takes to read the made workspace from a Resource Manager on this machine, and to judge it with all
 * checks. The answers come over TLS; each reading begins with a new client, so with new connections.
 */
export async function benchPosture(): Promise<void> {
  const double = await AzureDouble.start({ answers: madeWorkspace() });
  try {
    const { snapshot, statistics } = await read(double, 8);
    console.log(
      `\nReading a workspace: ${String(statistics.questions)} questions, ${String(statistics.depth)} deep; median of ${String(readings)}\n`,
    );
    console.log('| before each answer, ms | eight at a time, ms | one at a time, ms | one / eight |');
    console.log('| --: | --: | --: | --: |');
    for (const latencyMs of latenciesMs) {
      double.change({ latencyMs });
      const eight = await medianOf(readings, () => read(double, 8));
      // Once is enough where waiting is all that it does.
      const one = await medianOf(latencyMs > 0 ? 1 : readings, () => read(double, 1));
      console.log(`| ${String(latencyMs)} | ${eight.toFixed(0)} | ${one.toFixed(0)} | ${(one / eight).toFixed(1)} |`);
    }
    const judged = await medianOf(judgements, () => judge(snapshot));
    const { results } = judge(snapshot);
    console.log(
      `\nJudging it: ${String(checks.length)} checks, ${String(results.length)} verdicts, ${judged.toFixed(1)} ms (median of ${String(judgements)})`,
    );
  } finally {
    await double.stop();
  }
  await benchExposure();
}

/** Prints how long it takes to work out who can do what, exposure and attack paths of a workspace of many people. */
async function benchExposure(): Promise<void> {
  const snapshot = largeWorkspace();
  const { results } = judge(snapshot);
  const took = await medianOf(exposures, () => {
    const view = new SnapshotView(snapshot);
    const access = describeAccess(view);
    const exposure = describeExposure(view, access);
    return findAttackPaths({ view, access, exposure, results });
  });
  const { assignments, computes, datastores, accounts } = largeCounts;
  console.log(
    `\nAccess, exposure and attack paths with ${String(assignments)} role assignments on each resource, ${String(computes)} computes, ` +
      `${String(datastores)} datastores in ${String(accounts)} accounts: ${took.toFixed(0)} ms (median of ${String(exposures)}; limit 200)`,
  );
}

function read(double: AzureDouble, concurrency: number): Promise<ReadResult> {
  const options = { concurrency, takenAt: new Date(madeAt) };
  return readWorkspace(doubleClient(double), ids.workspace, options, AbortSignal.timeout(60_000));
}

function judge(snapshot: Snapshot): ReturnType<typeof runChecks> {
  return runChecks(snapshot, checks, defaultPostureSettings(Date.parse(madeAt)));
}

/** Milliseconds. */
async function medianOf(times: number, work: () => unknown): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? NaN;
}
