import type * as vscode from 'vscode';

/** What is longer is a picture or a table of data, and would hold up the extensions that share this process. */
const largestBytes = 1024 * 1024;

/**
 * The texts that a cell has printed, the invisible ones of widgets included: the run widget of Azure ML keeps signed
 * addresses in a MIME bundle of its own.
 */
export function outputTexts(cell: vscode.NotebookCell): readonly string[] {
  return cell.outputs.flatMap(({ items }) =>
    items
      .filter(({ mime, data }) => isText(mime) && data.length <= largestBytes)
      .map(({ data }) => new TextDecoder().decode(data)),
  );
}

function isText(mime: string): boolean {
  return /^text\/|[/+]json$|^application\/(?:aml\.|vnd\.code\.notebook\.|javascript|xml)/.test(mime);
}
