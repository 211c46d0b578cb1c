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
      related: (at.related ?? []).map((place) => ({ ...place, message: redactSecrets(place.message) })),
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
  if (edits.length === 0 || edits.some(({ text }) => holdsSecret(text, document))) {
    return undefined;
  }
  return { title: redactSecrets(fix.title), safety: fix.safety, edits };
}

const secretTexts = new WeakMap<Document, readonly string[]>();

// Reports list what a fix writes, so it may repeat no credential, not even where that stands in a name.
function holdsSecret(written: string, document: Document): boolean {
  if (written.length < 8) {
    return false;
  }
  const known =
    secretTexts.get(document) ??
    document.facts
      .filter(({ kind }) => kind === 'secretValue')
      .map(({ span }) => document.text.slice(span.start, span.end));
  secretTexts.set(document, known);
  return known.some((secret) => written.includes(secret));
}
