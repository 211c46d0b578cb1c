/** Bundles the extension, the command line and the rules' pages into `dist/`. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build as bundle } from 'esbuild';
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
  },
  {
    entry: 'src/cli/main.ts',
    outfile: 'dist/cli.cjs',
    target: 'node20',
    // `vscode` is not external here, so a stray import of it fails the build.
    banner: { js: '#!/usr/bin/env node' },
  },
];

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
  writeFileSync(inRepository('dist', 'rule-pages.json'), JSON.stringify(readRulePages()));
}

/** The text of each rule's page by the rule's id. */
function readRulePages(): Readonly<Record<string, string>> {
  const folder = inRepository('docs', 'rules');
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
