import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PythonDocument } from '../../../../src/core/documents/python/python-document.js';
import { applyEdits } from '../../../../src/core/documents/text-edit.js';
import type { Fact, FactKind } from '../../../../src/core/facts/fact.js';
import type { NewValue } from '../../../../src/core/findings/finding.js';

type Change =
  | { readonly op: 'remove' }
  | { readonly op: 'set'; readonly value: NewValue }
  | { readonly op: 'rename'; readonly name: string; readonly value: string };

interface Case {
  readonly kind: FactKind;
  /** Text in the fact's span that tells which fact is meant (default: the first of its kind). */
  readonly at?: string;
  readonly change: Change;
  readonly before: string;
  readonly after: string | undefined;
}

const head = 'from azure.ai.ml import command, load_job\n';
const remove: Change = { op: 'remove' };

const cases: Readonly<Record<string, Case>> = {
  'removes an entry with its line': {
    kind: 'environmentVariable',
    at: 'TOKEN',
    change: remove,
    before: `${head}command(\n    environment_variables={\n        "A": "1",\n        "TOKEN": x,  # why\n        "B": "2",\n    },\n)\n`,
    after: `${head}command(\n    environment_variables={\n        "A": "1",\n        "B": "2",\n    },\n)\n`,
  },
  'removes the first of a line': {
    kind: 'environmentVariable',
    at: 'TOKEN',
    change: remove,
    before: `${head}command(environment_variables={"TOKEN": x, "B": "2"})\n`,
    after: `${head}command(environment_variables={"B": "2"})\n`,
  },
  'removes the last of a line': {
    kind: 'environmentVariable',
    at: 'TOKEN',
    change: remove,
    before: `${head}command(environment_variables={"A": "1", "TOKEN": ("a"\n  "b")})\n`,
    after: `${head}command(environment_variables={"A": "1"})\n`,
  },
  'removes the only one': {
    kind: 'environmentVariable',
    change: remove,
    before: `${head}command(environment_variables={"TOKEN": x})\n`,
    after: `${head}command(environment_variables={})\n`,
  },
  'removes an assignment': {
    kind: 'environmentVariable',
    change: remove,
    before: `${head}a = 1\njob.environment_variables["TOKEN"] = x\nb = 2\n`,
    after: `${head}a = 1\nb = 2\n`,
  },
  'leaves pass in a block': {
    kind: 'environmentVariable',
    change: remove,
    before: `${head}if a:\n    job.environment_variables["TOKEN"] = x\nb = 2\n`,
    after: `${head}if a:\n    pass\nb = 2\n`,
  },
  'leaves pass behind a colon': {
    kind: 'logged',
    change: remove,
    before: `${head}if a: print(password)\n`,
    after: `${head}if a: pass\n`,
  },
  'removes one of several statements of a line': {
    kind: 'logged',
    change: remove,
    before: `${head}a = 1; print(password); b = 2\n`,
    after: `${head}a = 1; b = 2\n`,
  },
  'does not remove a call that is used': {
    kind: 'logged',
    change: remove,
    before: `${head}x = logger.info(password)\n`,
    after: undefined,
  },
  'removes an argument': {
    kind: 'runLabel',
    change: remove,
    before: `${head}command(code="x", name=f"{user_name}", compute="y")\n`,
    after: `${head}command(code="x", compute="y")\n`,
  },
  'sets a text in the quotes of the file': {
    kind: 'runLabel',
    change: { op: 'set', value: { text: "it's" } },
    before: `from azure.ai.ml import command\ncommand(name='x', code='y', other='z')\n`,
    after: `from azure.ai.ml import command\ncommand(name='it\\'s', code='y', other='z')\n`,
  },
  'changes a constant where it stands': {
    kind: 'runLabel',
    change: { op: 'set', value: { text: 'run' } },
    before: `${head}NAME = "anna"\ncommand(name=NAME)\n`,
    after: `${head}NAME = "run"\ncommand(name=NAME)\n`,
  },
  'reads the environment, and imports os': {
    kind: 'credential',
    change: { op: 'set', value: { environment: 'DB_PASSWORD' } },
    before: `"""Trains."""\nfrom __future__ import annotations\n\n${head}password = "hunter22"\n`,
    after: `"""Trains."""\nfrom __future__ import annotations\n\nimport os\n${head}password = os.environ["DB_PASSWORD"]\n`,
  },
  'reads the environment where os is imported': {
    kind: 'credential',
    change: { op: 'set', value: { environment: 'DB_PASSWORD' } },
    before: `${head}import os\nconnect(password="hunter22", user="x")\n`,
    after: `${head}import os\nconnect(password=os.environ["DB_PASSWORD"], user="x")\n`,
  },
  'redacts the field of an f-string that tells': {
    kind: 'logged',
    change: { op: 'set', value: { redacted: 'set' } },
    before: `${head}print(f"{name}: {password!r}")\n`,
    after: `${head}print(f"{name}: set")\n`,
  },
  'redacts a whole argument': {
    kind: 'logged',
    at: 'password',
    change: { op: 'set', value: { redacted: 'hidden' } },
    before: `${head}print(password)\n`,
    after: `${head}print("hidden")\n`,
  },
  'redacts the argument of format': {
    kind: 'logged',
    change: { op: 'set', value: { redacted: 'hidden' } },
    before: `${head}print("{} {}".format(name, password))\n`,
    after: `${head}print("{} {}".format(name, "hidden"))\n`,
  },
  'renames an entry': {
    kind: 'environmentVariable',
    change: { op: 'rename', name: 'TOKEN_SECRET_NAME', value: 'token' },
    before: `${head}command(environment_variables={"TOKEN": client.get_secret("token").value})\n`,
    after: `${head}command(environment_variables={"TOKEN_SECRET_NAME": "token"})\n`,
  },
  'removes an override with its dict': {
    kind: 'environmentVariable',
    change: remove,
    before: `${head}load_job("j.yml", params_override=[{"name": "n"}, {"environment_variables.TOKEN": x}])\n`,
    after: `${head}load_job("j.yml", params_override=[{"name": "n"}])\n`,
  },
  'removes one override of several': {
    kind: 'environmentVariable',
    change: remove,
    before: `${head}load_job("j.yml", params_override=[{"environment_variables.TOKEN": x, "name": "n"}])\n`,
    after: `${head}load_job("j.yml", params_override=[{"name": "n"}])\n`,
  },
  'renames an override and keeps the path': {
    kind: 'environmentVariable',
    change: { op: 'rename', name: 'TOKEN_SECRET_NAME', value: 'token' },
    before: `${head}load_job("j.yml", params_override=[{"environment_variables.TOKEN": x}])\n`,
    after: `${head}load_job("j.yml", params_override=[{"environment_variables.TOKEN_SECRET_NAME": "token"}])\n`,
  },
  'sets what is overridden in a dict': {
    kind: 'computeUse',
    change: { op: 'set', value: { text: 'azureml:serverless' } },
    before: `${head}load_job("j.yml", params_override=[{"settings": {"default_compute": "ci"}}])\n`,
    after: `${head}load_job("j.yml", params_override=[{"settings": {"default_compute": "azureml:serverless"}}])\n`,
  },
  'removes an argument that a dict brings': {
    kind: 'runLabel',
    change: remove,
    before: `${head}settings = {"code": "x", "name": user_name}\ncommand(**settings)\n`,
    after: `${head}settings = {"code": "x"}\ncommand(**settings)\n`,
  },
  'changes a literal where the function is called': {
    kind: 'credential',
    change: { op: 'set', value: { environment: 'KEY' } },
    before: `${head}import os\ndef store(k):\n    register_azure_blob_container(account_key=k)\nstore("k-1")\n`,
    after: `${head}import os\ndef store(k):\n    register_azure_blob_container(account_key=k)\nstore(os.environ["KEY"])\n`,
  },
  'renames a keyword': {
    kind: 'environmentVariable',
    change: { op: 'rename', name: 'TOKEN_SECRET_NAME', value: 'token' },
    before: `${head}command(environment_variables=dict(TOKEN=x))\n`,
    after: `${head}command(environment_variables=dict(TOKEN_SECRET_NAME="token"))\n`,
  },
  'renames an assignment': {
    kind: 'environmentVariable',
    change: { op: 'rename', name: 'B', value: 'b' },
    before: `${head}job.environment_variables["A"] = x\n`,
    after: `${head}job.environment_variables["B"] = "b"\n`,
  },
};

function chosen(document: PythonDocument, { kind, at }: Case): Fact | undefined {
  return document.facts.find(
    (fact) =>
      fact.kind === kind && (at === undefined || document.text.slice(fact.span.start, fact.span.end).includes(at)),
  );
}

describe('edits of a Python file', () => {
  for (const [title, one] of Object.entries(cases)) {
    for (const eol of ['\n', '\r\n']) {
      it(`${title}${eol === '\n' ? '' : ' (CRLF)'}`, () => {
        const before = one.before.replace(/\n/g, eol);
        const document = new PythonDocument(before);
        const fact = chosen(document, one);
        assert.ok(fact !== undefined);
        const edits = document.render({ ...one.change, on: fact });
        const after = edits === undefined ? undefined : applyEdits(before, edits);
        assert.equal(after, one.after?.replace(/\n/g, eol));
        assert.equal(new PythonDocument(after ?? '').syntaxErrors, 0);
      });
    }
  }
});
