import * as vscode from 'vscode';
import { type HostMessage, isPageMessage } from '../../webview/exposure/model/shown-exposure.js';
import { exposureTexts } from '../../webview/exposure/model/texts.js';
import { Owner } from '../infrastructure/disposable.js';
import { pageFolders, pageHtml } from '../infrastructure/page-html.js';
import { judgedOf, type Connection, type Connections } from '../posture/connections.js';
import { loadEngine } from '../posture/load-engine.js';

/** The type of the panels. */
const panelType = 'amlGuard.exposure';

const page = {
  title: vscode.l10n.t('AML Guard: Who Can Reach What'),
  script: 'exposure-view.js',
  style: 'exposure.css',
  root: 'page',
  texts: exposureTexts,
};

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
    const panel = vscode.window.createWebviewPanel(
      panelType,
      vscode.l10n.t('Who Can Reach What: {0}', name),
      vscode.ViewColumn.Active,
      {
        enableScripts: true,
        localResourceRoots: pageFolders(this.extension),
      },
    );
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
    panel.webview.html = pageHtml(panel.webview, this.extension, page);
  }

  /** What the page of a workspace is told. */
  async messageFor(key: string): Promise<HostMessage> {
    const connection = this.connections.find(key);
    const report = connection === undefined ? undefined : judgedOf(connection)?.report;
    if (report === undefined) {
      return {
        type: 'nothing',
        text: vscode.l10n.t('This workspace is not shown any more, or has not been read yet.'),
      };
    }
    return { type: 'exposure', exposure: (await loadEngine()).shownExposure(report) };
  }

  async #post(key: string): Promise<void> {
    const message = await this.messageFor(key);
    await this.#panels.get(key)?.webview.postMessage(message);
  }
}
