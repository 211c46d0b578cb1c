import type { Document } from '../documents/document.js';
import { contains, overlaps, type Span } from '../documents/span.js';
import type { Fact } from '../facts/fact.js';
import type { Field } from '../facts/field.js';
import type { Finding } from './finding.js';
import { redacted } from './redaction.js';
import type { SuppressedFinding } from './suppression.js';
import { findSecretValues } from '../secrets/value-formats.js';

/** A document with everything that was found in it, accepted findings too: each may point at a value. */
export interface FoundInDocument {
  readonly document: Document;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What only a stricter reader would hear; its values are hidden all the same (default: nothing). */
  readonly unheard?: readonly Finding[];
}

/** A line with its values taken out, and where the finding's place came to lie in it. */
export interface RedactedLine {
  readonly text: string;
  /** Half-open, in UTF-16 code units of `text`. */
  readonly place: Span;
}

/** Rules whose findings point at code, or at a name that is no secret. */
const pointAtNoValue = new Set([
  'compute-instance-in-production',
  'environment-in-log',
  'floating-asset-version',
  'image-from-elsewhere',
  'ineffective-allow',
  'one-workspace-for-all-stages',
  'scoring-data-in-log',
  'secret-in-trace',
  'test-target-in-production',
  'trust-remote-code',
  'unpinned-image',
  'unsafe-model-load',
]);

/**
 * The line on which a finding begins, without any value that could be a secret: what the file's findings point at,
 * every literal that a fact of the file holds, and everything of a known secret's form. Of a computed value the code
 * is left, and the strings in it are taken out.
 */
export function redactLine(file: FoundInDocument, finding: Finding): RedactedLine {
  const { document } = file;
  const whole = document.lines.lineSpan(document.lines.lineAt(finding.span.start));
  const source = document.text.slice(whole.start, whole.end);
  const findings = [...file.findings, ...file.suppressed.map((entry) => entry.finding), ...(file.unheard ?? [])];
  const spans = [...findings.flatMap((other) => valuesOf(document, other)), ...document.facts.flatMap(literalsOf)]
    .filter((span) => overlaps(span, whole))
    .map((span) => ({ start: Math.max(span.start, whole.start), end: Math.min(span.end, whole.end) }))
    .map(({ start, end }) => ({ start: start - whole.start, end: end - whole.start }));
  const again = secretTextsOf(document).flatMap((secret) => occurrencesOf(secret, source));
  const line = new LineWithoutSpans(source, merge([...spans, ...findSecretValues(source), ...again]));
  const start = line.startOf(finding.span.start - whole.start);
  const end = line.endOf(Math.min(finding.span.end, whole.end) - whole.start);
  return { text: line.text, place: { start, end: Math.max(start, end) } };
}

const secretTexts = new WeakMap<Document, readonly string[]>();

/** Every credential of the file: it may stand a second time where nothing shows what it is. */
function secretTextsOf(document: Document): readonly string[] {
  const known =
    secretTexts.get(document) ??
    document.facts.flatMap(({ kind, span }) =>
      kind === 'secretValue' && span.end - span.start >= 8 ? [document.text.slice(span.start, span.end)] : [],
    );
  secretTexts.set(document, known);
  return known;
}

function occurrencesOf(part: string, text: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    found.push({ start: at, end: at + part.length });
  }
  return found;
}

/** `text` with control characters replaced, so that a file cannot steer the terminal it is shown on. */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '�');
}

/** A text with parts replaced, and where its other places went. */
class LineWithoutSpans {
  readonly text: string;

  constructor(
    source: string,
    private readonly spans: readonly Span[],
  ) {
    let text = '';
    let from = 0;
    for (const span of spans) {
      text += source.slice(from, span.start) + redacted;
      from = span.end;
    }
    this.text = printable(text + source.slice(from));
  }

  startOf(offset: number): number {
    const inside = this.spans.find((span) => span.start <= offset && offset < span.end);
    return this.#moved(inside?.start ?? offset);
  }

  endOf(offset: number): number {
    const inside = this.spans.find((span) => span.start < offset && offset <= span.end);
    return this.#moved(inside?.end ?? offset);
  }

  #moved(offset: number): number {
    const before = this.spans.filter((span) => span.end <= offset);
    return before.reduce((at, span) => at + redacted.length - (span.end - span.start), offset);
  }
}

function valuesOf(document: Document, finding: Finding): readonly Span[] {
  if (pointAtNoValue.has(finding.ruleId)) {
    return [];
  }
  return document.facts.some((fact) => isComputedAt(fact, finding.span))
    ? quotedPartsOf(document.text, finding.span)
    : [finding.span];
}

function isComputedAt(fact: Fact, span: Span): boolean {
  const field = valueOf(fact);
  return field?.state === 'dynamic' && contains(field.span, span);
}

function quotedPartsOf(text: string, { start, end }: Span): readonly Span[] {
  // From the first quote to the last: what stands between two strings may be part of one that escapes its quotes.
  const quoted = /["'`].*["'`]/s.exec(text.slice(start, end));
  return quoted === null ? [] : [{ start: start + quoted.index, end: start + quoted.index + quoted[0].length }];
}

function literalsOf(fact: Fact): readonly Span[] {
  const field = valueOf(fact);
  switch (field?.state) {
    case 'literal':
      return [field.span];
    case 'dynamic':
      return field.origins.flatMap((origin) => (origin.is === 'text' ? [origin.span] : []));
    case 'absent':
    case undefined:
      return fact.kind === 'secretValue' ? [fact.span] : [];
  }
}

function valueOf(fact: Fact): Field | undefined {
  switch (fact.kind) {
    case 'environmentVariable':
    case 'credential':
    case 'runLabel':
    case 'logged':
    case 'pipelineVariable':
    case 'commandLineSecret':
    case 'jobInput':
      return fact.value;
    case 'packageIndex':
      return fact.address;
    case 'secretValue':
    case 'computeDefinition':
    case 'computeUse':
    case 'codeRun':
    case 'productionMark':
    case 'pipelineLogin':
    case 'pipelineSummary':
    case 'computeAccess':
    case 'endpoint':
    case 'onlineDeployment':
    case 'workspaceDefinition':
    case 'datastore':
    case 'connection':
    case 'webservice':
    case 'login':
    case 'registryAccess':
    case 'plainAddress':
    case 'storageAccountSetting':
    case 'assetUse':
    case 'dataSource':
    case 'dependency':
    case 'environmentSource':
    case 'imageUse':
    case 'riskyCall':
    case 'resourceDefinition':
    case 'resourceReference':
    case 'fileReference':
    case 'scheduledJob':
    case 'datastoreUse':
    case 'testTarget':
    case 'trace':
    case 'workspaceUse':
      return undefined;
  }
}

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].filter((s) => s.end > s.start).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) {
      last.end = Math.max(last.end, span.end);
    } else {
      merged.push({ start: span.start, end: span.end });
    }
  }
  return merged;
}
