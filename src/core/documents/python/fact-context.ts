import type { Fact } from '../../facts/fact.js';
import type { FactEditor } from '../document.js';
import type { LineIndex } from '../line-index.js';
import { entriesOf, type Entry } from './dict-entries.js';
import type { Edits } from './edits.js';
import type { Evaluator } from './evaluate.js';
import type { CallSite, Program } from './program.js';
import type { Scope } from './scope.js';
import type { Argument, CallExpr, Expr } from './syntax.js';

/** What the readers of facts share. */
export interface FactContext {
  readonly program: Program;
  readonly evaluator: Evaluator;
  readonly text: string;
  readonly lines: LineIndex;
  readonly edits: Edits;
  /** Whether the file is a scoring script. */
  readonly scoring: boolean;
  add(fact: Fact, editor?: FactEditor): void;
}

/** A call, with its callee's names ready. */
export interface NamedCall extends CallSite {
  /** Qualified through imports: `azure.ai.ml.command`; the attribute alone when the object is no plain name. */
  readonly path: string;
  /** The call as it stands in the file; `call` has what `**settings` brings among its arguments. */
  readonly written: CallExpr;
  readonly last: string;
}

export function namedCall(context: FactContext, site: CallSite): NamedCall {
  const { callee } = site.call;
  const path = context.evaluator.qualifiedName(callee, site.scope) ?? (callee.kind === 'member' ? callee.name : '');
  return {
    ...site,
    call: withSettings(context, site),
    written: site.call,
    path,
    last: path.slice(path.lastIndexOf('.') + 1),
  };
}

/** A call with the arguments that `**settings` brings, when what is in it is seen. */
function withSettings(context: FactContext, { call, scope }: CallSite): CallExpr {
  if (!call.args.some((argument) => argument.spread === '**')) {
    return call;
  }
  const { evaluator } = context;
  const args = call.args.flatMap((argument): readonly Argument[] => {
    const entries = argument.spread === '**' ? entriesOf(context, argument.value, scope) : [];
    const named = entries.flatMap((entry): readonly Argument[] => {
      const name = entry.keyword ?? (entry.key === undefined ? undefined : evaluator.text(entry.key, entry.scope));
      if (name === undefined || call.args.some((own) => own.name === name) || !isPlainArgument(context, entry)) {
        return [];
      }
      evaluator.placeIn(entry.scope, entry.value);
      return [{ name, value: entry.value, start: entry.start, end: entry.end }];
    });
    return entries.length === 0 ? [argument] : named;
  });
  return { ...call, args };
}

// `settings["tags"] = {…}` has its entries to show; `settings["name"] = x` is no argument that could be edited as one.
function isPlainArgument(context: FactContext, { statement, value, scope }: Entry): boolean {
  return statement === undefined || entriesOf(context, value, scope).length > 0;
}

/** The argument given by name, or by position when `position` is not negative. */
export function argumentOf(call: CallExpr, name: string, position = -1): Argument | undefined {
  const { args } = call;
  // Where the arguments by position end.
  let end = args.length;
  for (let index = args.length - 1; index >= 0; index--) {
    const argument = args[index];
    if (argument?.name !== undefined || argument?.spread !== undefined) {
      end = index;
    }
  }
  for (let index = end; index < args.length; index++) {
    if (args[index]?.name === name) {
      return args[index];
    }
  }
  return position >= 0 && position < end ? args[position] : undefined;
}

/** The last part of the callee that made an object: `CommandJob`, `command`. */
export function makerName(context: FactContext, expr: Expr, scope: Scope): string {
  const maker = context.evaluator.makerOf(expr, scope) ?? '';
  return maker.slice(maker.lastIndexOf('.') + 1);
}
