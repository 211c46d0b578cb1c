/** What the workbench opens with. Paths are absolute. */
export interface WorkbenchLaunch {
  /** A folder, or a `.code-workspace` file (default: a window without a folder). */
  readonly folder?: string;
  /** Extensions loaded from their sources. Needs a server started with `testDriver`. */
  readonly extensionDevelopmentPaths?: readonly string[];
  /** A CommonJS module with `run(): Promise<void>`, file extension included. Needs `testDriver`. */
  readonly extensionTestsPath?: string;
  /** Added to the environment of the extension host. Needs `testDriver`. */
  readonly extensionEnvironment?: Readonly<Record<string, string>>;
  readonly openFile?: string;
}

/** The workbench's address; `authority` is `host:port`. */
export function workbenchUrl(authority: string, launch: WorkbenchLaunch): string {
  // The workbench reads a list of pairs, in which a key may come more than once and every value is text.
  const payload: [string, string][] = [];
  for (const folder of launch.extensionDevelopmentPaths ?? []) {
    payload.push(['extensionDevelopmentPath', remoteUri(authority, folder)]);
  }
  if (launch.extensionTestsPath !== undefined) {
    payload.push(['extensionTestsPath', remoteUri(authority, launch.extensionTestsPath)]);
  }
  if (launch.extensionEnvironment !== undefined) {
    payload.push(['extensionEnvironment', JSON.stringify(launch.extensionEnvironment)]);
  }
  if (launch.openFile !== undefined) {
    payload.push(['openFile', remoteUri(authority, launch.openFile)]);
  }

  const url = new URL(`http://${authority}/`);
  if (launch.folder === undefined) {
    url.searchParams.set('ew', 'true');
  } else {
    url.searchParams.set(launch.folder.endsWith('.code-workspace') ? 'workspace' : 'folder', launch.folder);
  }
  if (payload.length > 0) {
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  return url.toString();
}

/** Where the server serves a file of this machine, for the workbench itself and for a check that it can be read. */
export function resourceUrl(authority: string, file: string): string {
  const url = new URL(`http://${authority}/vscode-remote-resource`);
  url.searchParams.set('path', file);
  return url.toString();
}

function remoteUri(authority: string, file: string): string {
  return `vscode-remote://${authority}${encodeURI(file)}`;
}
