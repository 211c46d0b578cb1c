import { classifyName } from '../../secrets/name-rule.js';
import { contains, type Span } from '../span.js';
import type { FactContext } from './fact-context.js';
import { dottedPath, type StatementPlace } from './program.js';
import type { Scope } from './scope.js';
import type { Argument, CallExpr, Expr, MemberExpr, NameExpr } from './syntax.js';

/** One entry of a dict, wherever it was put in: in the literal, by `dict(…)`, by `d["k"] = v`, by `update`. */
export interface Entry extends Span {
  /** Absent for `**other` and for keyword arguments. */
  readonly key?: Expr;
  /** The keyword of `dict(name=…)`. */
  readonly keyword?: string;
  /** The other mapping of an entry that could not be followed: `**os.environ`. */
  readonly spread?: true;
  readonly value: Expr;
  readonly scope: Scope;
  /** Present when the entry is a statement of its own. */
  readonly statement?: StatementPlace;
}

const maxDepth = 6;

/** The entries that a mapping has where `expr` stands, in source order; none when it cannot be followed. */
export function entriesOf(context: FactContext, expr: Expr, scope: Scope, depth = 0): readonly Entry[] {
  if (depth > maxDepth) {
    return [];
  }
  const made = context.evaluator.resolve(expr, scope);
  const own = entriesOfValue(context, made.expr, made.scope, depth);
  const path = made.expr === expr && expr.kind !== 'name' ? undefined : dottedPath(expr);
  const from = made.expr !== expr && made.scope === scope ? made.expr.end : 0;
  return path === undefined ? own : [...own, ...laterEntries(context, path, { start: from, end: expr.start }, scope)];
}

function entriesOfValue(context: FactContext, expr: Expr, scope: Scope, depth: number): readonly Entry[] {
  switch (expr.kind) {
    case 'dict':
      return expr.entries.flatMap((entry): readonly Entry[] =>
        entry.key === undefined
          ? spread(context, entry.value, entry, scope, depth)
          : [{ key: entry.key, value: entry.value, scope, start: entry.start, end: entry.end }],
      );
    case 'binary':
      return expr.operator === '|' || expr.operator === 'or'
        ? [...entriesOf(context, expr.left, scope, depth + 1), ...entriesOf(context, expr.right, scope, depth + 1)]
        : [];
    case 'conditional':
      return [
        ...entriesOf(context, expr.then, scope, depth + 1),
        ...entriesOf(context, expr.otherwise, scope, depth + 1),
      ];
    case 'comprehension':
      return expr.key === undefined
        ? []
        : [{ key: expr.key, value: expr.element, scope, start: expr.start, end: expr.end }];
    case 'call':
      return entriesOfCall(context, expr, scope, depth);
    case 'member':
    case 'name':
      return context.evaluator.isEnvironment(expr, scope)
        ? [{ spread: true, value: expr, scope, start: expr.start, end: expr.end }]
        : entriesOfParameter(context, expr, scope, depth);
    default:
      return [];
  }
}

function spread(context: FactContext, value: Expr, entry: Span, scope: Scope, depth: number): readonly Entry[] {
  if (context.evaluator.isEnvironment(value, scope)) {
    return [{ spread: true, value, scope, start: entry.start, end: entry.end }];
  }
  const entries = entriesOf(context, value, scope, depth + 1);
  if (entries.length > 0 || value.kind !== 'call') {
    return entries;
  }
  // `**settings.as_variables(api_key=key)`: what goes in under a secret's name comes out again.
  return value.args
    .filter((argument) => argument.name !== undefined && classifyName(argument.name).secret)
    .map((argument) => keywordEntry(argument.name ?? '', argument, scope));
}

function entriesOfCall(context: FactContext, call: CallExpr, scope: Scope, depth: number): readonly Entry[] {
  const callee = call.callee;
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  if (name === 'dict') {
    return call.args.flatMap((argument): readonly Entry[] => {
      if (argument.name === undefined) {
        return spread(context, argument.value, argument, scope, depth);
      }
      return [keywordEntry(argument.name, argument, scope)];
    });
  }
  if (callee.kind === 'member' && name === 'copy' && call.args.length === 0) {
    return spread(context, callee.object, call, scope, depth);
  }
  const [first] = call.args;
  if (/^(?:copy|deepcopy)$/.test(name) && first !== undefined) {
    return entriesOf(context, first.value, scope, depth + 1);
  }
  const fn = context.evaluator.callers.findFunction(callee, scope);
  return fn === undefined ? [] : fn.returns.flatMap((value) => entriesOf(context, value, fn.scope, depth + 1));
}

/** What the calls of a function of the file give to its parameter, or into its `**settings`. */
function entriesOfParameter(
  context: FactContext,
  expr: NameExpr | MemberExpr,
  scope: Scope,
  depth: number,
): readonly Entry[] {
  const bound = expr.kind === 'name' ? scope.find(expr.name, expr.start)?.bound : undefined;
  if (bound?.is !== 'parameter') {
    return [];
  }
  const { callers } = context.evaluator;
  if (bound.param.spread !== '**') {
    return callers.givenTo(bound).values.flatMap((value) => entriesOf(context, value.expr, value.scope, depth + 1));
  }
  const named = new Set(bound.fn?.node.params.map((param) => param.name));
  return callers.callsOf(bound).flatMap(({ call, scope: where }) =>
    call.args.flatMap((argument): readonly Entry[] => {
      if (argument.spread === '**') {
        return spread(context, argument.value, argument, where, depth);
      }
      return argument.name === undefined || named.has(argument.name)
        ? []
        : [keywordEntry(argument.name, argument, where)];
    }),
  );
}

function keywordEntry(keyword: string, { value, start, end }: Argument, scope: Scope): Entry {
  return { keyword, value, scope, start, end };
}

/** What is put into the dict called `path` between its making and its use. */
function laterEntries(context: FactContext, path: string, between: Span, scope: Scope): readonly Entry[] {
  const entries: Entry[] = [];
  for (const write of context.program.subscriptWritesOf(path)) {
    const [key] = write.target.index;
    if (key !== undefined && write.scope === scope && contains(between, write.target)) {
      const { start, end } = write.statement.node;
      entries.push({ key, value: write.value, scope, statement: write.statement, start, end });
    }
  }
  for (const site of context.evaluator.callers.callsNamed('update')) {
    if (site.scope === scope && contains(between, site.call) && dottedPath(site.call.callee) === `${path}.update`) {
      entries.push(...updateEntries(context, site.call, site.scope));
    }
  }
  return entries;
}

/** The entries that `x.update(…)` puts in. */
export function updateEntries(context: FactContext, call: CallExpr, scope: Scope): readonly Entry[] {
  return call.args.flatMap((argument): readonly Entry[] =>
    argument.name === undefined
      ? entriesOf(context, argument.value, scope, 1)
      : [keywordEntry(argument.name, argument, scope)],
  );
}
