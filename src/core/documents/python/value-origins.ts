import type { Origin } from '../../facts/origin.js';
import { classifyName, classifyPersonName } from '../../secrets/name-rule.js';
import type { Span } from '../span.js';
import { isUserVariable, listsSecrets, plainAttributes } from './known-calls.js';
import { dottedPath, type FunctionInfo, type Program, type Scope } from './program.js';
import { maxDepth, Resolver } from './resolver.js';
import { segmentsOf } from './string-text.js';
import {
  spanOf,
  type CallExpr,
  type ComprehensionExpr,
  type Expr,
  type MemberExpr,
  type NameExpr,
  type StringExpr,
  type SubscriptExpr,
} from './syntax.js';

export type OriginContent = Origin extends infer O ? (O extends Origin ? Omit<O, 'span' | 'via'> : never) : never;

/** How a value came to be looked at. */
export interface Way {
  /** The place in the value at hand; absent while nothing was followed. */
  readonly at?: Span;
  /** The places passed since, latest first. */
  readonly via: readonly Span[];
  /** The variables passed, latest first: `password = row[3]` is known by its own name. */
  readonly names: readonly string[];
  readonly depth: number;
}

export interface Result {
  readonly origins: Origin[];
  /** Whether the origins follow one another in the value, so that fixed texts make one text. */
  joined: boolean;
  steps: number;
}

const start: Way = { via: [], names: [], depth: 0 };

/** Most ingredients of one value. */
const maxSteps = 400;

/** Takes values apart into their ingredients, call by call left to the subclass. */
export abstract class ValueOrigins extends Resolver {
  constructor(
    program: Program,
    source: string,
    /** Whether the file answers requests. */
    protected readonly scoring: boolean,
  ) {
    super(program, source);
  }

  protected abstract visitCall(call: CallExpr, scope: Scope, way: Way, out: Result): void;

  // An expression stands in one scope, so its place alone identifies the question.
  readonly #evaluated = new Map<Expr, Readonly<Result>>();

  protected evaluate(expr: Expr, scope: Scope): Readonly<Result> {
    const known = this.#evaluated.get(expr);
    if (known !== undefined) {
      return known;
    }
    const result: Result = { origins: [], joined: true, steps: 0 };
    this.visit(expr, scope, start, result);
    this.#evaluated.set(expr, result);
    return result;
  }

  /** The text of an expression that is one, references included. */
  protected constant(expr: Expr, scope: Scope): string | undefined {
    const { origins, joined } = this.evaluate(expr, scope);
    const texts = origins.filter((origin) => origin.is === 'text');
    return joined && texts.length === origins.length ? texts.map((origin) => origin.text).join('') : undefined;
  }

  protected visit(expr: Expr, scope: Scope, way: Way, out: Result): void {
    if (way.depth > maxDepth || out.steps++ > maxSteps) {
      this.add(out, way, expr, { is: 'unknown' });
      return;
    }
    switch (expr.kind) {
      case 'name':
        this.visitName(expr, scope, way, out);
        return;
      case 'string':
        this.visitString(expr, scope, way, out);
        return;
      case 'literal':
        this.add(out, way, expr, { is: 'text', text: expr.text });
        return;
      case 'member':
        this.visitMember(expr, scope, way, out);
        return;
      case 'subscript':
        this.visitSubscript(expr, scope, way, out);
        return;
      case 'call':
        this.visitCall(expr, scope, way, out);
        return;
      case 'list':
      case 'tuple':
      case 'set':
        out.joined = false;
        this.visitAll(expr.items, scope, way, out);
        return;
      case 'dict':
        out.joined = false;
        this.visitAll(
          expr.entries.map((entry) => entry.value),
          scope,
          way,
          out,
        );
        return;
      case 'binary':
        this.visitBinary(expr.operator, expr.left, expr.right, expr, scope, way, out);
        return;
      case 'conditional':
        out.joined = false;
        this.visitAll([expr.then, expr.otherwise], scope, way, out);
        return;
      case 'named':
        this.visit(expr.value, scope, way, out);
        return;
      case 'comprehension':
        out.joined = false;
        this.visitComprehension(expr, scope, way, out);
        return;
      case 'other':
        out.joined = false;
        this.visitAll(expr.children, scope, way, out);
        return;
      case 'unary':
      case 'lambda':
        this.add(out, way, expr, { is: 'unknown' });
        return;
    }
  }

  protected visitAll(exprs: readonly Expr[], scope: Scope, way: Way, out: Result): void {
    for (const expr of exprs) {
      this.visit(expr, scope, way, out);
    }
  }

  protected add(out: Result, way: Way, node: Span, content: OriginContent): void {
    if (way.at === undefined) {
      out.origins.push({ ...content, span: spanOf(node) });
      return;
    }
    const passed = [spanOf(node), ...way.via];
    const via = passed.filter((span, i) => span.start !== passed[i - 1]?.start && span.start !== way.at?.start);
    out.origins.push(via.length === 0 ? { ...content, span: way.at } : { ...content, span: way.at, via });
  }

  /** Something that is known by name alone; of the names it went by, the most telling one counts. */
  protected addNamed(out: Result, way: Way, node: Span, name: string): void {
    const names = [name, ...way.names];
    const telling =
      names.find((one) => classifyName(one).secret) ?? names.find((one) => classifyPersonName(one).personal);
    this.add(out, way, node, { is: 'name', name: telling ?? name });
  }

  protected addOpaque(out: Result, way: Way, node: Span, name = ''): void {
    const names = name === '' ? way.names : [name, ...way.names];
    if (names.length === 0) {
      this.add(out, way, node, { is: 'unknown' });
    } else {
      this.addNamed(out, way, node, names[0] ?? '');
    }
  }

  protected visitName(expr: NameExpr, scope: Scope, way: Way, out: Result): void {
    if (this.isEnvironmentName(expr, scope)) {
      this.add(out, way, expr, { is: 'wholeEnvironment' });
      return;
    }
    const found = scope.find(expr.name, expr.start);
    const next = followed(way, expr, expr.name);
    switch (found?.bound.is) {
      case 'value':
        this.visit(found.bound.expr, found.scope, next, out);
        return;
      case 'item':
        this.visitPart(found.bound.of, found.scope, expr, next, out);
        return;
      case 'element':
        this.visitElement(found.bound.of, found.bound.index, found.scope, expr, next, out);
        return;
      case 'parameter': {
        const { param, index, fn } = found.bound;
        if (this.scoring && isRequestOf(fn, param.name, index)) {
          this.add(out, way, expr, { is: 'requestData' });
        } else if (param.default !== undefined && param.default.kind !== 'literal' && fn !== undefined) {
          const before = out.origins.length;
          this.visit(param.default, fn.scope.parent ?? scope, next, out);
          if (out.origins.slice(before).every((origin) => origin.is === 'text')) {
            // Callers may give another value.
            out.origins.length = before;
            this.addNamed(out, way, expr, expr.name);
          }
        } else {
          this.addNamed(out, way, expr, expr.name);
        }
        return;
      }
      case 'function':
      case 'class':
        this.add(out, way, expr, { is: 'unknown' });
        return;
      case 'import':
      case 'other':
      case undefined:
        this.addNamed(out, way, expr, expr.name);
        return;
    }
  }

  protected isEnvironmentName(expr: NameExpr | MemberExpr, scope: Scope): boolean {
    return this.qualifiedName(expr, scope) === 'os.environ';
  }

  // Some variables chosen by their names are not the whole environment.
  protected visitComprehension(expr: ComprehensionExpr, scope: Scope, way: Way, out: Result): void {
    for (const part of expr.key === undefined ? [expr.element] : [expr.key, expr.element]) {
      for (const origin of this.look(part, scope, way, out)) {
        if (origin.is === 'wholeEnvironment' && expr.tests.length > 0) {
          this.add(out, way, part, { is: 'unknown' });
        } else {
          out.origins.push(origin);
        }
      }
    }
  }

  /** What stands in `of` when `node` is one of several parts of it. */
  protected visitPart(of: Expr, scope: Scope, node: NameExpr, way: Way, out: Result): void {
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

  protected visitElement(
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
      const chosen = /\n\s*if\b[^\n]*(?:startswith|\bin\b|==|\bre\.|match)/.test(this.source.slice(of.end, node.start));
      this.add(out, way, node, namesOnly || chosen ? { is: 'unknown' } : { is: 'wholeEnvironment' });
      return;
    }
    this.visitPart(of, scope, node, way, out);
  }

  /** The origins of an expression, without adding them. */
  protected look(expr: Expr, scope: Scope, way: Way, out: Result): readonly Origin[] {
    const inner: Result = { origins: [], joined: true, steps: out.steps };
    this.visit(expr, scope, { ...way, depth: way.depth + 1 }, inner);
    out.steps = inner.steps;
    return inner.origins;
  }

  protected visitString(expr: StringExpr, scope: Scope, way: Way, out: Result): void {
    const segments = segmentsOf(expr, this.source);
    if (segments.length === 0) {
      this.add(out, way, expr, { is: 'text', text: '' });
    }
    for (const segment of segments) {
      if ('text' in segment) {
        this.add(out, way, segment.span, { is: 'text', text: segment.text });
      } else if (segment.hole.value !== undefined) {
        this.visit(segment.hole.value, scope, { ...way, depth: way.depth + 1 }, out);
      }
    }
  }

  protected visitBinary(
    operator: string,
    left: Expr,
    right: Expr,
    node: Span,
    scope: Scope,
    way: Way,
    out: Result,
  ): void {
    const deeper = { ...way, depth: way.depth + (operator === '+' ? 0 : 1) };
    switch (operator) {
      case '+':
        this.visit(left, scope, deeper, out);
        this.visit(right, scope, deeper, out);
        return;
      case '%':
        if (left.kind !== 'string') {
          this.add(out, way, node, { is: 'unknown' });
          return;
        }
        out.joined = false;
        this.visit(left, scope, deeper, out);
        this.visit(right, scope, deeper, out);
        return;
      case 'or':
      case '|':
        out.joined = false;
        this.visit(left, scope, deeper, out);
        this.visit(right, scope, deeper, out);
        return;
      case 'and':
        this.visit(right, scope, deeper, out);
        return;
      case '/':
        // `Path.home() / "x"` joins; a quotient of numbers has nothing to hide.
        out.joined = false;
        out.origins.push(
          ...[left, right]
            .flatMap((side) => this.look(side, scope, deeper, out))
            .filter((origin) => origin.is !== 'requestData'),
        );
        return;
      default:
        // Comparisons and arithmetic: a result, not the value.
        this.add(out, way, node, { is: 'unknown' });
    }
  }

  protected visitMember(expr: MemberExpr, scope: Scope, way: Way, out: Result): void {
    if (this.isEnvironmentName(expr, scope)) {
      this.add(out, way, expr, { is: 'wholeEnvironment' });
      return;
    }
    const path = dottedPath(expr);
    const write = path === undefined ? undefined : this.program.findMemberWrite(path, expr.start);
    if (write !== undefined && (write.value.start > expr.start || write.value.end < expr.end)) {
      this.visit(write.value, write.scope, followed(way, expr, expr.name), out);
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

  /** Whether a name stands for one of the secrets that a vault lists: their names and dates, never their values. */
  protected isListedSecret(expr: Expr, scope: Scope): boolean {
    const found = expr.kind === 'name' ? scope.find(expr.name, expr.start) : undefined;
    const maker = found?.bound.is === 'element' ? this.makerOf(found.bound.of, found.scope) : undefined;
    return maker !== undefined && listsSecrets(maker);
  }

  protected visitSubscript(expr: SubscriptExpr, scope: Scope, way: Way, out: Result): void {
    out.joined = false;
    const [index] = expr.index;
    if (expr.slice) {
      this.visitSlice(expr, scope, way, out);
      return;
    }
    const key = index?.kind === 'string' || index?.kind === 'name' ? this.constant(index, scope) : undefined;
    if (this.isEnvironment(expr.object, scope)) {
      this.addEnvironment(expr, key, way, out);
      return;
    }
    const object = this.resolve(expr.object, scope);
    if (key !== undefined && object.expr.kind === 'dict') {
      const entry = object.expr.entries.find(
        (one) => one.key !== undefined && this.constant(one.key, object.scope) === key,
      );
      if (entry !== undefined) {
        this.visit(entry.value, object.scope, followed(way, expr, key), out);
        return;
      }
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

  // The first or last few characters tell values apart without giving them away.
  protected visitSlice(expr: SubscriptExpr, scope: Scope, way: Way, out: Result): void {
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
    } else {
      this.add(out, way, node, { is: 'environment', ...(name === undefined ? {} : { name }) });
    }
  }
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

/** The way on, through the name at `node`. */
export function followed(way: Way, node: Span, name: string): Way {
  return {
    at: way.at ?? spanOf(node),
    via: way.at === undefined ? [] : [spanOf(node), ...way.via],
    names: [name, ...way.names],
    depth: way.depth + 1,
  };
}

/** An origin's content without its place. */
export function contentOf(origin: Origin): OriginContent {
  switch (origin.is) {
    case 'secretSource':
      return { is: origin.is, source: origin.source, ...(origin.name === undefined ? {} : { name: origin.name }) };
    case 'requestData':
      return { is: origin.is };
    default:
      return { is: 'unknown' };
  }
}
