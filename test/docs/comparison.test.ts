import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '..', '..');

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

const [, table = ''] = /<!-- evidence -->\n([^]*)<!-- \/evidence -->/.exec(read('docs/comparison.md')) ?? [];
const [head = [], , ...rows] = table
  .trim()
  .split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the table of other extensions', () => {
  it('has a claim of ours in each row, and a file that shows it', () => {
    assert.ok(rows.length >= 20, String(rows.length));
    for (const row of rows) {
      assert.equal(row.length, head.length, row[0]);
      const evidence = [...(row.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
      assert.ok(evidence.length > 0, `${row[0] ?? ''} is shown by nothing`);
      assert.deepEqual(
        evidence.filter((file) => !existsSync(path.join(root, file))),
        [],
        row[0],
      );
    }
  });

  it('counts our settings and steps as they are', () => {
    const { contributes } = JSON.parse(read('package.json')) as {
      readonly contributes: {
        readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
        readonly walkthroughs: readonly { readonly steps: readonly unknown[] }[];
        readonly viewsWelcome: readonly unknown[];
        readonly views: Readonly<Record<string, readonly unknown[]>>;
      };
    };
    const claim = (feature: string): string => rows.find(([name]) => name === feature)?.at(-2) ?? '';
    const { configuration, walkthroughs, viewsWelcome, views } = contributes;
    assert.equal(claim('settings'), String(Object.keys(configuration.properties).length));
    assert.equal(claim('walkthrough, steps'), String(walkthroughs[0]?.steps.length));
    const shown = Object.values(views).flat().length;
    assert.match(
      claim('views (texts of welcome)'),
      new RegExp(`^${String(shown)} \\(${String(viewsWelcome.length)}\\)`),
    );
  });
});
