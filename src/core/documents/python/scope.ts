import type { ClassStatement, Expr, FunctionStatement, Param } from './syntax.js';

/** What a name stands for from some place on. */
export type Bound =
  | { readonly is: 'value'; readonly expr: Expr }
  /** One of the values of a tuple. */
  | { readonly is: 'item'; readonly of: Expr; readonly index: number }
  /** A loop variable; `index` when the loop takes tuples apart. */
  | { readonly is: 'element'; readonly of: Expr; readonly index?: number }
  | { readonly is: 'import'; readonly path: string }
  | { readonly is: 'function'; readonly fn: FunctionInfo }
  | { readonly is: 'class'; readonly name: string; readonly scope: Scope }
  | BoundParameter
  | { readonly is: 'other' };

export interface BoundParameter {
  readonly is: 'parameter';
  readonly param: Param;
  readonly index: number;
  /** Absent for the parameter of a lambda. */
  readonly fn?: FunctionInfo;
}

export interface Binding {
  /** The offset from which the name means this. */
  readonly at: number;
  /** Where a comprehension or lambda ends, whose names end with it. */
  readonly until?: number;
  readonly bound: Bound;
}

export interface FunctionInfo {
  readonly node: FunctionStatement;
  readonly scope: Scope;
  readonly returns: readonly Expr[];
}

export class Scope {
  readonly #bindings = new Map<string, Binding[]>();

  constructor(
    readonly kind: 'module' | 'class' | 'function',
    readonly parent?: Scope,
    readonly owner?: FunctionStatement | ClassStatement,
  ) {}

  bind(name: string, binding: Binding): void {
    const known = this.#bindings.get(name);
    if (known === undefined) {
      this.#bindings.set(name, [binding]);
    } else {
      known.push(binding);
    }
  }

  /** What this scope itself binds the name to in the end. */
  last(name: string): Bound | undefined {
    return this.#bindings.get(name)?.at(-1)?.bound;
  }

  /** The class that the scope belongs to: that of a method, also from within a function in it. */
  get enclosingClass(): Scope | undefined {
    return this.kind === 'class' ? this : this.parent?.enclosingClass;
  }

  /** What `name` means at `at`: the latest binding before it here, else the last one of an enclosing scope. */
  find(name: string, at: number): { readonly bound: Bound; readonly scope: Scope; readonly at: number } | undefined {
    return Scope.#findFrom(this, name, at);
  }

  static #findFrom(inner: Scope, name: string, at: number): ReturnType<Scope['find']> {
    let limit = at;
    for (let scope: Scope | undefined = inner; scope !== undefined; scope = scope.parent) {
      const usable = scope === inner || scope.kind !== 'class';
      const binding = usable ? latest(scope.#bindings.get(name), limit, at) : undefined;
      if (binding !== undefined) {
        return { bound: binding.bound, scope, at: binding.at };
      }
      // A function runs after its module has been read to the end.
      limit = scope.kind === 'class' ? limit : Number.POSITIVE_INFINITY;
    }
    return undefined;
  }
}

/** The last binding that holds from `limit` or before and has not ended at `at`. */
function latest(bindings: readonly Binding[] | undefined, limit: number, at: number): Binding | undefined {
  for (let index = (bindings?.length ?? 0) - 1; index >= 0; index--) {
    const binding = bindings?.[index];
    if (binding !== undefined && binding.at <= limit && (binding.until === undefined || at < binding.until)) {
      return binding;
    }
  }
  return undefined;
}
