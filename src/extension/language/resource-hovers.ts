import * as vscode from 'vscode';
import { hoverAt, type HoverLinks } from '../../core/language/hover.js';
import type { Log } from '../infrastructure/log.js';
import { guarded } from './guarded.js';
import type { HelpSource } from './help-source.js';
import { isNotebookPath } from './places.js';

const explainCheck = 'amlGuard.posture.explain';

/** Says what a resource or file is at the place that names it. */
export class ResourceHovers implements vscode.HoverProvider {
  constructor(
    private readonly source: HelpSource,
    private readonly log: Log,
  ) {}

  provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    return guarded(this.log, `hover in ${document.uri.path}`, token, async () => {
      const help = await this.source.current(document);
      const offset = help?.read.offsetOf(document, position);
      const hover =
        help === undefined || offset === undefined ? undefined : hoverAt(help.context, offset, linksIn(help.folder));
      if (help === undefined || hover === undefined) {
        return undefined;
      }
      const markdown = new vscode.MarkdownString(hover.markdown);
      // No other command runs from a hover, whatever is written into it.
      markdown.isTrusted = { enabledCommands: [explainCheck] };
      return new vscode.Hover(markdown, help.read.locate(hover.span)?.range);
    });
  }
}

function linksIn(folder: vscode.Uri): HoverLinks {
  return {
    toPlace: ({ path, start }) => {
      const uri = vscode.Uri.joinPath(folder, path);
      return (isNotebookPath(path) ? uri : uri.with({ fragment: `L${start.line + 1}` })).toString();
    },
    toCheck: (checkId) =>
      /^[a-z0-9-]+$/.test(checkId)
        ? `command:${explainCheck}?${encodeURIComponent(JSON.stringify(checkId))}`
        : undefined,
  };
}
