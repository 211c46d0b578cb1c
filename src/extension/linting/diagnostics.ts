import * as vscode from 'vscode';
import type { FindingTag, Severity } from '../../core/findings/finding.js';
import type { PlacedFinding } from './placed-finding.js';
import { rulePageLink } from './rule-pages.js';

/** How this extension signs its diagnostics. */
export const diagnosticSource = 'AML Guard';

/** As much of a finding as the editor shows of it. */
export type ShownFinding = Pick<PlacedFinding, 'range' | 'message' | 'severity' | 'ruleId' | 'related' | 'tag'>;

/** A finding as the editor shows it. */
export function diagnosticOf(finding: ShownFinding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(finding.range, finding.message, editorSeverity(finding.severity));
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: finding.ruleId, target: rulePageLink(finding.ruleId) };
  diagnostic.relatedInformation = [...finding.related];
  if (finding.tag !== undefined) {
    diagnostic.tags = [editorTag(finding.tag)];
  }
  return diagnostic;
}

/** Whether a diagnostic of the editor is the one that shows this finding. */
export function shows(diagnostic: vscode.Diagnostic, finding: PlacedFinding): boolean {
  return (
    diagnostic.source === diagnosticSource &&
    typeof diagnostic.code === 'object' &&
    diagnostic.code.value === finding.ruleId &&
    diagnostic.range.isEqual(finding.range)
  );
}

function editorTag(tag: FindingTag): vscode.DiagnosticTag {
  switch (tag) {
    case 'unnecessary':
      return vscode.DiagnosticTag.Unnecessary;
    case 'deprecated':
      return vscode.DiagnosticTag.Deprecated;
  }
}

function editorSeverity(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'critical':
    case 'high':
      return vscode.DiagnosticSeverity.Error;
    case 'medium':
      return vscode.DiagnosticSeverity.Warning;
    case 'low':
      return vscode.DiagnosticSeverity.Information;
    case 'info':
      return vscode.DiagnosticSeverity.Hint;
  }
}
