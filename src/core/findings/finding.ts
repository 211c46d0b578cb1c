import type { Position } from '../documents/line-index.js';
import type { Span } from '../documents/span.js';
import type { TextEdit } from '../documents/text-edit.js';
import type { Fact } from '../facts/fact.js';

/** How bad it is when the finding is right. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';
/** How sure the rule is. */
export type Confidence = 'high' | 'medium' | 'low';
/** Who wants to hear: everybody, people who like it exact, people who audit. Each level includes those before it. */
export type Strictness = 'regular' | 'pedantic' | 'auditor';
/** `safe` keeps what the code does; `unsafe` needs a person to look, and is never applied unattended. */
export type FixSafety = 'safe' | 'unsafe';

export const severities: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];
export const confidences: readonly Confidence[] = ['low', 'medium', 'high'];
export const strictnesses: readonly Strictness[] = ['regular', 'pedantic', 'auditor'];

/** A change stated on a fact; the fact's document turns it into text. */
export type Patch =
  /** Takes the whole entry, argument or statement away. */
  | { readonly op: 'remove'; readonly on: Fact }
  /** Puts another value in place of the fact's value. */
  | { readonly op: 'set'; readonly on: Fact; readonly value: NewValue }
  /** Puts another name and a string in place of an entry's name and value. */
  | { readonly op: 'rename'; readonly on: Fact; readonly name: string; readonly value: string }
  /** Adds an entry to what owns the fact's block; does nothing where it stands already or the language has no place. */
  | {
      readonly op: 'addToOwner';
      readonly on: Fact;
      readonly key: string;
      readonly value: Readonly<Record<string, string>>;
    }
  /**
   * Gives a setting of what the fact declares another value, or adds it; without a value, takes it away. `key` is as
   * the language writes it.
   */
  | { readonly op: 'setting'; readonly on: Fact; readonly key: string; readonly value: SettingValue | undefined };

/** A setting's value: text, or a switch in the language's own words (`true`, `True`). */
export type SettingValue = string | boolean;

/** What to write: a string, or code that reads an environment variable at run time (Python only). */
export type NewValue =
  | { readonly text: string }
  | { readonly environment: string }
  /** Words in place of the logged expression, inside an f-string where there is one. */
  | { readonly redacted: string };

/** A fix as a rule states it. */
export interface Fix {
  /** Says the effect: "Remove the variable". */
  readonly title: string;
  readonly safety: FixSafety;
  readonly patches: readonly [Patch, ...Patch[]];
}

/** A fix as a host applies it. */
export interface OfferedFix {
  readonly title: string;
  readonly safety: FixSafety;
  readonly edits: readonly TextEdit[];
}

/** Another place that explains a finding: in the same file by span, in another file of the project by lines. */
export type RelatedPlace =
  | {
      readonly span: Span;
      readonly message: string;
      /** It is a step on the value's way to the finding; the steps stand in their order. */
      readonly step?: true;
    }
  | { readonly path: string; readonly start: Position; readonly end: Position; readonly message: string };

/** What an editor may show of the text itself: it can go, or its maker has given it up. */
export type FindingTag = 'unnecessary' | 'deprecated';

/**
 * One thing that a rule found.
 *
 * Neither the message nor any other part holds the text at `span`: a secret's value never leaves the document.
 */
export interface Finding {
  readonly ruleId: string;
  readonly messageId: string;
  /** One plain sentence without a final stop. */
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly strictness: Strictness;
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly OfferedFix[];
  readonly tag?: FindingTag;
}
