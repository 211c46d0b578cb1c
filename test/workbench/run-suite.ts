import { setTimeout as delay } from 'node:timers/promises';
import { workbenchUrl } from './address.js';
import { launchBrowser } from './browser.js';
import { ensureChromium } from './chromium.js';
import { installWorkbench } from './install.js';
import { startServer } from './server.js';

/** A test module to run inside the extension host. */
export interface Suite {
  /** A path, or the address of a folder of another file system. */
  readonly folder: string;
  readonly extensionDevelopmentPaths: readonly string[];
  /** The module's file, extension included. */
  readonly extensionTestsPath: string;
  /** Whether nobody has trusted the folder yet (default: trust is switched off). */
  readonly isRestricted?: boolean;
  /** Added to the quiet settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
  /** A wrong path makes VS Code wait without a word, so there is always an end. */
  readonly timeoutMs: number;
  /** Hears what the suite and the workbench log. */
  readonly onLine?: (line: string) => void;
}

/** The exit code of a suite that did not come to its end in time. */
export const timedOut = 124;

/** What the workbench itself logs in every run. */
const workbenchNoise =
  /bindings file|native-watchdog|^(?:Ignoring fetching|Canceled|Creating a socket|Resolv|Updating|\[[\w-]+(?: [\w]+)?[:\]])/;

/** How much of the extension host's log a failed run shows. */
const shownLogLines = 80;

/**
 * Runs a suite in a fresh workbench; resolves with its exit code: 0 passed, 1 failed, or `timedOut`.
 *
 * What the suite prints comes mixed with the workbench's own log, so it is shown for a failed run only; a suite
 * that has something to tell writes a file.
 */
export async function runSuite(suite: Suite): Promise<number> {
  const host = installWorkbench(console.log);
  const chromium = ensureChromium(console.log);
  const server = await startServer(host, {
    testDriver: true,
    settings: suite.settings ?? {},
    isRestricted: suite.isRestricted ?? false,
  });
  try {
    const browser = await launchBrowser(host, chromium);
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const lines: string[] = [];
      await page.exposeFunction('codeAutomationLog', (_type: string, values: readonly unknown[]) => {
        const line = values.join(' ');
        lines.push(line);
        suite.onLine?.(line);
      });
      let finish: (code: number) => void = () => undefined;
      const exitCode = new Promise<number>((resolve) => {
        finish = resolve;
      });
      await page.exposeFunction('codeAutomationExit', (code: number) => {
        finish(code);
      });
      await page.goto(
        workbenchUrl(server.authority, {
          folder: suite.folder,
          extensionDevelopmentPaths: suite.extensionDevelopmentPaths,
          extensionTestsPath: suite.extensionTestsPath,
          extensionEnvironment: suite.environment,
        }),
      );
      const code = await Promise.race([exitCode, delay(suite.timeoutMs, timedOut, { ref: false })]);
      if (code !== 0) {
        console.error(
          lines
            .filter((line) => !workbenchNoise.test(line))
            .slice(-shownLogLines)
            .join('\n'),
        );
      }
      if (code === timedOut) {
        console.error(`no result within ${suite.timeoutMs / 1000} s; the server said:\n${server.output()}`);
      }
      return code;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
