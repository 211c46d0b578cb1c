import * as vscode from 'vscode';
import type { EnglishTexts } from '../../webview/texts.js';

/** What a page of the editor area is made of. */
export interface PageFiles {
  readonly title: string;
  /** The name of its script in `dist`, and of its style sheet in `media`. */
  readonly script: string;
  readonly style: string;
  /** The id of the element that the script fills. */
  readonly root: string;
  /** What the page says. */
  readonly texts: EnglishTexts;
}

/** The folders that a page may load files from. */
export function pageFolders(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'media')];
}

/**
 * A page. It loads one script and one style sheet of the extension, and nothing else: no address of the network, no
 * script or style inside the page; its texts stand at its root (<https://code.visualstudio.com/api/extension-guides/webview#content-security-policy>).
 */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { title, script, style, root, texts }: PageFiles,
): string {
  const scriptUri = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', script));
  const styleUri = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', style));
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return [
    '<!DOCTYPE html>',
    `<html lang="${vscode.l10n.bundle === undefined ? 'en' : escaped(vscode.env.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<link rel="stylesheet" href="${styleUri.toString()}">`,
    '</head>',
    '<body>',
    `<main id="${root}" data-texts="${escaped(JSON.stringify(translated(texts)))}"></main>`,
    `<script nonce="${nonce}" src="${scriptUri.toString()}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}

/** The generator puts the texts of pages into the bundle beside those that stand in calls. */
function translated(texts: EnglishTexts): EnglishTexts {
  // eslint-disable-next-line no-restricted-syntax -- the one place that takes texts from a table
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, vscode.l10n.t(text)]));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
