import { dottedPath, type Program, type Scope } from './program.js';
import type { Expr } from './syntax.js';

/** Longest chain of names and calls that is followed. */
export const maxDepth = 12;

/** Says what names stand for. */
export class Resolver {
  constructor(
    readonly program: Program,
    readonly source: string,
  ) {}

  /** Follows names and attributes to the expression that they stand for, as far as it is one. */
  resolve(expr: Expr, scope: Scope): { readonly expr: Expr; readonly scope: Scope } {
    let current = { expr, scope };
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
      return found?.bound.is === 'value' ? { expr: found.bound.expr, scope: found.scope } : undefined;
    }
    if (expr.kind === 'member') {
      const path = dottedPath(expr);
      const write = path === undefined ? undefined : this.program.findMemberWrite(path, expr.start);
      return write === undefined || write.value === expr ? undefined : { expr: write.value, scope: write.scope };
    }
    return expr.kind === 'named' ? { expr: expr.value, scope } : undefined;
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
