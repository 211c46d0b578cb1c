import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseSnapshot, serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { serverNames } from '../../src/azure/resolve-names.js';
import { DnsDouble } from '../support/dns-double.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import {
  ids,
  madeWorkspace,
  principals,
  roleAssignment,
  roles,
  subscription,
} from '../support/azure/made-workspace.js';
import { sampleSnapshot } from '../support/azure/sample-snapshot.js';
import { aml, scratch } from './scratch.js';

const good = serializeSnapshot(madeSnapshot());
const bad = serializeSnapshot(sampleSnapshot());
const repository = fileURLToPath(new URL('../..', import.meta.url));

describe('posture of a snapshot', () => {
  it('is clean where nothing fails, and has findings where something does', async (t) => {
    const folder = scratch(t, { 'good.json': good, 'bad.json': bad });
    assert.equal((await aml(folder, ['posture', '--snapshot', 'good.json'])).code, 0);
    const { code, out } = await aml(folder, ['posture', '--snapshot', 'bad.json']);
    assert.equal(code, 1);
    assert.match(out, /^This is a sample/);
    assert.match(out, /Fail \(critical\) +Workspace that answers on the public internet: mlw-churn-prod/);
    assert.match(
      out,
      /Training data and models in stchurnprod: from the internet, [^\n]*with the account key, which \d+ principals can list/,
    );
  });

  it('fails from the severity that is asked for', async (t) => {
    const low = madeSnapshot({ 'workspace/computes': 'forbidden' });
    const folder = scratch(t, { 'low.json': serializeSnapshot(low), 'bad.json': bad });
    assert.equal((await aml(folder, ['posture', '--snapshot', 'bad.json', '--fail-on', 'critical'])).code, 1);
    assert.equal((await aml(folder, ['posture', '--snapshot', 'low.json'])).code, 0);
    assert.equal((await aml(folder, ['posture', '--snapshot', 'low.json', '--fail-on-unknown'])).code, 1);
  });

  it('says that the workspace itself was not read', async (t) => {
    const folder = scratch(t, { 'dark.json': serializeSnapshot(madeSnapshot({ workspace: 'forbidden' })) });
    const { code, out } = await aml(folder, ['posture', '--snapshot', 'dark.json']);
    assert.equal(code, 3);
    assert.match(out, /who can reach it is not known/);
  });

  it('says where the names lead from here, only where that is asked for', async (t) => {
    const double = await DnsDouble.start({
      'kv-churn-prod.vault.azure.net': { cname: 'kv-churn-prod.privatelink.vaultcore.azure.net' },
      'kv-churn-prod.privatelink.vaultcore.azure.net': { a: ['10.1.0.5'] },
      'crchurnprod.azurecr.io': { a: ['20.50.2.1'] },
    });
    t.after(() => {
      double.stop();
    });
    const folder = scratch(t, { 'good.json': good });
    const from = ['posture', '--snapshot', 'good.json'];
    const change = { names: serverNames([double.server]) };
    assert.doesNotMatch((await aml(folder, from, '', change)).out, /Names from here/);
    assert.deepEqual(double.asked, []);
    const { code, out } = await aml(folder, [...from, '--from-here'], '', change);
    assert.equal(code, 0);
    assert.match(out, /Names from here\n[^]* {2}private {10}vault kv-churn-prod: \S+ -> kv-churn-prod\.privatelink/);
    assert.match(out, /10\.1\.0\.5; the private endpoint is used/);
    assert.match(
      out,
      /public {11}registry crchurnprod: [^]*zone is not linked where you are, and public access is off/,
    );
    assert.match(
      out,
      /does not resolve notebooks: ml-churn\.notebooks\.azure\.net\n[^]*not known {8}Application Insights/,
    );
    const json = await aml(folder, [...from, '--from-here', '--format', 'json'], '', change);
    const { fromHere } = JSON.parse(json.out) as {
      fromHere: { names: { host: string; seenAs: string; fit: string }[] };
    };
    assert.deepEqual(
      fromHere.names.filter(({ host }) => /vault|azurecr/.test(host)).map(({ seenAs, fit }) => `${seenAs} ${fit}`),
      ['private agrees', 'public zone-not-linked'],
    );
    const markdown = await aml(folder, [...from, '--from-here', '--format', 'markdown'], '', change);
    assert.match(markdown.out, /\n## Names from here: [^]*\| private \| vault kv-churn-prod \|/);
    const csv = await aml(folder, [...from, '--from-here', '--format', 'csv'], '', change);
    assert.equal(csv.code, 2);
    assert.match(csv.error, /--from-here is for reports in the form pretty, markdown, json/);
  });

  it('writes a plan in place of the report, and its progress since an earlier snapshot', async (t) => {
    const folder = scratch(t, { 'good.json': good, 'bad.json': bad });
    const { code, out } = await aml(folder, ['posture', '--snapshot', 'bad.json', '--plan', 'pretty']);
    assert.equal(code, 1);
    assert.match(out, /^This is a sample[^]*mlw-churn-prod {2}\d+ steps; [^]*\n {2}1\. /);
    const mended = await aml(folder, [
      'posture',
      '--snapshot',
      'good.json',
      '--compare',
      'bad.json',
      '--plan',
      'pretty',
    ]);
    assert.match(mended.out, /^mlw-churn-prod {2}0 steps[^]*Since [^]*\d+ of \d+ done[^]*\n {2}Done {7}Workspace/);
    const written = await aml(folder, ['posture', '--snapshot', 'bad.json', '--plan', 'cli', '-o', 'repairs.sh']);
    assert.equal(written.out, '');
    assert.match(readFileSync(path.join(folder, 'repairs.sh'), 'utf8'), /^# Repairs of mlw-churn-prod[^]*\naz /);
    const both = await aml(folder, ['posture', '--snapshot', 'bad.json', '--plan', 'cli', '--format', 'json']);
    assert.deepEqual([both.code, both.out], [2, '']);
    assert.match(both.error, /--plan says its own form/);
  });

  it('writes every form to a file', async (t) => {
    const folder = scratch(t, { 'bad.json': bad });
    for (const format of ['pretty', 'html', 'markdown', 'json', 'sarif', 'csv']) {
      const { code, out } = await aml(folder, [
        'posture',
        '--snapshot',
        'bad.json',
        '--format',
        format,
        '-o',
        'report',
      ]);
      assert.deepEqual({ code, out }, { code: 1, out: '' }, format);
      assert.ok(readFileSync(path.join(folder, 'report'), 'utf8').length > 1000, format);
    }
  });

  it('says what differs from an earlier one', async (t) => {
    const folder = scratch(t, { 'good.json': good, 'bad.json': bad });
    const { out } = await aml(folder, ['posture', '--snapshot', 'bad.json', '--compare', 'good.json']);
    assert.match(out, /Since 2026-11-23T09:00:00Z\n[^]*worse +workspace-answers-publicly .*: pass -> fail/);
    const same = await aml(folder, ['posture', '--snapshot', 'good.json', '--compare', 'good.json']);
    assert.match(same.out, /Every verdict is the same/);
    const programs = await aml(folder, [
      'posture',
      '--snapshot',
      'bad.json',
      '--compare',
      'good.json',
      '--format',
      'json',
    ]);
    assert.doesNotThrow(() => JSON.parse(programs.out) as unknown);
    assert.match(programs.error, /worse/);
  });

  it('keeps to what the project says of its workspaces', async (t) => {
    const folder = scratch(t, {
      'open.json': serializeSnapshot(madeSnapshot({ workspace: { tags: null, properties: { hbiWorkspace: false } } })),
      '.aml-guard.yaml': 'posture:\n  sensitiveWorkspaces: [MLW-churn-prod]\n',
    });
    const { out } = await aml(folder, ['posture', '--snapshot', 'open.json']);
    assert.match(out, /sensitive-workspace-without-hbi-flag/);
    writeFileSync(path.join(folder, '.aml-guard.yaml'), 'posture:\n  maxPrivilegedPrincipals: none\n  owner: x\n');
    const { code, error } = await aml(folder, ['posture', '--snapshot', 'open.json']);
    assert.equal(code, 2);
    assert.match(error, /whole number above 0[^]*Unknown key "owner"; known are productionWorkspaces/);
  });

  it('writes who can do what in place of the verdicts', async (t) => {
    const folder = scratch(t, { 'bad.json': bad });
    const { code, out } = await aml(folder, ['posture', '--snapshot', 'bad.json', '--access']);
    assert.equal(code, 0);
    assert.match(out, /Storage account stchurnprod\n[^]*can read data, write data\n/);
    assert.doesNotMatch(out, /Fail/);
    const json = await aml(folder, ['posture', '--snapshot', 'bad.json', '--access', '--format', 'json']);
    const { format, places } = JSON.parse(json.out) as { readonly format: string; readonly places: readonly unknown[] };
    assert.deepEqual([format, places.length], ['aml-guard-access', 6]);
  });

  it('says what is wrong with what was typed', async (t) => {
    const folder = scratch(t, { 'a.json': '{}', 'good.json': good });
    const table: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
      'no workspace': [[], /needs --workspace with a resource id, --snapshot/],
      both: [['--workspace', ids.workspace, '--snapshot', 'a.json'], /give one of them/],
      'a name in place of an id': [['--workspace', 'mlw-churn-prod'], /takes the resource id/],
      'the id of something else': [['--workspace', ids.storage], /takes the resource id/],
      'a file that is not there': [['--snapshot', 'b.json'], /b\.json does not exist/],
      'a file that is no snapshot': [['--snapshot', 'a.json'], /a\.json: This is not a snapshot/],
      'an earlier file that is none': [['--snapshot', 'good.json', '--compare', 'a.json'], /a\.json: This is not/],
      'a cloud that is none': [['--workspace', ids.workspace, '--cloud', 'http://x'], /--cloud takes public/],
      'a diagnosis of a file': [['--snapshot', 'a.json', '--diagnose'], /--diagnose has no meaning for a snapshot/],
      'a cloud for a file': [['--snapshot', 'a.json', '--cloud', 'china'], /--cloud has no meaning for a snapshot/],
      'another way to sign in': [['--workspace', ids.workspace, '--auth', 'magic'], /--auth takes azureCli/],
      'a token that is not there': [['--workspace', ids.workspace, '--auth', 'accessToken'], /AML_GUARD_ACCESS_TOKEN/],
      'a form in which access is not written': [
        ['--snapshot', 'good.json', '--access', '--format', 'html'],
        /--format with --access takes pretty/,
      ],
      'a name in place of an object id': [['--principal', 'ada@contoso.com'], /--principal takes an object id/],
      'a principal of a snapshot': [
        ['--snapshot', 'good.json', '--principal', principals.person],
        /--principal has no meaning for a snapshot/,
      ],
      'a principal and a workspace': [
        ['--workspace', ids.workspace, '--principal', principals.person],
        /--workspace has no meaning with --principal/,
      ],
      'access lists of a file': [['--snapshot', 'a.json', '--access-lists'], /--access-lists has no meaning/],
      'another form': [['--snapshot', 'good.json', '--format', 'pdf'], /--format takes pretty/],
    };
    for (const [name, [args, message]] of Object.entries(table)) {
      const { code, out, error } = await aml(folder, ['posture', ...args]);
      assert.deepEqual({ code, out }, { code: 2, out: '' }, name);
      assert.match(error, message, name);
    }
  });

  it('writes what it found even where a file cannot be written', async (t) => {
    const folder = scratch(t, { 'good.json': good });
    const args = ['posture', '--snapshot', 'good.json', '-o', path.join('missing', 'report')];
    const { code, error } = await aml(folder, args);
    assert.equal(code, 3);
    assert.match(error, /cannot be written \(ENOENT\)/);
  });
});

describe('posture of a workspace of Azure', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers: madeWorkspace() });
  });
  after(() => double.stop());

  /** The command as a process of its own, which trusts the double's certificate by Node's own variable. */
  async function start(
    folder: string,
    args: readonly string[],
  ): Promise<{ code: number | null; out: string; error: string }> {
    writeFileSync(path.join(folder, 'ca.pem'), double.certificate);
    const main = path.join(repository, 'src', 'cli', 'main.ts');
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, 'posture', ...args], {
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

  it('is read, judged and kept, by the workspace that config.json names', async (t) => {
    const folder = scratch(t, {
      'config.json': JSON.stringify({
        subscription_id: subscription,
        resource_group: 'rg-churn-prod',
        workspace_name: 'mlw-churn-prod',
      }),
    });
    const args = ['--cloud', double.origin, '--auth', 'accessToken', '--export', 'kept.json', '--format', 'json'];
    const { code, out, error } = await start(folder, args);
    assert.equal(code, 0, error);
    const report = JSON.parse(out) as {
      readonly workspace: { readonly name: string };
      readonly counts: { pass: number };
    };
    assert.equal(report.workspace.name, 'mlw-churn-prod');
    assert.ok(report.counts.pass > 100);
    const kept = readFileSync(path.join(folder, 'kept.json'), 'utf8');
    assert.equal(parseSnapshot(kept).workspace, ids.workspace);
    assert.doesNotMatch(out + error + kept, /made-token/);
  });

  it('is diagnosed by the service, and read by previews of the API, where that is asked for', async (t) => {
    const body = { value: { nsgResults: [{ code: 'MadeUpProblem', level: 'Error', message: 'made up' }] } };
    double.change({ operations: { [`${ids.workspace}/diagnose`]: { polls: -1, body } } });
    double.requests.length = 0;
    const folder = scratch(t, {});
    const args = ['--workspace', ids.workspace, '--cloud', double.origin, '--auth', 'accessToken'];
    const { out, error } = await start(folder, [...args, '--diagnose', '--preview-api']);
    double.change({ operations: {} });
    assert.match(out, /nsg: MadeUpProblem \(error\)/, error);
    assert.ok(double.requests.some((seen) => seen.path === ids.workspace && seen.apiVersion.endsWith('-preview')));
  });

  it('is left alone where all roles of a principal are asked for', async (t) => {
    const list = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleAssignments`;
    const other = '22222222-2222-3333-4444-555555555555';
    double.change({
      answers: {
        '/subscriptions': {
          value: [
            { subscriptionId: subscription, displayName: 'Churn' },
            { subscriptionId: other, displayName: 'Other' },
          ],
        },
        [list]: { value: [roleAssignment(ids.subscription, principals.person, roles.owner, 'User')] },
        [list.replace(subscription, other)]: { value: [] },
      },
    });
    const folder = scratch(t, {});
    const args = ['--principal', principals.person, '--cloud', double.origin, '--auth', 'accessToken'];
    const whole = await start(folder, args);
    double.change({ faults: { [list.replace(subscription, other)]: { is: 'status', status: 403 } } });
    const half = await start(folder, args);
    double.change({ faults: { '/subscriptions': { is: 'status', status: 403 } } });
    const none = await start(folder, args);
    double.change({ answers: madeWorkspace(), faults: {} });
    assert.equal(whole.code, 0, whole.error);
    assert.match(whole.out, /SUBSCRIPTION +Owner: Churn/);
    assert.equal(half.code, 3);
    assert.match(half.out, /SUBSCRIPTION +Owner: Churn[^]*There may be more in Other: The permission/);
    assert.deepEqual([none.code, none.out], [3, '']);
    assert.match(none.error, /the subscriptions could not be read: The permission Microsoft\.Resources/);
  });

  it('keeps the token of Resource Manager from the data of accounts', async (t) => {
    const lake = structuredClone(madeWorkspace());
    (lake[ids.storage] as { properties: { isHnsEnabled: boolean } }).properties.isHnsEnabled = true;
    double.change({ answers: lake });
    double.requests.length = 0;
    const folder = scratch(t, {});
    const args = ['--workspace', ids.workspace, '--cloud', double.origin, '--auth', 'accessToken', '--access-lists'];
    const { out, error } = await start(folder, args);
    double.change({ answers: madeWorkspace() });
    // A cloud of one's own does not say where its storage answers, so nothing was asked.
    assert.match(out, /Where storage accounts answer in this cloud is not known/, error);
    assert.ok(double.requests.every(({ path }) => path.startsWith('/subscriptions/')));
  });

  it('says why it could not be read', async (t) => {
    double.change({ faults: { '*': { is: 'status', status: 403, code: 'AuthorizationFailed' } } });
    const folder = scratch(t, {});
    const args = ['--workspace', ids.workspace, '--cloud', double.origin, '--auth', 'accessToken'];
    const { code, out, error } = await start(folder, args);
    double.change({ faults: {} });
    assert.equal(code, 3, error);
    assert.match(out, /The permission Microsoft\.MachineLearningServices\/workspaces\/read is missing/);
  });
});

interface Listed {
  readonly checks: readonly { readonly id: string; readonly crosswalk: object }[];
  readonly rules: readonly { readonly id: string; readonly crosswalk: object }[];
}

describe('checks', () => {
  it('are listed and explained', async (t) => {
    const folder = scratch(t, {});
    assert.match((await aml(folder, ['checks'])).out, /^workspace-answers-publicly +critical {2}workspace that/m);
    const listed = JSON.parse((await aml(folder, ['checks', '--format', 'json'])).out) as Listed;
    assert.ok(listed.checks.length > 140);
    const vault = listed.checks.find(({ id }) => id === 'key-vault-without-role-authorization');
    assert.deepEqual(vault?.crosswalk, {
      mcsb: ['PA-7'],
      cis: ['3.3', '6.8'],
      nist: ['AC-2', 'AC-3', 'AC-6'],
      atlas: [],
      mcsbByInitiative: ['PA-7'],
      peers: [
        { catalogue: 'PSRule', id: 'AZR-000388' },
        { catalogue: 'Prowler', id: 'keyvault_rbac_enabled' },
        {
          catalogue: 'Azure Policy',
          id: '12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5',
          title: 'Azure Key Vault should use RBAC permission model',
        },
        { catalogue: 'steampipe', id: 'keyvault_rbac_enabled' },
      ],
    });
    const { rules } = JSON.parse((await aml(folder, ['rules', '--format', 'json'])).out) as Listed;
    assert.deepEqual(rules.find(({ id }) => id === 'unsafe-model-load')?.crosswalk, {
      mcsb: ['DS-2'],
      cis: ['16.4', '16.6', '16.11'],
      nist: ['SA-12', 'SA-15'],
      atlas: ['AML.T0011.000', 'AML.T0018'],
    });
    assert.match(
      (await aml(folder, ['explain', 'workspace-answers-publicly'])).out,
      /It passes when: publicNetworkAccess/,
    );
    const { code, error } = await aml(folder, ['explain', 'nothing']);
    assert.equal(code, 2);
    assert.match(error, /no rule or check "nothing"/);
  });
});
