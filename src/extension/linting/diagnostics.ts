import * as vscode from 'vscode';
import type { Severity } from '../../core/findings/finding.js';
import type { PlacedFinding } from './placed-finding.js';
import { rulePageLink } from './rule-pages.js';

/** How this extension signs its diagnostics. */
export const diagnosticSource = 'AML Guard';

/** A finding as the editor shows it. */
export function diagnosticOf(finding: PlacedFinding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(finding.range, finding.message, editorSeverity(finding.severity));
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: finding.ruleId, target: rulePageLink(finding.ruleId) };
  diagnostic.relatedInformation = [...finding.related];
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
