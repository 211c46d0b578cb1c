import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { moveBy } from '../../src/webview/fleet/model/grid-keys.js';
import { offsetToShow, rangeOfColumns, rangeOfEqual, startsOf } from '../../src/webview/fleet/model/virtual-window.js';

describe('the window of a grid', () => {
  it('has the lines that can be seen, and some beyond', () => {
    assert.deepEqual(rangeOfEqual(5_000, 24, { offset: 0, size: 240 }, 2), { start: 0, end: 12 });
    assert.deepEqual(rangeOfEqual(5_000, 24, { offset: 2_412, size: 240 }, 2), { start: 98, end: 113 });
    assert.deepEqual(rangeOfEqual(5_000, 24, { offset: 5_000 * 24 - 240, size: 240 }, 2), { start: 4_988, end: 5_000 });
  });

  it('is empty where there is nothing, and where the list became shorter than what is scrolled', () => {
    assert.deepEqual(rangeOfEqual(0, 24, { offset: 0, size: 240 }, 2), { start: 0, end: 0 });
    assert.deepEqual(rangeOfEqual(3, 24, { offset: 9_000, size: 240 }, 2), { start: 3, end: 3 });
  });

  it('holds every line that can be seen, at every offset', () => {
    for (let offset = 0; offset < 24 * 40; offset += 7) {
      const { start, end } = rangeOfEqual(50, 24, { offset, size: 100 }, 0);
      assert.ok(start * 24 <= offset, `begins at ${String(start)} for ${String(offset)}`);
      assert.ok(end * 24 >= Math.min(50 * 24, offset + 100), `ends at ${String(end)} for ${String(offset)}`);
    }
  });

  it('has columns of several widths', () => {
    const starts = startsOf([200, 50, 50, 100]);
    assert.deepEqual(starts, [0, 200, 250, 300, 400]);
    assert.deepEqual(rangeOfColumns(starts, { offset: 210, size: 60 }, 0), { start: 1, end: 3 });
    assert.deepEqual(rangeOfColumns(starts, { offset: 0, size: 1_000 }, 2), { start: 0, end: 4 });
    assert.deepEqual(rangeOfColumns(starts, { offset: 300, size: 10 }, 1), { start: 2, end: 4 });
  });

  it('scrolls as little as possible', () => {
    const viewport = { offset: 100, size: 50 };
    assert.equal(offsetToShow(110, 20, viewport), 100);
    assert.equal(offsetToShow(90, 20, viewport), 90);
    assert.equal(offsetToShow(140, 20, viewport), 110);
    assert.equal(offsetToShow(110, 20, viewport, 30), 80);
    assert.equal(offsetToShow(10, 20, viewport, 30), 0);
  });
});

describe('the keys of a grid', () => {
  const size = { lines: 100, columns: 12, page: 20 };
  const move = (line: number, column: number, key: string, control = false): unknown =>
    moveBy({ line, column }, { key, control }, size);

  it('move by one, up to the heads', () => {
    assert.deepEqual(move(0, 3, 'ArrowUp'), { line: -1, column: 3 });
    assert.deepEqual(move(-1, 3, 'ArrowUp'), { line: -1, column: 3 });
    assert.deepEqual(move(-1, 3, 'ArrowDown'), { line: 0, column: 3 });
    assert.deepEqual(move(99, 3, 'ArrowDown'), { line: 99, column: 3 });
    assert.deepEqual(move(5, 0, 'ArrowLeft'), { line: 5, column: 0 });
    assert.deepEqual(move(5, 11, 'ArrowRight'), { line: 5, column: 11 });
  });

  it('move by a page, which never leads to the heads', () => {
    assert.deepEqual(move(5, 3, 'PageUp'), { line: 0, column: 3 });
    assert.deepEqual(move(-1, 3, 'PageUp'), { line: -1, column: 3 });
    assert.deepEqual(move(95, 3, 'PageDown'), { line: 99, column: 3 });
    assert.deepEqual(move(30, 3, 'PageUp'), { line: 10, column: 3 });
  });

  it('move to the ends of the line, and with Control to those of the grid', () => {
    assert.deepEqual(move(5, 3, 'Home'), { line: 5, column: 0 });
    assert.deepEqual(move(5, 3, 'End'), { line: 5, column: 11 });
    assert.deepEqual(move(5, 3, 'Home', true), { line: 0, column: 0 });
    assert.deepEqual(move(5, 3, 'End', true), { line: 99, column: 11 });
  });

  it('leave others to VS Code', () => {
    assert.equal(move(5, 3, 'F1'), undefined);
    assert.equal(move(5, 3, 'a'), undefined);
  });

  it('stay on the heads of an empty grid', () => {
    const empty = { lines: 0, columns: 12, page: 20 };
    assert.deepEqual(moveBy({ line: -1, column: 0 }, { key: 'ArrowDown', control: false }, empty), {
      line: -1,
      column: 0,
    });
    assert.deepEqual(moveBy({ line: -1, column: 0 }, { key: 'End', control: true }, empty), { line: -1, column: 11 });
  });
});
