import { createHash } from 'node:crypto';
import type { Location, Log, Notification, Region, ReportingDescriptor, Result } from 'sarif';
import type { LineIndex, Position } from '../core/documents/line-index.js';
import type { Span } from '../core/documents/span.js';
import type { Confidence, Finding, OfferedFix, RelatedPlace } from '../core/findings/finding.js';
import type { Rule } from '../core/rules/define-rule.js';
import type { LintedFile, LintReport, Tool } from './lint-report.js';
import { redactLine } from './redact.js';
import { levels, securitySeverities } from './sarif-severities.js';

/** Where the relative paths begin: the folder that the command was started in. */
const root = '%SRCROOT%';

/** Part of every fingerprint; a new one makes all known findings look new. */
const fingerprintSalt = 'aml-guard/fingerprint/1';

const ranks: Readonly<Record<Confidence, number>> = { high: 90, medium: 60, low: 30 };

/**
 * The report as SARIF 2.1.0. Neither snippets nor any other part holds text of the files beyond what a fix writes.
 *
 * @param rules every rule of the engine, also those that found nothing
 */
export function formatSarif(report: LintReport, tool: Tool, rules: readonly Rule[]): string {
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            semanticVersion: tool.version,
            rules: rules.map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { description: { text: 'The folder that the command was started in' } } },
        invocations: [
          {
            executionSuccessful: report.failures.length === 0,
            toolExecutionNotifications: [
              ...report.failures.map((failure) => notification('error', failure.path, failure.message)),
              ...report.skipped.map((file) => notification('note', file.path, `skipped, because ${file.because}`)),
            ],
          },
        ],
        results: report.files.flatMap((file) => resultsOf(file, indexes)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(rule: Rule): ReportingDescriptor {
  const [page] = rule.references;
  const summary = `${rule.summary.charAt(0).toUpperCase()}${rule.summary.slice(1)}.`;
  return {
    id: rule.id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    helpUri: page,
    help: {
      text: `${summary} Known from: ${rule.references.join(', ')}`,
      markdown: `${summary}\n\n${rule.references.map((link) => `- <${link}>`).join('\n')}`,
    },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      'security-severity': securitySeverities[rule.severity],
      precision: rule.confidence,
      tags: ['security', 'azure-machine-learning'],
    },
  };
}

function resultsOf(file: LintedFile, indexes: ReadonlyMap<string, number>): readonly Result[] {
  const prints = new Fingerprints(file);
  const kept = file.findings.map((finding) => ({ finding, reason: undefined }));
  return [...kept, ...file.suppressed]
    .sort((a, b) => a.finding.span.start - b.finding.span.start)
    .map(({ finding, reason }) => ({
      ...resultOf(file, finding, indexes),
      partialFingerprints: { 'amlGuardFinding/v1': prints.of(finding) },
      ...(reason === undefined ? {} : { suppressions: [{ kind: 'inSource', justification: reason }] }),
    }));
}

function resultOf(file: LintedFile, finding: Finding, indexes: ReadonlyMap<string, number>): Result {
  const { lines } = file.document;
  const ruleIndex = indexes.get(finding.ruleId);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[finding.severity],
    rank: ranks[finding.confidence],
    message: { text: finding.message },
    locations: [locationOf(file.path, regionOf(lines, finding.span))],
    ...(finding.related.length === 0
      ? {}
      : { relatedLocations: finding.related.map((related, id) => ({ id, ...relatedLocation(file, related) })) }),
    ...(finding.fixes.length === 0 ? {} : { fixes: finding.fixes.map((fix) => fixOf(file, fix)) }),
    properties: { messageId: finding.messageId, severity: finding.severity, confidence: finding.confidence },
  };
}

function relatedLocation(file: LintedFile, related: RelatedPlace): Location {
  const location =
    'path' in related
      ? locationOf(related.path, regionBetween(related.start, related.end))
      : locationOf(file.path, regionOf(file.document.lines, related.span));
  return { ...location, message: { text: related.message } };
}

function fixOf(file: LintedFile, fix: OfferedFix): NonNullable<Result['fixes']>[number] {
  const { lines } = file.document;
  return {
    description: { text: fix.title },
    artifactChanges: [
      {
        artifactLocation: artifactOf(file.path),
        replacements: fix.edits.map((edit) => ({
          deletedRegion: regionOf(lines, edit.span),
          ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
        })),
      },
    ],
  };
}

function notification(level: Notification.level, path: string, text: string): Notification {
  return { level, message: { text }, locations: [{ physicalLocation: { artifactLocation: artifactOf(path) } }] };
}

function locationOf(path: string, region: Region): Location {
  return { physicalLocation: { artifactLocation: artifactOf(path), region } };
}

function artifactOf(path: string): { uri: string; uriBaseId: string } {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: root };
}

function regionOf(lines: LineIndex, span: Span): Region {
  return regionBetween(lines.positionAt(span.start), lines.positionAt(span.end));
}

function regionBetween(start: Position, end: Position): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/**
 * Names findings so that they are known again after lines above have moved or the file has another name. Made from
 * the rule and the line without its values, so that nothing about a secret can be tried out on it.
 */
class Fingerprints {
  readonly #seen = new Map<string, number>();

  constructor(readonly file: LintedFile) {}

  of(finding: Finding): string {
    const context = redactLine(this.file, finding).text.replace(/\s+/g, ' ').trim();
    const hash = createHash('sha256');
    hash.update([fingerprintSalt, finding.ruleId, finding.messageId, context].join('\n'));
    const print = hash.digest('hex').slice(0, 32);
    const nth = (this.#seen.get(print) ?? 0) + 1;
    this.#seen.set(print, nth);
    return `${print}:${nth}`;
  }
}
