import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { inRepository, repository } from './repository.js';

/** A package of which at least one byte is in a file of `dist/`. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** The expression that its `package.json` states; empty where it states none. */
  readonly license: string;
  /** Its folder, below that of all packages. */
  readonly folder: string;
}

/** What each file of `dist/` is made of, by the file's path with `/`. */
export type BundledPackages = Readonly<Record<string, readonly BundledPackage[]>>;

/** Where the last build says what it has put into its files. */
const recordFile = inRepository('out', 'bundled-packages.json');

const recorded = new Map<string, readonly BundledPackage[]>();

/** Makes a bundle with esbuild, and notes whose code is in it: the file is read, not what `package.json` asks for. */
export async function bundle(options: BuildOptions): Promise<{ readonly metafile: Metafile }> {
  const { metafile } = await build({ ...options, metafile: true });
  for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
    const folders = Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([input]) => findPackageFolder(input) ?? []);
    recorded.set(
      file,
      [...new Set(folders)].sort().map((folder) => readPackage(folder)),
    );
  }
  return { metafile };
}

/** Keeps what was noted since the program began, for `readBundledPackages`. */
export function keepBundledPackages(): void {
  mkdirSync(path.dirname(recordFile), { recursive: true });
  writeFileSync(recordFile, JSON.stringify(Object.fromEntries([...recorded].sort()), undefined, 2));
}

/** What the last build has put into its files. Throws when there was none. */
export function readBundledPackages(): BundledPackages {
  if (!existsSync(recordFile)) {
    throw new Error('nothing was built yet: npm run build');
  }
  return JSON.parse(readFileSync(recordFile, 'utf8')) as BundledPackages;
}

/** All bundled packages, each version once, by name. */
export function allBundledPackages(packages = readBundledPackages()): readonly BundledPackage[] {
  const byFolder = new Map(Object.values(packages).flatMap((list) => list.map((one) => [keyOf(one), one] as const)));
  return [...byFolder.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** `name@version`. */
export function keyOf({ name, version }: BundledPackage): string {
  return `${name}@${version}`;
}

/** The folder of the package that a file belongs to: behind the first and up to the last `node_modules` of its path. */
function findPackageFolder(input: string): string | undefined {
  const below = input.split('node_modules/').slice(1);
  const last = below.pop();
  const name = last === undefined ? undefined : /^(?:@[^/]+\/)?[^/]+/.exec(last)?.[0];
  return name === undefined ? undefined : [...below, name].join('node_modules/');
}

function readPackage(folder: string): BundledPackage {
  const file = path.join(repository, 'node_modules', folder, 'package.json');
  const { name, version, license } = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof version !== 'string') {
    throw new Error(`${folder}/package.json states no name and version`);
  }
  return { name, version, license: typeof license === 'string' ? license : '', folder };
}
