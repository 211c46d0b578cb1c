/**
 * Runs a TypeScript script of this repository from a bare clone: `node scripts/bootstrap.mjs <script> [options]`.
 * Installs the dependencies when they are missing or differ from the lock file. Imports nothing but Node itself.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));
const [script, ...options] = process.argv.slice(2);
if (script === undefined) {
  fail('which script? For example: node scripts/bootstrap.mjs scripts/start.ts');
}
checkNodeVersion();
installDependencies();
runScript(script, options);

function checkNodeVersion() {
  const required = readJson('package.json').engines.node.replace('>=', '');
  if (compareVersions(process.versions.node, required) < 0) {
    fail(
      `AML Guard needs Node ${required} or newer, this is ${process.versions.node} (${process.execPath}).\n` +
        'Install a newer one from https://nodejs.org and run the command again.',
    );
  }
}

function compareVersions(left, right) {
  const [leftParts, rightParts] = [left, right].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index++) {
    if (leftParts[index] !== rightParts[index]) {
      return leftParts[index] - rightParts[index];
    }
  }
  return 0;
}

function installDependencies() {
  if (dependenciesMatchLock()) {
    return;
  }
  console.log('installing the dependencies (npm ci)');
  // One string through the shell: on Windows npm is a command file, which cannot be started directly.
  const result = spawnSync('npm ci --no-audit --no-fund', { cwd: repository, shell: true, stdio: 'inherit' });
  if (result.status !== 0) {
    fail('npm ci failed; its message is above. Is this machine connected to a package registry?');
  }
}

/** Compares with npm's own record of what it installed, so that an `npm ci` by hand counts as well. */
function dependenciesMatchLock() {
  const record = path.join('node_modules', '.package-lock.json');
  if (!existsSync(path.join(repository, record))) {
    return false;
  }
  const installed = readJson(record).packages;
  return Object.entries(readJson('package-lock.json').packages).every(([location, locked]) => {
    if (location === '') {
      return true;
    }
    const actual = installed[location];
    // Packages for other platforms are locked but not installed.
    return actual === undefined ? locked.optional === true : actual.version === locked.version;
  });
}

function runScript(name, scriptOptions) {
  const tsx = pathToFileURL(path.join(repository, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const child = spawn(process.execPath, ['--import', tsx, path.join(repository, name), ...scriptOptions], {
    cwd: repository,
    stdio: 'inherit',
  });
  // The terminal sends Ctrl+C to the script too, which ends in its own way; this process waits for that.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(repository, file), 'utf8'));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
