import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { resolveNames, serverNames, systemNames, type NameSource } from '../../src/azure/resolve-names.js';
import type { NameAnswer } from '../../src/posture/names/seen-name.js';
import { DnsDouble, type DnsAnswer } from '../support/dns-double.js';

const never = new AbortController().signal;

async function ask(
  t: TestContext,
  names: Readonly<Record<string, DnsAnswer>>,
  host: string,
  timeoutMs = 2000,
): Promise<NameAnswer | undefined> {
  const double = await DnsDouble.start(names);
  t.after(() => {
    double.stop();
  });
  return (await resolveNames([host], serverNames([double.server], timeoutMs), never, timeoutMs)).get(host);
}

describe('names of a name server', () => {
  it('are resolved through the alias to a private link zone', async (t) => {
    const names = {
      'st.blob.core.example': { cname: 'st.privatelink.blob.core.example' },
      'st.privatelink.blob.core.example': { a: ['10.0.0.4'] },
    };
    assert.deepEqual(await ask(t, names, 'st.blob.core.example'), {
      is: 'resolved',
      addresses: ['10.0.0.4'],
      chain: ['st.privatelink.blob.core.example'],
      isPartial: false,
    });
  });

  it('have addresses of both families', async (t) => {
    const answer = await ask(t, { 'a.example': { a: ['20.0.0.1'], aaaa: ['2603:1020:0:0:0:0:0:1'] } }, 'a.example');
    assert.deepEqual(answer, {
      is: 'resolved',
      addresses: ['20.0.0.1', '2603:1020::1'],
      chain: [],
      isPartial: false,
    });
  });

  it('are missing where there is no such name, also behind an alias', async (t) => {
    assert.deepEqual(await ask(t, {}, 'gone.example'), { is: 'missing', chain: [] });
    const dangling = { 'a.example': { cname: 'a.privatelink.example' } };
    assert.deepEqual(await ask(t, dangling, 'a.example'), { is: 'missing', chain: ['a.privatelink.example'] });
  });

  for (const [fault, reason] of [
    ['servfail', 'the name server failed'],
    ['refused', 'the name server refused to answer'],
  ] as const) {
    it(`are not known after ${fault}`, async (t) => {
      assert.deepEqual(await ask(t, { 'a.example': fault }, 'a.example'), { is: 'failed', reason });
    });
  }

  it('are not known where nobody answers in time', async (t) => {
    const before = Date.now();
    const answer = await ask(t, { 'a.example': 'silence' }, 'a.example', 200);
    assert.deepEqual(answer, { is: 'failed', reason: 'the name server did not answer in time' });
    assert.ok(Date.now() - before < 5000, 'it is bounded');
  });

  it('are not known where the answer did not fit and cannot be had whole', async (t) => {
    const answer = await ask(t, { 'a.example': 'truncated' }, 'a.example', 1000);
    assert.equal(answer?.is, 'failed');
  });

  it('go round in a circle only once', async (t) => {
    const source: NameSource = {
      addresses: () => Promise.reject(Object.assign(new Error('none'), { code: 'ENODATA' })),
      aliases: (host) => Promise.resolve([host === 'a.example' ? 'b.example' : 'a.example']),
      cancel: () => undefined,
    };
    t.diagnostic('a server that follows aliases itself would not answer');
    const answers = await resolveNames(['a.example'], source, never);
    assert.deepEqual(answers.get('a.example'), { is: 'missing', chain: ['b.example', 'a.example'] });
  });
});

describe('asking', () => {
  it('is done for a few names at a time, each once', async () => {
    let running = 0;
    let most = 0;
    const asked: string[] = [];
    const source: NameSource = {
      async addresses(host, family) {
        if (family === 4) {
          asked.push(host);
          most = Math.max(most, ++running);
          await new Promise(setImmediate);
          running--;
        }
        return family === 4 ? ['10.0.0.1'] : [];
      },
      aliases: () => Promise.resolve([]),
      cancel: () => undefined,
    };
    const hosts = Array.from({ length: 20 }, (_, index) => `h${String(index)}.example`);
    const answers = await resolveNames([...hosts, ...hosts], source, never);
    assert.deepEqual(asked.sort(), [...hosts].sort());
    assert.equal(answers.size, 20);
    assert.equal(most, 6);
  });

  it('ends at once when it is cancelled, and ends what is under way', async (t) => {
    const double = await DnsDouble.start({ 'a.example': 'silence' });
    t.after(() => {
      double.stop();
    });
    const controller = new AbortController();
    const asking = resolveNames(['a.example'], serverNames([double.server], 60_000), controller.signal, 60_000);
    setImmediate(() => {
      controller.abort(new Error('enough'));
    });
    await assert.rejects(asking, /enough/);
    await assert.rejects(resolveNames(['b.example'], serverNames([double.server]), controller.signal), /enough/);
    assert.ok(!double.asked.some((question) => question.endsWith('b.example')));
  });

  it('asks the operating system, with its hosts file', async () => {
    assert.deepEqual(await systemNames().addresses('localhost', 4), ['127.0.0.1']);
  });
});
