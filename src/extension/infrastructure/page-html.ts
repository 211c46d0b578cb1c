import * as vscode from 'vscode';

/** What a page of the editor area is made of. */
export interface PageFiles {
  readonly title: string;
  /** The name of its script in `dist`, and of its style sheet in `media`. */
  readonly script: string;
  readonly style: string;
  /** The id of the element that the script fills. */
  readonly root: string;
}

/** The folders that a page may load files from. */
export function pageFolders(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'media')];
}

/**
 * A page. It loads one script and one style sheet of the extension, and nothing else: no address of the network, no
 * script or style inside the page (<https://code.visualstudio.com/api/extension-guides/webview#content-security-policy>).
 */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { title, script, style, root }: PageFiles,
): string {
  const scriptUri = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', script));
  const styleUri = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', style));
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<link rel="stylesheet" href="${styleUri.toString()}">`,
    '</head>',
    '<body>',
    `<main id="${root}"></main>`,
    `<script nonce="${nonce}" src="${scriptUri.toString()}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}
