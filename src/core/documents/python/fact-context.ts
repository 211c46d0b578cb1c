import type { Fact } from '../../facts/fact.js';
import type { FactEditor } from '../document.js';
import type { LineIndex } from '../line-index.js';
import type { Edits } from './edits.js';
import type { Evaluator } from './evaluate.js';
import type { CallSite, Program, Scope } from './program.js';
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
  readonly last: string;
}

export function namedCall(evaluator: Evaluator, site: CallSite): NamedCall {
  const callee = site.call.callee;
  const path = evaluator.qualifiedName(callee, site.scope) ?? (callee.kind === 'member' ? callee.name : '');
  return { ...site, path, last: path.slice(path.lastIndexOf('.') + 1) };
}

/** The argument given by name, or by position when `position` is not negative. */
export function argumentOf(call: CallExpr, name: string, position = -1): Argument | undefined {
  const named = call.args.find((argument) => argument.name === name);
  if (named !== undefined || position < 0) {
    return named;
  }
  const positional = call.args.slice(0, position + 1);
  return positional.every((argument) => argument.name === undefined && argument.spread === undefined)
    ? positional[position]
    : undefined;
}

/** The last part of the callee that made an object: `CommandJob`, `command`. */
export function makerName(context: FactContext, expr: Expr, scope: Scope): string {
  const maker = context.evaluator.makerOf(expr, scope) ?? '';
  return maker.slice(maker.lastIndexOf('.') + 1);
}
