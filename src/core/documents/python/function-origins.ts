import { followed, start, ValueOrigins, type Frame, type Result, type Way } from './value-origins.js';
import type { Given } from './callers.js';
import type { BoundParameter, FunctionInfo, Scope } from './scope.js';
import type { CallExpr, NameExpr, Param } from './syntax.js';

/** Most calls from which the value of a parameter is followed further, one inside the other. */
const maxCallers = 1;

interface FromCallers extends Readonly<Result> {
  /** Whether there may be other calls. */
  readonly open: boolean;
}

/** Says what goes into the functions of a file, and what comes out of them. */
export abstract class FunctionOrigins extends ValueOrigins {
  protected override visitParameter(expr: NameExpr, bound: BoundParameter, scope: Scope, way: Way, out: Result): void {
    const { param, index, fn } = bound;
    if (this.scoring && isRequestOf(fn, param.name, index)) {
      this.add(out, way, expr, { is: 'requestData' });
      return;
    }
    const next = followed(way, expr, expr.name);
    const frame = frameOf(way.frame, fn);
    if (frame !== undefined) {
      const given = this.callers.givenBy(frame.call, frame.scope, bound);
      this.visitGiven(given, { ...next, frame: frame.outer }, out);
      if (given.open) {
        this.addNamed(out, way, expr, expr.name);
      }
      return;
    }
    const given = way.callers < maxCallers ? this.fromCallers(bound) : undefined;
    if (given !== undefined) {
      out.joined &&= given.joined;
      out.steps += given.origins.length;
      out.origins.push(...given.origins.map((origin) => this.passedOn(origin, next)));
      if (given.open) {
        this.addNamed(out, way, expr, expr.name);
      }
    } else if (param.default !== undefined && param.default.kind !== 'literal' && fn !== undefined) {
      this.visitDefault(bound, expr, scope, next, way, out);
    } else {
      this.addNamed(out, way, expr, expr.name);
    }
  }

  // What calls give is the same wherever the parameter is used.
  readonly #fromCallers = new Map<Param, FromCallers | undefined>();

  /** What the calls that are seen give to a parameter, at the places where they do; nothing without any. */
  private fromCallers(bound: BoundParameter): FromCallers | undefined {
    const { param } = bound;
    if (!this.#fromCallers.has(param)) {
      // For a function that is called with what it returns.
      this.#fromCallers.set(param, undefined);
      const given = this.callers.givenTo(bound);
      if (given.values.length > 0) {
        const result: Result = { origins: [], joined: true, steps: 0 };
        this.visitGiven(given, { ...start, names: [param.name], depth: 1, callers: 1 }, result);
        this.#fromCallers.set(param, { ...result, open: given.open });
      }
    }
    return this.#fromCallers.get(param);
  }

  private visitGiven({ values, open }: Given, way: Way, out: Result): void {
    const [only] = values;
    if (only !== undefined && values.length === 1 && !open) {
      this.visit(only.expr, only.scope, way, out);
      return;
    }
    out.joined = false;
    for (const value of values) {
      for (const origin of this.look(value.expr, value.scope, way, out)) {
        out.origins.push(origin.is === 'text' ? { ...origin, alternative: true } : origin);
      }
    }
  }

  private visitDefault(
    { param, fn }: BoundParameter,
    expr: NameExpr,
    scope: Scope,
    next: Way,
    way: Way,
    out: Result,
  ): void {
    const before = out.origins.length;
    if (param.default !== undefined) {
      this.visit(param.default, fn?.scope.parent ?? scope, next, out);
    }
    if (out.origins.slice(before).every((origin) => origin.is === 'text')) {
      // Callers may give another value.
      out.origins.length = before;
      this.addNamed(out, way, expr, expr.name);
    }
  }

  /** What a function of the file hands out to one call, whose arguments its parameters stand for. */
  protected visitReturns(fn: FunctionInfo, call: CallExpr, scope: Scope, way: Way, out: Result): void {
    const next = followed(way, call, fn.node.name.replace(/^_?(?:get|fetch|load|read)_/, ''));
    this.visitAll(fn.returns, fn.scope, { ...next, frame: { fn, call, scope, outer: way.frame } }, out);
  }
}

function frameOf(frame: Frame | undefined, fn: FunctionInfo | undefined): Frame | undefined {
  for (let at = frame; at !== undefined; at = at.outer) {
    if (at.fn === fn) {
      return at;
    }
  }
  return undefined;
}

// A batch is a list of file names; the request of an online deployment is the data itself.
function isRequestOf(fn: FunctionInfo | undefined, name: string, index: number): boolean {
  return (
    fn?.node.name === 'run' &&
    fn.scope.parent?.kind === 'module' &&
    index === 0 &&
    !/^(?:mini_?batch|batch|files?|file_?(?:list|names|paths?)|paths)$/i.test(name)
  );
}
