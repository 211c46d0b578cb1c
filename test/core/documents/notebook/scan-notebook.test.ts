import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseNotebook, type NotebookSource } from '../../../../src/core/documents/notebook/notebook-source.js';
import { scanNotebook } from '../../../../src/core/documents/notebook/scan-notebook.js';

const notebook = JSON.stringify(
  {
    cells: [
      { cell_type: 'markdown', source: ['# "Title"\n'], metadata: {} },
      { cell_type: 'code', source: ['a = "b\\n"\n', 'c = "\u00e9\t"'], outputs: [{ text: ['[{\\"'], n: -1.5e3 }] },
      { source: 'print(1)\nprint("é")', cell_type: 'code', outputs: [], execution_count: null },
      { cell_type: 'code', source: [] },
      { cell_type: 'code', input: ['old()'], x: { y: [true, false, null, {}] } },
    ],
    metadata: { kernelspec: { name: 'x', language: 'Python' }, language_info: { name: 'python' } },
    nbformat: 4,
  },
  undefined,
  1,
);

/** All that is said of a notebook, places included. */
function told(text: string, { cells, outputs, language }: NotebookSource): unknown {
  return {
    outputs,
    language,
    cells: cells.map((cell) => ({
      source: cell.source,
      places: Array.from({ length: cell.source.length + 2 }, (_, offset) => cell.placeOf(offset, text)),
      back: Array.from({ length: cell.source.length + 1 }, (_, offset) =>
        cell.offsetAt(cell.placeOf(offset, text), text),
      ),
    })),
  };
}

describe('the reader of notebooks that are plain JSON', () => {
  for (const [name, text] of Object.entries({
    'indented by one': notebook,
    'on one line': JSON.stringify(JSON.parse(notebook)),
    'with CRLF': notebook.replaceAll('\n', '\r\n'),
    'with escapes of six characters': notebook.replaceAll('é', '\\u00e9'),
  })) {
    it(`reads one ${name} as the tolerant parser does`, () => {
      const plain = scanNotebook(text);
      assert.ok(plain !== undefined);
      assert.deepEqual(told(text, plain), told(text, parseNotebook(text)));
    });
  }

  for (const [name, text] of Object.entries({
    'a comment': `// a\n${notebook}`,
    'a comma too many': notebook.replace('"nbformat": 4', '"nbformat": 4,'),
    'sheets of version 3': '{"worksheets": [{"cells": []}]}',
    'a string over two lines': notebook.replace('old()', 'old\n()'),
    'an end too early': notebook.slice(0, 300),
    nothing: '',
  })) {
    it(`leaves one with ${name} to the tolerant parser`, () => {
      assert.equal(scanNotebook(text), undefined);
    });
  }

  it('agrees with the tolerant parser on what it reads of texts with random edits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(notebook.length), remove: fc.nat(4), piece: fc.constantFrom('', '"', '\\', ',', '{', ']', '\n', 'code') }), { minLength: 1, maxLength: 2 }), // prettier-ignore
        (edits) => {
          let text = notebook;
          for (const { at, remove, piece } of edits) {
            text = text.slice(0, at) + piece + text.slice(at + remove);
          }
          const plain = scanNotebook(text);
          if (plain !== undefined) {
            assert.deepEqual(told(text, plain), told(text, parseNotebook(text)));
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
