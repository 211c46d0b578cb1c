import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runCommand } from './command.js';
import type { WorkbenchHost } from './install.js';
import { quietSettings } from './settings.js';

/** How a server is started. */
export interface ServerOptions {
  /** (default any free port) */
  readonly port?: number;
  /** Added to the quiet settings, for the user. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Packed extensions installed before the start. */
  readonly vsixFiles?: readonly string[];
  /**
   * Lets the address name extension folders and a test module. VS Code ignores both without it, silently.
   */
  readonly testDriver: boolean;
  /** Whether nobody has trusted the folder yet: Restricted Mode (default: trust is switched off). */
  readonly isRestricted?: boolean;
  /** Added to the server's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A running VS Code server with user data of its own. */
export interface WorkbenchServer {
  /** `host:port`. */
  readonly authority: string;
  /** What the server printed so far. */
  output(): string;
  /** Resolves when the server ended by itself. */
  readonly ended: Promise<number>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

const readyLine = 'Extension host agent listening on';
const readyTimeoutMs = 60_000;
const endTimeoutMs = 3_000;

/** Starts VS Code's server on the loopback address. Throws with its output when it does not come up. */
export async function startServer(host: WorkbenchHost, options: ServerOptions): Promise<WorkbenchServer> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'aml-guard-workbench-'));
  try {
    writeSettings(data, { ...quietSettings, ...options.settings });
    for (const vsix of options.vsixFiles ?? []) {
      installVsix(host, data, vsix);
    }
    return await listen(host, data, options);
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

async function listen(host: WorkbenchHost, data: string, options: ServerOptions): Promise<WorkbenchServer> {
  const port = options.port ?? (await findFreePort());
  const flags = [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...(options.isRestricted === true ? [] : ['--disable-workspace-trust']),
    ...['--disable-telemetry', '--telemetry-level', 'off', '--disable-update-check'],
    ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
  // A group of its own, so that the extension hosts which the server starts end with it.
  const child = spawn(host.node, [host.serverMain, ...flags, ...dataFlags(data)], {
    cwd: data,
    detached: true,
    env: { ...serverEnvironment(data), ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number>((resolve) =>
    child.on('exit', (code) => {
      resolve(code ?? 1);
    }),
  );
  const ready = new Promise<void>((resolve) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (output.includes(readyLine)) {
        resolve();
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const abandon = endWithThisProcess(() => {
    signalGroup(child, 'SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  });
  const stop = async (): Promise<void> => {
    await endGroup(child, ended);
    abandon();
  };

  const failure = await Promise.race([
    ready.then(() => undefined),
    ended.then((code) => `ended with code ${code}`),
    delay(readyTimeoutMs, `did not listen within ${readyTimeoutMs / 1000} s`, { ref: false }),
  ]);
  if (failure !== undefined) {
    await stop();
    throw new Error(`the VS Code server ${failure}:\n${withoutNoise(output)}`);
  }
  return { authority: `127.0.0.1:${port}`, output: () => withoutNoise(output), ended, stop };
}

function writeSettings(data: string, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(path.join(data, 'extensions'), { recursive: true });
  // The served workbench takes settings of the scope `machine` from `Machine` only.
  for (const folder of ['user/User', 'user/Machine']) {
    mkdirSync(path.join(data, folder), { recursive: true });
    writeFileSync(path.join(data, folder, 'settings.json'), JSON.stringify(settings, null, 2));
  }
}

function installVsix(host: WorkbenchHost, data: string, vsix: string): void {
  const options = [host.serverMain, '--install-extension', vsix, ...dataFlags(data)];
  const result = runCommand(host.node, options, { cwd: data, env: serverEnvironment(data) });
  if (!result.ok) {
    throw new Error(`${path.basename(vsix)} could not be installed:\n${result.output}`);
  }
}

function dataFlags(data: string): string[] {
  return [
    '--accept-server-license-terms',
    ...['--server-data-dir', path.join(data, 'server')],
    ...['--user-data-dir', path.join(data, 'user')],
    ...['--extensions-dir', path.join(data, 'extensions')],
  ];
}

function serverEnvironment(data: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_OPTIONS$|ELECTRON_RUN_AS_NODE$|VSCODE_)/i.test(name),
  );
  // An empty gallery keeps the server from asking an extension marketplace.
  return { ...Object.fromEntries(inherited), HOME: data, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

/** The native logger is not built, and the server says so at length for every log that it opens. */
function withoutNoise(output: string): string {
  return output.replace(/^Error: Could not locate the bindings file[\s\S]*?^\}$\n?/gm, '');
}

async function endGroup(child: ChildProcess, ended: Promise<number>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  await Promise.race([ended, delay(endTimeoutMs, undefined, { ref: false })]);
  signalGroup(child, 'SIGKILL');
}

/** Runs `cleanUp` once: when this process ends in a way that can be seen, or when the returned function is called. */
function endWithThisProcess(cleanUp: () => void): () => void {
  const interrupted = (): never => process.exit(130);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const run = (): void => {
    process.off('exit', run);
    signals.forEach((signal) => process.off(signal, interrupted));
    cleanUp();
  };
  process.once('exit', run);
  signals.forEach((signal) => process.once(signal, interrupted));
  return run;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') {
          reject(new Error('no free port'));
        } else {
          resolve(address.port);
        }
      });
    });
  });
}
