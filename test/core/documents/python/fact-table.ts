import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PythonOptions } from '../../../../src/core/documents/python/python-document.js';
import type { FactKind } from '../../../../src/core/facts/fact.js';
import { describeFacts } from './describe-facts.js';

export interface Case {
  readonly code: string;
  readonly facts: readonly string[];
  readonly options?: PythonOptions;
}

/** A named table of programs and the facts of some kinds that are read from them, with either line ending. */
export function table(name: string, kinds: readonly FactKind[], cases: Readonly<Record<string, Case>>): void {
  describe(name, () => {
    for (const [title, { code, facts, options }] of Object.entries(cases)) {
      for (const eol of ['\n', '\r\n']) {
        it(`${title}${eol === '\n' ? '' : ' (CRLF)'}`, () => {
          assert.deepEqual(describeFacts(code.replace(/\n/g, eol), kinds, options), facts);
        });
      }
    }
  });
}
