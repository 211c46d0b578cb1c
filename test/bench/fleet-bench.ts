import { readFleet } from '../../src/azure/fleet/read-fleet.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { checks } from '../../src/posture/checks/registry.js';
import { parseFleet, serializeFleet } from '../../src/posture/fleet/fleet-file.js';
import { judgeFleet, type JudgedWorkspace } from '../../src/posture/fleet/judge-workspace.js';
import { assembleFleetReport } from '../../src/posture/fleet/make-fleet-report.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { doubleClient } from '../support/azure/double-client.js';
import { GraphDouble } from '../support/azure/graph-double.js';
import { largeFleet } from '../support/azure/made-fleet.js';
import { madeAt } from '../support/azure/made-snapshot.js';

const workspaces = 5_000;

/**
 * Prints how long it takes to read 5,000 workspaces with 20,000 dependents from a Resource Graph on this machine, which
 * is throttled as documented (15 requests in 5 seconds), to judge them with all checks, and to keep them.
 */
export async function benchFleet(): Promise<void> {
  const quota = { limit: 15, windowMs: 5_000, now: () => performance.now() };
  const graph = new GraphDouble({ tables: largeFleet(workspaces), quota });
  const double = await AzureDouble.start({ answers: {}, graph });
  try {
    const before = heapMegabytes();
    const began = performance.now();
    const options = { takenAt: new Date(madeAt) };
    const { fleet, statistics } = await readFleet(doubleClient(double), {}, options, AbortSignal.timeout(300_000));
    const read = performance.now();
    const settings = defaultPostureSettings(Date.parse(madeAt));
    const judged: JudgedWorkspace[] = [];
    let longest = 0;
    let from = performance.now();
    for (const one of judgeFleet(fleet, checks, () => settings)) {
      judged.push(one);
      longest = Math.max(longest, performance.now() - from);
      from = performance.now();
    }
    const report = assembleFleetReport(fleet, checks, judged);
    const done = performance.now();
    const heap = heapMegabytes() - before;
    const text = serializeFleet(fleet);
    parseFleet(text);
    const kept = performance.now();
    console.log(
      `\nA fleet of ${String(report.workspaces.length)} workspaces with 20,000 dependents, 15 requests in 5 seconds\n`,
    );
    console.log(
      '| requests | refused | waited for the quota, s | read, s | judged, s | longest workspace, ms | file, MB | written and read again, s | heap, MB |',
    );
    console.log('| --: | --: | --: | --: | --: | --: | --: | --: | --: |');
    const cells = [
      statistics.requests,
      graph.throttled,
      (statistics.waitedMs / 1000).toFixed(1),
      ((read - began) / 1000).toFixed(1),
      ((done - read) / 1000).toFixed(1),
      longest.toFixed(0),
      (text.length / 1_000_000).toFixed(0),
      ((kept - done) / 1000).toFixed(1),
      heap.toFixed(0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  } finally {
    await double.stop();
  }
}

/** After a collection where node offers one (`--expose-gc`); else with what was not collected yet. */
function heapMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_048_576;
}
