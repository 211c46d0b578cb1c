import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { readAccessLists } from '../../src/azure/read-access-lists.js';
import type { Reading } from '../../src/posture/snapshot/reading.js';
import { serializeSnapshot, type Snapshot } from '../../src/posture/snapshot/snapshot.js';
import { AzureDouble, type Fault } from '../support/azure/azure-double.js';
import { doubleClient, MadeCredential, madeToken } from '../support/azure/double-client.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { ids, principals } from '../support/azure/made-workspace.js';

const address = 'https://stchurnprod.dfs.core.windows.net';
const list = (...entries: readonly string[]): Record<string, string> => ({
  'x-ms-owner': '$superuser',
  'x-ms-group': '$superuser',
  'x-ms-acl': ['user::rwx', ...entries, 'group::r-x', 'other::---'].join(','),
});
const person = `user:${principals.person}:r-x`;

const answers = {
  '/': { filesystems: [{ name: 'data', etag: '1' }, { name: 'models' }, { name: '$logs' }] },
  '/data': { paths: [{ name: 'Raw data', isDirectory: 'true' }, { name: 'readme.md' }] },
  'HEAD /data': list(),
  'HEAD /data/Raw data': list(person),
  '/models': { paths: [] },
  'HEAD /models': list(),
};

class AskedFor extends MadeCredential {
  readonly scopes: string[] = [];

  override getToken(scopes: string | string[]): ReturnType<MadeCredential['getToken']> {
    this.scopes.push(...[scopes].flat());
    return super.getToken(scopes);
  }
}

describe('access lists of a Data Lake account', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers });
  });
  after(() => double.stop());
  afterEach(() => {
    double.change({ answers, faults: {} });
    double.requests.length = 0;
  });

  const lake = madeSnapshot({ storage: { properties: { isHnsEnabled: true } } });
  const read = (
    snapshot: Snapshot = lake,
    signal = AbortSignal.timeout(20_000),
    credential = new MadeCredential(),
  ): Promise<Snapshot> =>
    readAccessLists(doubleClient(double, credential), snapshot, signal, {
      originOf: () => double.origin,
      timeoutMs: 3_000,
    });
  const at = ({ readings }: Snapshot, path: string): Reading | undefined => readings[`${address}${path}`];
  const codeAt = (snapshot: Snapshot, path: string): string | undefined => {
    const reading = at(snapshot, path);
    return reading?.is === 'unreadable' ? reading.reason.code : reading?.is;
  };

  it('are kept by container, with those of the folders on the first level', async () => {
    const snapshot = await read();
    const bodyAt = (path: string): unknown => {
      const reading = at(snapshot, path);
      return reading?.is === 'read' ? reading.body : reading;
    };
    assert.deepEqual(bodyAt(''), { value: [{ name: 'data' }, { name: 'models' }] });
    const entry = (path: string, acl: string): object => ({ path, owner: '$superuser', group: '$superuser', acl });
    assert.deepEqual(bodyAt('/data'), {
      value: [
        entry('/', 'user::rwx,group::r-x,other::---'),
        entry('/Raw data', `user::rwx,${person},group::r-x,other::---`),
      ],
      truncated: false,
    });
    assert.deepEqual(bodyAt('/models'), { value: [entry('/', 'user::rwx,group::r-x,other::---')], truncated: false });
    assert.equal(Object.keys(snapshot.readings).length, Object.keys(lake.readings).length + 3);
  });

  it('are asked for with a token of their own, in ids rather than names', async () => {
    const credential = new AskedFor();
    await read(lake, undefined, credential);
    assert.deepEqual([...new Set(credential.scopes)], ['https://storage.azure.com/.default']);
    const heads = double.requests.filter(({ method }) => method === 'HEAD');
    assert.ok(heads.length === 3 && heads.every(({ query }) => query === '?action=getAccessControl&upn=false'));
    assert.ok(double.requests.every(({ method }) => method === 'GET' || method === 'HEAD'));
  });

  it('are not asked for where there are none: without a hierarchical namespace, or where that is not known', async () => {
    for (const snapshot of [
      madeSnapshot(),
      madeSnapshot({ storage: 'forbidden' }),
      { ...lake, cloud: 'azure.local' },
    ]) {
      assert.deepEqual(await read(snapshot), snapshot);
    }
    assert.deepEqual(double.requests, []);
  });

  it('say why one container could not be read, and the others are', async () => {
    const faults: readonly (readonly [Fault, string])[] = [
      [{ is: 'status', status: 403, code: 'AuthorizationPermissionMismatch' }, 'forbidden'],
      [{ is: 'status', status: 401 }, 'signed-out'],
      [{ is: 'status', status: 409 }, 'refused'],
      [{ is: 'status', status: 404 }, 'absent'],
      [{ is: 'status', status: 429, retryAfter: '120' }, 'throttled'],
      [{ is: 'reset' }, 'network'],
      [{ is: 'never' }, 'timeout'],
    ];
    for (const [fault, code] of faults) {
      double.change({ faults: { '/raw data': fault } });
      const snapshot = await read();
      assert.deepEqual([codeAt(snapshot, '/data'), codeAt(snapshot, '/models')], [code, 'read'], code);
      assert.doesNotMatch(serializeSnapshot(snapshot), new RegExp(madeToken));
    }
  });

  it('tell a missing role from a firewall', async () => {
    const reasonFor = async (code: string): Promise<unknown> => {
      double.change({ faults: { '/raw data': { is: 'status', status: 403, code } } });
      const reading = at(await read(), '/data');
      return reading?.is === 'unreadable' ? [reading.reason.message, reading.reason.permission] : reading;
    };
    const permission = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read';
    assert.deepEqual(await reasonFor('AuthorizationPermissionMismatch'), [
      `The permission ${permission} is missing`,
      permission,
    ]);
    assert.deepEqual(await reasonFor('AuthorizationFailure'), [
      'The network rules of the account do not let this computer in',
      undefined,
    ]);
  });

  it('name the account, not Resource Manager, where it cannot be reached', async () => {
    double.change({ faults: { '*': { is: 'reset' } } });
    const reading = at(await read(), '');
    assert.match(reading?.is === 'unreadable' ? reading.reason.message : '', /^localhost:\d+ could not be reached/);
  });

  it('are not called complete where there are more folders than are read', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `f${String(index)}`);
    double.change({
      answers: {
        ...answers,
        '/data': { paths: names.map((name) => ({ name, isDirectory: 'true' })) },
        ...Object.fromEntries(names.map((name) => [`HEAD /data/${name}`, list()])),
      },
    });
    const reading = at(await read(), '/data');
    assert.ok(reading?.is === 'read');
    const { value, truncated } = reading.body as { readonly value: readonly unknown[]; readonly truncated: boolean };
    assert.deepEqual([value.length, truncated], [101, true]);
  });

  it('stop at a number of requests', async () => {
    const containers = Array.from({ length: 300 }, (_, index) => `c${String(index)}`);
    double.change({
      answers: {
        '/': { filesystems: containers.map((name) => ({ name })) },
        ...Object.fromEntries(containers.map((name) => [`/${name}`, { paths: [] }] as const)),
        ...Object.fromEntries(containers.map((name) => [`HEAD /${name}`, list()] as const)),
      },
    });
    const snapshot = await read();
    assert.ok(double.requests.length <= 400, String(double.requests.length));
    assert.equal(codeAt(snapshot, '/c299'), 'too-large');
    assert.equal(codeAt(snapshot, '/c0'), 'read');
  });

  it('are given up when somebody cancels', async () => {
    double.change({ faults: { '*': { is: 'never' } } });
    const stop = new AbortController();
    const reading = read(lake, stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 50);
    await assert.rejects(reading, { name: 'AbortError' });
  });

  it('of the account that was chosen are read alone', async () => {
    const options = { originOf: () => double.origin, account: ids.vault };
    assert.deepEqual(await readAccessLists(doubleClient(double), lake, AbortSignal.timeout(5_000), options), lake);
  });
});
