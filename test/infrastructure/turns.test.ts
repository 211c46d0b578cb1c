import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Turns } from '../../src/extension/infrastructure/turns.js';
import { typingPause } from '../../src/extension/linting/typing-pause.js';

describe('work that takes turns', () => {
  it('runs one at a time for a key, and once more for all that was asked meanwhile', async () => {
    const turns = new Turns();
    const done: string[] = [];
    let release: (() => void) | undefined;
    const blocked = new Promise<void>((resolve) => {
      release = resolve;
    });
    const work = (name: string, until: Promise<void>) => async (): Promise<void> => {
      done.push(`${name} begins`);
      await until;
      done.push(`${name} ends`);
    };
    const first = turns.run('a', work('first', blocked));
    await turns.run('a', work('second', Promise.resolve()));
    await turns.run('a', work('third', Promise.resolve()));
    await turns.run('b', work('other', Promise.resolve()));
    release?.();
    await first;
    assert.deepEqual(done, ['first begins', 'other begins', 'other ends', 'first ends', 'third begins', 'third ends']);
  });

  it('goes on after work that failed', async () => {
    const turns = new Turns();
    await assert.rejects(
      turns.run('a', () => Promise.reject(new Error('no'))),
      /no/,
    );
    let ran = false;
    await turns.run('a', () => {
      ran = true;
      return Promise.resolve();
    });
    assert.ok(ran);
  });
});

describe('the pause after a keystroke', () => {
  it('is none for a text that is judged in no time, or was never judged', () => {
    assert.deepEqual([undefined, 0, 14.9].map(typingPause), [0, 0, 0]);
  });

  it('leaves half of the time to others, and ends within a second', () => {
    assert.deepEqual([15, 50, 5000].map(typingPause), [15, 50, 1000]);
  });
});
