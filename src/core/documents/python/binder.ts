import type { Program, Site, StatementPlace } from './program.js';
import { Scope, type Bound, type FunctionInfo } from './scope.js';
import type { ClassStatement, Expr, FunctionStatement, ImportStatement, Statement } from './syntax.js';

/** Finds the names, calls and assignments of a program, statement by statement. */
export class Binder {
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
        this.bindClass(node, scope);
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

  private bindClass(node: ClassStatement, scope: Scope): void {
    const own = new Scope('class', scope, node);
    this.program.classes.push(own);
    scope.bind(node.name, { at: node.start, bound: { is: 'class', name: node.name, scope: own } });
    this.bindBody(node.body, own, []);
  }

  private bindTarget(target: Expr, value: Expr, site: Site, at = Math.max(value.end, target.end)): void {
    switch (target.kind) {
      case 'name':
        site.scope.bind(target.name, { at, bound: { is: 'value', expr: value } });
        this.program.nameWrites.push({ target, value, scope: site.scope, statement: site.statement });
        return;
      case 'member':
        this.program.memberWrites.push({ target, value, scope: site.scope, statement: site.statement });
        return;
      case 'subscript':
        this.program.subscriptWrites.push({ target, value, scope: site.scope, statement: site.statement });
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
      this.program.memberWrites.push({ target, value, scope: site.scope, statement: site.statement });
    } else if (target.kind === 'subscript') {
      this.program.subscriptWrites.push({ target, value, scope: site.scope, statement: site.statement });
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
        this.program.valueNames.add(expr.name);
        return;
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
        this.program.valueNames.add(expr.name);
        this.visit(expr.object, site);
        return;
      case 'subscript':
        this.visit(expr.object, site);
        this.visitAll(expr.index, site);
        return;
      case 'call':
        this.program.calls.push(
          decorates === undefined
            ? { call: expr, scope: site.scope, statement: site.statement }
            : { call: expr, scope: site.scope, statement: site.statement, decorates },
        );
        this.visitCallee(expr.callee, site);
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
        this.program.dicts.push({ dict: expr, scope: site.scope, statement: site.statement });
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

  private visitCallee(callee: Expr, site: Site): void {
    if (callee.kind !== 'name') {
      this.visit(callee.kind === 'member' ? callee.object : callee, site);
    }
  }

  private visitAll(exprs: readonly Expr[], site: Site): void {
    for (const expr of exprs) {
      this.visit(expr, site);
    }
  }
}
