import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { onlyBundled, type PartsList } from '../../scripts/parts-list.js';

function part(name: string, folder = name): PartsList['components'][number] {
  return {
    name,
    version: '1.0.0',
    'bom-ref': folder,
    properties: [
      { name: 'cdx:npm:package:development', value: 'true' },
      { name: 'cdx:npm:package:path', value: `node_modules/${folder}` },
    ],
  };
}

const list: PartsList = {
  metadata: {
    component: { name: 'program', 'bom-ref': 'program' },
    tools: {
      components: [
        { name: 'npm', version: '11' },
        { name: 'cyclonedx-npm', version: '6' },
      ],
    },
  },
  components: [part('a'), part('b'), part('c'), part('c', 'b/node_modules/c'), part('tool')],
  dependencies: [
    { ref: 'program', dependsOn: ['a', 'b', 'tool'] },
    { ref: 'a', dependsOn: ['b'] },
    { ref: 'b', dependsOn: ['b/node_modules/c', 'a'] },
    { ref: 'tool', dependsOn: ['c'] },
  ],
};

function bundled(...folders: readonly string[]): Parameters<typeof onlyBundled>[1] {
  return folders.map((folder) => ({ name: folder, version: '1.0.0', license: 'MIT', folder }));
}

describe('a parts list of what is bundled', () => {
  it('keeps the version that is bundled, below what brings it in', () => {
    const kept = onlyBundled(list, bundled('a', 'b/node_modules/c'));
    assert.deepEqual(
      kept.components.map((one) => [one['bom-ref'], one.scope]),
      [
        ['a', 'required'],
        ['b/node_modules/c', 'required'],
      ],
    );
    assert.deepEqual(kept.dependencies, [
      { ref: 'a', dependsOn: ['b/node_modules/c'] },
      { ref: 'b/node_modules/c' },
      { ref: 'program', dependsOn: ['a', 'b/node_modules/c'] },
    ]);
  });

  it('does not call a part a thing of development, and does not name the npm of the machine', () => {
    const kept = onlyBundled(list, bundled('a'));
    assert.deepEqual(kept.components[0]?.properties, [{ name: 'cdx:npm:package:path', value: 'node_modules/a' }]);
    assert.deepEqual(kept.metadata.tools?.components, [{ name: 'cyclonedx-npm', version: '6' }]);
  });

  it('is not made where a bundled package is not locked', () => {
    assert.throws(() => onlyBundled(list, bundled('a', 'stray')), /not in the lock file: stray@1\.0\.0/);
  });
});
