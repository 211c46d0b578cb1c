import { placeOf, type Field } from '../../facts/field.js';
import type { NewValue } from '../../findings/finding.js';
import type { FactEditor } from '../document.js';
import type { TextEdit } from '../text-edit.js';
import type { Entry } from './dict-entries.js';
import type { FactContext } from './fact-context.js';
import type { CallSite } from './program.js';
import type { Scope } from './scope.js';
import type { Argument, Expr } from './syntax.js';

/** How one entry of a dict can be edited. */
export function entryEditor(context: FactContext, entry: Entry, value: Field): FactEditor {
  const { edits } = context;
  const { statement } = entry;
  return {
    remove: () => [statement === undefined ? edits.removeItem(entry) : edits.removeStatement(statement, entry.scope)],
    set: (to) => setValue(context, entry.value, entry.scope, value, to),
    rename: (name, text) => {
      const literal = edits.replace(entry.value, edits.literal(text));
      if (entry.keyword !== undefined) {
        return /^[A-Za-z_]\w*$/.test(name)
          ? [edits.replace({ start: entry.start, end: entry.start + entry.keyword.length }, name), literal]
          : undefined;
      }
      return entry.key === undefined ? undefined : [edits.replace(entry.key, edits.literal(name)), literal];
    },
  };
}

/** How an argument of a call can be edited. */
export function argumentEditor(context: FactContext, site: CallSite, argument: Argument, value: Field): FactEditor {
  return {
    remove: () => (argument.name === undefined ? undefined : [context.edits.removeItem(argument)]),
    set: (to) => setValue(context, argument.value, site.scope, value, to),
  };
}

/** Puts another value in place of an expression; a constant that stands elsewhere is changed where it stands. */
export function setValue(
  context: FactContext,
  expr: Expr,
  scope: Scope,
  value: Field,
  to: NewValue,
): readonly TextEdit[] | undefined {
  const { edits, evaluator } = context;
  const constant = value.state === 'literal' && value.usedAt !== undefined ? evaluator.resolve(expr, scope).expr : expr;
  if (placeOf(value) === undefined) {
    return undefined;
  }
  if ('environment' in to) {
    return edits.environmentAccess(constant, to.environment);
  }
  return [edits.replace(constant, edits.literal('text' in to ? to.text : to.redacted))];
}
