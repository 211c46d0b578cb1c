import { Callers, type PlacedExpr } from './callers.js';
import { dottedPath, type Program } from './program.js';
import type { Scope } from './scope.js';
import type { Expr, MemberExpr } from './syntax.js';

/** Longest chain of names and calls that is followed. */
export const maxDepth = 12;

/** Says what names stand for. */
export class Resolver {
  /** Which functions of the file are called where. */
  readonly callers: Callers = new Callers(this);

  constructor(
    readonly program: Program,
    readonly source: string,
  ) {}

  readonly #places = new Map<Expr, Scope>();

  /** Notes where an expression stands that is read as the argument of a call elsewhere. */
  placeIn(scope: Scope, expr: Expr): void {
    this.#places.set(expr, scope);
  }

  protected scopeOf(expr: Expr, otherwise: Scope): Scope {
    return this.#places.get(expr) ?? otherwise;
  }

  /** Follows names and attributes to the expression that they stand for, as far as it is one. */
  resolve(expr: Expr, scope: Scope): { readonly expr: Expr; readonly scope: Scope } {
    let current = { expr, scope: this.scopeOf(expr, scope) };
    for (let hops = 0; hops < maxDepth; hops++) {
      const next = this.step(current.expr, current.scope);
      if (next === undefined) {
        break;
      }
      current = next;
    }
    return current;
  }

  private step(expr: Expr, scope: Scope): { expr: Expr; scope: Scope } | undefined {
    if (expr.kind === 'name') {
      const found = scope.find(expr.name, expr.start);
      switch (found?.bound.is) {
        case 'value':
          return { expr: found.bound.expr, scope: found.scope };
        case 'parameter': {
          const { values, open } = this.callers.givenTo(found.bound);
          return values.length === 1 && !open ? values[0] : undefined;
        }
        default:
          return undefined;
      }
    }
    if (expr.kind === 'member') {
      const path = dottedPath(expr);
      const write = path === undefined ? undefined : this.program.findMemberWrite(path, expr.start, scope);
      if (write !== undefined) {
        return write.value === expr ? undefined : { expr: write.value, scope: write.scope };
      }
      const owner = this.callers.findClass(expr.object, scope);
      return owner === undefined ? undefined : this.findAttribute(owner, expr);
    }
    return expr.kind === 'named' ? { expr: expr.value, scope } : undefined;
  }

  /** The value of an attribute of a class's objects: what its methods assign to it, else what its body does. */
  protected findAttribute(owner: Scope, { name, start }: MemberExpr): PlacedExpr | undefined {
    const line = this.callers.lineOf(owner);
    for (const scope of line) {
      const write = this.program.findMemberWrite(`self.${name}`, start, scope);
      if (write !== undefined) {
        return { expr: write.value, scope: write.scope };
      }
    }
    for (const scope of line) {
      const bound = scope.last(name);
      if (bound !== undefined) {
        return bound.is === 'value' ? { expr: bound.expr, scope } : undefined;
      }
    }
    return undefined;
  }

  /** A callee or attribute as imported: `azure.ai.ml.command`. Names of the file itself stay as written. */
  qualifiedName(expr: Expr, scope: Scope): string | undefined {
    if (expr.kind === 'name') {
      const bound = scope.find(expr.name, expr.start)?.bound;
      return bound?.is === 'import' ? bound.path : expr.name;
    }
    if (expr.kind !== 'member') {
      return undefined;
    }
    const object = this.qualifiedName(expr.object, scope);
    return object === undefined ? undefined : `${object}.${expr.name}`;
  }

  /** The callee of the call that made an object: `azure.ai.ml.command` for `job` after `job = command(…)`. */
  makerOf(expr: Expr, scope: Scope): string | undefined {
    const made = this.resolve(expr, scope);
    return made.expr.kind === 'call' ? this.qualifiedName(made.expr.callee, made.scope) : undefined;
  }

  isEnvironment(expr: Expr, scope: Scope): boolean {
    const resolved = this.resolve(expr, scope);
    return (
      (resolved.expr.kind === 'name' || resolved.expr.kind === 'member') &&
      this.qualifiedName(resolved.expr, resolved.scope) === 'os.environ'
    );
  }
}
