import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { changesBetween } from '../../src/extension/fleet/compare-reports.js';
import type { ConfirmResult, FailureKey } from '../../src/azure/fleet/confirm.js';
import type { FleetFeature } from '../../src/extension/fleet/fleet-feature.js';
import { keptOrigin, readOrigin, titleOf, type FleetOrigin } from '../../src/extension/fleet/fleet-origin.js';
import type { FleetPanel } from '../../src/extension/fleet/fleet-panel.js';
import type { FleetSource } from '../../src/extension/fleet/fleet-source.js';
import { readTag } from '../../src/extension/fleet/origin-picker.js';
import { FleetSessions } from '../../src/extension/fleet/fleet-session.js';
import { sampleFleet } from '../../src/extension/fleet/sample-fleet.js';
import type { FleetWork, LiveWork } from '../../src/extension/fleet/fleet-work.js';
import { SnapshotFleet } from '../../src/extension/fleet/snapshot-fleet.js';
import type { FleetSnapshot } from '../../src/posture/fleet/fleet-snapshot.js';
import { checks } from '../../src/posture/checks/registry.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { assembleFleetReport } from '../../src/posture/fleet/make-fleet-report.js';
import { judgeWorkspace } from '../../src/posture/fleet/judge-workspace.js';
import type { FleetReport } from '../../src/posture/fleet/fleet-report.js';
import { makeReport } from '../../src/posture/report/posture-report.js';
import type { Snapshot } from '../../src/posture/snapshot/snapshot.js';
import { verdictAt } from '../../src/webview/fleet/model/words.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { sampleSnapshot } from '../support/azure/sample-snapshot.js';
import { madeToken } from '../support/azure/double-client.js';
import { GraphDouble } from '../support/azure/graph-double.js';
import { graphTables, withInheritance } from '../support/azure/graph-tables.js';
import { answersOf } from '../support/azure/made-directory.js';
import { madeFleetReport } from '../support/fleet/made-fleet.js';
import { MadeMemento, MadePosture, workspace } from './posture-support.js';
import { activateExtension, until } from './support.js';

async function feature(): Promise<FleetFeature> {
  return (await activateExtension()).fleet;
}

/** A source that notes what it is asked, and answers when it is told to. */
class MadeSource implements FleetSource {
  readonly origin: FleetOrigin = { is: 'azure', scope: { subscriptions: ['made'] } };
  readonly title = 'Made Fleet';
  readonly isLive = true;
  readonly asked: string[] = [];
  answer: () => Promise<FleetReport> = () => Promise.resolve(this.report);

  constructor(readonly report: FleetReport) {}

  open(): Promise<FleetReport> {
    return this.#ask('open');
  }

  refresh(): Promise<FleetReport> {
    return this.#ask('refresh');
  }

  details(): Promise<never> {
    return Promise.reject(new Error('A made-up workspace has no results'));
  }

  readDeeply(id: string): Promise<FleetReport> {
    return this.#ask(`readDeeply ${id}`);
  }

  async confirm(id: string): Promise<{ readonly report: FleetReport; readonly text: string }> {
    return { report: await this.#ask(`confirm ${id}`), text: 'Nothing to confirm' };
  }

  exportAs(): Promise<string> {
    return Promise.resolve('');
  }

  save(): Promise<string> {
    return Promise.resolve('');
  }

  readOther(text: string): Promise<FleetReport> {
    return Promise.resolve(JSON.parse(text) as FleetReport);
  }

  #ask(text: string): Promise<FleetReport> {
    this.asked.push(text);
    return this.answer();
  }
}

const settings = defaultPostureSettings(0);

function ignore(): void {
  // Progress is not looked at.
}

/** Reads what it is given, and judges it as the product does. */
function madeWork(fleet: FleetSnapshot, live?: LiveWork, judged: string[] = []): FleetWork {
  const details: FleetWork['details'] = (snapshot) =>
    Promise.resolve({ snapshot, report: makeReport(snapshot, checks, settings) });
  return {
    load: () => Promise.resolve(fleet),
    judge: (snapshot, { subscriptionNames }, confirmed) => {
      judged.push(snapshot.workspace);
      return Promise.resolve(judgeWorkspace(snapshot, checks, settings, subscriptionNames, confirmed));
    },
    assemble: (now, all) => Promise.resolve(assembleFleetReport(now, checks, all)),
    details,
    parse: (text) => Promise.resolve(JSON.parse(text) as FleetSnapshot),
    serialize: (now) => Promise.resolve(JSON.stringify(now)),
    write: (report) => Promise.resolve(JSON.stringify(report)),
    live,
  };
}

function drawn(fleet: FleetPanel): Promise<{ readonly shown: number; readonly all: number }> {
  return new Promise((resolve) => {
    const subscription = fleet.onDidDraw((counts) => {
      subscription.dispose();
      resolve(counts);
    });
  });
}

describe('fleets', () => {
  afterEach(async () => {
    const { posture } = await activateExtension();
    for (const { key } of posture.connections.all) {
      await posture.connections.disconnect(key);
    }
  });

  describe('a panel', () => {
    it('shows the sample, whose page draws all of it', async () => {
      const fleets = await feature();
      await vscode.commands.executeCommand('amlGuard.fleet.openSample');
      const fleet = fleets.current;
      assert.ok(fleet?.report !== undefined, 'no fleet is shown');
      assert.equal(fleet.report.sample, true);
      assert.equal(fleet.panel.title, 'Sample Fleet');
      const { shown, all } = await drawn(fleet);
      assert.deepEqual([shown, all], [40, 40]);
    });

    it('is shown again rather than twice', async () => {
      const fleets = await feature();
      const first = await fleets.show({ is: 'sample' });
      assert.equal(await fleets.show({ is: 'sample' }), first);
      assert.equal(fleets.panels.length, 1);
    });

    it('loads nothing but its own script and style sheet', async () => {
      const { panel } = await (await feature()).show({ is: 'sample' });
      const { html } = panel.webview;
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
      assert.match(policy, /^default-src 'none'; script-src 'nonce-[\da-f-]{36}'; style-src \S/);
      assert.doesNotMatch(policy, /unsafe|script-src [^;]*http|connect-src|img-src/);
      assert.equal(html.match(/<script/g)?.length, 1);
      assert.doesNotMatch(html, /<style|style="| on\w+="/);
      assert.deepEqual(
        panel.webview.options.localResourceRoots?.map(({ path }) => path.split('/').at(-1)),
        ['dist', 'media'],
      );
    });

    it('goes with what belongs to it when it is closed', async () => {
      const fleets = await feature();
      const fleet = await fleets.show({ is: 'sample' });
      fleet.panel.dispose();
      assert.deepEqual(fleets.panels, []);
      assert.equal(fleets.current, undefined);
      assert.equal(fleet.isDisposed, true);
    });

    it('keeps what it shows when reading again fails or is cancelled', async () => {
      const source = new MadeSource(madeFleetReport(20));
      const fleet = await (await feature()).showSource(source);
      source.answer = () => Promise.reject(new Error('Azure cannot be reached'));
      await assert.rejects(fleet.refresh(), /Azure cannot be reached/);
      assert.equal(fleet.report, source.report);
      let fail: (error: Error) => void = () => undefined;
      source.answer = () =>
        new Promise((_resolve, reject) => {
          fail = reject;
        });
      const reading = fleet.refresh();
      await until(() => fleet.isReading);
      fleet.cancel();
      fail(new Error('aborted'));
      await reading;
      assert.equal(fleet.report, source.report);
      assert.equal(fleet.isReading, false);
    });

    it('does not let an earlier reading take the place of a later one', async () => {
      const source = new MadeSource(madeFleetReport(20));
      const fleet = await (await feature()).showSource(source);
      const answers: ((report: FleetReport) => void)[] = [];
      source.answer = () =>
        new Promise((resolve) => {
          answers.push(resolve);
        });
      const [slow, quick] = [fleet.refresh(), fleet.refresh()];
      const late = madeFleetReport(3);
      answers[1]?.(late);
      await quick;
      answers[0]?.(madeFleetReport(9));
      await slow;
      assert.equal(fleet.report, late);
    });
  });

  describe('commands', () => {
    it('ask the fleet that was looked at last', async () => {
      const fleets = await feature();
      const source = new MadeSource(madeFleetReport(20));
      await fleets.showSource(source);
      await vscode.commands.executeCommand('amlGuard.fleet.refresh');
      await vscode.commands.executeCommand('amlGuard.fleet.readDeeply', { workspaceId: '/subscriptions/x' });
      await vscode.commands.executeCommand('amlGuard.fleet.confirm', '/subscriptions/y');
      assert.deepEqual(source.asked, ['open', 'refresh', 'readDeeply /subscriptions/x', 'confirm /subscriptions/y']);
      await vscode.commands.executeCommand('amlGuard.fleet.copyId', '/subscriptions/z');
      assert.equal(await vscode.env.clipboard.readText(), '/subscriptions/z');
    });

    it('say what is missing when no fleet is open', async () => {
      const fleets = await feature();
      assert.equal(fleets.current, undefined);
      // A failed command resolves: it was told in a notification and logged.
      assert.equal(await vscode.commands.executeCommand('amlGuard.fleet.refresh'), undefined);
    });

    it('show the results of a workspace in the tree, and judge them again there', async () => {
      const { posture, fleet: fleets } = await activateExtension();
      const fleet = await fleets.show({ is: 'sample' });
      const row = fleet.report?.workspaces.find(({ name }) => name === 'mlw-fraud-test');
      assert.ok(row !== undefined, 'the sample has no such workspace');
      await vscode.commands.executeCommand('amlGuard.fleet.open', row.id);
      const [connection, ...others] = posture.connections.all;
      assert.deepEqual(others, []);
      assert.ok(connection?.state.is === 'ready', connection?.state.is);
      assert.equal(connection.name, row.name);
      assert.equal(connection.source, 'sample');
      assert.deepEqual(connection.state.judged.report.counts, row.counts);
      await posture.connections.refresh(connection.key, false);
      assert.equal(posture.connections.find(connection.key)?.state.is, 'ready');
      await vscode.commands.executeCommand('amlGuard.fleet.open', row.id);
      assert.equal(posture.connections.all.length, 1);
    });
  });

  describe('a workspace of Azure that is shown from a fleet', () => {
    it('is kept for the next session when it is read, and not before', async () => {
      const memento = new MadeMemento();
      const posture = await MadePosture.start({}, memento);
      try {
        const snapshot: Snapshot = { ...sampleSnapshot(), sample: false };
        const judged = { snapshot, report: makeReport(snapshot, checks, defaultPostureSettings(0)) };
        const readAgain = (): Promise<typeof judged> => Promise.resolve(judged);
        posture.connections.show(judged, { key: workspace, source: 'azure', readAgain });
        assert.equal(posture.connections.find(workspace)?.state.is, 'ready');
        const other = workspace.replace('mlw-churn-prod', 'mlw-churn-dev');
        await posture.connections.connect(other, false);
        const kept = (): unknown => memento.get(memento.keys()[0] ?? '');
        assert.deepEqual(kept(), [other]);
        await posture.connections.refresh(workspace, false);
        await posture.connections.disconnect(other);
        assert.deepEqual(kept(), [workspace]);
        const read = posture.connections.find(workspace);
        assert.equal(posture.connections.show(judged, { key: workspace, source: 'azure', readAgain }), read);
      } finally {
        posture.dispose();
      }
    });
  });

  describe('the sample', () => {
    const fleet = sampleFleet(sampleSnapshot());

    it('is the same each time, marked, in order, and of many kinds', () => {
      assert.deepEqual(sampleFleet(sampleSnapshot()), fleet);
      const ids = fleet.workspaces.map((snapshot) => snapshot.workspace.toLowerCase());
      assert.equal(new Set(ids).size, 40);
      assert.deepEqual(ids, [...ids].sort());
      assert.ok(fleet.sample && fleet.workspaces.every(({ sample }) => sample));
      assert.doesNotMatch(JSON.stringify(fleet), /mlw-churn-prod[^"]*mlw-/);
    });

    it('is judged as each workspace alone is', async () => {
      const report = await new SnapshotFleet({ is: 'sample' }, madeWork(fleet)).open(
        ignore,
        new AbortController().signal,
      );
      assert.ok(new Set(report.workspaces.map(({ verdicts }) => verdicts)).size > 10);
      for (const [index, row] of report.workspaces.entries()) {
        const snapshot = fleet.workspaces[index];
        assert.ok(snapshot !== undefined);
        const alone = makeReport(snapshot, checks, settings);
        assert.deepEqual([row.counts, row.score, row.id], [alone.counts, alone.score, alone.workspace.id]);
        const failing = new Set(
          alone.groups.flatMap(({ results }) =>
            results.filter(({ verdict }) => verdict.is === 'fail').map(({ check }) => check.id),
          ),
        );
        const letters = report.checks.filter((_, check) => verdictAt(row, check) === 'fail').map(({ id }) => id);
        assert.deepEqual(new Set(letters), failing);
      }
      assert.deepEqual(
        new Set(report.workspaces.map(({ stage }) => stage)),
        new Set(['other', 'production', undefined]),
      );
      assert.ok(report.workspaces.some(({ owner }) => owner === undefined));
      assert.ok(report.workspaces.every(({ location }) => location !== ''));
    });
  });

  describe('workspaces that were read', () => {
    const [one, two] = sampleFleet(sampleSnapshot()).workspaces;
    assert.ok(one !== undefined && two !== undefined);
    const fleet: FleetSnapshot = { ...sampleFleet(sampleSnapshot()), workspaces: [one, two] };
    const signal = new AbortController().signal;

    it('are not judged on when that is cancelled', async () => {
      await assert.rejects(
        new SnapshotFleet({ is: 'sample' }, madeWork(fleet)).open(ignore, AbortSignal.abort()),
        /abort/i,
      );
    });

    it('are judged in slices, between which others have their turn', async () => {
      const many = { ...fleet, workspaces: Array.from({ length: 30 }, () => ({ ...one })) };
      let turns = 0;
      const timer = setInterval(() => turns++, 1);
      await new SnapshotFleet({ is: 'sample' }, madeWork(many)).open(ignore, signal);
      clearInterval(timer);
      assert.ok(turns > 2, String(turns));
    });

    it('have no stage, owner or location where the workspace itself could not be read', async () => {
      const unread = { ...fleet, workspaces: [madeSnapshot({ workspace: 'forbidden' })] };
      const { workspaces } = await new SnapshotFleet({ is: 'sample' }, madeWork(unread)).open(ignore, signal);
      assert.deepEqual(
        [workspaces[0]?.stage, workspaces[0]?.owner, workspaces[0]?.location],
        [undefined, undefined, ''],
      );
    });

    it('are judged again one by one, as they are read again', async () => {
      const judged: string[] = [];
      const read = { ...one, takenAt: '2026-12-01T00:00:00Z' };
      const live: LiveWork = {
        readDeeply: (before) => Promise.resolve({ ...before, workspaces: [read, two] }),
        confirm: () => Promise.reject(new Error('not asked')),
      };
      const source = new SnapshotFleet({ is: 'azure', scope: {} }, madeWork(fleet, live, judged));
      await source.open(ignore, signal);
      await source.open(ignore, signal);
      assert.deepEqual(judged, [one.workspace, two.workspace]);
      const report = await source.readDeeply(one.workspace, ignore, signal);
      assert.deepEqual(judged, [one.workspace, two.workspace, one.workspace]);
      assert.deepEqual(
        report.workspaces.map(({ readAt }) => readAt),
        [read.takenAt, two.takenAt],
      );
      assert.equal((await source.details(one.workspace.toUpperCase())).snapshot, read);
      assert.throws(() => source.details('/subscriptions/elsewhere'), /not part of this fleet/);
    });

    it('are read from Resource Graph, confirmed and read deeply over a socket', async () => {
      const { answers } = answersOf(sampleSnapshot());
      const made = await MadePosture.start({
        graph: new GraphDouble({ tables: graphTables(withInheritance(answers)) }),
      });
      try {
        const sessions = new FleetSessions(made.access, made.judge, vscode.Uri.file('/none'));
        const source = sessions.open({ is: 'azure', scope: {} });
        const told: string[] = [];
        const report = await source.open((text) => told.push(text), signal);
        const row = report.workspaces.find(({ name }) => name === 'mlw-churn-prod');
        assert.ok(row !== undefined);
        assert.deepEqual([report.workspaces.length, row.source], [2, 'resource-graph']);
        assert.ok(row.counts.fail > 5 && row.counts.unknown > 20, JSON.stringify(row.counts));
        assert.ok(
          told.some((text) => text.startsWith('Resource Graph answered ')),
          told.join(),
        );
        const before = made.azure.requests.length;
        const { report: confirmed, text } = await source.confirm(row.id, ignore, signal);
        assert.ok(made.azure.requests.length > before);
        assert.match(text, /confirmed/);
        const prod = ({ name }: { readonly name: string }): boolean => name === row.name;
        assert.ok((confirmed.workspaces.find(prod)?.confirmed.length ?? 0) > 0);
        const deep = (await source.readDeeply(row.id, ignore, signal)).workspaces.find(prod);
        assert.equal(deep?.source, 'resource-manager');
        assert.ok(deep.counts.unknown < row.counts.unknown);
        for (const form of ['html', 'json', 'csv', 'sarif'] as const) {
          assert.match(await source.exportAs(form), /mlw-churn-prod/, form);
        }
        assert.ok(!(await source.exportAs('json')).includes(madeToken));
      } finally {
        made.dispose();
      }
    });

    it('have failures confirmed where every resource of the check was', async () => {
      let asked: readonly FailureKey[] = [];
      const live: LiveWork = {
        readDeeply: () => Promise.reject(new Error('not asked')),
        confirm: (before, failures): Promise<ConfirmResult> => {
          asked = failures;
          const confirmations = failures.map((failure, index) => ({
            ...failure,
            ...(index === 0
              ? { is: 'not-known' as const, reason: { code: 'timeout' as const, message: 'late' } }
              : { is: index === 1 ? ('no-longer-fails' as const) : ('confirmed' as const) }),
          }));
          return Promise.resolve({ fleet: before, confirmations, statistics: { questions: failures.length } });
        },
      };
      const source = new SnapshotFleet({ is: 'azure', scope: {} }, madeWork(fleet, live));
      await source.open(ignore, signal);
      const { report, text } = await source.confirm(one.workspace, ignore, signal);
      const [first, second] = report.workspaces;
      assert.equal(asked.length, first?.counts.fail);
      assert.ok(asked.every(({ workspace: id }) => id === one.workspace));
      assert.equal(text, `${String(asked.length - 2)} failures confirmed, 1 in order by now, 1 could not be read`);
      const confirmed = first?.confirmed.map((index) => report.checks[index]?.id) ?? [];
      assert.ok(confirmed.length > 0 && !confirmed.includes(asked[0]?.checkId), confirmed.join());
      assert.deepEqual(second?.confirmed, []);
    });

    it('cannot be asked for in Azure when they are saved or made up', async () => {
      const source = new SnapshotFleet({ is: 'sample' }, madeWork(fleet));
      await source.open(ignore, signal);
      await assert.rejects(source.readDeeply(one.workspace, ignore, signal), /cannot be read from Azure/);
      await assert.rejects(source.confirm(one.workspace, ignore, signal), /cannot be confirmed/);
    });
  });

  describe('two fleets', () => {
    const before = madeFleetReport(4);
    const [first, second, third, fourth] = before.workspaces;

    it('differ by what got worse, better and unclear, and by what is new and gone', () => {
      assert.ok(first !== undefined && second !== undefined && third !== undefined && fourth !== undefined);
      const after: FleetReport = {
        ...before,
        takenAt: '2026-12-01T00:00:00Z',
        workspaces: [
          { ...first, id: first.id.toUpperCase(), verdicts: first.verdicts.replace('P', 'F') },
          { ...second, verdicts: second.verdicts.replace('F', 'P') },
          { ...third, verdicts: third.verdicts.replace('P', 'U') },
          { ...fourth, id: `${fourth.id}-new` },
        ],
      };
      const { gone, rows } = changesBetween(before, after);
      assert.deepEqual(
        after.workspaces.map(({ id }) => rows[id.toLowerCase()]),
        [
          { is: 'worse', worse: 1, better: 0, unclear: 0 },
          { is: 'better', worse: 0, better: 1, unclear: 0 },
          { is: 'unclear', worse: 0, better: 0, unclear: 1 },
          { is: 'new', worse: 0, better: 0, unclear: 0 },
        ],
      );
      assert.deepEqual(gone, [fourth]);
    });

    it('are compared by the checks that both have', () => {
      const [, ...fewer] = before.checks;
      const older: FleetReport = {
        ...before,
        checks: fewer,
        workspaces: before.workspaces.slice(0, 3).map((row) => ({ ...row, verdicts: row.verdicts.slice(1) })),
      };
      const { rows } = changesBetween(older, { ...before, workspaces: before.workspaces.slice(0, 2) });
      assert.ok(Object.values(rows).every(({ is }) => is === 'same'));
      const { gone } = changesBetween(older, { ...before, workspaces: before.workspaces.slice(0, 2) });
      assert.equal(gone[0]?.verdicts, `U${third?.verdicts.slice(1) ?? ''}`);
    });

    it('are not compared backwards', async () => {
      const fleet = await (await feature()).showSource(new MadeSource(before));
      const later = JSON.stringify({ ...before, takenAt: '2027-01-01T00:00:00Z' });
      await assert.rejects(fleet.compareWith(later), /later than what is shown/);
    });
  });

  describe('where a fleet comes from', () => {
    const origins: readonly FleetOrigin[] = [
      { is: 'sample' },
      { is: 'file', file: 'file:///c%3A/fleets/one.fleet.json' },
      { is: 'azure', scope: {} },
      { is: 'azure', scope: { subscriptions: ['a', 'b'], managementGroups: ['mg'] } },
      { is: 'azure', scope: { tags: { env: 'prod', owner: undefined } } },
    ];

    it('is kept by the page, and read again', () => {
      for (const origin of origins) {
        assert.deepEqual(readOrigin(JSON.parse(JSON.stringify(keptOrigin(origin)))), origin);
      }
    });

    it('is never read as more than what was kept', () => {
      for (const kept of [
        undefined,
        {},
        { is: 'file' },
        { is: 'azure' },
        { is: 'azure', scope: { subscriptions: 'a' } },
        { is: 'azure', scope: { managementGroups: [1] } },
        { is: 'azure', scope: { tags: { env: 'prod' } } },
        { is: 'azure', scope: { tags: [{ name: 'env' }] } },
      ]) {
        assert.equal(readOrigin(kept), undefined, JSON.stringify(kept));
      }
    });

    it('has a title', () => {
      assert.deepEqual(origins.map(titleOf), [
        'Sample Fleet',
        'one.fleet.json',
        'Fleet: all that I can see',
        'Fleet: management group mg, 2 subscriptions',
        'Fleet: tag env=prod, tag owner',
      ]);
    });

    it('is asked for as a tag with or without a value', () => {
      assert.deepEqual(readTag(' env = prod=1 '), { env: 'prod=1' });
      assert.deepEqual(readTag('env'), { env: undefined });
      assert.equal(readTag('=prod'), undefined);
    });
  });
});
