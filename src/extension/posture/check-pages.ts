import * as vscode from 'vscode';
import { Owner } from '../infrastructure/disposable.js';
import { readText } from '../infrastructure/read-text.js';

const pageScheme = 'aml-guard-check';

/** Shows what a check is about, as a read-only preview. */
export class CheckPages extends Owner {
  readonly #file: vscode.Uri;
  #pages: Promise<Readonly<Record<string, string>>> | undefined;

  constructor(extensionUri: vscode.Uri) {
    super();
    this.#file = vscode.Uri.joinPath(extensionUri, 'dist', 'check-pages.json');
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(pageScheme, {
        provideTextDocumentContent: (uri) => this.#read(uri.path.slice(1, -'.md'.length)),
      }),
    );
  }

  async show(checkId: string): Promise<void> {
    const page = vscode.Uri.from({ scheme: pageScheme, path: `/${checkId}.md` });
    await vscode.commands.executeCommand('markdown.showPreview', page);
  }

  async #read(checkId: string): Promise<string> {
    this.#pages ??= readText(this.#file).then((text) => JSON.parse(text) as Readonly<Record<string, string>>);
    return (await this.#pages)[checkId] ?? `# ${checkId}\n\nThere is no check of this name.\n`;
  }
}
