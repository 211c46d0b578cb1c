import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CompletionItem as ProtocolCompletion,
  CompletionItemKind,
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  Range,
} from 'vscode-languageserver';
import type { LineIndex } from '../core/documents/line-index.js';
import type { Span } from '../core/documents/span.js';
import type { ResourceKind } from '../core/facts/resource.js';
import type { Finding, RelatedPlace, Severity } from '../core/findings/finding.js';
import type { CompletionItem } from '../core/language/completion.js';
import type { ProjectPlace } from '../core/project/project-facts.js';

/** How this server signs its diagnostics; the extension does the same. */
export const diagnosticSource = 'AML Guard';

/** Lines and characters from 0, in UTF-16 code units: the encoding that every client knows. */
export function rangeOf(lines: LineIndex, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** A place in a file of the project. */
export function locationOf(root: string, { path: file, start, end }: ProjectPlace): Location {
  return { uri: pathToFileURL(path.join(root, file)).href, range: { start, end } };
}

/** A text that was judged, and where it stands. */
export interface PlacedText {
  readonly uri: string;
  readonly lines: LineIndex;
  /** What paths of the project are relative to. */
  readonly root: string;
}

/** Stands in a text that takes too long to judge, so that no findings do not read as nothing found. */
export const notFinished: Diagnostic = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: 3,
  code: 'not-finished',
  source: diagnosticSource,
  message: 'AML Guard did not finish: the file takes too long to judge, so nothing is known of it',
};

export function diagnosticOf(finding: Finding, text: PlacedText): Diagnostic {
  return {
    range: rangeOf(text.lines, finding.span),
    severity: severityOf(finding.severity),
    code: finding.ruleId,
    source: diagnosticSource,
    message: finding.message,
    relatedInformation: finding.related.map((place) => relatedOf(place, text)),
  };
}

function relatedOf(place: RelatedPlace, { uri, lines, root }: PlacedText): DiagnosticRelatedInformation {
  const location = 'span' in place ? { uri, range: rangeOf(lines, place.span) } : locationOf(root, place);
  return { location, message: place.message };
}

function severityOf(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'critical':
    case 'high':
      return 1;
    case 'medium':
      return 2;
    case 'low':
      return 3;
    case 'info':
      return 4;
  }
}

/** @param insertReplace whether the client lets the user choose between inserting and replacing */
export function completionOf(item: CompletionItem, lines: LineIndex, insertReplace: boolean): ProtocolCompletion {
  const insert = rangeOf(lines, item.insert);
  return {
    label: item.label,
    kind: kinds[item.of],
    detail: item.detail,
    filterText: item.filter,
    sortText: item.sort,
    textEdit: insertReplace
      ? { newText: item.text, insert, replace: rangeOf(lines, item.replace) }
      : { newText: item.text, range: insert },
    ...(item.risk === undefined ? {} : { labelDetails: { description: item.risk } }),
  };
}

/** Numbers of the protocol: <https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#completionItemKind>. */
const kinds: Readonly<Record<ResourceKind, CompletionItemKind>> = {
  compute: 11,
  environment: 9,
  datastore: 19,
  data: 17,
  model: 7,
  component: 3,
  endpoint: 8,
  job: 23,
  deployment: 18,
  schedule: 18,
  connection: 18,
  workspace: 18,
};
