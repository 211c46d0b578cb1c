import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NameSlot } from '../../../src/core/language/name-slot.js';
import { findPythonSlot } from '../../../src/core/language/python-slot.js';
import { findYamlSlot } from '../../../src/core/language/yaml-slot.js';
import { atCursor } from '../../support/cursor.js';

/** A text with its cursor, and `kinds form «typed»`, with what would be replaced where that is more. */
type Case = readonly [title: string, code: string, expected: string];

const nothing = 'nothing';

const yaml: readonly Case[] = [
  ['an empty value', 'compute: ¦', 'compute reference «»'],
  ['nothing behind the colon', 'compute:¦', nothing],
  ['the scheme alone', 'compute: azureml:¦', 'compute reference «azureml:»'],
  ['the scheme and a part of the name', 'compute: azureml:cp¦', 'compute reference «azureml:cp»'],
  [
    'a cursor inside a name',
    'compute: azureml:cp¦u-cluster # why',
    'compute reference «azureml:cp» of «azureml:cpu-cluster»',
  ],
  ['a name without the scheme', 'compute: cp¦', 'compute reference «cp»'],
  ['a quoted value', 'compute: "azureml:¦"', 'compute reference «azureml:»'],
  ['a quote that is not closed', "environment: 'azureml:ch¦", 'environment reference «azureml:ch»'],
  ['behind a closed quote', 'compute: "cpu" ¦', nothing],
  ['a tag in front', 'compute: !expand azureml:¦', 'compute reference «azureml:»'],
  ['at any depth', 'jobs:\n  train:\n    component:\n      environment: azureml:¦', 'environment reference «azureml:»'],
  ['in a list', 'jobs:\n  - name: a\n    compute: ¦', 'compute reference «»'],
  ['in the first entry of a list', 'jobs:\n  - compute: azureml:¦', 'compute reference «azureml:»'],
  ['in a list in a list', 'a:\n  - - compute: ¦', 'compute reference «»'],
  ['in braces', 'settings: {default_compute: azureml:¦}', 'compute reference «azureml:»'],
  ['in braces that are not closed', 'settings: {default_compute: azureml:¦', 'compute reference «azureml:»'],
  ['in braces behind an entry', 'limits: {timeout: 9, compute: cp¦, more: 1}', 'compute reference «cp»'],
  ['in braces of several lines', 'train: {\n  type: command,\n  compute: azureml:¦\n}', 'compute reference «azureml:»'],
  ['in braces of several lines, behind a comma', 'train: {\n  type: command, compute: ¦', 'compute reference «»'],
  ['in braces as JSON', '{"compute":"azureml:¦"}', 'compute reference «azureml:»'],
  ['a value on a line of its own', 'compute:\n  azureml:¦', 'compute reference «azureml:»'],
  ['a brace that is closed before', 'tags: {a: b}\ncompute: ¦', 'compute reference «»'],
  ['a template in a line before', 'command: echo ${{inputs.a}}\ncompute: ¦', 'compute reference «»'],
  ['the second document of a file', 'type: command\n---\ncompute: azureml:¦', 'compute reference «azureml:»'],
  ['text below', 'compute: ¦\nenvironment: azureml:churn:3', 'compute reference «»'],
  ['a key that does not know names', 'description: ¦', nothing],
  ['a key', 'comp¦', nothing],
  ['a comment', '# compute: ¦', nothing],
  ['a comment behind a value', 'type: command # compute: ¦', nothing],
  ['a sentence with a comma', 'description: for one, compute: ¦', nothing],
  ['a text of several lines', 'command: |\n  echo\n  compute: ¦', nothing],
  ['an indented part of such a text', 'command: >-\n  if x:\n    compute: ¦', nothing],
  ['a template', 'compute: ${{parent.¦', nothing],
  ['a value that has ended', 'compute: cpu and ¦', nothing],
  ['an endpoint', 'endpoint_name: ¦', 'endpoint name «»'],
  ['a model', 'model: azureml:¦', 'model reference «azureml:»'],
  ['a component', 'component: azureml:¦', 'component reference «azureml:»'],
  [
    'data of a job',
    'inputs:\n  orders:\n    type: uri_folder\n    path: azureml:¦',
    'data,datastore address «azureml:»',
  ],
  ['data in braces', 'inputs:\n  orders: {type: uri_file, path: azureml:¦}', 'data,datastore address «azureml:»'],
  ['data in braces of one line', 'inputs: {orders: {path: azureml:¦', 'data,datastore address «azureml:»'],
  ['a model as input', 'inputs:\n  best:\n    type: mlflow_model\n    path: ¦', 'model address «»'],
  ['a model as input, its type below', 'inputs:\n  best:\n    path: ¦\n    type: custom_model\n', 'model address «»'],
  ['a model as input, in braces', 'inputs:\n  best: {type: mlflow_model, path: ¦}', 'model address «»'],
  [
    'the type of another input',
    'inputs:\n  best:\n    type: mlflow_model\n  orders:\n    path: ¦',
    'data,datastore address «»',
  ],
  ['a type in another element', 'input_data:\n  - type: mlflow_model\n  - path: ¦', 'data,datastore address «»'],
  ['where data stands', 'name: orders\npath: ¦', 'datastore address «»'],
  [
    'a folder of a datastore',
    'path: azureml://datastores/or¦ders/paths/2026/',
    'datastore address «azureml://datastores/or» of «azureml://datastores/orders/paths/2026/»',
  ],
];

const python: readonly Case[] = [
  ['an empty string', 'job = command(compute="¦")', 'compute name «»'],
  ['a string that is not closed', 'job = command(compute="¦', 'compute name «»'],
  ['single quotes', "job = command(compute='cp¦')", 'compute name «cp»'],
  ['the scheme', 'job = command(environment="azureml:¦")', 'environment versioned «azureml:»'],
  ['a cursor inside a name', 'command(compute="cp¦u-cluster")', 'compute name «cp» of «cpu-cluster»'],
  ['an argument on its own line', 'command(\n  command="python a.py",\n  compute="¦",\n)', 'compute name «»'],
  ['white space round the equals sign', 'command(compute = "¦")', 'compute name «»'],
  ['an assignment to an attribute', 'pipeline.settings.default_compute = "¦"', nothing],
  ['a dict of settings', 'job = {"compute": "¦"}', 'compute name «»'],
  ['an operation', 'ml_client.compute.get("¦")', 'compute name «»'],
  ['an operation by keyword', 'ml_client.environments.get(name="ch¦", version="3")', 'environment name «ch»'],
  ['an operation on two lines', 'ml_client.compute.get(\n    "¦"\n)', 'compute name «»'],
  ['online endpoints', 'ml_client.online_endpoints.get("¦")', 'endpoint name «»'],
  ['an operation that creates', 'ml_client.compute.begin_delete("¦")', 'compute name «»'],
  ['SDK v1 by index', 'ws.compute_targets["¦"]', 'compute name «»'],
  ['SDK v1 by class', 'env = Environment.get(ws, "¦")', 'environment name «»'],
  ['SDK v1 by keyword', 'env = Environment.get(ws, name="¦")', 'environment name «»'],
  ['SDK v1 by constructor', 'ComputeTarget(workspace=ws, name="¦")', 'compute name «»'],
  ['data of a job', 'Input(type="uri_folder", path="azureml:¦")', 'data,datastore address «azureml:»'],
  ['data behind a nested call', 'Input(mode=mode("ro"), path="¦")', 'data,datastore address «»'],
  ['data behind a bracket in a string', 'Input(description="a ) b", path="¦")', 'data,datastore address «»'],
  ['a path of something else', 'open(path="¦")', nothing],
  ['a folder of a datastore', 'Input(path="azureml://datastores/¦")', 'datastore address «azureml://datastores/»'],
  ['an f-string before it is filled in', 'command(compute=f"cpu-¦")', 'compute name «cpu-»'],
  ['an f-string that is filled in', 'command(compute=f"{stage}-¦")', nothing],
  ['a string of bytes', 'command(compute=b"¦")', nothing],
  ['outside of a string', 'command(compute=¦)', nothing],
  ['behind a string', 'command(compute="cpu"¦)', nothing],
  ['a comment', '# command(compute="¦")', nothing],
  ['a long string', 'text = """compute="¦"""', nothing],
  ['a hash in a string before', 'command(display_name="#1", compute="¦")', 'compute name «»'],
  ['an escaped quote before', 'command(name="a\\"b", compute="¦")', 'compute name «»'],
  ['a comparison', 'if compute == "¦"', nothing],
  ['an argument that does not know names', 'command(display_name="¦")', nothing],
  ['a name that all objects have', 'command(constructor="¦", toString="")', nothing],
];

function describeSlot(text: string, slot: NameSlot | undefined): string {
  if (slot === undefined) {
    return nothing;
  }
  const { kinds, form, typed, insert, replace } = slot;
  assert.equal(text.slice(insert.start, insert.end), typed);
  assert.equal(replace.start, insert.start);
  const all = text.slice(replace.start, replace.end);
  return `${kinds.join()} ${form} «${typed}»${all === typed ? '' : ` of «${all}»`}`;
}

for (const [language, find, cases] of [
  ['YAML', findYamlSlot, yaml],
  ['Python', findPythonSlot, python],
] as const) {
  describe(`the name that is being written in ${language}`, () => {
    for (const eol of ['\n', '\r\n'] as const) {
      for (const [title, code, expected] of cases) {
        it(`${title} (${eol === '\n' ? 'LF' : 'CRLF'})`, () => {
          const { text, offset } = atCursor(code, eol);
          assert.equal(describeSlot(text, find(text, offset)), expected);
        });
      }
    }

    it('never throws, wherever the cursor is and the text ends', () => {
      for (const [, code] of cases) {
        const text = code.replace('¦', '');
        for (let offset = 0; offset <= text.length; offset++) {
          describeSlot(text, find(text, offset));
          describeSlot(text.slice(0, offset), find(text.slice(0, offset), offset));
        }
      }
    });
  });
}
