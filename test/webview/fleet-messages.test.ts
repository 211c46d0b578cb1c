import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readHostMessage, readPageMessage } from '../../src/webview/fleet/model/messages.js';
import { madeFleetReport } from '../support/fleet/made-fleet.js';

/** As it comes to the other side. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

const report = madeFleetReport(60);
const fleet = { type: 'fleet', report, isLive: true, title: 'Fleet', origin: { is: 'sample' } };

describe('messages to the page', () => {
  it('carry a fleet whole', () => {
    const message = readHostMessage(sent(fleet));
    assert.ok(message?.type === 'fleet');
    assert.deepEqual(sent(message.report), sent(report));
    assert.equal(message.changes, undefined);
  });

  it('carry what changed', () => {
    const [gone] = report.workspaces;
    const changes = {
      before: report.takenAt,
      rows: { x: { is: 'worse', worse: 1, better: 0, unclear: 0 } },
      gone: [gone],
    };
    const message = readHostMessage(sent({ ...fleet, changes }));
    assert.ok(message?.type === 'fleet');
    assert.deepEqual(sent(message.changes), sent(changes));
    assert.equal(readHostMessage(sent({ ...fleet, changes: { ...changes, rows: { x: { is: 'nicer' } } } })), undefined);
  });

  it('are not taken when any part of the fleet has another shape', () => {
    const [row] = report.workspaces;
    const broken: readonly unknown[] = [
      { ...fleet, title: 3 },
      { ...fleet, isLive: 'yes' },
      { ...fleet, report: { ...report, sample: 'no' } },
      { ...fleet, report: { ...report, checks: [{ id: 'x' }] } },
      { ...fleet, report: { ...report, counts: { fail: 1 } } },
      { ...fleet, report: { ...report, workspaces: [{ ...row, verdicts: undefined }] } },
      { ...fleet, report: { ...report, workspaces: [{ ...row, stage: 'perhaps' }] } },
      { ...fleet, report: { ...report, workspaces: [{ ...row, worst: 'terrible' }] } },
      { ...fleet, report: { ...report, workspaces: [{ ...row, counts: { ...row?.counts, fail: -1 } }] } },
      { ...fleet, report: { ...report, workspaces: [{ ...row, confirmed: ['1'] }] } },
      { ...fleet, report: { ...report, workspaces: [{ ...row, subscription: 's' }] } },
    ];
    for (const value of broken) {
      assert.equal(readHostMessage(sent(value)), undefined, JSON.stringify(value).slice(0, 200));
    }
  });

  it('of other kinds are known, and all else is left alone', () => {
    assert.deepEqual(readHostMessage({ type: 'working', text: 'Reading' }), { type: 'working', text: 'Reading' });
    assert.deepEqual(readHostMessage({ type: 'act', action: 'filter' }), { type: 'act', action: 'filter' });
    assert.deepEqual(readHostMessage({ type: 'missing', message: 'gone', origin: 1 }), {
      type: 'missing',
      message: 'gone',
      origin: 1,
    });
    for (const value of [undefined, null, 'fleet', [], {}, { type: 'act', action: 'delete' }, { type: 'working' }]) {
      assert.equal(readHostMessage(value), undefined);
    }
  });
});

describe('messages from the page', () => {
  it('are taken when they are whole', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'row', action: 'open', id: '/subscriptions/s' },
      { type: 'all', action: 'refresh' },
      { type: 'export', form: 'csv' },
      { type: 'explain', check: 'workspace-answers-publicly' },
      { type: 'selected', id: '' },
      { type: 'drawn', shown: 3, all: 5 },
    ]) {
      assert.deepEqual(readPageMessage(sent(message)), message);
    }
  });

  it('are not taken when they are not', () => {
    for (const value of [
      undefined,
      'ready',
      { type: 'row', action: 'delete', id: 'x' },
      { type: 'row', action: 'open' },
      { type: 'all', action: 'workbench.action.quit' },
      { type: 'export', form: '../csv' },
      { type: 'explain' },
      { type: 'selected', id: 4 },
      { type: 'drawn', shown: -1, all: 5 },
      { type: 'drawn', shown: 1.5, all: 5 },
    ]) {
      assert.equal(readPageMessage(value), undefined, JSON.stringify(value));
    }
  });
});
