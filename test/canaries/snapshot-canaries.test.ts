import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { reasonOf } from '../../src/azure/failures.js';
import { formatFleet, fleetFormats } from '../../src/formats/fleet/format-fleet.js';
import { formatPlan, planFormats } from '../../src/formats/plan/format-plan.js';
import { accessFormats, formatAccess } from '../../src/formats/posture/format-access.js';
import { formatPosture, postureFormats } from '../../src/formats/posture/format-posture.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { checks } from '../../src/posture/checks/registry.js';
import { serializeFleet } from '../../src/posture/fleet/fleet-file.js';
import { fleetFormat, type FleetSnapshot } from '../../src/posture/fleet/fleet-snapshot.js';
import { judgeFleet } from '../../src/posture/fleet/judge-workspace.js';
import { assembleFleetReport } from '../../src/posture/fleet/make-fleet-report.js';
import { planRepairs } from '../../src/posture/plan/repair-plan.js';
import { makeReport } from '../../src/posture/report/posture-report.js';
import { scrub } from '../../src/posture/snapshot/scrub.js';
import { serializeSnapshot, type Snapshot } from '../../src/posture/snapshot/snapshot.js';
import { madeAt, madeSnapshot } from '../support/azure/made-snapshot.js';
import { madeWorkspace } from '../support/azure/made-workspace.js';
import { makeCanaries } from '../support/canaries/made-canaries.js';
import { CanarySearch } from '../support/canaries/search.js';
import { writeFigures } from '../support/figures.js';

const canaries = makeCanaries(3);
const search = new CanarySearch(canaries);
const settings = defaultPostureSettings(Date.parse(madeAt));
let searched = 0;

/** Everything that leaves what is read of Azure. Whoever adds an output adds a line here, and it is searched. */
const outputs: Readonly<Record<string, (snapshot: Snapshot) => string>> = {
  snapshot: serializeSnapshot,
  fleet: (snapshot) => serializeFleet(fleetOf(snapshot)),
  ...Object.fromEntries(
    postureFormats.map(({ id }) => [`posture: ${id}`, (snapshot: Snapshot) => formatPosture(reportOf(snapshot), id)]),
  ),
  ...Object.fromEntries(
    accessFormats.map((format) => [
      `access: ${format}`,
      (snapshot: Snapshot) => formatAccess(reportOf(snapshot), format),
    ]),
  ),
  ...Object.fromEntries(
    planFormats.map((format) => [
      `plan: ${format}`,
      (snapshot: Snapshot) => formatPlan(planRepairs(snapshot, reportOf(snapshot), settings), format),
    ]),
  ),
  ...Object.fromEntries(
    fleetFormats.map(({ id }) => [
      `fleet: ${id}`,
      (snapshot: Snapshot) => {
        const fleet = fleetOf(snapshot);
        const judged = [...judgeFleet(fleet, checks, () => settings)];
        const failures = judged.map((one) => one.failures);
        return formatFleet({ report: assembleFleetReport(fleet, checks, judged), failures }, id);
      },
    ]),
  ),
};

function reportOf(snapshot: Snapshot): ReturnType<typeof makeReport> {
  return makeReport(snapshot, checks, settings);
}

function fleetOf(snapshot: Snapshot): FleetSnapshot {
  const head = { format: fleetFormat, takenAt: madeAt, cloud: 'public', sample: false, scope: {} } as const;
  return { ...head, subscriptionNames: {}, workspaces: [snapshot] };
}

/** What says where and of what sort a resource is: Azure takes nothing else there. */
const fixedKeys = /^(?:id|name|type|kind|location|.*Id|.*ResourceId)$/;

/** An answer with canaries in every text, in turn, and in tags, variables and properties that it did not have. */
function withCanaries(body: unknown, next: () => string, key = ''): unknown {
  if (typeof body === 'string') {
    return fixedKeys.test(key) ? body : next();
  }
  if (Array.isArray(body)) {
    return body.map((item: unknown) => withCanaries(item, next, key));
  }
  if (typeof body !== 'object' || body === null) {
    return body;
  }
  const entries = Object.entries(body).map(([name, value]) => [name, withCanaries(value, next, name)] as const);
  const more = {
    tags: { owner: next(), [next()]: 'x' },
    description: next(),
    environmentVariables: { API_KEY: next(), MODE: next(), [next()]: 'x' },
  };
  return { ...(Object.fromEntries(entries) as object), ...(key === 'properties' ? more : {}) };
}

describe('canaries in the answers of Azure', () => {
  const places = Object.entries(madeWorkspace());
  for (const [name, isMeant] of [
    ['the workspace', (path: string) => /workspaces\/[^/]+$/.test(path)],
    ['what lies below the workspace', (path: string) => /workspaces\/[^/]+\/./.test(path)],
    ['what lies beside it', (path: string) => !path.includes('/workspaces/')],
  ] as const) {
    it(`are in no output: ${name}`, () => {
      let at = 0;
      const next = (): string => canaries[at++ % canaries.length]?.written ?? '';
      const made = madeSnapshot();
      const readings = { ...made.readings };
      for (const [path, body] of places.filter(([path]) => isMeant(path))) {
        const key = path.toLowerCase();
        const known = readings[key];
        if (known?.is === 'read') {
          readings[key] = { ...known, body: scrub(withCanaries(body, next)) };
        }
      }
      assert.ok(at > 50, `${at} canaries are put somewhere`);
      for (const [output, write] of Object.entries(outputs)) {
        searched++;
        const found = search.find(write({ ...made, readings }));
        assert.equal(found, undefined, `${output} shows the ${found?.canary.format ?? ''}: ${found?.around ?? ''}`);
      }
    });
  }

  it('are in no reason: what the service says when it refuses', () => {
    for (const { written, format } of canaries) {
      for (const statusCode of [undefined, 400, 401, 403, 404, 409, 429, 500, 503]) {
        const error = Object.assign(new Error(`failed with ${written} in it`), { statusCode, code: 'Conflict' });
        searched++;
        const found = search.find(JSON.stringify(reasonOf(error, 'a/read', 'management.azure.com')));
        assert.equal(found, undefined, `${String(statusCode)} shows the ${format}: ${found?.around ?? ''}`);
      }
    }
  });

  after(() => {
    writeFigures('canaries-in-answers', {
      canaries: canaries.length,
      places: places.length,
      outputs: Object.keys(outputs).length + 1,
      searched,
    });
  });
});
