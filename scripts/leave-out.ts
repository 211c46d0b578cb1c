/** Leaves parts of packages out of bundles that are not used there, which no bundler can know. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Puts a module of our own in the place of a package whose importers do not use it here.
 *
 * @param contents (default: one that exports nothing)
 */
export function without(name: string, contents = 'module.exports = {};'): Plugin {
  return {
    name: `without ${name}`,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: `without ${name}` }));
      build.onLoad({ filter: /.*/, namespace: `without ${name}` }, () => ({ contents }));
    },
  };
}

/** Takes one module of a package in place of all of it, where loading the others does what cannot be left out. */
export function only(name: string, module: string): Plugin {
  return {
    name: `only ${module} of ${name}`,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, async ({ path: imported, kind, resolveDir, pluginData }) => {
        if (pluginData === name) {
          return undefined;
        }
        const { path: all } = await build.resolve(imported, { kind, resolveDir, pluginData: name });
        return { path: path.join(all.slice(0, all.lastIndexOf(path.join(name)) + name.length), module) };
      });
    },
  };
}

const machineLearning = /arm-machinelearning[\\/]dist-esm[\\/]src[\\/](models[\\/]mappers|operations[\\/](\w+))\.js$/;

/**
 * Leaves out what `@azure/arm-machinelearning` has and nobody here uses.
 *
 * Its model of the answers, two thirds of the package, is from 2022 and thrown away here, because answers are judged as
 * they came (docs/decisions/0004); without it the client hands a body on as it was parsed, and finds `nextLink` in it.
 * Of its operations those stay that the sources call.
 *
 * @param sources where `(client) => client.workspaces.get(…)` and the like stand
 */
export function onlyCalled(sources: readonly string[]): Plugin {
  return {
    name: 'only called operations',
    setup(build) {
      const texts = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
      const called = new Set([...texts.matchAll(/=> client\.(\w+)\.\w+\(/g)].map(([, name]) => name));
      const left = new Set(called);
      build.onLoad({ filter: machineLearning }, ({ path: file }) => {
        const operation = machineLearning.exec(file)?.[2];
        if (operation === undefined) {
          // Of this form, because importers name what is not there.
          return { contents: 'module.exports = {};' };
        }
        if (operation === 'index' || left.delete(operation)) {
          return undefined;
        }
        const [, name = ''] = /export class (\w+)/.exec(readFileSync(file, 'utf8')) ?? [];
        return { contents: `export class ${name} {}` };
      });
      build.onEnd(() => ({
        errors: [...left].map((name) => ({ text: `${name} is called, and is no operation of the client` })),
      }));
    },
  };
}

/** Keeps of the package's own manifest what a program reads of it. */
export function ofManifest(...keys: readonly string[]): Plugin {
  return {
    name: 'of the manifest',
    setup(build) {
      build.onLoad({ filter: /[\\/]package\.json$/ }, ({ path: file }) => {
        const manifest = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
        const kept = Object.fromEntries(keys.map((key) => [key, manifest[key]]));
        return manifest['name'] === 'aml-guard' ? { contents: JSON.stringify(kept), loader: 'json' } : undefined;
      });
    },
  };
}
