import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '..', '..');

interface Grammar {
  readonly scopeName: string;
  readonly patterns: readonly {
    readonly match: string;
    readonly captures: Readonly<Record<string, { readonly name: string }>>;
  }[];
}

interface Manifest {
  readonly contributes: { readonly grammars: readonly { readonly scopeName: string; readonly path: string }[] };
}

function grammar(name: string): Grammar {
  return JSON.parse(readFileSync(path.join(root, 'syntaxes', `${name}.tmLanguage.json`), 'utf8')) as Grammar;
}

/** The parts of a text that a grammar names, as `scope: text`. Both patterns mean the same to VS Code's engine. */
function partsOf(name: string, text: string): readonly string[] {
  return grammar(name).patterns.flatMap(({ match, captures }) =>
    [...text.matchAll(new RegExp(match, 'g'))].flatMap((found) =>
      Object.entries(captures).flatMap(([index, { name: scope }]) =>
        found[Number(index)] === undefined
          ? []
          : [`${scope.split('.').slice(0, 2).join('.')}: ${found[Number(index)] ?? ''}`],
      ),
    ),
  );
}

describe('grammars', () => {
  it('are those of the manifest', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
    for (const { scopeName, path: file } of manifest.contributes.grammars) {
      assert.equal((JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Grammar).scopeName, scopeName);
    }
  });

  it('tell the parts of an allow comment', () => {
    assert.deepEqual(partsOf('allow-comment', '# aml-guard: allow secret-in-log, plain-http -- a demo'), [
      'keyword.other: aml-guard:',
      'keyword.control: allow',
      'entity.name: secret-in-log, plain-http',
      'punctuation.separator: --',
      'string.unquoted: a demo',
    ]);
    assert.deepEqual(partsOf('allow-comment', '# see aml-guard for more'), []);
  });

  it('tell references and expressions', () => {
    assert.deepEqual(partsOf('azureml-reference', 'compute: azureml:cpu-cluster'), [
      'support.type: azureml',
      'punctuation.separator: :',
      'entity.name: cpu-cluster',
    ]);
    assert.deepEqual(partsOf('azureml-reference', 'path: azureml:orders@latest'), [
      'support.type: azureml',
      'punctuation.separator: :',
      'entity.name: orders',
      'punctuation.separator: @',
      'constant.numeric: latest',
    ]);
    assert.deepEqual(partsOf('azureml-reference', '--data ${{ inputs.data }}'), [
      'punctuation.definition: ${{',
      'variable.other: inputs.data',
      'punctuation.definition: }}',
    ]);
    assert.deepEqual(partsOf('azureml-reference', 'https://x/azureml:y'), []);
  });
});
