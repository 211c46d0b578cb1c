import type { Configuration } from './config/configuration.js';
import type { Document, Language } from './documents/document.js';
import { EmptyDocument } from './documents/empty-document.js';
import { readDocument } from './documents/read-document.js';
import { withOwnValues } from './facts/own-values.js';
import { stageWords } from './facts/stage.js';
import { type FileBaseline, matchBaseline } from './findings/baseline.js';
import type { Finding } from './findings/finding.js';
import { fingerprintsOf } from './findings/fingerprint.js';
import { acceptByConfiguration, applySuppressions, type SuppressedFinding } from './findings/suppression.js';
import type { ProjectFacts } from './project/project-facts.js';
import type { WorkspaceFacts } from './project/workspace-facts.js';
import { rules } from './rules/registry.js';
import { runRules, type RuleFault } from './rules/run.js';
import { OutOfTime, type TimeBudget, withinTime } from './time-budget.js';

/** One text to judge. */
export interface Source {
  /** Relative to the project's root, with `/`; it decides the language and what the project says of the file. */
  readonly path: string;
  readonly text: string;
  /** Overrides what the path says, for a text that is not saved yet. */
  readonly language?: Language;
}

export interface LintContext {
  readonly config: Configuration;
  readonly project: ProjectFacts;
  /** What is deployed, where a workspace or a snapshot of one is at hand (default: nothing is known). */
  readonly workspace?: WorkspaceFacts | undefined;
  /** What was found in the file when its project began to use the engine (default: nothing was). */
  readonly baseline?: FileBaseline | undefined;
  /** How long the file may take (default: as long as it does). */
  readonly budget?: TimeBudget | undefined;
}

export interface LintResult {
  readonly document: Document;
  /** In the order of their places, then of their rules' ids. */
  readonly findings: readonly Finding[];
  /** What an `allow` comment, the configuration or the baseline accepted. */
  readonly suppressed: readonly SuppressedFinding[];
  /** What only a stricter reader would hear. */
  readonly unheard: readonly Finding[];
  /** What the baseline holds and the file no longer does. */
  readonly gone: FileBaseline;
  /** Rules that failed on this file, or the reading of it; the others' findings are complete. */
  readonly faults: readonly RuleFault[];
  /** The file took longer than its budget: nothing is known of it, and that nothing was found says nothing. */
  readonly unfinished?: true;
}

/**
 * Judges one text. Pure and synchronous: no clock, no network, no file is touched, and the same input gives the same
 * result, unless its budget ends before it does. Never throws for bad input; a rule that fails is named in `faults`.
 */
export function lint(source: Source, context: LintContext): LintResult {
  return inTime(source, context, () =>
    judgeDocument(readDocument(source, context.project, stageWords(context.config.stages)), source.path, context),
  );
}

/** Judges a document that has been read already. */
export function judge(read: Document, path: string, context: LintContext): LintResult {
  return inTime(read, context, () => judgeDocument(read, path, context));
}

function inTime(
  { text, language }: { readonly text: string; readonly language?: Language | undefined },
  { budget }: LintContext,
  work: () => LintResult,
): LintResult {
  try {
    return withinTime(budget, work);
  } catch (error) {
    if (error instanceof OutOfTime && budget !== undefined) {
      const document = new EmptyDocument(text, language);
      return { document, findings: [], suppressed: [], unheard: [], gone: [], faults: [], unfinished: true };
    }
    throw error;
  }
}

function judgeDocument(read: Document, path: string, context: LintContext): LintResult {
  const document = withOwnValues(read, context.config.secretFormats);
  const { findings, unheard, faults } = runRules(rules, document, { path, ...context });
  const commented = applySuppressions(document, findings, unheard, context.config);
  const { kept, suppressed } = acceptByConfiguration(commented, context.config);
  const unread = document.fault === undefined ? [] : [{ ruleId: 'reading', reason: document.fault }];
  const result = { document, unheard, faults: [...unread, ...faults] };
  const { baseline = [] } = context;
  if (baseline.length === 0) {
    return { ...result, findings: kept, suppressed, gone: [] };
  }
  const prints = fingerprintsOf({ document, findings: kept, suppressed, unheard });
  // What is not heard today has not gone either.
  const { fresh, known, gone } = matchBaseline([...kept, ...unheard], baseline, prints);
  const heard = new Set(kept);
  const accepted = known
    .filter((finding) => heard.has(finding))
    .map((finding): SuppressedFinding => ({ finding, by: 'baseline', reason: inBaseline }));
  return {
    ...result,
    findings: fresh.filter((finding) => heard.has(finding)),
    suppressed: inOrder([...suppressed, ...accepted]),
    gone,
  };
}

const inBaseline = 'it was there when the baseline was written';

function inOrder(suppressed: readonly SuppressedFinding[]): readonly SuppressedFinding[] {
  return [...suppressed].sort((a, b) => a.finding.span.start - b.finding.span.start);
}
