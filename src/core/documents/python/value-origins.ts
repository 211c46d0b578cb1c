import type { Origin } from '../../facts/origin.js';
import { classifyName, classifyPersonName } from '../../secrets/name-rule.js';
import type { Span } from '../span.js';
import type { Program } from './program.js';
import type { BoundParameter, FunctionInfo, Scope } from './scope.js';
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
import { spendTime } from '../../time-budget.js';

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
  /** How often a parameter was followed to what callers give. */
  readonly callers: number;
  /** The call whose returned value is looked at; its arguments are what the parameters stand for. */
  readonly frame: Frame | undefined;
}

/** A call of a function of the file that is being looked into. */
export interface Frame {
  readonly fn: FunctionInfo;
  readonly call: CallExpr;
  readonly scope: Scope;
  readonly outer: Frame | undefined;
}

export interface Result {
  readonly origins: Origin[];
  /** Whether the origins follow one another in the value, so that fixed texts make one text. */
  joined: boolean;
  steps: number;
}

/** Where the look at a value begins. */
export const start: Way = { via: [], names: [], depth: 0, callers: 0, frame: undefined };

/** A value that is made of itself. */
const circular: Readonly<Result> = { origins: [], joined: false, steps: 0 };

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
  protected abstract visitMember(expr: MemberExpr, scope: Scope, way: Way, out: Result): void;
  protected abstract visitSubscript(expr: SubscriptExpr, scope: Scope, way: Way, out: Result): void;
  protected abstract visitParameter(expr: NameExpr, bound: BoundParameter, scope: Scope, way: Way, out: Result): void;
  protected abstract visitItem(
    of: Expr,
    index: number | undefined,
    scope: Scope,
    node: NameExpr,
    way: Way,
    out: Result,
  ): void;
  protected abstract visitElement(
    of: Expr,
    index: number | undefined,
    scope: Scope,
    node: NameExpr,
    way: Way,
    out: Result,
  ): void;

  // An expression stands in one scope, so its place alone identifies the question.
  readonly #evaluated = new Map<Expr, Readonly<Result>>();
  #nesting = 0;

  protected evaluate(expr: Expr, scope: Scope): Readonly<Result> {
    const known = this.#evaluated.get(expr);
    if (known !== undefined) {
      return known;
    }
    if (this.#nesting >= maxDepth) {
      return circular;
    }
    // What is asked for while it is being found out says nothing of itself.
    this.#evaluated.set(expr, circular);
    this.#nesting++;
    const result = this.visited(expr, this.scopeOf(expr, scope), start);
    this.#nesting--;
    this.#evaluated.set(expr, result);
    return result;
  }

  private visited(expr: Expr, scope: Scope, way: Way): Readonly<Result> {
    const result: Result = { origins: [], joined: true, steps: 0 };
    this.visit(expr, scope, way, result);
    return result;
  }

  /** The text of an expression that is one, references included; within `way`'s call, if it is in one. */
  protected constant(expr: Expr, scope: Scope, way: Way = start): string | undefined {
    const { origins, joined } =
      way.frame === undefined || expr.kind === 'string'
        ? this.evaluate(expr, scope)
        : this.visited(expr, scope, { ...start, depth: way.depth + 1, frame: way.frame });
    const texts = origins.filter((origin) => origin.is === 'text');
    return joined && texts.length === origins.length ? texts.map((origin) => origin.text).join('') : undefined;
  }

  protected visit(expr: Expr, scope: Scope, way: Way, out: Result): void {
    spendTime();
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
    const span = spanOf(node);
    out.origins.push(way.at === undefined ? { ...content, span } : placedAt(way.at, content, [span, ...way.via]));
  }

  /** An origin that stands elsewhere, as it is seen at the end of a way. */
  protected passedOn(origin: Origin, way: Way): Origin {
    const known = origin.is === 'name' ? { ...origin, name: telling([origin.name, ...way.names]) } : origin;
    return way.at === undefined ? known : placedAt(way.at, known, [...(origin.via ?? []), origin.span, ...way.via]);
  }

  /** Something that is known by name alone; of the names it went by, the most telling one counts. */
  protected addNamed(out: Result, way: Way, node: Span, name: string): void {
    this.add(out, way, node, { is: 'name', name: telling([name, ...way.names]) });
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
        this.visitItem(found.bound.of, found.bound.index, found.scope, expr, next, out);
        return;
      case 'element':
        this.visitElement(found.bound.of, found.bound.index, found.scope, expr, next, out);
        return;
      case 'parameter':
        this.visitParameter(expr, found.bound, scope, way, out);
        return;
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
        if (left.kind !== 'string' && this.resolve(left, scope).expr.kind !== 'string') {
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
}

/** The way on, through the name at `node`. */
export function followed(way: Way, node: Span, name: string): Way {
  return {
    at: way.at ?? spanOf(node),
    via: way.at === undefined ? [] : [spanOf(node), ...way.via],
    names: [name, ...way.names],
    depth: way.depth + 1,
    callers: way.callers,
    frame: way.frame,
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

function placedAt(at: Span, content: OriginContent, passed: readonly Span[]): Origin {
  const via = passed.filter((span, i) => span.start !== passed[i - 1]?.start && span.start !== at.start);
  return via.length === 0 ? { ...content, span: at } : { ...content, span: at, via };
}

/** The name that says most: that of a secret, else of a person, else the first. */
function telling(names: readonly [string, ...string[]]): string {
  return (
    names.find((one) => classifyName(one).secret) ?? names.find((one) => classifyPersonName(one).personal) ?? names[0]
  );
}
