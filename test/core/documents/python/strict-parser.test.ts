import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { maskNotebookLines, readTolerantly } from '../../../../src/core/documents/python/read-syntax.js';
import { parsePlainModule } from '../../../../src/core/documents/python/strict/parse-module.js';
import { pythonSample } from '../../../bench/samples.js';

const everything = String.raw`# -*- coding: utf-8 -*-
"""Module."""
from __future__ import annotations
import os, sys as system, a.b.c
from . import (one, two as three,)  # relative
from ...up.down import *
x: int = 1_000; y = z = 0x1F + 1e-5j, *rest
a, b = b, a
data[1:2, ::3, :, -1].field += (yield_ := 4) if x else not y in z and w
text = rf'''{x!r:>{width}} {{}} {y["k"]=}''' "plain" b'\x00\'' u"ü"
async def f(a, /, b: "str" = 1, *args: int, c, d=lambda *p, q=2, **r: (p, q), **kw) -> dict[str, int]:
	# a tab
	async with session.get(url) as reply, other: pass
	async for row in rows, more: await row.save() + 1
	else:
		return [*a, b], {**c, "k": 1, 'l': [i for i, (j, k) in d if i if not j for m in i]}
@decorator.with_args(1, *a, key=2, **k)
@plain
class C(Base, metaclass=Meta):
    def m(self): return self.x ** -y // ~z @ w
    try:
        raise ValueError(f"{x}" % (1,)) from None
    except (A, B) as e: pass
    except: raise
    else:
        del a, b[0]
    finally:
        assert a is not None, "why"; global g, h
while (n := next(it)) not in {1, 2}:
    print(sum(v for k, v in d.items() if k != v), file=sys.stderr)

    continue
else: break
if a < b <= c != d: pass
elif a or b and not c: ...
else:
    with open(p) as f:
        yield from f
nested = {k: {v for v in w} for k in (lambda: 0, lambda x: x)()}
long = a + \
    b
job = command(
    command="python train.py",  # what runs
    environment_variables={"KEY": os.environ["KEY"], **more},
    inputs=dict(a=[1, 2.5, None, True, ...]),
)
def g(): yield 1, *x
`;

/** Both parsers, of which the plain one may decline. */
function agree(text: string): boolean {
  const masked = maskNotebookLines(text);
  const plain = parsePlainModule(masked);
  if (plain !== undefined) {
    assert.deepEqual(plain, readTolerantly(masked));
  }
  return plain !== undefined;
}

describe('the parser of plain Python', () => {
  it('reads every construct as the tolerant one does', () => {
    assert.ok(agree(everything));
    assert.ok(agree(everything.replaceAll('\\\n', '').replaceAll('\n', '\r\n')));
    assert.ok(agree(pythonSample(1000)));
    assert.ok(agree(pythonSample(400, 1)));
  });

  const declined = {
    'a call that is not closed': 'f(a,\n',
    'a string that is not closed': 'a = "b\n',
    'a long string that is not closed': 'a = """b\n',
    'a name that is a keyword': 'for = 1\n',
    'a dedent to no block': 'if a:\n    b\n  c\n',
    'an indent out of nowhere': 'a\n  b\n',
    'a match': 'match a:\n  case 1: pass\n',
    'a print statement': 'print "a"\n',
    'a type parameter': 'def f[T](a): pass\n',
    'half an attribute': 'client.\n',
    'half an assignment': 'password =\n',
    'nesting without end': `${'('.repeat(500)}${')'.repeat(500)}\n`,
    'a chain without end': `a = ${'b + '.repeat(500)}c\n`,
  };
  for (const [name, text] of Object.entries(declined)) {
    it(`declines ${name}`, () => {
      assert.equal(parsePlainModule(text), undefined);
    });
  }

  it('agrees with the tolerant one on what it reads of texts with random edits', () => {
    const lines = everything.split('\n');
    const pieces = ['(', ')', '[', ']', '{', '}', '"', "'", '"""', ':', ',', '\n', '    ', '\\\n', '# c', ' if ', ' for x in y',
      '=', ':=', '*', '**', '.', 'not ', 'lambda: ', 'async ', 'await ', 'yield ', ';', '@', '{x!r}', 'print ', '\t', 'f"{', '0', 'é']; // prettier-ignore
    let read = 0;
    fc.assert(
      fc.property(
        fc.nat(lines.length - 1),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.record({ at: fc.nat(400), remove: fc.nat(6), piece: fc.constantFrom('', ...pieces) }), {
          minLength: 1,
          maxLength: 3,
        }),
        (from, count, edits) => {
          let text = lines.slice(from, from + count).join('\n');
          for (const { at, remove, piece } of edits) {
            const place = at % (text.length + 1);
            text = text.slice(0, place) + piece + text.slice(place + remove);
          }
          read += agree(text) ? 1 : 0;
        },
      ),
      { numRuns: 3000 },
    );
    assert.ok(read > 100, `only ${read} texts were plain`);
  });
});
