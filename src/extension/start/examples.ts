import * as vscode from 'vscode';
import { readText } from '../infrastructure/read-text.js';

/** Texts of the extension that are opened to be tried: each in an editor of its own, saved nowhere. */
export class Examples {
  readonly #open = new Map<string, vscode.TextDocument>();

  constructor(private readonly extensionUri: vscode.Uri) {}

  /**
   * Shows an example, what somebody has made of it included, or opens it anew.
   *
   * @param file its name in `media/walkthrough`
   * @param isWanted whether the one that is open already will do (default: any will)
   */
  async show(file: string, isWanted: (open: vscode.TextDocument) => boolean = () => true): Promise<vscode.TextEditor> {
    const before = this.#open.get(file);
    const document = before !== undefined && !before.isClosed && isWanted(before) ? before : await this.#make(file);
    this.#open.set(file, document);
    // Where it is to be seen already: not over the walkthrough that stands beside it.
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.Active;
    return vscode.window.showTextDocument(document, { preview: false, viewColumn });
  }

  async #make(file: string): Promise<vscode.TextDocument> {
    const content = await readText(vscode.Uri.joinPath(this.extensionUri, 'media', 'walkthrough', file));
    return vscode.workspace.openTextDocument({ language: 'yaml', content });
  }
}
