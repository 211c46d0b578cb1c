import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { sha256 } from '../../../src/core/findings/sha256.js';

describe('sha256', () => {
  it('agrees with Node at every length around the ends of blocks', () => {
    for (let length = 0; length < 200; length++) {
      const text = 'aé𝄞€'.repeat(length).slice(0, length);
      // Half a surrogate pair is no text.
      const whole = text.replace(/[\ud800-\udbff]$/, '');
      assert.equal(sha256(whole), createHash('sha256').update(whole).digest('hex'), String(length));
    }
  });
});
