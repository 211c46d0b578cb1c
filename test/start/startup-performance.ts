import * as vscode from 'vscode';

/** What VS Code itself measured of an activation, milliseconds. */
export interface ActivationTimes {
  /** Reading and evaluating the extension's file. */
  readonly load: number;
  /** The call of `activate`. */
  readonly call: number;
  /** Waiting for what `activate` returned. */
  readonly finish: number;
}

/**
 * Reads the table "Extension Activation Stats" of the view Startup Performance, whose text is a document of the scheme
 * `perf`: `| extension | eager | load code | call activate | finish activate | event | by |`.
 */
export async function activationTimes(extension: string): Promise<ActivationTimes> {
  await vscode.commands.executeCommand('perfview.show');
  const deadline = Date.now() + 15_000;
  for (;;) {
    const text = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? '';
    const row = text.split('\n').find((line) => line.startsWith('|') && line.toLowerCase().includes(extension));
    if (row !== undefined) {
      const [load, call, finish] = row
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => /^-?\d+(?:\.\d+)?$/.test(cell))
        .map(Number);
      if (load !== undefined && call !== undefined && finish !== undefined) {
        return { load, call, finish };
      }
    }
    if (Date.now() > deadline) {
      throw new Error(`the view has no figures for ${extension}: ${row ?? text.slice(0, 500)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
