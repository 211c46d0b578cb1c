/**
 * What VS Code starts where there is no Node, as on vscode.dev (`dist/browser.cjs`).
 *
 * Such a host evaluates this one file and gives it no module but `vscode`
 * (<https://code.visualstudio.com/api/extension-guides/web-extensions>). The engine, the extension and the part that
 * judges workspaces are the same files as on the desktop: they are read from the extension's own folder and evaluated
 * here as the host evaluated this file. A copy of all of them would double the size of the package.
 */
import * as vscode from 'vscode';
import type { activate as activateExtension, Extension } from './extension.js';
import { type LateBundle } from './infrastructure/bundles.js';

interface Module {
  exports: unknown;
}

const noSockets = vscode.l10n.t(
  'Reading from Azure, Azure DevOps and GitHub takes VS Code on the desktop, or a window that is connected to a remote machine: a browser cannot reach them. Sample workspaces, snapshots and fleet files can be opened here.',
);

/** The files of this extension, as far as they were read. */
class Bundles {
  readonly #texts = new Map<string, string>();
  readonly #modules = new Map<string, Module>();

  constructor(private readonly folder: vscode.Uri) {}

  async read(name: string): Promise<void> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.folder, `${name}.cjs`));
    this.#texts.set(`./${name}.cjs`, new TextDecoder('utf-8').decode(bytes));
  }

  /** A module that has been read, as `require` of CommonJS. @throws Error for every other */
  readonly require = (request: string): unknown => {
    if (request === 'vscode') {
      return vscode;
    }
    const known = this.#modules.get(request);
    if (known !== undefined) {
      return known.exports;
    }
    const text = this.#texts.get(request);
    if (text === undefined) {
      throw new Error(vscode.l10n.t('There is no module {0} in a browser', request));
    }
    const module: Module = { exports: {} };
    this.#modules.set(request, module);
    this.#texts.delete(request);
    // The host loads this file in the same way, and offers no other; the text is a file of this extension.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    new Function('module', 'exports', 'require', `${text}\n//# sourceURL=aml-guard/${request.slice(2)}`)(
      module,
      module.exports,
      this.require,
    );
    return module.exports;
  };

  /** Whatever asks a service needs sockets, which there are none of. */
  async prepare(bundle: LateBundle): Promise<void> {
    if (bundle === 'azure') {
      throw new Error(noSockets);
    }
    await this.read(bundle);
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<Extension> {
  const bundles = new Bundles(vscode.Uri.joinPath(context.extensionUri, 'dist'));
  await Promise.all([bundles.read('engine'), bundles.read('extension')]);
  const extension = bundles.require('./extension.cjs') as { readonly activate: typeof activateExtension };
  return extension.activate(context, (bundle) => bundles.prepare(bundle));
}
