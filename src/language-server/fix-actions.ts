import type { CodeAction, CodeActionContext, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { overlaps } from '../core/documents/span.js';
import type { TextEdit as CoreEdit } from '../core/documents/text-edit.js';
import type { Finding, OfferedFix } from '../core/findings/finding.js';
import { diagnosticOf, rangeOf, type PlacedText } from './to-protocol.js';

export const quickFix = 'quickfix';
/** Runs on save where the editor is told so. */
export const fixAll = 'source.fixAll.amlGuard';

/** What a client can do with an edit. */
export interface EditAbilities {
  /** Whether it asks before it makes an edit that is marked so. */
  readonly confirms: boolean;
}

/** The fixes at a place: titles and order are those of the extension. */
export function fixActions(
  findings: readonly Finding[],
  range: Range,
  { only }: Pick<CodeActionContext, 'only'>,
  text: PlacedText,
  abilities: EditAbilities,
): readonly CodeAction[] {
  const wants = (kind: string): boolean =>
    only?.some((asked) => kind === asked || kind.startsWith(`${asked}.`)) ?? false;
  const all = only === undefined || wants(quickFix);
  if (!all) {
    return wants(fixAll) ? fixAllActions(findings, fixAll, text) : [];
  }
  const here = findings.filter(({ span }) => meets(rangeOf(text.lines, span), range));
  const fixable = findings.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe'));
  return [
    ...here.flatMap((finding) => actionsFor(finding, text, abilities)),
    ...(here.length > 0 && fixable.length > 1 ? fixAllActions(findings, quickFix, text) : []),
  ];
}

function actionsFor(finding: Finding, text: PlacedText, abilities: EditAbilities): readonly CodeAction[] {
  const safe = finding.fixes.filter(({ safety }) => safety === 'safe');
  return finding.fixes.map((fix) => ({
    title: fix.safety === 'safe' ? fix.title : `${fix.title}…`,
    kind: quickFix,
    diagnostics: [diagnosticOf(finding, text)],
    isPreferred: safe.length === 1 && fix.safety === 'safe',
    edit: editOf(fix, text, abilities),
  }));
}

function editOf({ edits, safety, title }: OfferedFix, text: PlacedText, { confirms }: EditAbilities): WorkspaceEdit {
  const changes = edits.map((edit) => textEditOf(edit, text));
  if (safety === 'safe' || !confirms) {
    return { changes: { [text.uri]: changes } };
  }
  const annotationId = 'unsafe';
  return {
    documentChanges: [
      {
        textDocument: { uri: text.uri, version: null },
        edits: changes.map((change) => ({ ...change, annotationId })),
      },
    ],
    changeAnnotations: { [annotationId]: { label: `${title} (look at the change first)`, needsConfirmation: true } },
  };
}

function fixAllActions(findings: readonly Finding[], kind: string, text: PlacedText): readonly CodeAction[] {
  const edits = safeEdits(findings);
  return edits.length === 0
    ? []
    : [
        {
          title: 'Fix all safe AML Guard problems in this file',
          kind,
          edit: { changes: { [text.uri]: edits.map((edit) => textEditOf(edit, text)) } },
        },
      ];
}

/**
 * The edits of the first safe fix of each finding. A fix that touches what an earlier one changes is left for the
 * next time, and an edit that several fixes need (`import os`) is made once.
 */
export function safeEdits(findings: readonly Finding[]): readonly CoreEdit[] {
  const chosen: CoreEdit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safety }) => safety === 'safe');
    const fresh = fix?.edits.filter((edit) => !chosen.some((other) => isSame(edit, other))) ?? [];
    if (!fresh.some((edit) => chosen.some((other) => overlaps(edit.span, other.span)))) {
      chosen.push(...fresh);
    }
  }
  return chosen;
}

function isSame(a: CoreEdit, b: CoreEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}

function textEditOf({ span, text: newText }: CoreEdit, { lines }: PlacedText): TextEdit {
  return { range: rangeOf(lines, span), newText };
}

/** Whether two ranges share a place, a common end included. */
function meets(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
