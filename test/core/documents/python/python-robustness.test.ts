import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PythonDocument } from '../../../../src/core/documents/python/python-document.js';
import { applyEdits } from '../../../../src/core/documents/text-edit.js';
import type { Patch } from '../../../../src/core/findings/finding.js';
import { seededRandom } from '../../secrets/made-keys.js';

const block = (i: number): string => `
def step_${i}(secret_${i}="value-${i}", *args, path: str = "x", **rest) -> dict:
    """Makes step ${i}."""
    env = {"A": "1", **base, "TOKEN": kv.get_secret(f"name-{i}").value}
    env["USER_${i}"] = getpass.getuser()
    if (n := len(env)) > 3 and not rest:
        print(f"env {n} {secret_${i}!r:>10}", "a" "b", env["TOKEN"])
    for k, v in sorted(os.environ.items()):
        logger.info("%s=%s", k, v)
    with open(path) as handle, lock:
        self.api_key = handle.read().strip()
    job = command(
        name="run-" + os.environ["USER"],
        code="./src",
        command="python train.py --n \${{inputs.n}}",
        environment_variables=env,  # all of it
        tags={"who": email, "stage": "prod"},
        compute="cpu",
    )
    job.display_name = "{} {}".format(user_name, ${i}); job.tags["x"] = lambda y: y
    return {k: v for k, v in env.items() if k != "A"} if n else [x async for x in y]
`;

const sample = `"""Trains."""
import getpass, os
from azure.ai.ml import MLClient, command
%pip install azure-ai-ml
${Array.from({ length: 16 }, (_, i) => block(i)).join('\n')}`;

function check(text: string): void {
  const document = new PythonDocument(text, { runByJob: true });
  for (const fact of document.facts) {
    walkSpans(fact, (start, end) => {
      assert.ok(start >= 0 && start <= end && end <= text.length, JSON.stringify(fact));
    });
    const patches: readonly Patch[] = [
      { op: 'remove', on: fact },
      { op: 'set', on: fact, value: { redacted: 'x' } },
      { op: 'rename', on: fact, name: 'N', value: 'v' },
    ];
    for (const patch of patches) {
      applyEdits(text, document.render(patch) ?? []);
    }
  }
}

function walkSpans(value: unknown, visit: (start: number, end: number) => void): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if ('start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number') {
    visit(value.start, value.end);
  }
  for (const part of Object.values(value)) {
    walkSpans(part, visit);
  }
}

describe('a Python file under edit', () => {
  it('is read whole', () => {
    const document = new PythonDocument(sample);
    assert.ok(document.lines.lineCount > 290);
    assert.ok(document.facts.length > 150);
  });

  it('is read at every stage of typing', () => {
    const random = seededRandom(1);
    for (let round = 0; round < 60; round++) {
      check(sample.slice(0, Math.floor(random() * sample.length)));
    }
  });

  it('is read after random edits', () => {
    const random = seededRandom(2);
    const pieces = [
      '(',
      ')',
      '"',
      "'",
      '"""',
      '{',
      '}',
      '\n',
      ':',
      ',',
      '=',
      'f"',
      '#',
      '\\',
      '    ',
      'if ',
      '*',
      '\u{1f600}',
      '\r',
    ];
    for (let round = 0; round < 100; round++) {
      let text = sample;
      for (let change = 0; change < 4; change++) {
        const at = Math.floor(random() * text.length);
        const cut = random() < 0.5 ? Math.floor(random() * 12) : 0;
        text = text.slice(0, at) + (pieces[Math.floor(random() * pieces.length)] ?? '') + text.slice(at + cut);
      }
      check(text);
    }
  });

  it('stays readable after each removal and each redaction', () => {
    const text = `import os\nimport getpass\nfrom azure.ai.ml import command\n${block(0)}`.replace(
      ' async for',
      ' for',
    );
    const document = new PythonDocument(text);
    assert.equal(document.syntaxErrors, 0);
    for (const fact of document.facts) {
      for (const patch of [
        { op: 'remove', on: fact },
        { op: 'set', on: fact, value: { redacted: 'hidden' } },
      ] satisfies Patch[]) {
        const edits = document.render(patch);
        if (edits !== undefined) {
          const after = applyEdits(text, edits);
          assert.equal(new PythonDocument(after).syntaxErrors, 0, after);
        }
      }
    }
  });

  it('bears deep nesting and long chains', () => {
    const head = 'import mlflow\n';
    check(`${head}print(${'('.repeat(3000)}`);
    check(`${head}print(${'['.repeat(3000)}x${']'.repeat(3000)})`);
    check(`${head}x = ${'a.'.repeat(3000)}b\nprint(x)`);
    check(`${head}x = ${'a + '.repeat(3000)}b\nprint(x)`);
    check(`${head}${Array.from({ length: 300 }, (_, i) => `a${i + 1} = a${i} + a${i}`).join('\n')}\nprint(a300)`);
    check(`${head}x = x\nprint(x)\ndef f():\n    return f()\nprint(f())\nself.a = self.a\nprint(self.a)`);
    check(`${head}${Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}if a:`).join('\n')}`);
  });

  it('bears functions, attributes and dicts that go round in circles', () => {
    const head = 'import mlflow, os\n';
    const many = (count: number, line: (i: number) => string): string =>
      Array.from({ length: count }, (_, i) => line(i)).join('\n');
    check(`${head}def a(x):\n    print(x)\n    return b(x)\ndef b(x):\n    return a(x) + a(x)\nprint(b(a("x")))\n`);
    check(`${head}def a(d, k):\n    v = d.get(k)\n    print(v)\n    return a({"k": v}, v)\nprint(a({}, a({}, "k")))\n`);
    check(
      `${head}d = {}\nd["a"] = d["a"] + d["a"]\nprint(d["a"])\nos.environ["X"] = os.environ["X"] * 2\nprint(os.environ["X"])`,
    );
    check(
      `${head}class A(A):\n    def __init__(self, a):\n        self.a = A(self.a).a\n        print(self.a, A(self).a)\nA(A(1))`,
    );
    check(
      `${head}x, y = y, x\nprint(x)\nfor k in k:\n    print(k)\nload_job(params_override=x)\nx = [{"a": x}]\ncommand(**x)`,
    );
    check(
      `${head}${many(300, (i) => `def f${i}(x, d):\n    print(d.get(x))\n    return f${i + 1}(x, d)`)}\nprint(f0("x", {}))`,
    );
    check(
      `${head}${many(20, (i) => `def f${i}(x):\n    print(x)\n${many(20, (j) => `    f${(i + j) % 20}(x + x)`)}`)}\nf0("a")`,
    );
  });
});
