import { chmodSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRepository, repository } from './repository.js';

/** The time of all files in the archive, seconds since the Unix epoch: the first that a zip file can hold. */
const archiveTime = '315532800';

/**
 * Copies files into a folder of their own, where all have the same rights, and calls `pack` with it; in the meantime
 * the time for archives is fixed and in UTC. Two archives of the same files are the same bytes then, whoever makes them
 * and wherever: `vsce` takes rights and times from the files, and zip files hold local times.
 *
 * Source: `writeVsix` of @vscode/vsce 3.9, and <https://reproducible-builds.org/specs/source-date-epoch/>.
 *
 * @param files relative to the repository, with `/`
 */
export async function packStaged(files: readonly string[], pack: (folder: string) => Promise<unknown>): Promise<void> {
  const folder = inRepository('out', 'package', String(process.pid));
  const before = { SOURCE_DATE_EPOCH: process.env['SOURCE_DATE_EPOCH'], TZ: process.env['TZ'] };
  try {
    for (const file of files) {
      const staged = path.join(folder, file);
      mkdirSync(path.dirname(staged), { recursive: true });
      copyFileSync(path.join(repository, file), staged);
      chmodSync(staged, 0o644);
    }
    setEnvironment({ SOURCE_DATE_EPOCH: archiveTime, TZ: 'UTC' });
    await pack(folder);
  } finally {
    setEnvironment(before);
    rmSync(folder, { recursive: true, force: true });
  }
}

function setEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) {
      Reflect.deleteProperty(process.env, name);
    } else {
      process.env[name] = value;
    }
  }
}
