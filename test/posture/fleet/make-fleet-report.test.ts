import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { verdictLetters } from '../../../src/posture/fleet/fleet-report.js';
import { judgeFleet } from '../../../src/posture/fleet/judge-workspace.js';
import { assembleFleetReport, makeFleetReport } from '../../../src/posture/fleet/make-fleet-report.js';
import { countsByCheck, verdictAt } from '../../../src/posture/fleet/verdict-words.js';
import { makeReport } from '../../../src/posture/report/posture-report.js';
import { throughGraph } from '../../support/azure/graph-snapshots.js';
import { sampleFleet } from '../../support/azure/made-fleet.js';
import { madeAt, madeSnapshot, type Changes } from '../../support/azure/made-snapshot.js';
import { ids } from '../../support/azure/made-workspace.js';

const settings = defaultPostureSettings(Date.parse(madeAt));
const settingsOf = (): typeof settings => settings;
const open: Changes = { workspace: { properties: { publicNetworkAccess: 'Enabled' } } };

describe('the report of a fleet', () => {
  it('says of each workspace what a report of it alone says', () => {
    const fleet = sampleFleet([open, { storage: 'forbidden' }, {}]);
    const { workspaces, checks: columns } = makeFleetReport(fleet, checks, settingsOf);
    for (const [index, row] of workspaces.entries()) {
      const snapshot = fleet.workspaces[index];
      assert.ok(snapshot !== undefined);
      const alone = makeReport(snapshot, checks, settings);
      assert.deepEqual([row.counts, row.score, row.name], [alone.counts, alone.score, alone.workspace.name]);
      const results = alone.groups.flatMap((group) => group.results);
      for (const [place, { id }] of columns.entries()) {
        const words = results.filter(({ check }) => check.id === id).map(({ verdict }) => verdict.is);
        const worst = (['fail', 'unknown', 'pass', 'not-applicable'] as const).find((word) => words.includes(word));
        assert.equal(verdictAt(row, place), worst ?? 'not-applicable', `${row.name} ${id}`);
      }
      assert.equal(row.verdicts.length, checks.length);
    }
  });

  it('has stage, owner, worst failure and where it came from', () => {
    const fleet = { ...sampleFleet([open]), sample: false };
    const [row] = makeFleetReport(fleet, checks, settingsOf).workspaces;
    assert.deepEqual(
      { ...row, counts: undefined, verdicts: undefined, score: undefined },
      {
        id: ids.workspace,
        name: 'mlw-churn-prod',
        resourceGroup: 'rg-churn-prod',
        subscription: { id: '11111111-2222-3333-4444-555555555555', name: 'Data <science>' },
        location: 'westeurope',
        stage: 'production',
        owner: 'churn-team',
        worst: 'critical',
        source: 'resource-manager',
        readAt: madeAt,
        confirmed: [],
        counts: undefined,
        verdicts: undefined,
        score: undefined,
      },
    );
    const graph = { ...fleet, workspaces: [throughGraph(madeSnapshot(open))] };
    assert.equal(makeFleetReport(graph, checks, settingsOf).workspaces[0]?.source, 'resource-graph');
  });

  const owners: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string | undefined]>> = {
    'the plain tag first': [{ team: 'data', Owner: 'maria' }, 'maria'],
    'a name with another spelling': [{ 'business-owner': 'sales' }, 'sales'],
    'not an empty one': [{ owner: ' ', contact: 'help' }, 'help'],
    'nobody where nothing says so': [{ env: 'prod' }, undefined],
  };
  for (const [name, [tags, owner]] of Object.entries(owners)) {
    it(`knows the owner: ${name}`, () => {
      // `null` first, because changes are merged into the tags that are there.
      const fleet = sampleFleet([
        { workspace: { tags: { env: null, owner: null, dataClassification: null, ...tags } } },
      ]);
      assert.equal(makeFleetReport(fleet, checks, settingsOf).workspaces[0]?.owner, owner);
    });
  }

  it('knows nothing of a workspace that could not be read, and passes nothing', () => {
    const [row] = makeFleetReport(sampleFleet([{ workspace: 'forbidden' }]), checks, settingsOf).workspaces;
    assert.deepEqual([row?.stage, row?.owner, row?.location, row?.worst], [undefined, undefined, '', undefined]);
    assert.equal(row?.verdicts.charAt(checks.findIndex(({ on }) => on === 'workspace')), verdictLetters.unknown);
  });

  it('is the same when it is made in slices', () => {
    const fleet = sampleFleet([open, {}]);
    const judged = [];
    for (const one of judgeFleet(fleet, checks, settingsOf)) {
      judged.push(one);
    }
    assert.deepEqual(assembleFleetReport(fleet, checks, judged), makeFleetReport(fleet, checks, settingsOf));
  });

  it('marks confirmed failures, and nothing that does not fail', () => {
    const fleet = sampleFleet([open, {}]);
    const all = new Set(checks.map(({ id }) => id));
    const confirmed = new Map(fleet.workspaces.map(({ workspace }) => [workspace.toLowerCase(), all]));
    const { workspaces } = makeFleetReport(fleet, checks, settingsOf, confirmed);
    const place = checks.findIndex(({ id }) => id === 'workspace-answers-publicly');
    assert.deepEqual(
      workspaces.map((row) => row.confirmed),
      [[place], []],
    );
  });

  it('adds up', () => {
    const report = makeFleetReport(sampleFleet([open, {}, {}]), checks, settingsOf);
    const sum = (word: 'fail' | 'pass'): number => report.workspaces.reduce((all, { counts }) => all + counts[word], 0);
    assert.deepEqual([report.counts.fail, report.counts.pass], [sum('fail'), sum('pass')]);
    const [worst = 0, best = 0] = [Math.min, Math.max].map((of) =>
      of(...report.workspaces.map(({ score }) => score ?? 0)),
    );
    assert.ok(report.score !== undefined && report.score >= worst && report.score <= best);
    const place = checks.findIndex(({ id }) => id === 'workspace-answers-publicly');
    assert.deepEqual(countsByCheck(report)[place], { fail: 1, unknown: 0, pass: 2, 'not-applicable': 0 });
    assert.equal(makeFleetReport(sampleFleet([]), checks, settingsOf).score, undefined);
  });
});
