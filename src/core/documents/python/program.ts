import { Binder } from './binder.js';
import type { Module } from './read-syntax.js';
import { Scope, type FunctionInfo } from './scope.js';
import type { CallExpr, Expr, FunctionStatement, MemberExpr, NameExpr, Statement, SubscriptExpr } from './syntax.js';

/** Where an expression stands. */
export interface Site {
  readonly scope: Scope;
  readonly statement: StatementPlace;
}

export interface StatementPlace {
  readonly node: Statement;
  /** Whether the statement has its block to itself, which must not become empty. */
  readonly alone: boolean;
}

export interface CallSite extends Site {
  readonly call: CallExpr;
  readonly decorates?: FunctionStatement;
}

/** `target = value`, where the target is an attribute, a subscript or a name. */
export interface WriteSite<T extends Expr> extends Site {
  readonly target: T;
  readonly value: Expr;
}

/** A file's names, calls and assignments, in source order. */
export class Program {
  readonly module = new Scope('module');
  readonly calls: CallSite[] = [];
  readonly memberWrites: WriteSite<MemberExpr>[] = [];
  readonly subscriptWrites: WriteSite<SubscriptExpr>[] = [];
  readonly nameWrites: WriteSite<NameExpr>[] = [];
  readonly dicts: (Site & { readonly dict: Extract<Expr, { kind: 'dict' }> })[] = [];
  readonly functions: FunctionInfo[] = [];
  /** The bodies of the classes. */
  readonly classes: Scope[] = [];
  /** Paths of all imported modules and names. */
  readonly imports = new Set<string>();
  /** Names of variables and attributes that stand anywhere else than as what is called. */
  readonly valueNames = new Set<string>();
  readonly #writesByPath: ReadonlyMap<string, readonly WriteSite<MemberExpr>[]>;
  #subscriptWritesByPath: ReadonlyMap<string, readonly WriteSite<SubscriptExpr>[]> | undefined;

  constructor(module: Module) {
    new Binder(this).bindBody(module.body, this.module, []);
    this.#writesByPath = grouped(this.memberWrites, (write) => dottedPath(write.target));
  }

  /** The assignments to entries of what is called `path`. */
  subscriptWritesOf(path: string): readonly WriteSite<SubscriptExpr>[] {
    this.#subscriptWritesByPath ??= grouped(this.subscriptWrites, (write) => dottedPath(write.target.object));
    return this.#subscriptWritesByPath.get(path) ?? [];
  }

  /**
   * The assignment to `self.key` or `config.key` that holds at `at`: the latest before, else the last of all. The
   * attributes of `self` are those of one class; the `None` that another method fills is not what holds.
   */
  findMemberWrite(path: string, at: number, scope: Scope): WriteSite<MemberExpr> | undefined {
    const all = this.#writesByPath.get(path);
    if (all === undefined) {
      return undefined;
    }
    const owner = path.startsWith('self.') ? scope.enclosingClass : undefined;
    const writes = owner === undefined ? all : all.filter((write) => write.scope.enclosingClass === owner);
    const before = writes.findLast((write) => write.target.end <= at && write.statement.node.end <= at);
    if (before !== undefined && (before.scope === scope || !isNone(before.value))) {
      return before;
    }
    return writes.findLast((write) => !isNone(write.value)) ?? before ?? writes.at(-1);
  }

  /** Whether a name could come from a `from module import *`, or from a module whose path starts so. */
  importsFrom(prefix: string): boolean {
    for (const path of this.imports) {
      if (path === prefix || path.startsWith(`${prefix}.`)) {
        return true;
      }
    }
    return false;
  }
}

/** `a.b.c` as written; `undefined` when anything else than names is in it. */
export function dottedPath(expr: Expr): string | undefined {
  if (expr.kind === 'name') {
    return expr.name;
  }
  if (expr.kind !== 'member') {
    return undefined;
  }
  const object = dottedPath(expr.object);
  return object === undefined ? undefined : `${object}.${expr.name}`;
}

function isNone(expr: Expr): boolean {
  return expr.kind === 'literal' && expr.text === 'None';
}

/** Items by what they have in common; those that have nothing are left out. */
export function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) {
      const known = groups.get(key);
      if (known === undefined) {
        groups.set(key, [item]);
      } else {
        known.push(item);
      }
    }
  }
  return groups;
}
