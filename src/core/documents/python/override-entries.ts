import type { Field } from '../../facts/field.js';
import type { FactEditor } from '../document.js';
import type { Span } from '../span.js';
import { entriesOf, type Entry } from './dict-entries.js';
import { entryEditor } from './entry-editor.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import type { Scope } from './scope.js';
import { textSpan } from './string-text.js';
import { spanOf, type Expr } from './syntax.js';

/**
 * A setting that a program puts over that of the file it loads: `load_job(…, params_override=[{"tags.a": x}])`.
 * Source: `PathAwareSchema.add_param_overrides` in `azure/ai/ml/_schema/core/schema.py`, which takes a key apart at
 * its dots and puts the value there, a dict as it is.
 */
export interface Override {
  /** `["environment_variables", "X"]` for `"environment_variables.X"`, and for a dict below that name. */
  readonly path: readonly string[];
  readonly entry: Entry;
  /** The last name of the path as written. */
  readonly key: Field;
  readonly editor: (value: Field) => FactEditor;
}

/** Longest path of dicts in dicts. */
const maxDepth = 5;

/** The settings that a call overrides, in source order; those with computed names are left out. */
export function overridesOf(context: FactContext, { call, scope }: NamedCall): readonly Override[] {
  const list = argumentOf(call, 'params_override');
  if (list === undefined) {
    return [];
  }
  return itemsOf(context, list.value, scope).flatMap((item) => {
    const entries = entriesOf(context, item.expr, item.scope);
    const whole = entries.length === 1 && item.expr.kind === 'dict' ? item.expr : undefined;
    return entries.flatMap((entry) => overrides(context, entry, [], whole));
  });
}

interface Item {
  readonly expr: Expr;
  readonly scope: Scope;
}

function itemsOf(context: FactContext, list: Expr, scope: Scope): readonly Item[] {
  const made = context.evaluator.resolve(list, scope);
  switch (made.expr.kind) {
    case 'list':
    case 'tuple':
      return made.expr.items.map((expr) => ({ expr, scope: made.scope }));
    case 'binary':
      return [made.expr.left, made.expr.right].flatMap((side) => itemsOf(context, side, made.scope));
    default:
      return [];
  }
}

/** @param item the whole item of the list, when the entry is all that is in it */
function overrides(
  context: FactContext,
  entry: Entry,
  above: readonly string[],
  item: Expr | undefined,
): readonly Override[] {
  const written =
    entry.keyword ?? (entry.key === undefined ? undefined : context.evaluator.text(entry.key, entry.scope));
  if (written === undefined) {
    return [];
  }
  const names = above.length === 0 ? written.split('.') : [written];
  const path = [...above, ...names];
  const below = path.length < maxDepth ? entriesOf(context, entry.value, entry.scope) : [];
  if (below.length > 0) {
    return below.flatMap((one) => overrides(context, one, path, undefined));
  }
  const name = path.at(-1) ?? '';
  const before = written.slice(0, written.length - name.length);
  return [
    {
      path,
      entry,
      key: { state: 'literal', value: name, span: keySpan(context, entry, name) },
      editor: (value) => {
        const editor = entryEditor(context, entry, value);
        return {
          ...editor,
          remove: () => (item === undefined ? editor.remove?.() : [context.edits.removeItem(item)]),
          rename: (to, text) => editor.rename?.(before + to, text),
        };
      },
    },
  ];
}

function keySpan(context: FactContext, { key, start }: Entry, name: string): Span {
  if (key === undefined) {
    return { start, end: start + name.length };
  }
  const inner = key.kind === 'string' ? textSpan(key, context.text) : spanOf(key);
  return context.text.endsWith(name, inner.end) ? { start: inner.end - name.length, end: inner.end } : inner;
}
