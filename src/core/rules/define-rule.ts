import type { Span } from '../documents/span.js';
import type { Fact, FactOf } from '../facts/fact.js';
import type {
  Confidence,
  FindingTag,
  Fix,
  FixSafety,
  RelatedPlace,
  Severity,
  Strictness,
} from '../findings/finding.js';
import type { Recommendation } from './recommendations.js';
import type { RuleContext } from './rule-context.js';

/** The `{names}` inside a message template. */
type Holes<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;

/** Where a report points, and what differs from the rule's own standing. */
export interface ReportAt {
  readonly span: Span;
  /** (default: the rule's severity). */
  readonly severity?: Severity;
  /** (default: the rule's confidence). */
  readonly confidence?: Confidence;
  /** (default: the rule's strictness). */
  readonly strictness?: Strictness;
  /** What the workspace adds to the message, behind a semicolon; a clause without a final stop. */
  readonly note?: string | undefined;
  readonly related?: readonly RelatedPlace[];
  /** Best first. */
  readonly fixes?: readonly Fix[];
  /** (default: none). */
  readonly tag?: FindingTag | undefined;
}

/** Reports one finding; the data fill the message's holes and are names and words, never a secret's value. */
export type Report<M extends Record<string, string>> = <Id extends keyof M & string>(
  messageId: Id,
  at: ReportAt & ([Holes<M[Id]>] extends [never] ? object : { readonly data: Readonly<Record<Holes<M[Id]>, string>> }),
) => void;

export type Visitors<M extends Record<string, string>> = {
  readonly [K in Fact['kind']]?: (fact: FactOf<K>, report: Report<M>, context: RuleContext) => void;
};

/** What is known of a rule without its messages' types: the form that registries and hosts hold. */
export interface Rule {
  /** Kebab-case, names the pattern found, reads after "allow". Never reused. */
  readonly id: string;
  /** Lower-case noun phrase without a full stop, at most 80 characters. */
  readonly summary: string;
  /** The article's recommendation that the rule enforces. */
  readonly serves: Recommendation;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** (default `regular`). */
  readonly strictness?: Strictness;
  /** The first release that had the rule. */
  readonly since: `${number}.${number}.${number}`;
  /** The strongest fix that the rule may offer; `mixed` offers safe and unsafe ones. */
  readonly fixable: FixSafety | 'mixed' | 'no';
  /** Pages that state the facts the rule relies on; at least one. */
  readonly references: readonly [string, ...string[]];
  readonly messages: Readonly<Record<string, string>>;
  readonly visit: Readonly<Partial<Record<Fact['kind'], ErasedVisit>>>;
}

/** Reports by any message id; `defineRule` has checked ids and data where the rule was written. */
export type ErasedReport = (
  messageId: string,
  at: ReportAt & { readonly data?: Readonly<Record<string, string>> },
) => void;
export type ErasedVisit = (fact: Fact, report: ErasedReport, context: RuleContext) => void;

/**
 * A rule's whole public face. The registry, settings in `package.json`, the configuration schema, the SARIF rule
 * table, the README table and the head of the rule's page are all generated from this object.
 */
export interface RuleDefinition<M extends Record<string, string>> extends Omit<Rule, 'messages' | 'visit'> {
  readonly messages: M;
  readonly visit: Visitors<M>;
}

/** Types a rule's messages against its reports, and changes nothing. */
export function defineRule<const M extends Record<string, string>>(
  rule: RuleDefinition<M>,
): Rule & { readonly messages: M } {
  // A visitor is only ever given facts of its own kind and a report that knows the rule's messages (run.ts).
  return rule as unknown as Rule & { readonly messages: M };
}
