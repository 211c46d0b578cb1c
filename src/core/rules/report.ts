import type { Configuration } from '../config/configuration.js';
import type { Document } from '../documents/document.js';
import type { TextEdit } from '../documents/text-edit.js';
import { strictnesses, type Finding, type Fix, type OfferedFix } from '../findings/finding.js';
import { redactSecrets } from '../findings/redaction.js';
import type { ErasedReport, Rule } from './define-rule.js';

/** Makes the function by which a rule reports on one document. */
export function makeReport(
  rule: Rule,
  document: Document,
  config: Configuration,
  emit: (finding: Finding) => void,
): ErasedReport {
  const setting = config.rules[rule.id];
  return (messageId, at) => {
    if (setting === 'off') {
      return;
    }
    emit({
      ruleId: rule.id,
      messageId,
      message: redactSecrets(withNote(fill(rule.messages[messageId] ?? messageId, at.data ?? {}), at.note)),
      severity: setting ?? at.severity ?? rule.severity,
      confidence: at.confidence ?? rule.confidence,
      strictness: at.strictness ?? rule.strictness ?? 'regular',
      span: at.span,
      related: at.related ?? [],
      fixes: (at.fixes ?? []).flatMap((fix) => offer(document, fix) ?? []),
      ...(at.tag === undefined ? {} : { tag: at.tag }),
    });
  };
}

/** Whether the configured strictness lets a finding be heard. */
export function isHeard(finding: Finding, config: Configuration): boolean {
  return strictnesses.indexOf(finding.strictness) <= strictnesses.indexOf(config.strictness);
}

function withNote(message: string, note: string | undefined): string {
  return note === undefined ? message : `${message}; ${note}`;
}

function fill(template: string, data: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => data[name] ?? hole);
}

// A fix that a document cannot carry out as a whole is not offered.
function offer(document: Document, fix: Fix): OfferedFix | undefined {
  const edits: TextEdit[] = [];
  for (const patch of fix.patches) {
    const rendered = document.render(patch);
    if (rendered === undefined) {
      return undefined;
    }
    edits.push(...rendered);
  }
  return edits.length === 0 ? undefined : { title: fix.title, safety: fix.safety, edits };
}
