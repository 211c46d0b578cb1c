import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { mergeConfigurations } from '../../src/core/config/configuration.js';
import { lint } from '../../src/core/lint.js';
import { noProject } from '../../src/core/project/project-facts.js';
import { fixActions } from '../../src/language-server/fix-actions.js';

const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const schemas = 'https://azuremlschemas.azureedge.net/latest';
const endpoint = `$schema: ${schemas}/managedOnlineEndpoint.schema.json\nname: churn\nauth_mode: key\n`;
const script = 'import os\nimport mlflow\n\nprint(os.environ)\nprint(dict(os.environ))\n';

function actions(
  path: string,
  text: string,
  {
    range = everything,
    only,
    confirms = false,
  }: Partial<Parameters<typeof fixActions>[2] & { readonly range: typeof everything; readonly confirms: boolean }> = {},
): readonly CodeAction[] {
  const { findings, document } = lint({ path, text }, { config: mergeConfigurations(), project: noProject });
  assert.ok(findings.length > 0);
  const placed = { uri: 'file:///r/a', lines: document.lines, root: '/r' };
  return fixActions(findings, range, only === undefined ? {} : { only }, placed, { confirms });
}

describe('code actions of the language server', () => {
  it('mark what changes behaviour with an ellipsis, and ask where the client can', () => {
    const [plain] = actions('a.yml', endpoint);
    assert.ok(plain !== undefined);
    assert.ok(plain.title.endsWith('…'), plain.title);
    assert.equal(plain.isPreferred, false);
    assert.ok(plain.edit?.changes?.['file:///r/a'] !== undefined);
    const [asking] = actions('a.yml', endpoint, { confirms: true });
    const [annotation] = Object.values(asking?.edit?.changeAnnotations ?? {});
    assert.equal(annotation?.needsConfirmation, true);
    assert.equal(asking?.edit?.changes, undefined);
  });

  it('prefer the one safe fix, without an ellipsis, and offer all at once', () => {
    const offered = actions('a.py', script);
    const safe = offered.filter(({ isPreferred }) => isPreferred === true);
    assert.equal(safe.length, 2, JSON.stringify(offered.map(({ title }) => title)));
    assert.ok(safe.every(({ title }) => !title.endsWith('…')));
    assert.equal(offered.at(-1)?.title, 'Fix all safe AML Guard problems in this file');
  });

  it('are those of the place only', () => {
    const first = { start: { line: 3, character: 0 }, end: { line: 3, character: 3 } };
    const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    assert.deepEqual(actions('a.py', script, { range: nowhere }), []);
    const lines = actions('a.py', script, {
      range: { start: { line: 3, character: 6 }, end: { line: 3, character: 6 } },
    });
    assert.ok(lines.length >= 1 && lines.length < actions('a.py', script).length);
    assert.deepEqual(actions('a.py', script, { range: first }), []);
  });

  it('are of the kinds that are asked for', () => {
    const kinds = (only: readonly string[]): readonly string[] => [
      ...new Set(actions('a.py', script, { only: [...only] }).map(({ kind }) => kind ?? '')),
    ];
    assert.deepEqual(kinds(['quickfix']), ['quickfix']);
    assert.deepEqual(kinds(['source.fixAll']), ['source.fixAll.amlGuard']);
    assert.deepEqual(kinds(['source.fixAll.amlGuard']), ['source.fixAll.amlGuard']);
    assert.deepEqual(kinds(['source.fixAll.eslint']), []);
    assert.deepEqual(kinds(['refactor']), []);
  });
});
