import * as vscode from 'vscode';
import { Owner } from '../infrastructure/disposable.js';

/** As `package.json` names it. */
const providerId = 'amlGuard.mcp';
const setting = 'amlGuard.mcpServer';

/**
 * Offers the command line as a server of the Model Context Protocol, one for each folder on disk, where the setting
 * asks for it: agents of VS Code see the tools of the extension already.
 */
export class McpServers extends Owner implements vscode.McpServerDefinitionProvider {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChangeMcpServerDefinitions = this.#changed.event;

  constructor(private readonly program: { readonly file: string; readonly version: string }) {
    super();
    this.own(vscode.lm.registerMcpServerDefinitionProvider(providerId, this));
    this.own(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(setting)) {
          this.#changed.fire();
        }
      }),
    );
    this.own(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#changed.fire();
      }),
    );
  }

  provideMcpServerDefinitions(): vscode.McpServerDefinition[] {
    if (vscode.workspace.getConfiguration().get(setting) !== true) {
      return [];
    }
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    return folders.map(({ uri, name }) => {
      const label = folders.length === 1 ? 'AML Guard' : `AML Guard (${name})`;
      const { file, version } = this.program;
      // The program that runs this is Electron on the desktop, and behaves as Node when it is told to.
      const environment = { ELECTRON_RUN_AS_NODE: '1' };
      const definition = new vscode.McpStdioServerDefinition(
        label,
        process.execPath,
        [file, 'mcp', uri.fsPath],
        environment,
        version,
      );
      definition.cwd = uri;
      return definition;
    });
  }
}
