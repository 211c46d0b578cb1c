import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Ajv, type AnySchema } from 'ajv';
import { fleetFormats as optionFormats } from '../../../src/cli/options.js';
import type { FleetDocument } from '../../../src/formats/fleet/fleet-document.js';
import { fleetFormats, formatFleet } from '../../../src/formats/fleet/format-fleet.js';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { compareFleets, fleetTrend } from '../../../src/posture/fleet/compare-fleets.js';
import type { FleetSnapshot } from '../../../src/posture/fleet/fleet-snapshot.js';
import { judgeFleet } from '../../../src/posture/fleet/judge-workspace.js';
import { assembleFleetReport } from '../../../src/posture/fleet/make-fleet-report.js';
import { throughGraph } from '../../support/azure/graph-snapshots.js';
import { sampleFleet } from '../../support/azure/made-fleet.js';
import { isOfficialSarif } from '../../support/official-sarif.js';
import { madeAt, madeSnapshot, type Changes } from '../../support/azure/made-snapshot.js';
import { ids } from '../../support/azure/made-workspace.js';

const settings = defaultPostureSettings(Date.parse(madeAt));
const hostile = '=cmd|"<script>alert(1)</script>`|\u001b[31m';
const open: Changes = {
  workspace: { properties: { publicNetworkAccess: 'Enabled' }, tags: { owner: hostile, env: 'prod' } },
  storage: { properties: { allowSharedKeyAccess: true } },
};

function judge(fleet: FleetSnapshot): Pick<FleetDocument, 'report' | 'failures'> {
  const judged = [...judgeFleet(fleet, checks, () => settings)];
  return { report: assembleFleetReport(fleet, checks, judged), failures: judged.map(({ failures }) => failures) };
}

const before = judge(sampleFleet([{}, {}, {}]));
const now = judge({ ...sampleFleet([open, { workspace: 'forbidden' }]), takenAt: '2026-12-01T09:00:00Z' });
const whole: FleetDocument = {
  ...now,
  comparison: compareFleets(before.report, now.report),
  trend: fleetTrend([now.report, before.report, { ...before.report, takenAt: '2026-10-01T09:00:00Z' }]),
};
const graph = judge({ ...sampleFleet([]), sample: false, workspaces: [throughGraph(madeSnapshot(open))] });
const documents: Readonly<Record<string, FleetDocument>> = {
  'with a comparison': whole,
  'of Resource Graph': graph,
  'without workspaces': judge(sampleFleet([])),
};

describe('the forms of a fleet report', () => {
  it('are those that the command line offers', () => {
    assert.deepEqual(fleetFormats.map(({ id }) => id).sort(), [...optionFormats].sort());
  });

  for (const { id } of fleetFormats) {
    it(`say that a sample is one, and where it came from: ${id}`, () => {
      assert.match(formatFleet(whole, id), /sample/i);
      assert.match(formatFleet(graph, id), /Resource Graph|resource-graph/);
      if (id !== 'json' && id !== 'csv') {
        assert.doesNotMatch(formatFleet(graph, id), /This is a sample/);
      }
    });

    it(`end with a line feed and are the same twice: ${id}`, () => {
      for (const [name, document] of Object.entries(documents)) {
        const text = formatFleet(document, id);
        assert.ok(text.endsWith('\n'), name);
        assert.equal(text, formatFleet(document, id), name);
      }
    });

    it(`let no name out of its place: ${id}`, () => {
      const text = formatFleet(whole, id);
      assert.doesNotMatch(text, /\u001b/);
      if (id === 'html') {
        assert.doesNotMatch(text, /<script/i);
        assert.match(text, /&lt;script&gt;/);
      }
      if (id === 'csv') {
        assert.doesNotMatch(text, /(?:^|,)"?=cmd/m);
      }
      if (id === 'markdown') {
        assert.doesNotMatch(text, /[^\\]<script/);
      }
    });
  }
});

describe('a fleet as JSON', () => {
  const schema = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../../schemas/fleet-1.schema.json'), 'utf8'),
  ) as AnySchema;
  const isReport = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(closed(schema) as AnySchema);

  for (const [name, document] of Object.entries(documents)) {
    it(`is what the schema says: ${name}`, () => {
      assert.ok(isReport(JSON.parse(formatFleet(document, 'json'))), JSON.stringify(isReport.errors, undefined, 1));
    });
  }

  it('is of this version alone', () => {
    const report = JSON.parse(formatFleet(graph, 'json')) as object;
    assert.ok(!isReport({ ...report, version: 2 }));
    assert.ok(!isReport({ ...report, workspaces: undefined }));
  });
});

describe('a fleet as CSV', () => {
  it('has a row for each workspace and a column for each check', () => {
    const [head = '', first = '', ...others] = formatFleet(graph, 'csv').trimEnd().split('\r\n');
    assert.equal(others.length, 0);
    const columns = head.split(',');
    assert.deepEqual(
      columns.slice(-checks.length),
      checks.map(({ id }) => id),
    );
    // From the end, because the owner holds a comma in no test, but may.
    const words = first.split(',').slice(-checks.length);
    assert.equal(words[checks.findIndex(({ id }) => id === 'workspace-answers-publicly')], 'fail');
    assert.equal(words[checks.findIndex(({ id }) => id === 'compute-outside-network')], 'unknown');
  });

  it('tells what changed beside an earlier one', () => {
    const text = formatFleet(whole, 'csv');
    assert.match(text, /,resource id,new,worse,better,unclear,/);
    assert.match(text, new RegExp(`,${ids.workspace},no,2,0,\\d+,`));
  });
});

describe('a fleet as SARIF', () => {
  interface Run {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly kind: string;
      readonly baselineState?: string;
      readonly locations: readonly { readonly logicalLocations: readonly { fullyQualifiedName: string }[] }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
    readonly invocations: readonly { readonly toolExecutionNotifications: readonly unknown[] }[];
  }
  const run = (document: FleetDocument): Run => {
    const [only] = (JSON.parse(formatFleet(document, 'sarif')) as { readonly runs: readonly Run[] }).runs;
    assert.ok(only !== undefined);
    return only;
  };

  it('is valid by the schema of the standard', () => {
    for (const document of Object.values(documents)) {
      assert.ok(isOfficialSarif(JSON.parse(formatFleet(document, 'sarif'))), JSON.stringify(isOfficialSarif.errors));
    }
  });

  it('has what somebody accepted as suppressed, and it fails all the same', () => {
    const exceptions = [{ check: 'workspace-answers-publicly', reason: 'gateway', owner: 'Ada', until: '2099-12-31' }];
    const fleet = { ...sampleFleet([open]) };
    const judged = [...judgeFleet(fleet, checks, () => ({ ...settings, exceptions }))];
    const report = assembleFleetReport(fleet, checks, judged);
    const text = formatFleet({ report, failures: judged.map(({ failures }) => failures) }, 'sarif');
    assert.equal(text.match(/accepted by Ada until 2099-12-31: gateway/g)?.length, 1);
    assert.equal(report.counts.fail, judge(fleet).report.counts.fail);
  });

  it('has a result for each failing verdict, at its resource, and none for what is unknown', () => {
    const { results, tool, invocations } = run(graph);
    assert.equal(results.length, graph.report.counts.fail);
    for (const { ruleId, ruleIndex, kind } of results) {
      assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
      assert.equal(kind, 'fail');
    }
    const places = results.map(({ locations }) => locations[0]?.logicalLocations[0]?.fullyQualifiedName);
    assert.ok(places.includes(ids.storage) && places.includes(ids.workspace));
    const marks = results.map(({ partialFingerprints }) => partialFingerprints['amlGuardFleet/v1']);
    assert.equal(new Set(marks).size, marks.length);
    assert.equal(invocations[0]?.toolExecutionNotifications.length, 1);
  });

  it('says what is new since an earlier one', () => {
    assert.deepEqual(new Set(run(whole).results.map(({ baselineState }) => baselineState)), new Set(['new']));
    const same = { ...now, comparison: compareFleets(now.report, now.report) };
    assert.deepEqual(new Set(run(same).results.map(({ baselineState }) => baselineState)), new Set(['unchanged']));
    assert.ok(run(now).results.every(({ baselineState }) => baselineState === undefined));
  });
});

describe('a fleet as HTML', () => {
  it('has the heat map as a table with heads, with letters of their own', () => {
    const text = formatFleet(graph, 'html');
    assert.match(text, /<th scope="col" title="[^"]+"><span>workspace-answers-publicly<\/span><\/th>/);
    assert.match(text, /<th scope="row">mlw-churn-prod<\/th>(?:<td class="[FUPN]">[FUP-]<\/td>)+<\/tr>/);
    assert.match(text, /F fail, U unknown, P pass, - not applicable/);
    assert.match(text, /Content-Security-Policy" content="default-src 'none'/);
    assert.match(formatFleet(judge(sampleFleet([{}])), 'html'), /Nothing fails in what could be judged/);
  });

  it('says what it leaves out where a page could not hold it', () => {
    const [row] = graph.report.workspaces;
    assert.ok(row !== undefined);
    const many = Array.from({ length: 70_000 }, (_, index) => ({ ...row, id: `${row.id}${String(index)}` }));
    const text = formatFleet({ report: { ...graph.report, workspaces: many }, failures: [] }, 'html');
    assert.match(text, /the worst \d+ of 70000 workspaces; CSV has all/);
    assert.match(text, /And 68000 more, which JSON and CSV have/);
    assert.ok(text.length < 12_000_000, String(text.length));
  });
});

describe('a comparison of fleets', () => {
  for (const id of ['pretty', 'markdown', 'html'] as const) {
    it(`is part of the report: ${id}`, () => {
      const text = formatFleet(whole, id);
      assert.match(text, /Since 2026-11-23T09:00:00Z: 2 worse, 0 better, \d+ unclear, 0 new and 1 gone workspaces/);
      assert.match(text, /workspace-answers-publicly/);
      assert.match(text, /Over time/);
    });
  }

  it('warns where the two were chosen otherwise', () => {
    const other = { ...before.report, scope: { tags: { env: 'dev' } } };
    const document = { ...now, comparison: compareFleets(other, now.report) };
    assert.match(formatFleet(document, 'pretty'), /another choice of workspaces/);
    assert.doesNotMatch(formatFleet(whole, 'pretty'), /another choice of workspaces/);
  });
});

/** A later version may add keys; what this version writes has none that the schema does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(closed);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'required' in inside ? { ...inside, additionalProperties: false } : inside;
}
