/**
 * Divides modules among bundles, so that none is shipped twice.
 *
 * esbuild cannot split bundles of CommonJS. So each bundle is made once to see what is in it; what several hold becomes
 * part of one of them, which exports it under the module's name, and the others find it there.
 */
import path from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { type Bundle, copied } from './bundles.js';
import { repository } from './repository.js';
import { bundle } from './recorded-bundle.js';

/** The bundles that need a module, by the module, such as `core/lint`. */
export type Users = ReadonlyMap<string, readonly string[]>;

/** What a module exports, by the module. */
export type Exports = ReadonlyMap<string, readonly string[]>;

const source = path.join(repository, 'src');

/** Who needs what, before anything is shared. */
export async function usersOf(bundles: readonly Bundle[], shared: BuildOptions): Promise<Users> {
  return holdersOf(
    bundles.filter(({ entry }) => entry !== undefined),
    (one) => ({ ...optionsOf(one, shared), plugins: [...pluginsOf(one)], write: false }),
  );
}

/** Makes bundles. @returns which hold a module, by the module */
export async function holdersOf(bundles: readonly Bundle[], options: (one: Bundle) => BuildOptions): Promise<Users> {
  const made = await Promise.all(bundles.map((one) => bundle(options(one))));
  const holders = new Map<string, string[]>();
  for (const [index, { metafile }] of made.entries()) {
    for (const id of modulesIn(metafile)) {
      holders.set(id, [...(holders.get(id) ?? []), bundles[index]?.name ?? '']);
    }
  }
  return holders;
}

/** What modules export. */
export async function exportsOf(ids: readonly string[], shared: BuildOptions): Promise<Exports> {
  const { metafile } = await build({
    ...shared,
    entryPoints: ids.map((id) => fileOf(id)),
    outbase: source,
    outdir: path.join(repository, 'out', 'exports'),
    format: 'esm',
    packages: 'external',
    // Each by itself: an export of another module's export is followed there.
    platform: 'node',
    external: ['vscode'],
    logLevel: 'error',
    write: false,
    metafile: true,
  });
  const exported = new Map<string, readonly string[]>();
  for (const { entryPoint, exports } of Object.values(metafile.outputs)) {
    const id = entryPoint === undefined ? undefined : idOf(path.join(repository, entryPoint));
    if (id !== undefined) {
      exported.set(id, exports);
    }
  }
  return exported;
}

/**
 * The options of one bundle.
 *
 * @param held the modules that it holds for others
 */
export function optionsOf(one: Bundle, shared: BuildOptions, held: readonly string[] = []): BuildOptions {
  const { name, entry, options } = one;
  const common: BuildOptions = {
    ...shared,
    ...options,
    format: 'cjs',
    outfile: path.join(repository, 'dist', `${name}.cjs`),
  };
  return entry !== undefined && held.length === 0
    ? { ...common, entryPoints: [fileOf(entry)] }
    : {
        ...common,
        stdin: {
          contents: entryFor(entry, held),
          resolveDir: source,
          // Not a name of `src`: esbuild would take that module for this one, and leave it out.
          sourcefile: `${name}-and-shared.ts`,
          loader: 'ts',
        },
      };
}

/** The plugins of one bundle, but for that which shares. */
export function pluginsOf({ options, late = [] }: Bundle): readonly Plugin[] {
  return [...(options.plugins ?? []), comesLate(late)];
}

/** A module that exports what a bundle exports itself, and what it holds for others. */
function entryFor(entry: string | undefined, held: readonly string[]): string {
  return [
    ...(entry === undefined ? [] : [`export * from './${entry}.js';`]),
    ...held.map((id) => `export * as ${JSON.stringify(id)} from './${id}.js';`),
  ].join('\n');
}

/** Our modules that are in a bundle. */
function modulesIn({ outputs }: Metafile): ReadonlySet<string> {
  const ids = Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).map((file) => idOf(path.join(repository, file))),
  );
  return new Set(ids.flatMap((id) => (id === undefined || copied.has(id) ? [] : [id])));
}

/** Leaves modules that are imported when needed out of the bundle; each is loaded from a bundle of its own. */
function comesLate(modules: readonly string[]): Plugin {
  return {
    name: 'comes late',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: imported, kind }) => {
        const module = path.posix.basename(imported, '.js');
        const file = `./${fileNames[module] ?? module}.cjs`;
        return kind === 'dynamic-import' && modules.includes(module) ? { path: file, external: true } : undefined;
      });
      // Threads are for Node; who needs them asks for them when there is one.
      build.onResolve({ filter: /^node:worker_threads$/ }, ({ kind }) =>
        kind === 'dynamic-import' ? { external: true } : undefined,
      );
    },
  };
}

/** Bundles whose name is not that of their module. */
const fileNames: Readonly<Record<string, string>> = { 'posture-engine': 'posture', 'azure-engine': 'azure' };

/**
 * Finds modules that stand in another bundle there.
 *
 * @param placeOf the bundle that holds a module; `undefined` for one that is not shared
 */
export function sharing(
  { shared = 'at-once', loads = [] }: Bundle,
  placeOf: (id: string) => string | undefined,
  exports: Exports,
): Plugin {
  return {
    name: 'sharing',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: imported, resolveDir, kind }) => {
        const id = kind === 'import-statement' ? idOf(path.resolve(resolveDir, imported)) : undefined;
        const place = id === undefined ? undefined : placeOf(id);
        const isElsewhere = place !== undefined && loads.includes(place);
        return id !== undefined && isElsewhere ? { path: id, namespace: 'shared' } : undefined;
      });
      build.onResolve({ filter: /.*/, namespace: 'shared' }, ({ path: file }) => ({ path: file, external: true }));
      build.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path: id }) => {
        const place = placeOf(id);
        const names = exports.get(id);
        if (place === undefined || names === undefined) {
          throw new Error(`${id} is to be shared, and nothing is known of what it exports`);
        }
        return { contents: shared === 'at-once' ? found(id, place) : foundWhenUsed(id, place, names) };
      });
    },
  };
}

function found(id: string, place: string): string {
  return `module.exports = require('./${place}.cjs')[${JSON.stringify(id)}];`;
}

// `__esModule` tells the bundler that the names are those of an ES module; it passes getters on as they are.
function foundWhenUsed(id: string, place: string, names: readonly string[]): string {
  const getters = names.map((name) => `get ${JSON.stringify(name)}() { return of().${name}; }`);
  return [
    `const of = () => require('./${place}.cjs')[${JSON.stringify(id)}];`,
    `module.exports = Object.defineProperty({ ${getters.join(', ')} }, '__esModule', { value: true });`,
  ].join('\n');
}

function idOf(file: string): string | undefined {
  const relative = path.relative(source, file).replaceAll('\\', '/');
  const isOurs = !relative.startsWith('..') && !path.isAbsolute(relative);
  return isOurs ? relative.replace(/\.[jt]s$/, '') : undefined;
}

function fileOf(id: string): string {
  return path.join(source, `${id}.ts`);
}
