import type { Origin } from '../../facts/origin.js';
import type { Span } from '../span.js';
import { hasDecorator } from './callers.js';
import { FunctionOrigins } from './function-origins.js';
import { isUserVariable, listsSecrets, plainAttributes } from './known-calls.js';
import { dottedPath, type WriteSite } from './program.js';
import { maxDepth } from './resolver.js';
import type { Scope } from './scope.js';
import { spanOf, type Expr, type MemberExpr, type NameExpr, type SubscriptExpr } from './syntax.js';
import { contentOf, followed, type Frame, type Result, type Way } from './value-origins.js';

/** An expression, where it stands, and the call that it is looked at for. */
interface Shape {
  readonly expr: Expr;
  readonly scope: Scope;
  readonly frame: Frame | undefined;
}

/** Says what attributes, entries and items hold. */
export abstract class PartOrigins extends FunctionOrigins {
  /** One of the values that `of` is taken apart into. */
  protected override visitItem(
    of: Expr,
    index: number | undefined,
    scope: Scope,
    node: NameExpr,
    way: Way,
    out: Result,
  ): void {
    const items = this.shapesOf(of, scope, way).map(({ expr, ...place }): Shape | undefined => {
      const item = expr.kind === 'tuple' || expr.kind === 'list' ? expr.items[index ?? -1] : undefined;
      return item === undefined ? undefined : { expr: item, ...place };
    });
    const seen = items.filter((item) => item !== undefined);
    out.joined = false;
    if (seen.length > 0 && seen.length === items.length) {
      this.visitShapes(seen, way, out);
    } else {
      this.visitPart(of, scope, node, way, out);
    }
  }

  /** What stands in `of` when `node` is one of several parts of it. */
  private visitPart(of: Expr, scope: Scope, node: NameExpr, way: Way, out: Result): void {
    const inner = this.look(of, scope, way, out);
    const kept = inner.filter(
      (origin) => origin.is === 'secretSource' || origin.is === 'requestData' || origin.is === 'environment',
    );
    if (kept.length > 0) {
      out.joined = false;
      out.origins.push(...kept);
    } else {
      this.addNamed(out, { ...way, names: way.names.slice(1) }, node, node.name);
    }
  }

  protected override visitElement(
    of: Expr,
    index: number | undefined,
    scope: Scope,
    node: NameExpr,
    way: Way,
    out: Result,
  ): void {
    const inner = this.look(of, scope, way, out);
    if (inner.some((origin) => origin.is === 'wholeEnvironment')) {
      const namesOnly =
        index === 0 || (index === undefined && !/\b(?:items|values)\(/.test(this.source.slice(of.start, of.end)));
      // `if name.startswith("MLFLOW_"):` between the loop's head and here chooses some of them.
      const chosen = /\n[ \t]*if\b[^\n]*(?:startswith|\bin\b|==|\bre\.|match)/.test(
        this.source.slice(of.end, node.start),
      );
      this.add(out, way, node, namesOnly || chosen ? { is: 'unknown' } : { is: 'wholeEnvironment' });
      return;
    }
    const written = this.source.slice(of.start, of.end);
    const counted = /^enumerate\b/.test(written) || (/\bitems\(/.test(written) && of.kind === 'call');
    if ((counted && index === 0) || (index === undefined && this.resolve(of, scope).expr.kind === 'dict')) {
      // The numbers of items and the keys of a dict are not what it holds.
      this.addNamed(out, { ...way, names: way.names.slice(1) }, node, node.name);
      return;
    }
    this.visitPart(of, scope, node, way, out);
  }

  protected override visitMember(expr: MemberExpr, scope: Scope, way: Way, out: Result): void {
    if (this.isEnvironmentName(expr, scope)) {
      this.add(out, way, expr, { is: 'wholeEnvironment' });
      return;
    }
    const path = dottedPath(expr);
    const write = path === undefined ? undefined : this.program.findMemberWrite(path, expr.start, scope);
    if (write !== undefined && (write.value.start > expr.start || write.value.end < expr.end)) {
      this.visit(write.value, write.scope, followed(way, expr, expr.name), out);
      return;
    }
    if (this.visitAttribute(expr, scope, way, out)) {
      return;
    }
    if (
      expr.object.kind === 'member' &&
      expr.object.name === 'credentials' &&
      !/^(?:type|username|tenant_id|client_id)$/.test(expr.name)
    ) {
      // What a workspace connection holds, the workspace keeps in its Key Vault.
      this.add(out, way, expr, { is: 'secretSource', source: 'Key Vault secret' });
      return;
    }
    if (this.isListedSecret(expr.object, scope)) {
      this.add(out, way, expr, { is: 'unknown' });
      return;
    }
    const inner = this.look(expr.object, scope, way, out);
    const secret = inner.find((origin) => origin.is === 'secretSource');
    if (secret !== undefined && !plainAttributes.has(expr.name)) {
      out.origins.push({ ...secret, span: way.at ?? spanOf(expr) });
    } else if (secret !== undefined) {
      this.add(out, way, expr, { is: 'unknown' });
    } else if (inner.some((origin) => origin.is === 'requestData')) {
      this.add(
        out,
        way,
        expr,
        /^(?:shape|columns|dtypes|size|index|ndim|dtype)$/.test(expr.name) ? { is: 'unknown' } : { is: 'requestData' },
      );
    } else if (inner.some((origin) => origin.is === 'personSource')) {
      this.add(out, way, expr, { is: 'personSource', what: 'user name' });
    } else {
      this.addNamed(out, way, expr, expr.name);
    }
  }

  /** What the class of an object says of its attribute: `self.key` of a base class, a constant, a property. */
  private visitAttribute(expr: MemberExpr, scope: Scope, way: Way, out: Result): boolean {
    const owner = way.depth > maxDepth ? undefined : this.callers.findClass(expr.object, scope);
    if (owner === undefined) {
      return false;
    }
    const attribute = this.findAttribute(owner, expr);
    if (attribute !== undefined) {
      this.visit(attribute.expr, attribute.scope, followed(way, expr, expr.name), out);
      return true;
    }
    const method = this.callers.findMethod(owner, expr.name);
    if (method === undefined || method.returns.length === 0 || !hasDecorator(method, 'property')) {
      return false;
    }
    this.visitAll(method.returns, method.scope, followed(way, expr, expr.name), out);
    return true;
  }

  /** Whether a name stands for one of the secrets that a vault lists: their names and dates, never their values. */
  private isListedSecret(expr: Expr, scope: Scope): boolean {
    const found = expr.kind === 'name' ? scope.find(expr.name, expr.start) : undefined;
    const maker = found?.bound.is === 'element' ? this.makerOf(found.bound.of, found.scope) : undefined;
    return maker !== undefined && listsSecrets(maker);
  }

  protected override visitSubscript(expr: SubscriptExpr, scope: Scope, way: Way, out: Result): void {
    out.joined = false;
    const [index] = expr.index;
    if (expr.slice) {
      this.visitSlice(expr, scope, way, out);
      return;
    }
    const key = index?.kind === 'string' || index?.kind === 'name' ? this.constant(index, scope, way) : undefined;
    if (this.isEnvironment(expr.object, scope)) {
      this.addEnvironment(expr, key, way, out);
      return;
    }
    if (key !== undefined && this.visitEntry(expr, expr.object, key, scope, way, out)) {
      return;
    }
    const inner = this.look(expr.object, scope, way, out);
    const kept = inner.find((origin) => origin.is === 'secretSource' || origin.is === 'requestData');
    if (kept !== undefined) {
      this.add(out, way, expr, contentOf(kept));
    } else if (key !== undefined) {
      this.addNamed(out, way, expr, key);
    } else {
      const named = inner.find((origin) => origin.is === 'name');
      this.addOpaque(out, way, expr, named?.is === 'name' ? named.name : '');
    }
  }

  /**
   * The value that a dict of the file has under a key.
   *
   * @returns false when the object is no such dict, or not all that is in it is seen
   */
  protected visitEntry(node: Expr, object: Expr, key: string, scope: Scope, way: Way, out: Result): boolean {
    const path = dottedPath(object);
    const write = path === undefined ? undefined : this.findSubscriptWrite(path, key, node, scope);
    if (write !== undefined && (write.value.start > node.start || write.value.end < node.end)) {
      this.visit(write.value, write.scope, followed(way, node, key), out);
      return true;
    }
    const shapes = this.shapesOf(object, scope, way);
    const found: Shape[] = [];
    for (const shape of shapes) {
      if (shape.expr.kind !== 'dict') {
        return false;
      }
      const { entries } = shape.expr;
      const entry = entries.findLast((one) => one.key !== undefined && this.constant(one.key, shape.scope) === key);
      if (entry !== undefined) {
        found.push({ ...shape, expr: entry.value });
      } else if (entries.some((one) => one.key === undefined)) {
        return false;
      }
    }
    if (found.length === 0) {
      this.addNamed(out, way, node, key);
    } else {
      this.visitShapes(found, followed(way, node, key), out);
    }
    return true;
  }

  private findSubscriptWrite(path: string, key: string, use: Span, scope: Scope): WriteSite<SubscriptExpr> | undefined {
    return this.program
      .subscriptWritesOf(path)
      .findLast(
        ({ target, statement, scope: where }) =>
          where === scope &&
          statement.node.end <= use.start &&
          target.index[0] !== undefined &&
          this.constant(target.index[0], where) === key,
      );
  }

  /** The expressions that an expression stands for, looking into what a function of the file returns. */
  private shapesOf(expr: Expr, scope: Scope, way: Way): readonly Shape[] {
    const made = this.resolve(expr, scope);
    const fn = made.expr.kind === 'call' ? this.callers.findFunction(made.expr.callee, made.scope) : undefined;
    if (made.expr.kind !== 'call' || fn === undefined || way.depth > maxDepth) {
      return [{ ...made, frame: way.frame }];
    }
    const frame: Frame = { fn, call: made.expr, scope: made.scope, outer: way.frame };
    return fn.returns.map((returned) => ({ ...this.resolve(returned, fn.scope), frame }));
  }

  private visitShapes(shapes: readonly Shape[], way: Way, out: Result): void {
    out.joined &&= shapes.length === 1;
    for (const { expr, scope, frame } of shapes) {
      this.visit(expr, scope, { ...way, frame }, out);
    }
  }

  // The first or last few characters tell values apart without giving them away.
  private visitSlice(expr: SubscriptExpr, scope: Scope, way: Way, out: Result): void {
    const short = expr.index.every((bound) => /^-?\s*\d$/.test(this.source.slice(bound.start, bound.end)));
    if (short && expr.index.length === 1) {
      this.add(out, way, expr, { is: 'unknown' });
    } else {
      this.visit(expr.object, scope, { ...way, depth: way.depth + 1 }, out);
    }
  }

  protected addEnvironment(node: Span, name: string | undefined, way: Way, out: Result): void {
    if (name !== undefined && isUserVariable(name)) {
      this.add(out, way, node, { is: 'personSource', what: 'user name' });
      return;
    }
    this.add(out, way, node, { is: 'environment', ...(name === undefined ? {} : { name }) });
    const write = name === undefined ? undefined : this.findEnvironmentWrite(name, node);
    if (write !== undefined) {
      // The variable may have been set outside, too.
      out.joined = false;
      const written = this.look(write.value, write.scope, followed(way, node, name ?? ''), out);
      out.origins.push(...written.filter((origin) => tellsMore(origin, name)));
    }
  }

  #environmentWrites: readonly WriteSite<SubscriptExpr>[] | undefined;

  private findEnvironmentWrite(name: string, use: Span): WriteSite<SubscriptExpr> | undefined {
    this.#environmentWrites ??= this.program.subscriptWrites.filter(
      ({ target, scope }) =>
        (dottedPath(target.object) ?? '').endsWith('environ') && this.isEnvironment(target.object, scope),
    );
    return this.#environmentWrites.findLast(
      ({ target, scope, statement }) =>
        target.index[0] !== undefined &&
        statement.node.end <= use.start &&
        this.constant(target.index[0], scope) === name,
    );
  }
}

// Fixed texts and what nobody knows say no more than the variable's own name.
function tellsMore(origin: Origin, variable: string | undefined): boolean {
  switch (origin.is) {
    case 'secretSource':
    case 'personSource':
    case 'name':
      return true;
    case 'environment':
      return origin.name !== variable;
    default:
      return false;
  }
}
