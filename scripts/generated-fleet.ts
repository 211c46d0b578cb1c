/** Which checks Resource Graph can answer, found by judging made workspaces through it. */
import { defaultPostureSettings } from '../src/posture/checks/posture-settings.js';
import { runChecks } from '../src/posture/checks/run.js';
import type { Check } from '../src/posture/checks/define-check.js';
import { madeAt, madeSnapshot, type Changes } from '../test/support/azure/made-snapshot.js';
import { ids } from '../test/support/azure/made-workspace.js';
import { throughGraph } from '../test/support/azure/graph-snapshots.js';
import { snapshotVariants } from '../test/support/azure/snapshot-variants.js';

/** The blocks of `docs/fleet.md` by their names. */
export function fleetLists(checks: readonly Check[]): Readonly<Record<string, string>> {
  const without = unansweredByGraph(checks);
  const rows = without.map(({ id, summary }) => `- [\`${id}\`](checks/${id}.md): ${summary}`);
  return {
    'fleet-count': `Of ${String(checks.length)} checks, Resource Graph can answer ${String(checks.length - without.length)}.`,
    'fleet-lacks': rows.join('\n'),
  };
}

/** Workspaces to which checks apply that do not apply to the others without what Resource Graph lacks. */
const more: readonly Changes[] = [
  { workspace: { properties: { managedNetwork: { isolationMode: 'Disabled' } } } },
  { vault: { properties: { enableRbacAuthorization: false } } },
  {
    'workspace/onlineEndpoints/churn/deployments': [
      {
        id: `${ids.workspace}/onlineEndpoints/churn/deployments/blue`,
        properties: { dataCollector: { collections: {}, requestLogging: { captureHeaders: [] } } },
      },
    ],
  },
];

/** The checks that neither pass nor fail through Resource Graph in any of the made workspaces. */
export function unansweredByGraph(checks: readonly Check[]): readonly Check[] {
  const settings = { ...defaultPostureSettings(Date.parse(madeAt)), allowedVmSizes: ['STANDARD_D4S_V5'] };
  const answered = new Set<string>();
  for (const snapshot of [...snapshotVariants(), ...more.map((changes) => madeSnapshot(changes))]) {
    for (const { check, verdict } of runChecks(throughGraph(snapshot), checks, settings).results) {
      if (verdict.is === 'pass' || verdict.is === 'fail') {
        answered.add(check.id);
      }
    }
  }
  return checks.filter(({ id }) => !answered.has(id));
}
