/** A part of the extension that is loaded when it is first used, by the name of its file in `dist`. */
export type LateBundle = 'posture' | 'azure';

/** Makes a bundle ready to be imported. Node does that by itself; a browser has to fetch the file first. */
export type PrepareBundle = (bundle: LateBundle) => Promise<void>;

let prepare: PrepareBundle | undefined;

/** Says how bundles are made ready where Node does not do it, see `browser.ts`. */
export function prepareBundlesBy(how: PrepareBundle | undefined): void {
  prepare = how;
}

/** Whether the extension runs in a browser, without Node: no programs, no threads, no sockets. */
export function isInBrowser(): boolean {
  return prepare !== undefined;
}

/** To be awaited before a bundle is imported. Rejects where this host cannot run it. */
export async function prepareBundle(bundle: LateBundle): Promise<void> {
  await prepare?.(bundle);
}
