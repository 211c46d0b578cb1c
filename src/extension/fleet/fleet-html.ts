import * as vscode from 'vscode';

/** The folders that the page may load files from. */
export function pageFolders(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'media')];
}

/**
 * The page. It loads one script and one style sheet of the extension, and nothing else: no address of the network, no
 * script or style inside the page (<https://code.visualstudio.com/api/extension-guides/webview#content-security-policy>).
 */
export function fleetHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'fleet-view.js'));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', 'fleet.css'));
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>AML Guard Fleet</title>',
    `<link rel="stylesheet" href="${style.toString()}">`,
    '</head>',
    '<body>',
    '<main id="fleet"></main>',
    `<script nonce="${nonce}" src="${script.toString()}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}
