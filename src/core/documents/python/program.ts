import type { Module } from './read-syntax.js';
import type {
  CallExpr,
  ClassStatement,
  Expr,
  FunctionStatement,
  ImportStatement,
  MemberExpr,
  NameExpr,
  Param,
  Statement,
  SubscriptExpr,
} from './syntax.js';

/** What a name stands for from some place on. */
export type Bound =
  | { readonly is: 'value'; readonly expr: Expr }
  /** One of the values of a tuple. */
  | { readonly is: 'item'; readonly of: Expr; readonly index: number }
  /** A loop variable; `index` when the loop takes tuples apart. */
  | { readonly is: 'element'; readonly of: Expr; readonly index?: number }
  | { readonly is: 'import'; readonly path: string }
  | { readonly is: 'function'; readonly fn: FunctionInfo }
  | { readonly is: 'class'; readonly name: string }
  | { readonly is: 'parameter'; readonly param: Param; readonly index: number; readonly fn?: FunctionInfo }
  | { readonly is: 'other' };

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

  /** This scope and those around it, from the inside out. */
  #chain(): readonly Scope[] {
    return this.parent === undefined ? [this] : [this, ...this.parent.#chain()];
  }

  /** What `name` means at `at`: the latest binding before it here, else the last one of an enclosing scope. */
  find(name: string, at: number): { readonly bound: Bound; readonly scope: Scope; readonly at: number } | undefined {
    let limit = at;
    for (const scope of this.#chain()) {
      const usable = scope === this || scope.kind !== 'class';
      const binding = usable
        ? scope.#bindings.get(name)?.findLast((one) => one.at <= limit && (one.until === undefined || at < one.until))
        : undefined;
      if (binding !== undefined) {
        return { bound: binding.bound, scope, at: binding.at };
      }
      // A function runs after its module has been read to the end.
      limit = scope.kind === 'class' ? limit : Number.POSITIVE_INFINITY;
    }
    return undefined;
  }
}

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
  /** Paths of all imported modules and names. */
  readonly imports = new Set<string>();
  readonly #writesByPath = new Map<string, WriteSite<MemberExpr>[]>();

  constructor(module: Module) {
    new Binder(this).bindBody(module.body, this.module, []);
    for (const write of this.memberWrites) {
      const path = dottedPath(write.target);
      if (path !== undefined) {
        const known = this.#writesByPath.get(path);
        if (known === undefined) {
          this.#writesByPath.set(path, [write]);
        } else {
          known.push(write);
        }
      }
    }
  }

  /** The assignment to `self.key` or `config.key` that holds at `at`: the latest before, else the last of all. */
  findMemberWrite(path: string, at: number): WriteSite<MemberExpr> | undefined {
    const writes = this.#writesByPath.get(path);
    return writes?.findLast((write) => write.target.end <= at && write.statement.node.end <= at) ?? writes?.at(-1);
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

class Binder {
  constructor(private readonly program: Program) {}

  bindBody(body: readonly Statement[], scope: Scope, returns: Expr[]): void {
    for (const node of body) {
      this.bindStatement({ node, alone: body.length === 1 }, scope, returns);
    }
  }

  private bindStatement(statement: StatementPlace, scope: Scope, returns: Expr[]): void {
    const node = statement.node;
    const site: Site = { scope, statement };
    switch (node.kind) {
      case 'assign':
        if (node.value !== undefined) {
          this.visit(node.value, site);
          for (const target of node.targets) {
            this.bindTarget(target, node.value, site);
          }
        }
        return;
      case 'augment':
        this.visit(node.value, site);
        this.bindAugmented(node.target, node.operator, node.value, site);
        return;
      case 'simple':
        for (const value of node.values) {
          this.visit(value, site);
        }
        if (node.keyword === 'return') {
          returns.push(...node.values);
        }
        return;
      case 'import':
        this.bindImport(node, scope);
        return;
      case 'function':
        this.bindFunction(node, site);
        return;
      case 'class':
        for (const base of node.bases) {
          this.visit(base.value, site);
        }
        scope.bind(node.name, { at: node.start, bound: { is: 'class', name: node.name } });
        this.bindBody(node.body, new Scope('class', scope, node), []);
        return;
      case 'for':
        this.visit(node.iterable, site);
        this.bindLoop(node.target, node.iterable, site, node.iterable.end);
        for (const inner of node.bodies) {
          this.bindBody(inner, scope, returns);
        }
        return;
      case 'with':
        for (const item of node.items) {
          this.visit(item.value, site);
          if (item.target !== undefined) {
            this.bindTarget(item.target, item.value, site);
          }
        }
        this.bindBody(node.body, scope, returns);
        return;
      case 'block':
        for (const part of node.parts) {
          if ('expr' in part) {
            this.visit(part.expr, site);
          } else if ('bound' in part) {
            scope.bind(part.bound.name, { at: part.bound.end, bound: { is: 'other' } });
          } else {
            this.bindBody(part.body, scope, returns);
          }
        }
        return;
    }
  }

  private bindImport(node: ImportStatement, scope: Scope): void {
    for (const { local, path } of node.names) {
      scope.bind(local, { at: node.end, bound: { is: 'import', path } });
    }
    for (const module of node.modules) {
      this.program.imports.add(module);
    }
    if (node.star !== undefined) {
      this.program.imports.add(`${node.star}.*`);
    }
  }

  private bindFunction(node: FunctionStatement, site: Site): void {
    for (const decorator of node.decorators) {
      this.visit(decorator, site, node);
    }
    const scope = new Scope('function', site.scope, node);
    const returns: Expr[] = [];
    const fn: FunctionInfo = { node, scope, returns };
    this.program.functions.push(fn);
    site.scope.bind(node.name, { at: node.start, bound: { is: 'function', fn } });
    for (const [index, param] of node.params.entries()) {
      scope.bind(param.name, { at: node.start, bound: { is: 'parameter', param, index, fn } });
      if (param.default !== undefined) {
        this.visit(param.default, site);
      }
    }
    this.bindBody(node.body, scope, returns);
  }

  private bindTarget(target: Expr, value: Expr, site: Site, at = Math.max(value.end, target.end)): void {
    switch (target.kind) {
      case 'name':
        site.scope.bind(target.name, { at, bound: { is: 'value', expr: value } });
        this.program.nameWrites.push({ target, value, ...site });
        return;
      case 'member':
        this.program.memberWrites.push({ target, value, ...site });
        return;
      case 'subscript':
        this.program.subscriptWrites.push({ target, value, ...site });
        return;
      case 'tuple':
      case 'list':
        for (const [index, item] of target.items.entries()) {
          const sameLength = value.kind === 'tuple' && value.items.length === target.items.length;
          const part = sameLength ? value.items[index] : undefined;
          if (part !== undefined) {
            this.bindTarget(item, part, site, at);
          } else if (item.kind === 'name') {
            site.scope.bind(item.name, { at, bound: { is: 'item', of: value, index } });
          }
        }
        return;
      default:
    }
  }

  private bindAugmented(target: Expr, operator: string, value: Expr, site: Site): void {
    // The name on the left still means what it meant before.
    const expr: Expr = { kind: 'binary', operator, left: target, right: value, start: target.start, end: value.end };
    if (target.kind === 'name') {
      site.scope.bind(target.name, { at: value.end, bound: { is: 'value', expr } });
    } else if (target.kind === 'member') {
      this.program.memberWrites.push({ target, value, ...site });
    } else if (target.kind === 'subscript') {
      this.program.subscriptWrites.push({ target, value, ...site });
    }
  }

  private bindLoop(target: Expr, of: Expr, site: Site, at: number, until?: number): void {
    const names = target.kind === 'tuple' || target.kind === 'list' ? target.items : [target];
    for (const [index, name] of names.entries()) {
      if (name.kind === 'name') {
        const bound: Bound = { is: 'element', of, ...(names.length > 1 ? { index } : {}) };
        site.scope.bind(name.name, { at, bound, ...(until === undefined ? {} : { until }) });
      }
    }
  }

  private visit(expr: Expr, site: Site, decorates?: FunctionStatement): void {
    switch (expr.kind) {
      case 'name':
      case 'literal':
        return;
      case 'string':
        for (const piece of expr.pieces) {
          for (const hole of piece.holes) {
            if (hole.value !== undefined) {
              this.visit(hole.value, site);
            }
          }
        }
        return;
      case 'member':
        this.visit(expr.object, site);
        return;
      case 'subscript':
        this.visit(expr.object, site);
        this.visitAll(expr.index, site);
        return;
      case 'call':
        this.program.calls.push({ call: expr, ...site, ...(decorates === undefined ? {} : { decorates }) });
        this.visit(expr.callee, site);
        for (const argument of expr.args) {
          this.visit(argument.value, site);
        }
        return;
      case 'list':
      case 'tuple':
      case 'set':
        this.visitAll(expr.items, site);
        return;
      case 'dict':
        this.program.dicts.push({ dict: expr, ...site });
        for (const entry of expr.entries) {
          if (entry.key !== undefined) {
            this.visit(entry.key, site);
          }
          this.visit(entry.value, site);
        }
        return;
      case 'binary':
        this.visit(expr.left, site);
        this.visit(expr.right, site);
        return;
      case 'unary':
        this.visit(expr.operand, site);
        return;
      case 'conditional':
        this.visit(expr.test, site);
        this.visit(expr.then, site);
        this.visit(expr.otherwise, site);
        return;
      case 'named':
        this.visit(expr.value, site);
        this.bindTarget(expr.name, expr.value, site);
        return;
      case 'comprehension':
        for (const loop of expr.loops) {
          this.visit(loop.iterable, site);
          this.bindLoop(loop.target, loop.iterable, site, expr.start, expr.end);
        }
        this.visitAll(expr.tests, site);
        if (expr.key !== undefined) {
          this.visit(expr.key, site);
        }
        this.visit(expr.element, site);
        return;
      case 'lambda':
        for (const [index, param] of expr.params.entries()) {
          const bound: Bound = { is: 'parameter', param, index };
          site.scope.bind(param.name, { at: expr.start, until: expr.end, bound });
        }
        this.visit(expr.body, site);
        return;
      case 'other':
        this.visitAll(expr.children, site);
        return;
    }
  }

  private visitAll(exprs: readonly Expr[], site: Site): void {
    for (const expr of exprs) {
      this.visit(expr, site);
    }
  }
}
