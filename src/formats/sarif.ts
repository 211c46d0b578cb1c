import type { Location, Log, Notification, Region, ReportingDescriptor, Result } from 'sarif';
import type { LineIndex, Position } from '../core/documents/line-index.js';
import type { Span } from '../core/documents/span.js';
import { crosswalkOfRule } from '../core/crosswalk/rule-crosswalk.js';
import {
  type Confidence,
  type Finding,
  type OfferedFix,
  type RelatedPlace,
  severities,
} from '../core/findings/finding.js';
import { printable, redactLine } from '../core/findings/redact-line.js';
import type { SuppressedFinding } from '../core/findings/suppression.js';
import type { Rule } from '../core/rules/define-rule.js';
import type { LintedFile, LintReport, Tool } from './lint-report.js';
import { levels, securitySeverities } from './sarif-severities.js';
import { crosswalkTags, sarifTaxonomies, type SarifTaxonomies } from './sarif-taxonomies.js';

/** Where the relative paths begin: the folder that the command was started in. */
const root = '%SRCROOT%';

/**
 * What GitHub takes: 25,000 results in a run, 1,000 locations for a result and 1,000 steps of a flow.
 * Source: <https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>.
 */
export const sarifLimits = { results: 25_000, locations: 1000, steps: 1000 } as const;

const ranks: Readonly<Record<Confidence, number>> = { high: 90, medium: 60, low: 30 };

/**
 * The report as SARIF 2.1.0. Snippets have their values taken out, and no other part holds text of the files beyond
 * what a fix writes.
 *
 * @param rules every rule of the engine, also those that found nothing
 * @param limits what the reader takes; what is left out is said
 */
export function formatSarif(
  report: LintReport,
  tool: Tool,
  rules: readonly Rule[],
  limits: Limits = sarifLimits,
): string {
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const all = report.files.flatMap((file) => resultsOf(file, indexes, limits));
  const results = worstOf(all, limits.results);
  const catalogues = sarifTaxonomies(rules.map(({ id }) => crosswalkOfRule(id)));
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
            rules: rules.map((rule) => ruleOf(rule, catalogues)),
            supportedTaxonomies: catalogues.supportedTaxonomies,
          },
        },
        taxonomies: catalogues.taxonomies,
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { description: { text: 'The folder that the command was started in' } } },
        invocations: [
          {
            executionSuccessful: report.failures.length === 0,
            toolExecutionNotifications: [
              ...report.failures.map((failure) => notification('error', failure.path, failure.message)),
              ...(results.length < all.length
                ? [{ level: 'warning' as const, message: { text: cutSentence(all.length, results.length) } }]
                : []),
              ...report.gone.map(({ path, ruleId, count }) =>
                notification('note', path, `the baseline holds ${count} of ${ruleId} that no longer occur here`),
              ),
              ...report.skipped.map((file) => notification('note', file.path, `skipped, because ${file.because}`)),
            ],
          },
        ],
        results: results.map(({ result }) => result),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(rule: Rule, { relationshipsOf }: SarifTaxonomies): ReportingDescriptor {
  const [page] = rule.references;
  const crosswalk = crosswalkOfRule(rule.id);
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
    relationships: relationshipsOf(crosswalk),
    properties: {
      'security-severity': securitySeverities[rule.severity],
      precision: rule.confidence,
      tags: ['security', 'azure-machine-learning', ...crosswalkTags(crosswalk)],
    },
  };
}

type Limits = Readonly<Record<keyof typeof sarifLimits, number>>;

/** A result, and how much it matters that it is there. */
interface Ranked {
  readonly result: Result;
  readonly weight: number;
}

// Where there are too many, those that are accepted go first, then the least severe, then the last.
function worstOf(all: readonly Ranked[], limit: number): readonly Ranked[] {
  if (all.length <= limit) {
    return all;
  }
  const kept = new Set([...all].sort((a, b) => b.weight - a.weight).slice(0, limit));
  return all.filter((ranked) => kept.has(ranked));
}

function cutSentence(all: number, kept: number): string {
  return `There are ${all} results and GitHub takes ${kept} in a run; the least severe are left out`;
}

function resultsOf(file: LintedFile, indexes: ReadonlyMap<string, number>, limits: Limits): readonly Ranked[] {
  const { prints } = file;
  const seen = new Map<string, number>();
  const kept = file.findings.map((finding) => ({ finding, accepted: undefined }));
  const accepted = file.suppressed.map((entry) => ({ finding: entry.finding, accepted: entry }));
  return [...kept, ...accepted]
    .sort((a, b) => a.finding.span.start - b.finding.span.start)
    .map(({ finding, accepted: entry }) => {
      const print = prints.get(finding) ?? '';
      const nth = (seen.get(print) ?? 0) + 1;
      seen.set(print, nth);
      return {
        result: {
          ...resultOf(file, finding, indexes, limits),
          partialFingerprints: { 'amlGuardFinding/v2': `${print}:${nth}` },
          ...(entry === undefined ? {} : { suppressions: [suppressionOf(entry)] }),
        },
        weight: entry === undefined ? 1 + severities.indexOf(finding.severity) : 0,
      };
    });
}

function suppressionOf({ by, reason }: SuppressedFinding): NonNullable<Result['suppressions']>[number] {
  return { kind: by === 'comment' ? 'inSource' : 'external', justification: reason };
}

function resultOf(
  file: LintedFile,
  finding: Finding,
  indexes: ReadonlyMap<string, number>,
  limits: Limits,
): Omit<Result, 'partialFingerprints'> {
  const { lines } = file.document;
  const ruleIndex = indexes.get(finding.ruleId);
  const place = locationOf(file.path, regionOf(lines, finding.span));
  const related = finding.related.slice(0, limits.locations);
  const steps = finding.related.filter((other) => 'span' in other && other.step === true);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[finding.severity],
    rank: ranks[finding.confidence],
    message: { text: withCut(finding.message, finding.related.length - related.length) },
    locations: [withSnippet(place, file, finding)],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((other, id) => ({ id, ...relatedLocation(file, other) })) }),
    ...(steps.length === 0 ? {} : { codeFlows: [flowOf(file, steps.slice(0, limits.steps - 1), place)] }),
    ...(finding.fixes.length === 0 ? {} : { fixes: finding.fixes.map((fix) => fixOf(file, fix)) }),
    properties: { messageId: finding.messageId, severity: finding.severity, confidence: finding.confidence },
  };
}

function withCut(message: string, left: number): string {
  return left > 0 ? `${message} (${left} more places than GitHub takes are left out)` : message;
}

/** The way of a value, from where it comes from to where it is found. */
function flowOf(
  file: LintedFile,
  steps: readonly RelatedPlace[],
  end: Location,
): NonNullable<Result['codeFlows']>[number] {
  const last = { ...end, message: { text: 'the value arrives here' } };
  const locations = [...steps.map((step) => relatedLocation(file, step)), last];
  return { threadFlows: [{ locations: locations.map((location) => ({ location })) }] };
}

/** With the line, in which nothing is left that could be a secret. */
function withSnippet(place: Location, file: LintedFile, finding: Finding): Location {
  const { physicalLocation } = place;
  const startLine = physicalLocation?.region?.startLine;
  if (physicalLocation === undefined || startLine === undefined) {
    return place;
  }
  const text = clipped(printable(redactLine(file, finding).text));
  return {
    ...place,
    physicalLocation: { ...physicalLocation, contextRegion: { startLine, endLine: startLine, snippet: { text } } },
  };
}

// Notebooks are often one endless line.
function clipped(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
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
