/** Bundles the extension, the command line and the rules' pages into `dist/`. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { bundle, keepBundledPackages } from './recorded-bundle.js';
import { inRepository, isStarted, repository, runMain } from './repository.js';

/** The CommonJS form of jsonc-parser requires its parts in a way that no bundler can see. */
export const mainFields = ['module', 'main'];

const shared = {
  absWorkingDir: repository,
  bundle: true,
  format: 'cjs',
  legalComments: 'none',
  mainFields,
  minify: true,
  platform: 'node',
  // `import.meta.url` is empty in this format; code that reads it would fail on the user's machine only.
  logOverride: { 'empty-import-meta': 'error' },
} satisfies BuildOptions;

const bundles: readonly (BuildOptions & { readonly entry: string })[] = [
  {
    entry: 'src/extension/extension.ts',
    outfile: 'dist/extension.cjs',
    // The Node of VS Code 1.106, the oldest that `engines.vscode` admits.
    target: 'node22',
    external: ['vscode'],
    plugins: [besides('posture-engine', './posture.cjs')],
  },
  {
    // Loaded when posture is first used: the clients of Azure are as large as everything else together.
    entry: 'src/posture-engine.ts',
    outfile: 'dist/posture.cjs',
    target: 'node20',
    // Opens a browser for a way to sign in that is not used here.
    plugins: [without('open')],
  },
  {
    // Loaded by `aml-guard lsp` only.
    entry: 'src/language-server.ts',
    outfile: 'dist/language-server.cjs',
    target: 'node20',
    plugins: [besides('posture-engine', './posture.cjs')],
  },
  {
    // Loaded by `aml-guard mcp` only.
    entry: 'src/mcp-server.ts',
    outfile: 'dist/mcp-server.cjs',
    target: 'node20',
    // Checks answers to forms; none is asked for.
    plugins: [without('../validation/ajv-provider.js', 'AjvJsonSchemaValidator')],
  },
  {
    entry: 'src/cli/main.ts',
    outfile: 'dist/cli.cjs',
    target: 'node20',
    // `vscode` is not external here, so a stray import of it fails the build.
    plugins: [
      besides('posture-engine', './posture.cjs'),
      besides('language-server', './language-server.cjs'),
      besides('mcp-server', './mcp-server.cjs'),
    ],
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    // The script of the fleet's page: runs in the browser that VS Code is made of.
    entry: 'src/webview/fleet/page/main.ts',
    outfile: 'dist/fleet-view.js',
    platform: 'browser',
    format: 'iife',
    target: 'chrome138',
  },
  {
    // The same for the page of who can reach what.
    entry: 'src/webview/exposure/page/main.ts',
    outfile: 'dist/exposure-view.js',
    platform: 'browser',
    format: 'iife',
    target: 'chrome138',
  },
];

/** Leaves a module that is imported when needed out of the bundle; it is loaded from a bundle of its own. */
function besides(module: string, file: string): Plugin {
  return {
    name: `besides ${module}`,
    setup(build) {
      build.onResolve({ filter: new RegExp(`/${module}\\.js$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: file, external: true } : undefined,
      );
    },
  };
}

/** Puts an empty module in the place of one whose importers are not used, and so not bundled. */
function without(name: string, exported = 'default'): Plugin {
  return {
    name: `without ${name}`,
    setup(build) {
      const filter = new RegExp(`^${name.replaceAll('.', '\\.')}$`);
      const contents = exported === 'default' ? 'export default undefined;' : `export const ${exported} = undefined;`;
      build.onResolve({ filter }, () => ({ path: name, namespace: 'without' }));
      build.onLoad({ filter: /.*/, namespace: 'without' }, () => ({ contents }));
    },
  };
}

/** Writes all of `dist/`. Throws when an entry point is missing or does not compile. */
export async function build(): Promise<void> {
  for (const { entry } of bundles) {
    if (!existsSync(inRepository(entry))) {
      throw new Error(`cannot build: ${entry} does not exist`);
    }
  }
  rmSync(inRepository('dist'), { recursive: true, force: true });
  for (const { entry, ...options } of bundles) {
    await bundle({ ...shared, ...options, entryPoints: [entry] });
  }
  keepBundledPackages();
  writeFileSync(inRepository('dist', 'rule-pages.json'), JSON.stringify(readPages('rules')));
  writeFileSync(inRepository('dist', 'check-pages.json'), JSON.stringify(readPages('checks')));
}

/** The text of each page of a folder of `docs` by the name of its file. */
function readPages(name: string): Readonly<Record<string, string>> {
  const folder = inRepository('docs', name);
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.md'))
        .sort()
    : [];
  return Object.fromEntries(
    files.map((file) => [path.basename(file, '.md'), readFileSync(path.join(folder, file), 'utf8')]),
  );
}

if (isStarted(import.meta.url)) {
  runMain(async () => {
    await build();
    return 0;
  });
}
