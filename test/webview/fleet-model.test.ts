import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FleetReport, FleetWorkspace } from '../../src/posture/fleet/fleet-report.js';
import { columnsFor, changeText } from '../../src/webview/fleet/model/columns.js';
import { describeFleet } from '../../src/webview/fleet/model/describe-fleet.js';
import { checkOrder, lineOf, rowsOf, sortBy, visibleLines } from '../../src/webview/fleet/model/visible-lines.js';
import { firstState, readViewState, type ViewState } from '../../src/webview/fleet/model/view-state.js';
import { countText, timeText, verdictAt, worstText } from '../../src/webview/fleet/model/words.js';
import { madeChecks, madeFleetReport } from '../support/fleet/made-fleet.js';

const checks = madeChecks.slice(0, 3);
const [first, second] = checks;

function workspace(name: string, facts: Partial<FleetWorkspace> = {}): FleetWorkspace {
  return {
    id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/${name}`,
    name,
    resourceGroup: 'rg',
    subscription: { id: 's', name: 'Contoso' },
    location: 'westeurope',
    stage: 'production',
    owner: 'team-a',
    counts: { fail: 1, unknown: 0, pass: 2, 'not-applicable': 0 },
    score: 50,
    worst: 'high',
    source: 'resource-graph',
    readAt: '2026-11-23T09:00:00Z',
    verdicts: 'FPP',
    confirmed: [],
    ...facts,
  };
}

function reportOf(...workspaces: readonly FleetWorkspace[]): FleetReport {
  return { ...madeFleetReport(0), checks, workspaces };
}

/** The names of what is shown; groups in brackets. */
function shown(report: FleetReport, change: Partial<ViewState>): readonly string[] {
  const { lines } = visibleLines(rowsOf(report, undefined), report.checks, { ...firstState, ...change });
  return lines.map((line) => (line.is === 'group' ? `[${line.title} ${String(line.count)}]` : line.row.workspace.name));
}

describe('the list of a fleet', () => {
  const fleet = reportOf(
    workspace('b10', { score: 80, worst: 'low', verdicts: 'PPU' }),
    workspace('b9', { score: undefined, worst: undefined, stage: undefined, owner: undefined, verdicts: 'UUU' }),
    workspace('a1', { score: 20, worst: 'critical', stage: 'other', subscription: { id: 't', name: 'Fabrikam' } }),
  );

  it('is sorted by a number, what is not known last in both directions', () => {
    const sort = { column: 'score', descending: false } as const;
    assert.deepEqual(shown(fleet, { sort }), ['a1', 'b10', 'b9']);
    assert.deepEqual(shown(fleet, { sort: { ...sort, descending: true } }), ['b10', 'a1', 'b9']);
  });

  it('is sorted by a text with numbers in it', () => {
    assert.deepEqual(shown(fleet, { sort: { column: 'name', descending: false } }), ['a1', 'b9', 'b10']);
  });

  it('is sorted by the worst severity, critical first', () => {
    assert.deepEqual(shown(fleet, { sort: { column: 'worst', descending: false } }), ['a1', 'b10', 'b9']);
  });

  it('is filtered by all words of a text, in any column of names', () => {
    assert.deepEqual(shown(fleet, { text: 'FABRIKAM a1' }), ['a1']);
    assert.deepEqual(shown(fleet, { text: 'contoso a1' }), []);
    assert.deepEqual(shown(fleet, { text: 'unknown' }), ['b9']);
  });

  it('is filtered by stage, also by the one that is not known', () => {
    assert.deepEqual(shown(fleet, { stage: 'production' }), ['b10']);
    assert.deepEqual(shown(fleet, { stage: 'unknown' }), ['b9']);
  });

  it('is filtered by a severity or a worse one', () => {
    assert.deepEqual(shown(fleet, { worst: 'high' }), ['a1']);
    assert.deepEqual(shown(fleet, { worst: 'low' }), ['a1', 'b10']);
    assert.deepEqual(shown(fleet, { worst: 'none' }), ['b9']);
  });

  it('is filtered by what one check says', () => {
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual(shown(fleet, { check: first.id, verdict: 'fail' }), ['a1']);
    assert.deepEqual(shown(fleet, { check: second.id, verdict: 'unknown' }), ['b9']);
    assert.deepEqual(shown(fleet, { check: 'a-check-of-another-version', verdict: 'fail' }), ['a1', 'b10', 'b9']);
  });

  it('is grouped, and a group is folded', () => {
    assert.deepEqual(shown(fleet, { group: 'subscription' }), ['[Contoso 2]', 'b10', 'b9', '[Fabrikam 1]', 'a1']);
    assert.deepEqual(shown(fleet, { group: 'stage', collapsed: ['Stage: production'] }), [
      '[Stage: other 1]',
      'a1',
      '[Stage: production 1]',
      '[Stage: unknown 1]',
      'b9',
    ]);
  });

  it('counts what a folded group hides', () => {
    const { lines, rows } = visibleLines(rowsOf(fleet, undefined), fleet.checks, {
      ...firstState,
      group: 'owner',
      collapsed: ['Owner: team-a', 'Owner: unknown'],
    });
    assert.equal(rows.length, 3);
    assert.deepEqual(
      lines.map((line) => (line.is === 'group' ? [line.title, line.count, line.failing] : [])),
      [
        ['Owner: team-a', 2, 2],
        ['Owner: unknown', 1, 1],
      ],
    );
  });

  it('finds the line of a workspace whatever the case of its id', () => {
    const { lines } = visibleLines(rowsOf(fleet, undefined), fleet.checks, firstState);
    assert.equal(lineOf(lines, workspace('B10').id.toUpperCase()), 1);
    assert.equal(lineOf(lines, ''), -1);
    assert.equal(lineOf(lines, workspace('gone').id), -1);
  });

  it('has what is gone behind the others, and filters by what changed', () => {
    const changes = {
      before: '2026-10-23T09:00:00Z',
      rows: Object.fromEntries(
        fleet.workspaces.map(({ id }, index) => [
          id.toLowerCase(),
          { is: (['worse', 'same', 'new'] as const)[index] ?? 'same', worse: 0, better: 0, unclear: 0 },
        ]),
      ),
      gone: [workspace('gone')],
    };
    const rows = rowsOf(fleet, changes);
    assert.equal(rows.at(-1)?.workspace.name, 'gone');
    const only = (change: ViewState['change']): readonly string[] =>
      visibleLines(rows, fleet.checks, { ...firstState, change }).rows.map((row) => row.workspace.name);
    assert.deepEqual(only('worse'), ['b10']);
    assert.deepEqual(only('new'), ['a1']);
    assert.deepEqual(only('gone'), ['gone']);
    assert.deepEqual(
      visibleLines(rows, fleet.checks, { ...firstState, sort: { column: 'change', descending: false } }).rows.map(
        (row) => row.change?.is,
      ),
      ['worse', 'new', 'gone', 'same'],
    );
  });

  it('orders checks by how often they fail among what is shown', () => {
    const rows = rowsOf(reportOf(workspace('a', { verdicts: 'PFU' }), workspace('b', { verdicts: 'PFF' })), undefined);
    assert.deepEqual(checkOrder(checks, rows, 'failing'), [1, 2, 0]);
    assert.deepEqual(checkOrder(checks, rows, 'group'), [0, 1, 2]);
  });

  it('begins with what asks for attention when another column is chosen', () => {
    assert.deepEqual(sortBy({ column: 'name', descending: false }, 'failing'), { column: 'failing', descending: true });
    assert.deepEqual(sortBy({ column: 'name', descending: false }, 'name'), { column: 'name', descending: true });
    assert.deepEqual(sortBy({ column: 'name', descending: true }, 'worst'), { column: 'worst', descending: false });
  });

  it('filters, sorts and groups 5,000 workspaces while a key is pressed', () => {
    const report = madeFleetReport(5_000);
    const rows = rowsOf(report, undefined);
    const state = { ...firstState, text: 'prod', group: 'subscription' } as const;
    visibleLines(rows, report.checks, state);
    const from = performance.now();
    const { rows: found } = visibleLines(rows, report.checks, state);
    const tookMs = performance.now() - from;
    assert.equal(found.length, 1_250);
    assert.ok(tookMs < 500, `${String(tookMs)} ms`);
  });
});

describe('what a row says', () => {
  const texts = (facts: Partial<FleetWorkspace>): Readonly<Record<string, string>> =>
    Object.fromEntries(
      columnsFor(false).map(({ id, text }) => [id, text({ workspace: workspace('w', facts), change: undefined })]),
    );

  it('calls everything that is not known by that word', () => {
    const row = texts({ stage: undefined, owner: undefined, score: undefined, location: '', readAt: 'never' });
    assert.deepEqual(
      ['stage', 'owner', 'score', 'location', 'readAt'].map((id) => row[id]),
      ['unknown', 'unknown', 'unknown', 'unknown', 'unknown, Resource Graph'],
    );
  });

  it('has no empty cell', () => {
    for (const { workspaces } of [madeFleetReport(300)]) {
      for (const one of workspaces) {
        for (const column of columnsFor(true)) {
          assert.notEqual(column.text({ workspace: one, change: undefined }), '', `${one.name} ${column.id}`);
        }
      }
    }
  });

  it('does not call a workspace without failures good while something is not known', () => {
    const counts = { fail: 0, unknown: 3, pass: 1, 'not-applicable': 0 };
    assert.equal(worstText({ worst: undefined, counts }), 'none known');
    assert.equal(worstText({ worst: undefined, counts: { ...counts, unknown: 0 } }), 'none');
  });

  it('takes a verdict that is missing or foreign as unknown', () => {
    assert.deepEqual(
      [0, 1, 2, 3].map((check) => verdictAt({ verdicts: 'F?P' }, check)),
      ['fail', 'unknown', 'pass', 'unknown'],
    );
  });

  it('says what changed in numbers of checks', () => {
    assert.equal(changeText({ is: 'worse', worse: 2, better: 1, unclear: 0 }), 'worse: 2 worse, 1 better');
    assert.equal(changeText({ is: 'better', worse: 0, better: 3, unclear: 0 }), '3 better');
    assert.equal(changeText({ is: 'new', worse: 0, better: 0, unclear: 0 }), 'new');
  });

  it('tells counts and times in words', () => {
    assert.equal(countText(312, 5_000), '312 of 5,000 workspaces');
    assert.equal(countText(1, 1), '1 workspace');
    assert.equal(timeText('2026-11-23T09:00:00Z'), '2026-11-23 09:00 UTC');
    assert.equal(
      describeFleet({ ...madeFleetReport(2), score: undefined, cloud: 'china' }).replace(/\d+ failing · \d+ un/, 'un'),
      '2 workspaces · score unknown · unknown · read 2026-11-23 09:00 UTC · china',
    );
  });
});

describe('the state of the view', () => {
  it('survives being kept', () => {
    const state: ViewState = {
      ...firstState,
      view: 'map',
      sort: { column: 'owner', descending: true },
      text: 'x',
      collapsed: ['Contoso'],
      verdict: 'unknown',
      selected: '/subscriptions/s',
    };
    assert.deepEqual(readViewState(JSON.parse(JSON.stringify(state))), state);
  });

  it('is as in the beginning where nothing, or something else, was kept', () => {
    for (const kept of [
      undefined,
      null,
      'x',
      [],
      { sort: { column: 'gone' }, stage: 3, collapsed: 'x', view: 'tree' },
    ]) {
      assert.deepEqual(readViewState(kept), firstState);
    }
  });
});
