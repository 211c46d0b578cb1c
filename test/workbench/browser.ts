import { createRequire } from 'node:module';
import path from 'node:path';
import type { WorkbenchHost } from './install.js';

/*
 * What is used of playwright-core. The package is installed beside the server, not with the extension's own
 * dependencies, so its types are not at hand when the repository is compiled.
 */
export interface Locator {
  click(options?: { readonly timeout?: number; readonly button?: 'left' | 'right' }): Promise<void>;
  count(): Promise<number>;
  /** Runs the text of an expression in the element's frame. */
  evaluate(expression: string): Promise<unknown>;
  fill(value: string, options?: { readonly timeout?: number }): Promise<void>;
  filter(options: { readonly hasText: string | RegExp }): Locator;
  first(): Locator;
  hover(): Promise<void>;
  innerText(): Promise<string>;
  inputValue(options?: { readonly timeout?: number }): Promise<string>;
  isVisible(): Promise<boolean>;
  nth(index: number): Locator;
  allInnerTexts(): Promise<string[]>;
  /** Chooses from a list by the option's value. */
  selectOption(value: string): Promise<readonly string[]>;
  getAttribute(name: string): Promise<string | null>;
  waitFor(options?: { readonly state?: 'visible' | 'hidden'; readonly timeout?: number }): Promise<void>;
}

export interface FrameLocator {
  frameLocator(selector: string): FrameLocator;
  locator(selector: string): Locator;
}

export interface Page {
  readonly keyboard: { press(keys: string): Promise<void>; type(text: string): Promise<void> };
  readonly mouse: { click(x: number, y: number): Promise<void>; move(x: number, y: number): Promise<void> };
  /** Runs the text of an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  exposeFunction(name: string, callback: (...values: never[]) => unknown): Promise<void>;
  frameLocator(selector: string): FrameLocator;
  goto(url: string): Promise<unknown>;
  locator(selector: string): Locator;
  reload(): Promise<unknown>;
  screenshot(options: { readonly path: string }): Promise<unknown>;
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  title(): Promise<string>;
  waitForTimeout(timeoutMs: number): Promise<void>;
}

export interface Browser {
  close(): Promise<void>;
  newPage(options: {
    readonly viewport: { readonly width: number; readonly height: number };
    /** What the page may do without asking: `clipboard-read`. */
    readonly permissions?: readonly string[];
  }): Promise<Page>;
}

interface BrowserType {
  launch(options: {
    readonly executablePath: string;
    readonly headless: boolean;
    readonly args: readonly string[];
  }): Promise<Browser>;
}

const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The page stays on the loopback address.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Starts a headless browser. Each page of it has a profile of its own. */
export async function launchBrowser(host: WorkbenchHost, executablePath: string): Promise<Browser> {
  const requireFromHost = createRequire(path.join(host.folder, 'package.json'));
  const { chromium } = requireFromHost('playwright-core') as { readonly chromium: BrowserType };
  return chromium.launch({ executablePath, headless: true, args: browserFlags });
}
