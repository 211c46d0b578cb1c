import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '..', '..');
const cases = path.join(import.meta.dirname, 'cases');
/** Small grammars of our own, for machines where no VS Code is installed. */
const ownHosts = readdirSync(path.join(import.meta.dirname, 'hosts')).map((file) =>
  path.join(import.meta.dirname, 'hosts', file),
);
/** The languages as the VS Code of the other suites colours them. */
const builtIn = path.join(
  root,
  '.vscode-test/workbench/node_modules/code-server/lib/vscode/extensions'.replaceAll('/', path.sep),
);
const builtInHosts = ['yaml', 'python', 'shellscript', 'powershell', 'make', 'docker'].flatMap((name) => {
  const folder = path.join(builtIn, name, 'syntaxes');
  return existsSync(folder) ? readdirSync(folder).map((file) => path.join(folder, file)) : [];
});
const noBuiltIn = builtInHosts.length === 0 ? 'the workbench is not installed; `npm run test:ui` installs it' : false;

interface Manifest {
  readonly contributes: { readonly grammars: readonly { readonly scopeName: string; readonly path: string }[] };
}

/** What vscode-tmgrammar-test says of the cases; nothing where all is as they expect. */
function failuresWith(hosts: readonly string[]): string {
  const program = path.join(
    path.dirname(createRequire(import.meta.url).resolve('vscode-tmgrammar-test/package.json')),
    'dist',
    'unit.js',
  );
  const files = readdirSync(cases).map((file) => path.join(cases, file).replaceAll(path.sep, '/'));
  const grammars = hosts.flatMap((host) => ['--grammar', host]);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, '--compact', '--config', path.join(root, 'package.json'), ...grammars, ...files],
    { encoding: 'utf8', timeout: 60_000 },
  );
  const passed = stdout.match(/run successfu/g)?.length ?? 0;
  return status === 0 && passed === files.length ? '' : `${passed} of ${files.length} passed\n${stdout}${stderr}`;
}

describe('grammars', () => {
  it('are those of the manifest', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
    const declared = manifest.contributes.grammars.map(({ scopeName, path: file }) => {
      const grammar = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { readonly scopeName: string };
      assert.equal(grammar.scopeName, scopeName);
      return path.basename(file);
    });
    assert.deepEqual(declared.sort(), readdirSync(path.join(root, 'syntaxes')).sort());
  });

  it('colour what is of Azure ML and nothing else, in small languages of our own', () => {
    assert.equal(failuresWith(ownHosts), '');
  });

  it('colour the same in the languages of VS Code', { skip: noBuiltIn }, () => {
    assert.equal(failuresWith(builtInHosts), '');
  });

  it('are seen to fail where a language is not coloured at all', () => {
    assert.match(failuresWith(ownHosts.filter((file) => !file.includes('yaml'))), /passed/);
  });
});
