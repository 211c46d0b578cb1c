import * as vscode from 'vscode';
import { completionsAt, type CompletionItem } from '../../core/language/completion.js';
import type { ResourceKind } from '../../core/facts/resource.js';
import type { Span } from '../../core/documents/span.js';
import type { Log } from '../infrastructure/log.js';
import { guarded } from './guarded.js';
import type { HelpSource } from './help-source.js';

/** What begins a value, a reference, a part of an address or a string. */
export const completionTriggers = [' ', ':', '/', '"', "'"];

/** Offers the names of computes, environments and the like where one is written. */
export class ResourceCompletion implements vscode.CompletionItemProvider {
  constructor(
    private readonly source: HelpSource,
    private readonly log: Log,
  ) {}

  provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[] | undefined> {
    return guarded(this.log, `complete in ${document.uri.path}`, token, async () => {
      // At every key: what was read a moment ago tells enough, and the text itself is taken as it is.
      const help = await this.source.recent(document);
      if (help === undefined || token.isCancellationRequested) {
        return undefined;
      }
      const edited = { text: document.getText(), language: help.read.document.language };
      return completionsAt(edited, document.offsetAt(position), help.context).map((item) => itemOf(item, document));
    });
  }
}

function itemOf(
  { of, label, text, filter, detail, risk, sort, insert, replace }: CompletionItem,
  document: vscode.TextDocument,
) {
  const item = new vscode.CompletionItem(risk === undefined ? label : { label, description: risk }, kinds[of]);
  const rangeOf = ({ start, end }: Span): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  item.insertText = text;
  item.filterText = filter;
  item.sortText = sort;
  item.detail = detail;
  item.range = { inserting: rangeOf(insert), replacing: rangeOf(replace) };
  return item;
}

const { CompletionItemKind } = vscode;
const kinds: Readonly<Record<ResourceKind, vscode.CompletionItemKind>> = {
  compute: CompletionItemKind.Unit,
  environment: CompletionItemKind.Module,
  datastore: CompletionItemKind.Folder,
  data: CompletionItemKind.File,
  model: CompletionItemKind.Class,
  component: CompletionItemKind.Function,
  endpoint: CompletionItemKind.Interface,
  job: CompletionItemKind.Event,
  deployment: CompletionItemKind.Reference,
  schedule: CompletionItemKind.Reference,
  connection: CompletionItemKind.Reference,
  workspace: CompletionItemKind.Reference,
};
