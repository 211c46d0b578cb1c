import * as vscode from 'vscode';
import type { HostMessage } from '../../webview/exposure/model/shown-exposure.js';
import { isPageMessage } from '../../webview/exposure/model/shown-exposure.js';
import { Owner } from '../infrastructure/disposable.js';
import { judgedOf, type Connection, type Connections } from '../posture/connections.js';
import { loadEngine } from '../posture/load-engine.js';

/** The type of the panels. */
const panelType = 'amlGuard.exposure';

/**
 * Who can reach what in a workspace, drawn, and its attack paths: one page for each workspace in the editor area, drawn
 * anew when the workspace is read again.
 */
export class ExposurePanels extends Owner {
  readonly #panels = new Map<string, vscode.WebviewPanel>();

  constructor(
    private readonly connections: Connections,
    private readonly extension: vscode.Uri,
  ) {
    super();
    this.own(
      connections.onDidChange(() => {
        if (!connections.isReading) {
          for (const key of this.#panels.keys()) {
            void this.#post(key);
          }
        }
      }),
    );
    this.own({
      dispose: () => {
        this.#panels.forEach((panel) => {
          panel.dispose();
        });
      },
    });
  }

  show({ key, name }: Connection): void {
    const known = this.#panels.get(key);
    if (known !== undefined) {
      known.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(panelType, `Who Can Reach What: ${name}`, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.extension, folder)),
    });
    this.#panels.set(key, panel);
    panel.iconPath = vscode.Uri.joinPath(this.extension, 'media', 'icon.png');
    panel.onDidDispose(() => {
      this.#panels.delete(key);
    });
    panel.webview.onDidReceiveMessage((value: unknown) => {
      if (isPageMessage(value)) {
        void this.#post(key);
      }
    });
    panel.webview.html = pageHtml(panel.webview, this.extension);
  }

  /** What the page of a workspace is told. */
  async messageFor(key: string): Promise<HostMessage> {
    const connection = this.connections.find(key);
    const report = connection === undefined ? undefined : judgedOf(connection)?.report;
    if (report === undefined) {
      return { type: 'nothing', text: 'This workspace is not shown any more, or has not been read yet.' };
    }
    return { type: 'exposure', exposure: (await loadEngine()).shownExposure(report) };
  }

  async #post(key: string): Promise<void> {
    const message = await this.messageFor(key);
    await this.#panels.get(key)?.webview.postMessage(message);
  }
}

/** The page: one script and one style sheet of the extension, and nothing else. */
function pageHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'exposure-view.js'));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', 'exposure.css'));
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}`;
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>AML Guard: Who Can Reach What</title>',
    `<link rel="stylesheet" href="${style.toString()}">`,
    '</head>',
    '<body>',
    '<main id="page"></main>',
    `<script nonce="${nonce}" src="${script.toString()}"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}
