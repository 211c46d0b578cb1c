import * as vscode from 'vscode';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** The commands that the extension's manifest declares. */
export function declaredCommands(): readonly string[] {
  const manifest = vscode.extensions.getExtension('aml-guard.aml-guard')?.packageJSON as Manifest;
  return manifest.contributes.commands.map(({ command }) => command);
}
