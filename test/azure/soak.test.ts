import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { soakAzure } from '../soak/azure-soak.js';

/** `npm run soak` does the same ten thousand times. */
describe('refreshes while Azure misbehaves at random', () => {
  it('end well, leave nothing behind, and take the token nowhere else', async () => {
    const { troubles, requests, cancelled, faults, outcomes, samples } = await soakAzure({
      refreshes: 36,
      seed: 20261124,
      lanes: 6,
      // With room for a busy machine.
      timeoutMs: 2_000,
      samples: 3,
    });
    assert.deepEqual(troubles, []);
    assert.ok(requests > 300, String(requests));
    assert.ok(cancelled > 0);
    assert.ok(Object.keys(faults).length >= 8, JSON.stringify(faults));
    assert.ok((outcomes['read'] ?? 0) > 0 && Object.keys(outcomes).length >= 6, JSON.stringify(outcomes));
    assert.equal(({} as { readonly polluted?: boolean }).polluted, undefined);
    const [first, ...later] = samples;
    assert.ok(first !== undefined);
    for (const sample of later) {
      assert.equal(sample.processListeners, first.processListeners);
      assert.ok((sample.resources['Timeout'] ?? 0) <= (first.resources['Timeout'] ?? 0) + 2, JSON.stringify(samples));
    }
  });
});
