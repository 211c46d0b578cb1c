/**
 * Opens the sample project in VS Code with the extension as it is in this folder.
 *
 * Options: `--workbench` serves VS Code to a browser even where a desktop VS Code is installed; `--port <number>`
 * is its port; `--check` serves, asks for the page and the extension once, and ends.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { resourceUrl, workbenchUrl } from '../test/workbench/address.js';
import { installWorkbench } from '../test/workbench/install.js';
import { startServer } from '../test/workbench/server.js';
import { build } from './build.js';
import { findDesktop } from './find-desktop.js';
import { inRepository, repository, runMain } from './repository.js';

/** A copy, so that fixes that are tried out leave the checkout as it is. */
const sample = inRepository('out', 'sample');
const firstFile = path.join(sample, 'jobs', 'train.yml');
const checkTimeoutMs = 30_000;

runMain(async () => {
  const { values } = parseArgs({
    options: {
      workbench: { type: 'boolean', default: false },
      port: { type: 'string' },
      check: { type: 'boolean', default: false },
    },
  });
  const port = values.port === undefined ? undefined : readPort(values.port);
  await build();
  rmSync(sample, { recursive: true, force: true });
  cpSync(inRepository('test', 'sample'), sample, { recursive: true });
  const desktop = values.workbench || values.check || port !== undefined ? undefined : findDesktop();
  return desktop === undefined ? serve(port, values.check) : openDesktop(desktop);
});

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port ${text} is not a port number`);
  }
  return port;
}

function openDesktop(command: string): number {
  const options = ['--new-window', `--extensionDevelopmentPath=${repository}`, sample, '--goto', firstFile];
  // On Windows `code` is a command file, which only a shell can start; the quotes are for folders with spaces.
  const result =
    process.platform === 'win32'
      ? spawnSync([command, ...options].map((part) => `"${part}"`).join(' '), { shell: true, stdio: 'inherit' })
      : spawnSync(command, options, { stdio: 'inherit' });
  if (result.status !== 0) {
    throw new Error(`${command} could not be started; npm start -- --workbench uses a browser instead`);
  }
  console.log('VS Code opens a new window with the sample project and AML Guard running in it.');
  console.log('After a change of the sources run npm start again.');
  return 0;
}

async function serve(port: number | undefined, checkOnly: boolean): Promise<number> {
  const host = installWorkbench(console.log);
  const server = await startServer(host, { testDriver: true, ...(port === undefined ? {} : { port }) });
  const url = workbenchUrl(server.authority, {
    folder: sample,
    extensionDevelopmentPaths: [repository],
    openFile: firstFile,
  });
  if (checkOnly) {
    await waitForOk(url);
    await waitForOk(resourceUrl(server.authority, inRepository('package.json')));
    await waitForOk(resourceUrl(server.authority, inRepository('dist', 'extension.cjs')));
    await server.stop();
    console.log('VS Code answers and can load the extension.');
    return 0;
  }
  console.log('AML Guard runs in VS Code at');
  console.log(`\n  ${url}\n`);
  console.log('Open that address in a browser on this machine: it shows the sample project with findings in it.');
  console.log('Try Ctrl+. on a finding, and Ctrl+Shift+M for the list of all. Ctrl+C here ends VS Code.');
  const code = await server.ended;
  console.error(`VS Code ended:\n${server.output()}`);
  return code;
}

async function waitForOk(url: string): Promise<void> {
  const deadline = Date.now() + checkTimeoutMs;
  let last = '';
  while (Date.now() < deadline) {
    try {
      const { status } = await fetch(url);
      if (status === 200) {
        return;
      }
      last = `status ${status}`;
    } catch (error) {
      last = String(error);
    }
    await delay(200);
  }
  throw new Error(`${url} did not answer: ${last}`);
}
