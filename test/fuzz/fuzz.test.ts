import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fuzz, type Failure } from './fuzzer.js';
import { documentSeeds } from './seeds.js';
import { targetsFor } from './targets.js';

/** The share of the nightly million that every run of the tests takes; it stops by itself on a slow machine. */
const inputs = 4000;
const longestMs = 15_000;

describe('changed inputs', () => {
  it('break nothing', () => {
    const failures: Failure[] = [];
    const tried = fuzz(targetsFor(documentSeeds()), {
      seed: 20261124,
      inputs,
      until: Date.now() + longestMs,
      onFailure: (failure) => failures.push(failure),
    });
    assert.deepEqual(
      failures.map(({ target, message, seed }) => `${target}: ${message}\n${JSON.stringify(seed.text)}`),
      [],
    );
    assert.ok(Object.values(tried).reduce((sum, count) => sum + count, 0) > 100);
  });
});
