import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { packageExtension, vsixFile } from '../../scripts/package.js';
import type { PartsList } from '../../scripts/parts-list.js';
import { allBundledPackages, keyOf, readBundledPackages } from '../../scripts/recorded-bundle.js';
import { inRepository, repository } from '../../scripts/repository.js';
import { makePartsList } from '../../scripts/sbom.js';
import { isAllowed, noticesFile, noticesText } from '../../scripts/third-party-notices.js';
import { archive } from './installed.js';

const skip = archive === '' ? 'run by npm run test:packed, which builds before' : false;

function read(...parts: readonly string[]): string {
  return readFileSync(inRepository(...parts), 'utf8').replaceAll('\r\n', '\n');
}

describe('what others wrote and we publish', { skip }, () => {
  it('is noted for each program in dist/', () => {
    // A copy under another name, for older hosts.
    const isCopy = (file: string): boolean => file === 'browser.cjs.js';
    const programs = readdirSync(inRepository('dist')).filter((file) => /\.c?js$/.test(file) && !isCopy(file));
    assert.deepEqual(Object.keys(readBundledPackages()).sort(), programs.map((file) => `dist/${file}`).sort());
    assert.ok(allBundledPackages().length > 10);
  });

  it('has a licence that allows it', () => {
    const refused = allBundledPackages().filter(({ license }) => !isAllowed(license));
    assert.deepEqual(
      refused.map((one) => `${keyOf(one)} ${one.license}`),
      [],
    );
  });

  it(`goes along with its licences: ${noticesFile} is what "npm run notices" writes`, () => {
    assert.equal(read(noticesFile), noticesText(allBundledPackages()));
  });

  it('has a reason each in docs/decisions/0009', () => {
    const rows = read('docs', 'decisions', '0009-supply-chain.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) => {
      const [, own = '', reason = '', others = ''] = row.split('|');
      assert.match(reason, /\w{3}/, `${own.trim()} has no reason`);
      return [...`${own}${others}`.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    });
    const bundled = new Set(allBundledPackages().map(({ name }) => name));
    assert.deepEqual(named.toSorted(), [...bundled].sort());
  });
});

describe('the parts list', { skip }, () => {
  const text = skip === false ? makePartsList() : '{}';
  const list = JSON.parse(text) as PartsList;

  it('is CycloneDX 1.6 by the schema', () => {
    const schema = (name: string): object =>
      JSON.parse(read('node_modules', '@cyclonedx', 'cyclonedx-library', 'res', 'schema', name)) as object;
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema(schema('spdx.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
    ajv.addSchema(schema('jsf-0.82.SNAPSHOT.schema.json'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
    const validate = ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'));
    assert.ok(validate(list), JSON.stringify(validate.errors));
    assert.ok(!validate({ ...list, components: 7 }));
  });

  it('holds what is bundled and nothing else, and hangs together', () => {
    const names = list.components.map(({ group, name, version = '' }) =>
      group === undefined ? `${name}@${version}` : `${group}/${name}@${version}`,
    );
    assert.deepEqual(names.toSorted(), allBundledPackages().map(keyOf).toSorted());
    const reached = new Set<string>();
    const open = [list.metadata.component['bom-ref'] ?? ''];
    for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
      if (!reached.has(ref)) {
        reached.add(ref);
        open.push(...(list.dependencies.find((one) => one.ref === ref)?.dependsOn ?? []));
      }
    }
    const lost = list.components.filter((one) => !reached.has(one['bom-ref'] ?? ''));
    assert.deepEqual(
      lost.map(({ name }) => name),
      [],
    );
  });

  it('is the same each time, and names no registry, no machine and no time', () => {
    assert.equal(makePartsList(), text);
    assert.doesNotMatch(text, /registry\.|\.tgz|serialNumber|"timestamp"/);
    assert.ok(!text.includes(repository));
    const hosts = new Set([...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host));
    assert.deepEqual([...hosts].sort(), ['cyclonedx.org', 'github.com']);
  });
});

describe(
  'the packed extension',
  { skip: skip === false && process.platform === 'win32' ? 'rights are no matter there' : skip },
  () => {
    const second = realpathSync(mkdtempSync(path.join(tmpdir(), 'aml-guard-second-')));
    after(() => {
      rmSync(second, { recursive: true, force: true });
    });

    it('is the same bytes when it is built in another folder, with other rights and in another time zone', async () => {
      await packageExtension();
      const left = new Set(['.git', 'node_modules', 'out', 'dist', '.vscode-test'].map((name) => inRepository(name)));
      cpSync(repository, second, { recursive: true, filter: (file) => !left.has(file) });
      symlinkSync(realpathSync(inRepository('node_modules')), path.join(second, 'node_modules'), 'dir');
      const command =
        'umask 077 && chmod -R go= . && node --import tsx scripts/build.ts && node --import tsx scripts/package.ts';
      const { status, stderr, stdout } = spawnSync('bash', ['-c', command], {
        cwd: second,
        encoding: 'utf8',
        env: { ...process.env, TZ: 'Asia/Tokyo' },
      });
      assert.equal(status, 0, `${stdout}${stderr}`);
      assert.equal(sha256(path.join(second, 'out', 'aml-guard.vsix')), sha256(vsixFile));
    });
  },
);

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
