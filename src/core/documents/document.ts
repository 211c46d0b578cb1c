import type { Fact } from '../facts/fact.js';
import type { NewValue, Patch, SettingValue } from '../findings/finding.js';
import type { LineIndex } from './line-index.js';
import type { Span } from './span.js';
import type { TextEdit } from './text-edit.js';

/** The languages that the engine reads. */
export type Language =
  'yaml' | 'python' | 'shell' | 'powershell' | 'makefile' | 'requirements' | 'dockerfile' | 'notebook' | 'markdown';

/** A comment; `span` covers it from its marker to the end of the line. */
export interface Comment {
  readonly span: Span;
  /** Without the marker and the white space around it. */
  readonly text: string;
}

/**
 * One file, read. Reading never throws: what cannot be parsed is left out, and the rest is still there.
 */
export interface Document {
  readonly language: Language;
  readonly text: string;
  readonly lines: LineIndex;
  /** How the file concerns Azure ML; a file of `none` yields no facts. */
  readonly relevance: Relevance;
  /** In the order of their spans. */
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  /** Why the file could not be read, when our own reader failed on it; then it has no facts. */
  readonly fault?: string;
  /** How many syntax errors the parser met; only compared, never shown. */
  readonly syntaxErrors: number;
  /** The edits that carry out a patch on one of `facts`, or `undefined` when this place cannot be edited that way. */
  render(patch: Patch): readonly TextEdit[] | undefined;
}

/**
 * - `definition`: declares something to Azure ML (job YAML, SDK code);
 * - `script`: code that runs inside Azure ML;
 * - `none`: nothing to do with it.
 */
export type Relevance = 'definition' | 'script' | 'none';

/** How one fact can be edited. Made by the reader of the fact's language, which still knows the syntax tree. */
export interface FactEditor {
  remove?(): readonly TextEdit[] | undefined;
  set?(value: NewValue): readonly TextEdit[] | undefined;
  /** Puts another name and a string in place of an entry: `"TOKEN": token` becomes `"TOKEN_SECRET_NAME": "token"`. */
  rename?(name: string, value: string): readonly TextEdit[] | undefined;
  /** Adds an entry to what owns the fact's block (the job of an environment variable), unless it has that key. */
  addToOwner?(key: string, value: Readonly<Record<string, string>>): readonly TextEdit[] | undefined;
  /** Gives one of the fact's settings another value, adds it, or without a value takes it away. */
  setting?(key: string, value: SettingValue | undefined): readonly TextEdit[] | undefined;
}

/** Carries out a patch through the editors that a document keeps for its facts. */
export function renderWith(editors: ReadonlyMap<Fact, FactEditor>, patch: Patch): readonly TextEdit[] | undefined {
  const editor = editors.get(patch.on);
  switch (patch.op) {
    case 'remove':
      return editor?.remove?.();
    case 'set':
      return editor?.set?.(patch.value);
    case 'rename':
      return editor?.rename?.(patch.name, patch.value);
    case 'addToOwner':
      return editor?.addToOwner?.(patch.key, patch.value) ?? [];
    case 'setting':
      return editor?.setting?.(patch.key, patch.value);
  }
}
