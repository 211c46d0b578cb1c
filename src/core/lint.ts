import type { Configuration } from './config/configuration.js';
import type { Document, Language } from './documents/document.js';
import { readDocument } from './documents/read-document.js';
import type { Finding } from './findings/finding.js';
import { applySuppressions, type SuppressedFinding } from './findings/suppression.js';
import type { ProjectFacts } from './project/project-facts.js';
import type { WorkspaceFacts } from './project/workspace-facts.js';
import { rules } from './rules/registry.js';
import { runRules, type RuleFault } from './rules/run.js';

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
}

export interface LintResult {
  readonly document: Document;
  /** In the order of their places, then of their rules' ids. */
  readonly findings: readonly Finding[];
  /** What an `allow` comment accepted. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Rules that failed on this file, or the reading of it; the others' findings are complete. */
  readonly faults: readonly RuleFault[];
}

/**
 * Judges one text. Pure and synchronous: no clock, no network, no file is touched, and the same input gives the same
 * result. Never throws for bad input; a rule that fails is named in `faults`.
 */
export function lint(source: Source, context: LintContext): LintResult {
  return judge(readDocument(source, context.project), source.path, context);
}

/** Judges a document that has been read already. */
export function judge(document: Document, path: string, context: LintContext): LintResult {
  const { findings, unheard, faults } = runRules(rules, document, { path, ...context });
  const { kept, suppressed } = applySuppressions(document, findings, unheard, context.config);
  const unread = document.fault === undefined ? [] : [{ ruleId: 'reading', reason: document.fault }];
  return { document, findings: kept, suppressed, faults: [...unread, ...faults] };
}
