/** Bundles the extension, the command line and the rules' pages into `dist/`. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BuildOptions } from 'esbuild';
import { bundle, keepBundledPackages } from './recorded-bundle.js';
import { browserEntry, bundles, mainFields, ownerOf, separateBundles } from './bundles.js';
import { inRepository, isStarted, repository, runMain } from './repository.js';
import {
  type Exports,
  exportsOf,
  holdersOf,
  optionsOf,
  pluginsOf,
  sharing,
  type Users,
  usersOf,
} from './share-modules.js';

export { mainFields };

const shared = {
  absWorkingDir: repository,
  bundle: true,
  legalComments: 'none',
  mainFields,
  minify: true,
  // `import.meta.url` is empty in this format; code that reads it would fail on the user's machine only.
  logOverride: { 'empty-import-meta': 'error' },
  // What is imported late is required late: `import()` finds no names in files of CommonJS, and in a browser no files.
  supported: { 'dynamic-import': false },
} satisfies BuildOptions;

/** Writes all of `dist/`. Throws when an entry point is missing or does not compile, or a part is in it twice. */
export async function build(): Promise<void> {
  for (const entry of bundles.map((one) => one.entry).filter((one) => one !== undefined)) {
    if (!existsSync(inRepository('src', `${entry}.ts`))) {
      throw new Error(`cannot build: src/${entry}.ts does not exist`);
    }
  }
  rmSync(inRepository('dist'), { recursive: true, force: true });
  await buildShared(await usersOf(bundles, shared));
  await Promise.all(separateBundles.map((options) => bundle({ ...shared, ...options })));
  keepBundledPackages();
  cpSync(inRepository(browserEntry), inRepository(`${browserEntry}.js`));
  writeFileSync(inRepository('dist', 'rule-pages.json'), JSON.stringify(readPages('rules')));
}

/**
 * Builds the bundles that share modules. One that is shared comes with all that it exports, so it may need others of
 * which its users need nothing; those are shared then, too, until no module is in two bundles.
 */
async function buildShared(users: Users): Promise<void> {
  const placeOf = (id: string): string | undefined => {
    const needing = users.get(id) ?? [];
    const owner = ownerOf(id, needing);
    return needing.every((one) => one === owner) ? undefined : owner;
  };
  const sharedIds = [...users.keys()].filter((id) => placeOf(id) !== undefined).sort();
  const exports = await exportsOf(sharedIds, shared);
  const holders = await holdersOf(bundles, (one) => {
    const held = sharedIds.filter((id) => placeOf(id) === one.name);
    return { ...optionsOf(one, shared, held), plugins: [...pluginsOf(one), sharing(one, placeOf, exports)] };
  });
  const twice = [...holders].filter(([id, names]) => names.length > 1 || names[0] !== (placeOf(id) ?? names[0]));
  if (twice.length === 0) {
    requireAll(placeOf, exports);
    return;
  }
  const known = new Map([
    ...users,
    ...twice.map(([id, names]) => [id, [...new Set([...names, ...(users.get(id) ?? [])])]] as const),
  ]);
  if (twice.every(([id]) => known.get(id)?.length === users.get(id)?.length)) {
    throw new Error(`in several bundles: ${twice.map(([id, names]) => `${id} (${names.join(', ')})`).join(', ')}`);
  }
  return buildShared(known);
}

/** Asks each bundle that others share for all that it is to hold: what is missing fails here, not with a user. */
function requireAll(placeOf: (id: string) => string | undefined, exports: Exports): void {
  const require = createRequire(import.meta.url);
  for (const [id, names] of exports) {
    const place = placeOf(id) ?? '';
    const file = inRepository('dist', `${place}.cjs`);
    const held = (require(file) as Readonly<Record<string, object>>)[id] ?? {};
    const missing = names.filter((name) => !(name in held));
    if (missing.length > 0) {
      throw new Error(`dist/${place}.cjs does not hold ${missing.join(', ')} of ${id}`);
    }
  }
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
