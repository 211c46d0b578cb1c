import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TimeSlices } from '../../src/extension/infrastructure/time-slices.js';

/** A clock that only work moves, and a list of what happened. */
class Bench {
  readonly happened: string[] = [];
  #now = 0;
  readonly slices: TimeSlices;

  constructor(budgetMs: number) {
    const pause = (): Promise<void> => {
      this.happened.push('pause');
      return Promise.resolve();
    };
    this.slices = new TimeSlices(budgetMs, { now: () => this.#now, pause });
  }

  work(name: string, ms: number, expectedMs?: number): Promise<string> {
    return this.slices.run(() => {
      this.#now += ms;
      this.happened.push(name);
      return name;
    }, expectedMs);
  }

  wait(ms: number): void {
    this.#now += ms;
  }
}

describe('work in slices', () => {
  it('goes on until the budget is used, and begins again after a pause', async () => {
    const bench = new Bench(10);
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      assert.equal(await bench.work(name, 4), name);
    }
    assert.deepEqual(bench.happened, ['a', 'b', 'c', 'pause', 'd', 'e']);
  });

  it('makes a pause before a piece that would not fit', async () => {
    const bench = new Bench(10);
    await bench.work('a', 4, 4);
    await bench.work('b', 4, 7);
    await bench.work('c', 1, 1);
    assert.deepEqual(bench.happened, ['a', 'pause', 'b', 'c']);
  });

  it('has a slice for a piece that fits in none', async () => {
    const bench = new Bench(10);
    await bench.work('large', 50, 50);
    await bench.work('small', 1, 1);
    assert.deepEqual(bench.happened, ['large', 'pause', 'small']);
  });

  it('counts no time that others take', async () => {
    const bench = new Bench(10);
    await bench.work('a', 4);
    bench.wait(1000);
    await bench.work('b', 4);
    assert.deepEqual(bench.happened, ['a', 'b']);
  });

  it('counts work that fails', async () => {
    const bench = new Bench(10);
    await assert.rejects(
      bench.slices.run(() => {
        bench.wait(12);
        throw new Error('broken');
      }),
    );
    await bench.work('a', 1);
    assert.deepEqual(bench.happened, ['pause', 'a']);
  });

  it('lets timers have their turn between two slices', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const slices = new TimeSlices(0.01);
    for (let piece = 0; piece < 20; piece++) {
      await slices.run(() => Array.from({ length: 20_000 }, (_, index) => index * 2).reduce((a, b) => a + b, 0));
    }
    clearInterval(timer);
    assert.ok(turns > 1, `${turns} turns`);
  });
});
