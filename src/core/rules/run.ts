import { overlaps } from '../documents/span.js';
import type { Document } from '../documents/document.js';
import type { Fact } from '../facts/fact.js';
import { stageWords } from '../facts/stage.js';
import type { Finding, RelatedPlace } from '../findings/finding.js';
import { factsForFile, type WorkspaceFacts } from '../project/workspace-facts.js';
import type { Rule } from './define-rule.js';
import { findOtherEnds } from './other-ends.js';
import { isHeard, makeReport } from './report.js';
import type { RuleContext } from './rule-context.js';
import { OutOfTime, spendTime } from '../time-budget.js';

/** What surrounds a document: all that rules may ask but the document itself. */
export type Surroundings = Pick<RuleContext, 'path' | 'config' | 'project'> & {
  /** (default: nothing is known). */
  readonly workspace?: WorkspaceFacts | undefined;
};

/** A rule that failed on a file. */
export interface RuleFault {
  readonly ruleId: string;
  /** What the error said; screened like every message. */
  readonly reason: string;
}

export interface RunResult {
  /** What the configured strictness lets be heard, in source order, each place once for each concern. */
  readonly findings: readonly Finding[];
  /** What only a stricter reader would hear; an `allow` comment may be meant for one of these. */
  readonly unheard: readonly Finding[];
  readonly faults: readonly RuleFault[];
}

/**
 * Shows every fact of a document to every rule that looks at facts of its kind. A rule that throws is named in
 * `faults` and leaves the others alone.
 */
export function runRules(rules: readonly Rule[], document: Document, where: Surroundings): RunResult {
  const { facts, relevance } = document;
  const workspace = factsForFile(where.workspace, {
    ...where,
    facts,
    posture: where.config.posture,
    stages: stageWords(where.config.stages),
  });
  const context: RuleContext = { ...where, facts, relevance, workspace };
  const reported: Finding[] = [];
  const faults: RuleFault[] = [];
  const byKind = new Map<string, Fact[]>();
  for (const fact of facts) {
    const known = byKind.get(fact.kind);
    if (known === undefined) {
      byKind.set(fact.kind, [fact]);
    } else {
      known.push(fact);
    }
  }
  for (const rule of rules) {
    const kinds = kindsOf(rule).filter((kind) => byKind.has(kind));
    if (kinds.length === 0) {
      continue;
    }
    const [kind = ''] = kinds;
    const judged =
      kinds.length === 1 ? (byKind.get(kind) ?? []) : facts.filter((fact) => rule.visit[fact.kind] !== undefined);
    const report = makeReport(rule, document, context.config, (finding) => reported.push(finding));
    try {
      for (const fact of judged) {
        spendTime();
        rule.visit[fact.kind]?.(fact, report, context);
      }
    } catch (error) {
      if (error instanceof OutOfTime) {
        throw error;
      }
      // The stack names places in this program; the message may quote the file, so it is left out.
      faults.push({ ruleId: rule.id, reason: error instanceof Error ? error.name : 'unknown error' });
    }
  }
  const heard = reported.filter((finding) => isHeard(finding, context.config));
  heard.sort(
    (a, b) =>
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0),
  );
  const unheard = reported.filter((finding) => !isHeard(finding, context.config));
  const findings = onePerPlace(heard);
  const ends = findings.length === 0 ? [] : findOtherEnds(context);
  return { findings: findings.map((finding) => withEnds(finding, ends)), unheard, faults };
}

/** A finding with the places that it does not name yet. */
function withEnds(finding: Finding, ends: readonly RelatedPlace[]): Finding {
  const missing = ends.filter(
    (end) =>
      'path' in end &&
      !finding.related.some(
        (place) => 'path' in place && place.path === end.path && place.start.line === end.start.line,
      ),
  );
  return missing.length === 0 ? finding : { ...finding, related: [...finding.related, ...missing] };
}

const kindsByRule = new WeakMap<Rule, readonly string[]>();

/** The kinds of facts that a rule looks at. */
function kindsOf(rule: Rule): readonly string[] {
  const known = kindsByRule.get(rule) ?? Object.keys(rule.visit);
  kindsByRule.set(rule, known);
  return known;
}

/** Rules that all say "a secret stands here": of several at one place the first of this list speaks. */
const secretRules = [
  'secret-in-environment-variable',
  'secret-in-input',
  'sensitive-run-id',
  'secret-in-log',
  'secret-in-pipeline-log',
  'secret-in-pipeline-variable',
  'secret-on-command-line',
  'credential-literal',
];

/** @param findings in source order */
function onePerPlace(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  const secrets = findings.filter((finding) => secretRules.includes(finding.ruleId));
  let first = 0;
  return findings.filter((finding) => {
    spendTime();
    const key = `${finding.ruleId} ${finding.span.start} ${finding.span.end}`;
    if (seen.has(key)) {
      return false;
    }
    seen.add(key);
    const rank = secretRules.indexOf(finding.ruleId);
    if (rank < 0) {
      return true;
    }
    // Those that end before this one starts end before all later ones too, bar long ones that hold others.
    while ((secrets[first]?.span.end ?? Infinity) <= finding.span.start) {
      first++;
    }
    for (let index = first; (secrets[index]?.span.start ?? Infinity) < finding.span.end; index++) {
      const other = secrets[index];
      if (other !== undefined && overlaps(other.span, finding.span) && secretRules.indexOf(other.ruleId) < rank) {
        return false;
      }
    }
    return true;
  });
}
