import type { Span } from '../span.js';
import { absent, type Field } from '../../facts/field.js';
import { fieldOfText } from '../../facts/field-of-text.js';
import type { Origin } from '../../facts/origin.js';
import { classifyName, classifyPersonName } from '../../secrets/name-rule.js';
import {
  isSanitiser,
  isUserVariable,
  passingFunctions,
  passingMethods,
  personSourceOf,
  plainAttributes,
  secretSourceOf,
} from './known-calls.js';
import { dottedPath, type FunctionInfo, type Program, type Scope } from './program.js';
import { segmentsOf, textSpan } from './string-text.js';
import { spanOf, type Argument, type CallExpr, type Expr, type MemberExpr, type NameExpr, type StringExpr, type SubscriptExpr } from './syntax.js';

type OriginContent = Origin extends infer O ? (O extends Origin ? Omit<O, 'span' | 'via'> : never) : never;

/** How a value came to be looked at. */
interface Way {
  /** The place in the value at hand; absent while nothing was followed. */
  readonly at?: Span;
  /** The places passed since, latest first. */
  readonly via: readonly Span[];
  /** The variables passed, latest first: `password = row[3]` is known by its own name. */
  readonly names: readonly string[];
  readonly depth: number;
}

interface Result {
  readonly origins: Origin[];
  /** Whether the origins follow one another in the value, so that fixed texts make one text. */
  joined: boolean;
  steps: number;
}

const start: Way = { via: [], names: [], depth: 0 };

/** Longest chain of names and calls that is followed, and most ingredients of one value. */
const maxDepth = 12;
const maxSteps = 400;

/** Methods that write an object's settings out. */
const serialisers = /^(?:model_dump(?:_json)?|to_json|to_dict|as_dict|json|dict|serialize|as_environment\w*|to_env\w*)$/;

/** Functions that bring data into another form without reducing it to a result. */
const reshaping = /^_?(?:get|to|from|parse|prepare|preprocess|read|load|create|make|build|convert|enrich|join|merge|clean|extract)_/;

/** Says what the values of a program are made of. Nothing is executed; what is not understood is known by its name. */
export class Evaluator {
  constructor(
    readonly program: Program,
    readonly source: string,
    private readonly scoring: boolean,
  ) {}

  /** An expression as a field: one constant text, or its ingredients. */
  field(expr: Expr | undefined, scope: Scope): Field {
    if (expr === undefined) {
      return absent;
    }
    const result = this.evaluate(expr, scope);
    const texts = result.origins.filter((origin) => origin.is === 'text');
    if (result.joined && texts.length === result.origins.length) {
      return this.constantField(expr, texts.map((origin) => origin.text).join(''), scope);
    }
    return { state: 'dynamic', span: spanOf(expr), origins: result.origins.flatMap((origin) => this.withReferences(origin)) };
  }

  origins(expr: Expr, scope: Scope): readonly Origin[] {
    return this.evaluate(expr, scope).origins;
  }

  /** The constant text of an expression; `undefined` when it is computed. */
  text(expr: Expr | undefined, scope: Scope): string | undefined {
    const field = expr?.kind === 'dict' ? absent : this.field(expr, scope);
    return field.state === 'literal' ? field.value : undefined;
  }

  private evaluate(expr: Expr, scope: Scope): Result {
    const result: Result = { origins: [], joined: true, steps: 0 };
    this.visit(expr, scope, start, result);
    return result;
  }

  private constantField(expr: Expr, text: string, scope: Scope): Field {
    const string = this.resolve(expr, scope).expr;
    const own = expr.kind === 'string' ? textSpan(expr, this.source) : spanOf(expr);
    if (string.kind !== 'string' || string === expr) {
      return fieldOfText(text, own, this.source);
    }
    const field = fieldOfText(text, textSpan(string, this.source), this.source);
    switch (field.state) {
      case 'literal':
        return { ...field, usedAt: spanOf(expr) };
      case 'dynamic':
        return {
          ...field,
          span: spanOf(expr),
          origins: field.origins.map((origin) => ({ ...origin, span: spanOf(expr), via: [origin.span] })),
        };
      case 'absent':
        return field;
    }
  }

  private withReferences(origin: Origin): readonly Origin[] {
    if (origin.is !== 'text') {
      return [origin];
    }
    const field = fieldOfText(origin.text, origin.span, this.source);
    return field.state === 'dynamic' ? field.origins : [origin];
  }

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

  /** The name under which a callee or attribute was imported: `azure.ai.ml.command`. Names of the file stay as written. */
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

  /** The callee of the call that made an object, qualified: `azure.ai.ml.command` for `job` after `job = command(…)`. */
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

  private visit(expr: Expr, scope: Scope, way: Way, out: Result): void {
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
        this.visitAll(expr.entries.map((entry) => entry.value), scope, way, out);
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
        this.visitAll([...(expr.key === undefined ? [] : [expr.key]), expr.element], scope, way, out);
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

  private visitAll(exprs: readonly Expr[], scope: Scope, way: Way, out: Result): void {
    for (const expr of exprs) {
      this.visit(expr, scope, way, out);
    }
  }

  private add(out: Result, way: Way, node: Span, content: OriginContent): void {
    const via = way.at === undefined ? [] : [spanOf(node), ...way.via].filter((span, i, all) => all[i - 1]?.start !== span.start);
    out.origins.push({ ...content, span: way.at ?? spanOf(node), ...(via.length === 0 ? {} : { via }) });
  }

  /** Something that is known by name alone; of the names it went by, the most telling one counts. */
  private addNamed(out: Result, way: Way, node: Span, name: string): void {
    const names = [name, ...way.names];
    const telling = names.find((one) => classifyName(one).secret) ?? names.find((one) => classifyPersonName(one).personal);
    this.add(out, way, node, { is: 'name', name: telling ?? name });
  }

  private addOpaque(out: Result, way: Way, node: Span, name = ''): void {
    const names = name === '' ? way.names : [name, ...way.names];
    if (names.length === 0) {
      this.add(out, way, node, { is: 'unknown' });
    } else {
      this.addNamed(out, way, node, names[0] ?? '');
    }
  }

  private visitName(expr: NameExpr, scope: Scope, way: Way, out: Result): void {
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
        if (this.scoring && fn?.node.name === 'run' && fn.scope.parent?.kind === 'module' && index === 0) {
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

  private isEnvironmentName(expr: NameExpr | MemberExpr, scope: Scope): boolean {
    return this.qualifiedName(expr, scope) === 'os.environ';
  }

  /** What stands in `of` when `node` is one of several parts of it. */
  private visitPart(of: Expr, scope: Scope, node: NameExpr, way: Way, out: Result): void {
    const inner = this.look(of, scope, way, out);
    const kept = inner.filter((origin) => origin.is === 'secretSource' || origin.is === 'requestData' || origin.is === 'environment');
    if (kept.length > 0) {
      out.joined = false;
      out.origins.push(...kept);
    } else {
      this.addNamed(out, { ...way, names: way.names.slice(1) }, node, node.name);
    }
  }

  private visitElement(of: Expr, index: number | undefined, scope: Scope, node: NameExpr, way: Way, out: Result): void {
    const inner = this.look(of, scope, way, out);
    if (inner.some((origin) => origin.is === 'wholeEnvironment')) {
      const namesOnly = index === 0 || (index === undefined && !/\b(?:items|values)\(/.test(this.source.slice(of.start, of.end)));
      this.add(out, way, node, namesOnly ? { is: 'unknown' } : { is: 'wholeEnvironment' });
      return;
    }
    this.visitPart(of, scope, node, way, out);
  }

  /** The origins of an expression, without adding them. */
  private look(expr: Expr, scope: Scope, way: Way, out: Result): readonly Origin[] {
    const inner: Result = { origins: [], joined: true, steps: out.steps };
    this.visit(expr, scope, { ...way, depth: way.depth + 1 }, inner);
    out.steps = inner.steps;
    return inner.origins;
  }

  private visitString(expr: StringExpr, scope: Scope, way: Way, out: Result): void {
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

  private visitBinary(operator: string, left: Expr, right: Expr, node: Span, scope: Scope, way: Way, out: Result): void {
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
        // `Path.home() / "x"` joins; numbers have nothing to hide.
        out.joined = false;
        this.visit(left, scope, deeper, out);
        this.visit(right, scope, deeper, out);
        return;
      default:
        // Comparisons and arithmetic: a result, not the value.
        this.add(out, way, node, { is: 'unknown' });
    }
  }

  private visitMember(expr: MemberExpr, scope: Scope, way: Way, out: Result): void {
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
    const inner = this.look(expr.object, scope, way, out);
    const secret = inner.find((origin) => origin.is === 'secretSource');
    if (secret !== undefined && !plainAttributes.has(expr.name)) {
      out.origins.push({ ...secret, span: way.at ?? spanOf(expr) });
    } else if (secret !== undefined) {
      this.add(out, way, expr, { is: 'unknown' });
    } else if (inner.some((origin) => origin.is === 'requestData')) {
      this.add(out, way, expr, /^(?:shape|columns|dtypes|size|index|ndim|dtype)$/.test(expr.name) ? { is: 'unknown' } : { is: 'requestData' });
    } else if (inner.some((origin) => origin.is === 'personSource')) {
      this.add(out, way, expr, { is: 'personSource', what: 'user name' });
    } else {
      this.addNamed(out, way, expr, expr.name);
    }
  }

  private visitSubscript(expr: SubscriptExpr, scope: Scope, way: Way, out: Result): void {
    out.joined = false;
    const [index] = expr.index;
    if (expr.slice) {
      this.visitSlice(expr, scope, way, out);
      return;
    }
    const key = index?.kind === 'string' || index?.kind === 'name' ? this.text(index, scope) : undefined;
    if (this.isEnvironment(expr.object, scope)) {
      this.addEnvironment(expr, key, way, out);
      return;
    }
    const object = this.resolve(expr.object, scope);
    if (key !== undefined && object.expr.kind === 'dict') {
      const entry = object.expr.entries.find((one) => one.key !== undefined && this.text(one.key, object.scope) === key);
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
  private visitSlice(expr: SubscriptExpr, scope: Scope, way: Way, out: Result): void {
    const short = expr.index.every((bound) => /^-?\s*\d$/.test(this.source.slice(bound.start, bound.end)));
    if (short && expr.index.length === 1) {
      this.add(out, way, expr, { is: 'unknown' });
    } else {
      this.visit(expr.object, scope, { ...way, depth: way.depth + 1 }, out);
    }
  }

  private addEnvironment(node: Span, name: string | undefined, way: Way, out: Result): void {
    if (name !== undefined && isUserVariable(name)) {
      this.add(out, way, node, { is: 'personSource', what: 'user name' });
    } else {
      this.add(out, way, node, { is: 'environment', ...(name === undefined ? {} : { name }) });
    }
  }

  private visitCall(call: CallExpr, scope: Scope, way: Way, out: Result): void {
    out.joined = false;
    const deeper: Way = { ...way, depth: way.depth + 1 };
    const callee = call.callee;
    const path = this.qualifiedName(callee, scope) ?? (callee.kind === 'member' ? callee.name : '');
    const last = path.slice(path.lastIndexOf('.') + 1);
    const [first] = call.args;
    if (this.visitKnownCall(call, path, last, scope, deeper, out)) {
      return;
    }
    const local = callee.kind === 'name' ? scope.find(callee.name, callee.start)?.bound : undefined;
    if (local?.is === 'function') {
      this.visitReturns(local.fn, call, scope, deeper, out);
      return;
    }
    if (callee.kind === 'name' || (callee.kind === 'member' && passingFunctions.has(last) && first !== undefined)) {
      if (last === 'dict') {
        this.visitAll(call.args.map((argument) => argument.value), scope, deeper, out);
      } else if (passingFunctions.has(last) && first !== undefined) {
        this.visit((last === 'filter' || last === 'map' ? (call.args[1] ?? first) : first).value, scope, deeper, out);
      } else {
        this.addResult(call, last, scope, way, out);
      }
      return;
    }
    if (callee.kind === 'member') {
      this.visitMethod(call, callee, call.args, scope, way, out);
      return;
    }
    this.addOpaque(out, way, call);
  }

  private visitKnownCall(call: CallExpr, path: string, last: string, scope: Scope, way: Way, out: Result): boolean {
    const [first] = call.args;
    const secret = secretSourceOf(path);
    if (secret !== undefined) {
      const name = first === undefined || first.value.kind === 'dict' ? undefined : this.text(first.value, scope);
      this.add(out, way, call, { is: 'secretSource', source: secret, ...(name === undefined ? {} : { name }) });
      return true;
    }
    const person = personSourceOf(path) ?? (/^subprocess\.|^os\.(?:popen|system)$/.test(path) && this.mentions(call, 'whoami') ? 'user name' : undefined);
    if (person !== undefined) {
      this.add(out, way, call, { is: 'personSource', what: person });
      return true;
    }
    if (path === 'os.path.expanduser' || path === 'Path.home') {
      this.add(out, way, call, { is: 'personSource', what: 'home folder' });
      return true;
    }
    const environmentGet =
      path === 'os.getenv' || path === 'os.environ.get' || path === 'os.environ.pop' ||
      (last === 'get' && call.callee.kind === 'member' && this.isEnvironment(call.callee.object, scope));
    if (environmentGet) {
      this.addEnvironment(call, first === undefined ? undefined : this.text(first.value, scope), way, out);
      const fallback = call.args[1]?.value;
      if (fallback !== undefined && fallback.kind !== 'string' && fallback.kind !== 'literal') {
        this.visit(fallback, scope, way, out);
      }
      return true;
    }
    if (isSanitiser(last)) {
      this.add(out, way, call, { is: 'unknown' });
      return true;
    }
    return false;
  }

  private mentions(call: CallExpr, word: string): boolean {
    return call.args.some((argument) => new RegExp(`\\b${word}\\b`).test(this.source.slice(argument.start, argument.end)));
  }

  private visitReturns(fn: FunctionInfo, call: CallExpr, scope: Scope, way: Way, out: Result): void {
    const name = fn.node.name;
    if (fn.returns.length === 0 || way.depth > 6) {
      this.addResult(call, name, scope, way, out);
      return;
    }
    const next = followed(way, call, name.replace(/^_?(?:get|fetch|load|read)_/, ''));
    this.visitAll(fn.returns, fn.scope, next, out);
  }

  private visitMethod(call: CallExpr, callee: MemberExpr, args: readonly Argument[], scope: Scope, way: Way, out: Result): void {
    const deeper: Way = { ...way, depth: way.depth + 1 };
    switch (callee.name) {
      case 'format':
        this.visit(callee.object, scope, deeper, out);
        this.visitAll(args.map((argument) => argument.value), scope, deeper, out);
        return;
      case 'join':
        this.visitAll(args.map((argument) => argument.value), scope, deeper, out);
        return;
      case 'get':
      case 'pop': {
        const key = args[0] === undefined ? undefined : this.text(args[0].value, scope);
        const inner = this.look(callee.object, scope, way, out).find((origin) => origin.is === 'requestData' || origin.is === 'secretSource');
        if (inner !== undefined) {
          this.add(out, way, call, contentOf(inner));
        } else if (key === undefined) {
          this.addOpaque(out, way, call);
        } else {
          this.addNamed(out, way, call, key);
        }
        return;
      }
      default:
    }
    const made = this.resolve(callee.object, scope);
    if (serialisers.test(callee.name) && made.expr.kind === 'call' && this.visitSettings(made.expr, made.scope, deeper, out)) {
      return;
    }
    if (passingMethods.has(callee.name)) {
      this.visit(callee.object, scope, deeper, out);
      return;
    }
    const inner = this.look(callee.object, scope, way, out);
    const kept = inner.find(
      (origin) => origin.is === 'requestData' || (origin.is === 'secretSource' && callee.object.kind !== 'name'),
    );
    if (kept !== undefined) {
      this.add(out, way, call, contentOf(kept));
    } else {
      this.addResult(call, callee.name, scope, way, out);
    }
  }

  /** What an object that is written out was made with: `Settings(api_key=key).model_dump_json()`. */
  private visitSettings(call: CallExpr, scope: Scope, way: Way, out: Result): boolean {
    const secrets = call.args.filter((argument) => argument.name !== undefined && classifyName(argument.name).secret);
    for (const argument of secrets) {
      this.visit(argument.value, scope, { ...way, names: [argument.name ?? '', ...way.names] }, out);
    }
    return secrets.length > 0;
  }

  /** The result of a call that we cannot look into: `get_password()` is known by its name, `Client(…)` is an object. */
  private addResult(call: CallExpr, name: string, scope: Scope, way: Way, out: Result): void {
    if (this.scoring && reshaping.test(name)) {
      const request = call.args
        .flatMap((argument) => this.look(argument.value, scope, way, out))
        .find((origin) => origin.is === 'requestData');
      if (request !== undefined) {
        this.add(out, way, call, { is: 'requestData' });
        return;
      }
    }
    const asked = /^_{0,2}(?:get|fetch|load|read|retrieve|generate|create|make|build|list|resolve)_(.+)$/.exec(name)?.[1];
    if (/^_{0,2}[A-Z][A-Za-z0-9]*[a-z]/.test(name)) {
      this.add(out, way, call, { is: 'unknown' });
    } else {
      this.addOpaque(out, way, call, asked ?? '');
    }
  }
}

function followed(way: Way, node: Span, name: string): Way {
  return {
    at: way.at ?? spanOf(node),
    via: way.at === undefined ? [] : [spanOf(node), ...way.via],
    names: [name, ...way.names],
    depth: way.depth + 1,
  };
}

function contentOf(origin: Origin): OriginContent {
  const { span: _span, via: _via, ...content } = origin;
  return content as OriginContent;
}

