import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './command.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;
const packages = ['chromium', 'fonts-dejavu-core'] as const;

/**
 * The path of a Chromium or Chrome: `CHROMIUM` of the environment, or the first found on the search path.
 * Installs one where that needs no question: Debian or Ubuntu, as root.
 *
 * Throws with the commands to run when there is none.
 */
export function ensureChromium(log: (line: string) => void): string {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) {
      throw new Error(`CHROMIUM names ${named}, which is not an executable file`);
    }
    return named;
  }
  const found = findChromium();
  if (found !== undefined) {
    return found;
  }
  if (!canInstallPackages()) {
    throw new Error(missingChromium());
  }
  log(`installing ${packages.join(' and ')} with apt-get (once)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const result = runCommand('apt-get', step, { env });
    if (!result.ok) {
      throw new Error(`apt-get ${step.join(' ')} failed:\n${result.output}\n${missingChromium()}`);
    }
  }
  const installed = findChromium();
  if (installed === undefined) {
    throw new Error(missingChromium());
  }
  return installed;
}

function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    const folder = folders.find((candidate) => isExecutable(path.join(candidate, name)));
    if (folder !== undefined) {
      return path.join(folder, name);
    }
  }
  return undefined;
}

function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && runCommand('apt-get', ['--version']).ok;
}

function missingChromium(): string {
  return (
    'no Chromium or Chrome was found; install one, for example with\n' +
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}\n` +
    'or set CHROMIUM to the path of the executable'
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
