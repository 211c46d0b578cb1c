import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseFleet, serializeFleet } from '../../src/posture/fleet/fleet-file.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { madeGraph, sampleFleet } from '../support/azure/made-fleet.js';
import { answersOf } from '../support/azure/made-directory.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { ids, madeWorkspace, subscription } from '../support/azure/made-workspace.js';
import { aml, scratch } from './scratch.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const good = serializeFleet(sampleFleet([{}, {}]));
const bad = serializeFleet({
  ...sampleFleet([{ workspace: { properties: { publicNetworkAccess: 'Enabled' } } }, {}, {}]),
  takenAt: '2026-12-01T09:00:00Z',
});

describe('a fleet of a file', () => {
  it('is clean where nothing fails, and has findings where something does', async (t) => {
    const folder = scratch(t, { 'good.json': good, 'bad.json': bad });
    assert.equal((await aml(folder, ['fleet', '--snapshot', 'good.json'])).code, 0);
    const { code, out } = await aml(folder, ['fleet', '--snapshot', 'bad.json']);
    assert.equal(code, 1);
    assert.match(out, /^This is a sample/);
    assert.match(out, /3 workspaces in 1 subscription/);
    assert.match(out, /1 {2}critical workspace that answers on the public internet \[workspace-answers-publicly\]/);
    assert.match(out, /Workspaces, the worst first\n {2}critical .* mlw-churn-prod /);
  });

  it('writes every form to a file', async (t) => {
    const folder = scratch(t, { 'bad.json': bad });
    for (const format of ['pretty', 'html', 'markdown', 'json', 'sarif', 'csv']) {
      const args = ['fleet', '--snapshot', 'bad.json', '--format', format, '-o', 'report'];
      const { code, out } = await aml(folder, args);
      assert.deepEqual({ code, out }, { code: 1, out: '' }, format);
      assert.ok(readFileSync(path.join(folder, 'report'), 'utf8').length > 500, format);
    }
  });

  it('says what differs from an earlier one, and the course of several', async (t) => {
    const folder = scratch(t, { 'good.json': good, 'bad.json': bad });
    const { out } = await aml(folder, ['fleet', '--snapshot', 'bad.json', '--compare', 'good.json']);
    assert.match(out, /Since 2026-11-23T09:00:00Z: 1 worse, 0 better, 1 unclear, 1 new and 0 gone workspaces/);
    assert.match(out, /worse +mlw-churn-prod: workspace-answers-publicly pass -> fail/);
    assert.doesNotMatch(out, /Over time/);
    const args = ['fleet', '--snapshot', 'good.json', '--compare', 'bad.json', '--compare', 'good.json'];
    const both = await aml(folder, args);
    assert.match(both.out, /Since 2026-12-01/);
    assert.match(both.out, /Over time\n {2}2026-11-23.*\n {2}2026-11-23.*\n {2}2026-12-01/);
  });

  it('keeps to what the project says of its workspaces', async (t) => {
    const folder = scratch(t, {
      'good.json': good,
      '.aml-guard.yaml': 'posture:\n  otherWorkspaces: [mlw-churn-prod]\n',
    });
    const { out } = await aml(folder, ['fleet', '--snapshot', 'good.json', '--format', 'csv']);
    assert.match(out, /^mlw-churn-prod,[^\n]*,other,churn-team,/m);
  });

  it('is told what makes no sense', async (t) => {
    const folder = scratch(t, { 'good.json': good, 'one.json': '{"format":"aml-guard-snapshot/1"}' });
    const table: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
      'a file that is not there': [['--snapshot', 'b.json'], /b\.json does not exist/],
      'one workspace': [['--snapshot', 'one.json'], /snapshot of one workspace, not of a fleet/],
      'a tag for a file': [['--snapshot', 'good.json', '--tag', 'a=b'], /--tag has no meaning for a file/],
      'a confirmation of a file': [['--snapshot', 'good.json', '--confirm'], /--confirm has no meaning for a file/],
      'a tag without a name': [['--tag', '=x'], /--tag takes NAME/],
      'a name as subscription': [['--subscription', 'prod'], /--subscription takes the id/],
      'a path as management group': [['--management-group', 'a/b'], /--management-group takes the name/],
      'too many': [['--deep', '101'], /--deep takes a workspace, or a number from 1 to 100/],
      'two files': [['--snapshot', 'good.json', '--diagnose'], /--diagnose has no meaning for "fleet"/],
      'another form': [['--snapshot', 'good.json', '--format', 'pdf'], /--format takes pretty/],
    };
    for (const [name, [args, message]] of Object.entries(table)) {
      const { code, out, error } = await aml(folder, ['fleet', ...args]);
      assert.deepEqual({ code, out }, { code: 2, out: '' }, name);
      assert.match(error, message, name);
    }
    const twice = await aml(folder, ['posture', '--snapshot', 'a', '--compare', 'a', '--compare', 'b']);
    assert.match(twice.error, /"posture" takes --compare once/);
  });
});

describe('a fleet of Azure', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers: madeWorkspace(), graph: madeGraph() });
  });
  after(() => double.stop());

  /** The command as a process of its own, which trusts the double's certificate by Node's own variable. */
  async function start(
    folder: string,
    args: readonly string[],
  ): Promise<{ code: number | null; out: string; error: string }> {
    writeFileSync(path.join(folder, 'ca.pem'), double.certificate);
    const main = path.join(repository, 'src', 'cli', 'main.ts');
    const all = ['fleet', '--cloud', double.origin, '--auth', 'accessToken', ...args];
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...all], {
      cwd: folder,
      env: {
        ...process.env,
        NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
        AML_GUARD_ACCESS_TOKEN: 'made-token-that-must-not-show',
      },
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString('utf8')));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out, error };
  }

  it('is read, judged and kept', async (t) => {
    const folder = scratch(t, {});
    const args = ['--subscription', subscription, '--tag', 'env=prod', '--export', 'kept.json', '--format', 'json'];
    const { code, out, error } = await start(folder, args);
    assert.equal(code, 0, error);
    const report = JSON.parse(out) as {
      readonly workspaces: readonly { name: string; source: string; owner: string }[];
    };
    assert.deepEqual(
      report.workspaces.map(({ name, source, owner }) => [name, source, owner]),
      [['mlw-churn-prod', 'resource-graph', 'churn-team']],
    );
    const kept = readFileSync(path.join(folder, 'kept.json'), 'utf8');
    assert.equal(parseFleet(kept).workspaces.length, 1);
    assert.doesNotMatch(out + error + kept, /made-token/);
    const again = await aml(folder, ['fleet', '--snapshot', 'kept.json', '--format', 'json']);
    assert.deepEqual(JSON.parse(again.out), report);
  });

  it('has failures confirmed, and the worst workspaces read deeply', async (t) => {
    const open = madeSnapshot({ workspace: { properties: { publicNetworkAccess: 'Enabled' } } });
    const { answers } = answersOf(open);
    double.change({ graph: madeGraph({}, answers), answers });
    const folder = scratch(t, {});
    const confirmed = await start(folder, ['--tag', 'env=prod', '--confirm', '--format', 'json']);
    assert.equal(confirmed.code, 1, confirmed.error);
    assert.match(confirmed.error, /[1-9]\d* failures confirmed, 0 fail no longer, 0 could not/);
    const { workspaces } = JSON.parse(confirmed.out) as { workspaces: readonly { confirmed: readonly string[] }[] };
    assert.ok(workspaces[0]?.confirmed.includes('workspace-answers-publicly'));

    double.change({ answers: madeWorkspace() });
    const gone = await start(folder, ['--tag', 'env=prod', '--confirm']);
    assert.equal(gone.code, 0, gone.error);
    assert.match(gone.error, /0 failures confirmed, [1-9]\d* fail no longer/);

    const deep = await start(folder, [
      '--tag',
      'env=prod',
      '--deep',
      '1',
      '--deep',
      'MLW-churn-prod',
      '--format',
      'csv',
    ]);
    assert.equal(deep.code, 0, deep.error);
    assert.match(deep.out, /,resource-manager,/);
    const wrong = await start(folder, ['--deep', 'nobody']);
    assert.match(wrong.error, /no workspace of the fleet is called "nobody"/);
    double.change({ graph: madeGraph() });
  });

  it('says what could not be read', async (t) => {
    const folder = scratch(t, {});
    double.change({ graph: madeGraph({ faults: { 'authorizationresources |': 'truncated' } }) });
    const part = await start(folder, []);
    assert.equal(part.code, 3);
    assert.match(part.error, /not read from Resource Graph: authorization: .* cut its answer short/);
    assert.match(part.out, /2 workspaces in 1 subscription/);
    double.change({ faults: { '*': { is: 'status', status: 403, code: 'AuthorizationFailed' } } });
    const none = await start(folder, []);
    double.change({ faults: {}, graph: madeGraph() });
    assert.deepEqual([none.code, none.out], [3, '']);
    assert.match(none.error, /the workspaces could not be read: The permission .* is missing/);
    assert.doesNotMatch(none.error, new RegExp(`made-token|${ids.subscription}`));
  });
});
