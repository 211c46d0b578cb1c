import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoized } from '../../../src/core/secrets/memo.js';

describe('a function that remembers', () => {
  it('works once for each text, also where the answer is false', () => {
    const asked: string[] = [];
    const isLong = memoized((text) => {
      asked.push(text);
      return text.length > 1;
    });
    assert.deepEqual(['a', 'bb', 'a', 'bb'].map(isLong), [false, true, false, true]);
    assert.deepEqual(asked, ['a', 'bb']);
  });

  it('forgets all when it knows as many as it may, and not before', () => {
    const asked: string[] = [];
    const work = memoized((text) => {
      asked.push(text);
      return text;
    }, 2);
    for (const text of ['a', 'b', 'a', 'b', 'c', 'c', 'a']) {
      assert.equal(work(text), text);
    }
    assert.deepEqual(asked, ['a', 'b', 'c', 'a']);
  });
});
