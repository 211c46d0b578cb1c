/** What `dist` consists of: the bundles, and which of them may hold what several need. */
import type { BuildOptions } from 'esbuild';
import { ofManifest, only, onlyCalled, without } from './leave-out.js';
import { inRepository } from './repository.js';

/** The CommonJS form of jsonc-parser requires its parts in a way that no bundler can see. */
export const mainFields = ['module', 'main'];

/** Builds for Node 20, on which the command line runs. */
const onNode = { platform: 'node', target: 'node20' } satisfies BuildOptions;

/** Free of Node: esbuild refuses `node:` there, so that the same file runs in the browser. */
const anywhere = { platform: 'browser', target: ['node20', 'chrome138'] } satisfies BuildOptions;

export interface Bundle {
  /** The file in `dist`, without its ending. */
  readonly name: string;
  /** The module that it starts with; without one, it holds what others share and nothing else. */
  readonly entry?: string;
  readonly options: BuildOptions;
  /** Bundles that hold parts for it. What stands in another one is part of it, too, and fails the build. */
  readonly loads?: readonly string[];
  /** Bundles that are loaded when needed, by the module that stands for each where it is imported. */
  readonly late?: readonly string[];
  /**
   * When the parts that it shares with others are loaded: as soon as it is (default), or when one of them is first
   * used.
   */
  readonly shared?: 'at-once' | 'when-used';
}

/** Bundles of CommonJS that may share parts. Each file of `src` is in one of them only. */
export const bundles: readonly Bundle[] = [
  { name: 'engine', options: anywhere },
  { name: 'posture', entry: 'posture-engine', options: anywhere, loads: ['engine'] },
  {
    // Loaded at the first connection.
    name: 'azure',
    entry: 'azure-engine',
    loads: ['engine', 'posture'],
    options: {
      ...onNode,
      plugins: [
        // The other ways to sign in bring a library as large as all clients together.
        only('@azure/identity', 'dist/esm/credentials/azureCliCredential.js'),
        // Speaks when a variable of the environment asks it to.
        without('debug', 'module.exports = () => () => undefined;'),
        // Writes query parameters, which are part of the address already where a request is made here.
        without('qs'),
        onlyCalled([inRepository('src', 'azure', 'ask.ts')]),
      ],
    },
  },
  { name: 'worker', entry: 'worker', options: { ...onNode, plugins: [ofManifest('version')] }, loads: ['engine'] },
  {
    name: 'extension',
    entry: 'extension/extension',
    options: {
      ...anywhere,
      // The Node of VS Code 1.106, the oldest that `engines.vscode` admits.
      target: ['node22', 'chrome138'],
      external: ['vscode'],
    },
    loads: ['engine'],
    late: ['posture-engine', 'azure-engine'],
    shared: 'when-used',
  },
  {
    // Loaded by `aml-guard lsp` only, and not part of the extension.
    name: 'language-server',
    entry: 'language-server',
    options: { ...onNode, plugins: [ofManifest('version')] },
    loads: ['engine', 'worker'],
    late: ['posture-engine'],
  },
  {
    // Loaded by `aml-guard mcp` only.
    name: 'mcp-server',
    entry: 'mcp-server',
    options: {
      ...onNode,
      // Checks answers to forms; none is asked for.
      plugins: [without('../validation/ajv-provider.js', 'exports.AjvJsonSchemaValidator = undefined;')],
    },
    loads: ['engine'],
  },
  {
    name: 'cli',
    entry: 'cli/main',
    // `vscode` is not external here, so a stray import of it fails the build.
    options: { ...onNode, banner: { js: '#!/usr/bin/env node' }, plugins: [ofManifest('version')] },
    loads: ['engine', 'worker'],
    late: ['posture-engine', 'azure-engine', 'pipeline-identity', 'language-server', 'mcp-server'],
    shared: 'when-used',
  },
];

/**
 * Named so because the package is one of ES modules, which web workers refuse to load. Before version 1.110 or so their
 * host appended `.js` to every name that does not end so; for those there is a second copy.
 */
export const browserEntry = 'dist/browser.cjs';

/** Bundles that share nothing with others. */
export const separateBundles: readonly BuildOptions[] = [
  {
    // Loaded by the command line for the ways to sign in that only a pipeline has, and not part of the extension.
    ...onNode,
    format: 'cjs',
    entryPoints: ['src/pipeline-identity.ts'],
    outfile: 'dist/pipeline-identity.cjs',
    // Opens a browser for a way to sign in that is not used here.
    plugins: [without('open')],
  },
  {
    // What a browser starts; it loads the others.
    ...anywhere,
    format: 'cjs',
    entryPoints: ['src/extension/browser.ts'],
    outfile: browserEntry,
    external: ['vscode'],
  },
  // The scripts of pages: they run in the browser that VS Code is made of.
  ...['fleet', 'exposure'].map((page): BuildOptions => ({
    platform: 'browser',
    format: 'iife',
    target: 'chrome138',
    entryPoints: [`src/webview/${page}/page/main.ts`],
    outfile: `dist/${page}-view.js`,
  })),
];

/** Modules of a few words, which cost less in several bundles than one of them loading another. */
export const copied: ReadonlySet<string> = new Set([
  'core/config/file-names',
  'core/documents/detect',
  'core/language/semantic-words',
  'core/project/project-path',
  'tools/agent-tools',
]);

/**
 * The bundle that holds a module: of what several need, the one that all of them may load. The engine is never divided,
 * or its parsers would be in another bundle too.
 *
 * @param module such as `core/lint`
 * @param users names of bundles
 */
export function ownerOf(module: string, users: readonly string[]): string {
  if (module.startsWith('core/')) {
    return 'engine';
  }
  const among = (...names: readonly string[]): boolean => users.every((user) => names.includes(user));
  if (users.length === 1 && users[0] !== undefined) {
    return users[0];
  }
  if (among('posture', 'azure')) {
    return 'posture';
  }
  return among('worker', 'cli', 'language-server') ? 'worker' : 'engine';
}
