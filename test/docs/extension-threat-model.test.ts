import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const repository = path.resolve(import.meta.dirname, '..', '..');

function read(file: string): string {
  return readFileSync(path.join(repository, file), 'utf8').replaceAll('\r\n', '\n');
}

/** The cells of the rows below a heading, without those of the head. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const section = read('docs/extension-threat-model.md')
    .split(/^## /m)
    .find((part) => part.startsWith(`${heading}\n`));
  const lines = (section ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the threat model of the extension', () => {
  const threats = rowsBelow('Threats');

  it('covers each kind of threat', () => {
    assert.ok(threats.length > 15);
    const kinds = new Set(threats.flatMap(([kind = '']) => kind.split(', ')));
    assert.deepEqual([...kinds].sort(), ['D', 'E', 'I', 'R', 'S', 'T']);
  });

  for (const [, threat = '', answer = '', shown = ''] of threats) {
    it(`names tests that exist: ${threat}`, () => {
      assert.match(answer, /\w{3}/);
      const tests = shown.split('; ').map((one) => /^`(test\/\S+\.test\.ts)`: “(.+)”$/.exec(one));
      for (const match of tests) {
        assert.ok(match !== null, `not "\`file\`: “name”": ${shown}`);
        const [, file = '', name = ''] = match;
        assert.ok(existsSync(path.join(repository, file)), `${file} does not exist`);
        assert.ok(declares(read(file), name), `${file} has no test "${name}"`);
      }
    });
  }

  it('is where SECURITY.md says', () => {
    const links = [...read('SECURITY.md').matchAll(/\]\((docs\/[^)#]+)/g)].map(([, link = '']) => link);
    assert.notEqual(links.length, 0);
    assert.deepEqual(
      links.filter((link) => !existsSync(path.join(repository, link))),
      [],
    );
  });
});

/** Whether the words stand in the title of a test; where a title has holes, the words are a part beside them. */
function declares(source: string, name: string): boolean {
  return [...source.matchAll(/\bit\((?:\n\s*)?(['`"])(.*?)\1/g)].some(([, , title = '']) => title.includes(name));
}
