import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseSnapshot, serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { madeToken } from '../support/azure/double-client.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { ids, madeWorkspace } from '../support/azure/made-workspace.js';
import { canary } from '../support/pipelines/canary.js';
import { madeReadings } from '../support/pipelines/made-pipelines.js';
import { MadeServices } from '../support/pipelines/made-services.js';
import { aml, scratch } from './scratch.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const azurePersonal = 'made-personal-token';
const gitHubToken = 'made-github-token';

describe('posture with pipelines', () => {
  let azure: AzureDouble;
  let services: MadeServices;
  let proxy: http.Server;
  const tunnels = new Set<Socket>();
  before(async () => {
    azure = await AzureDouble.start({ answers: madeWorkspace() });
    services = await MadeServices.start();
    proxy = proxyTo({
      'dev.azure.com:443': services.devOps.origin,
      'vssps.dev.azure.com:443': services.identities.origin,
      'api.github.com:443': services.gitHub.origin,
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
  });
  after(async () => {
    for (const tunnel of tunnels) {
      tunnel.destroy();
    }
    proxy.close();
    await Promise.all([azure.stop(), services.stop()]);
  });

  /** A proxy that leads the services' own names to the doubles, and nothing anywhere else. */
  function proxyTo(places: Readonly<Record<string, string>>): http.Server {
    return http.createServer().on('connect', (request: http.IncomingMessage, client: Socket) => {
      const origin = places[request.url ?? ''];
      tunnels.add(client);
      client.on('error', () => client.destroy());
      if (origin === undefined) {
        client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
        return;
      }
      const server = net.connect(Number(new URL(origin).port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        server.pipe(client).pipe(server);
      });
      server.on('error', () => client.destroy());
    });
  }

  /** The command as a process of its own: its own hosts, through a proxy, with the doubles' certificate. */
  async function start(
    folder: string,
    args: readonly string[],
  ): Promise<{ code: number | null; out: string; error: string }> {
    writeFileSync(path.join(folder, 'ca.pem'), azure.certificate);
    const main = path.join(repository, 'src', 'cli', 'main.ts');
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, 'posture', ...args], {
      cwd: folder,
      env: {
        ...process.env,
        NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
        HTTPS_PROXY: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`,
        NO_PROXY: 'localhost',
        AML_GUARD_ACCESS_TOKEN: madeToken,
        AZURE_DEVOPS_EXT_PAT: azurePersonal,
        GITHUB_TOKEN: gitHubToken,
      },
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString('utf8')));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out, error };
  }

  it('reads them along, from the services’ own hosts, each with the token for it', async (t) => {
    const folder = scratch(t, {});
    const { code, out, error } = await start(folder, [
      '--workspace',
      ids.workspace,
      '--cloud',
      azure.origin,
      '--auth',
      'accessToken',
      '--azure-devops',
      'contoso/churn model',
      '--github',
      'contoso/churn',
      '--export',
      'kept.json',
    ]);
    assert.equal(code, 0, out + error);
    const kept = readFileSync(path.join(folder, 'kept.json'), 'utf8');
    const { readings, pipelines } = parseSnapshot(kept);
    assert.deepEqual(
      pipelines?.map(({ kind }) => kind),
      ['azure-devops', 'github'],
    );
    for (const [key, reading] of Object.entries(madeReadings())) {
      assert.deepEqual(readings[key], reading, key);
    }
    const basic = `Basic ${Buffer.from(`:${azurePersonal}`).toString('base64')}`;
    const used = [azure, ...services.all].map(({ requests }) => [
      ...new Set(requests.map(({ authorization }) => authorization)),
    ]);
    assert.deepEqual(used, [[`Bearer ${madeToken}`], [basic], [basic], [`Bearer ${gitHubToken}`]]);
    assert.doesNotMatch(out + error + kept, new RegExp(`made-token|${azurePersonal}|${gitHubToken}|${canary.secret}`));
  });

  it('says what is wrong with what was typed, before anything is read', async (t) => {
    const folder = scratch(t, { 'good.json': serializeSnapshot(madeSnapshot()) });
    const table: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
      'an organization alone': [
        ['--workspace', ids.workspace, '--azure-devops', 'contoso'],
        /takes organization\/project/,
      ],
      'an address': [['--workspace', ids.workspace, '--github', 'https://github.com/a/b'], /takes owner\/repository/],
      'a snapshot': [['--snapshot', 'good.json', '--github', 'a/b'], /--github has no meaning for a snapshot/],
    };
    for (const [name, [args, message]] of Object.entries(table)) {
      const { code, error } = await aml(folder, ['posture', ...args]);
      assert.equal(code, 2, name);
      assert.match(error, message, name);
    }
  });

  it('asks for a token of its own for each service', async (t) => {
    const folder = scratch(t, {});
    const names = ['AZURE_DEVOPS_EXT_PAT', 'SYSTEM_ACCESSTOKEN', 'GITHUB_TOKEN', 'GH_TOKEN'];
    const kept = names.map((name) => [name, process.env[name]] as const);
    t.after(() => {
      for (const [name, value] of kept) {
        if (value !== undefined) {
          process.env[name] = value;
        }
      }
    });
    for (const name of names) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
      delete process.env[name];
    }
    const gitHub = await aml(folder, ['posture', '--workspace', ids.workspace, '--github', 'a/b']);
    assert.deepEqual([gitHub.code, gitHub.error.includes('GITHUB_TOKEN or GH_TOKEN')], [2, true]);
    const args = ['posture', '--workspace', ids.workspace, '--auth', 'accessToken', '--azure-devops', 'a/b'];
    const devOps = await aml(folder, args);
    assert.deepEqual([devOps.code, devOps.error.includes('AZURE_DEVOPS_EXT_PAT')], [2, true], devOps.error);
  });
});
