import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { diagnoseWorkspace } from '../../src/azure/diagnose-workspace.js';
import { diagnosisPath } from '../../src/posture/snapshot/places.js';
import type { Reading } from '../../src/posture/snapshot/reading.js';
import { readingKey, type Snapshot } from '../../src/posture/snapshot/snapshot.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { doubleClient } from '../support/azure/double-client.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { ids, madeWorkspace } from '../support/azure/made-workspace.js';

const path = diagnosisPath(ids.workspace);
const body = { value: { dnsResolutionResults: [{ code: 'CustomDnsInUse', level: 'Warning', message: 'made up' }] } };

describe('a diagnosis by the service', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers: madeWorkspace() });
  });
  after(() => double.stop());
  afterEach(() => {
    double.change({ operations: {}, faults: {} });
    double.requests.length = 0;
  });

  const diagnose = (signal = AbortSignal.timeout(20_000), timeoutMs = 10_000): Promise<Snapshot> =>
    diagnoseWorkspace(doubleClient(double), madeSnapshot({ [path]: 'not-read' }), signal, { pollMs: 1, timeoutMs });
  const readingOf = (snapshot: Snapshot): Reading | undefined => snapshot.readings[readingKey(path)];

  it('is waited for, and kept beside what was read before', async () => {
    double.change({ operations: { [path]: { polls: 2, body } } });
    const snapshot = await diagnose();
    assert.deepEqual(readingOf(snapshot), { is: 'read', body, apiVersion: '2026-05-01' });
    assert.equal(snapshot.readings[readingKey(ids.workspace)]?.is, 'read');
    assert.deepEqual(
      double.requests.map(({ method }) => method),
      ['POST', 'GET', 'GET', 'GET'],
    );
  });

  it('may be answered at once', async () => {
    double.change({ operations: { [path]: { polls: -1, body } } });
    assert.equal(readingOf(await diagnose())?.is, 'read');
    assert.equal(double.requests.length, 1);
  });

  it('that is refused names the permission', async () => {
    double.change({ faults: { '/diagnose': { is: 'status', status: 403, code: 'AuthorizationFailed' } } });
    const reading = readingOf(await diagnose());
    assert.ok(reading?.is === 'unreadable', reading?.is);
    assert.equal(reading.reason.code, 'forbidden');
    assert.equal(reading.reason.permission, 'Microsoft.MachineLearningServices/workspaces/diagnose/action');
  });

  it('that ends in a web page, in nothing or elsewhere is none', async () => {
    const faults = [
      { is: 'body', body: '<html>sign in</html>', contentType: 'text/html' },
      { is: 'body', body: '{"id": "no results"}' },
      { is: 'redirect', to: 'https://evil.example/' },
    ] as const;
    for (const fault of faults) {
      double.change({ faults: { '/diagnose': fault } });
      assert.equal(readingOf(await diagnose())?.is, 'unreadable', JSON.stringify(fault));
    }
  });

  it('that never ends is given up in time', async () => {
    double.change({ operations: { [path]: { polls: Infinity, body } } });
    const reading = readingOf(await diagnose(undefined, 300));
    assert.equal(reading?.is === 'unreadable' ? reading.reason.code : reading?.is, 'timeout');
  });

  it('can be cancelled', async () => {
    double.change({ operations: { [path]: { polls: Infinity, body } } });
    const stop = new AbortController();
    const waiting = diagnose(stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 50);
    await assert.rejects(waiting, { name: 'AbortError' });
  });
});
