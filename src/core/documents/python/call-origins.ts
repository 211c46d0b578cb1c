import { classifyName } from '../../secrets/name-rule.js';
import { isSanitiser, passingFunctions, passingMethods, personSourceOf, secretSourceOf } from './known-calls.js';
import type { Scope } from './scope.js';
import type { Argument, CallExpr, MemberExpr } from './syntax.js';
import { PartOrigins } from './part-origins.js';
import { contentOf, type Result, type Way } from './value-origins.js';

/** Methods that write an object's settings out. */
const serialisers =
  /^(?:model_dump(?:_json)?|to_json|to_dict|as_dict|json|dict|serialize|as_environment\w*|to_env\w*)$/;

/** Functions that bring data into another form without reducing it to a result. */
const reshaping =
  /^_?(?:get|to|from|parse|prepare|preprocess|read|load|create|make|build|convert|enrich|join|merge|clean|extract)_/;

/** Depth at which functions of the file are no longer looked into. */
const maxReturns = 6;

/** Says what calls hand out. */
export abstract class CallOrigins extends PartOrigins {
  protected override visitCall(call: CallExpr, scope: Scope, way: Way, out: Result): void {
    out.joined = false;
    const deeper: Way = { ...way, depth: way.depth + 1 };
    const callee = call.callee;
    const path = this.qualifiedName(callee, scope) ?? (callee.kind === 'member' ? callee.name : '');
    const last = path.slice(path.lastIndexOf('.') + 1);
    const [first] = call.args;
    if (this.visitKnownCall(call, path, last, scope, deeper, out)) {
      return;
    }
    const fn = this.callers.findFunction(callee, scope);
    if (fn !== undefined) {
      if (fn.returns.length === 0 || deeper.depth > maxReturns) {
        this.addResult(call, fn.node.name, scope, deeper, out);
      } else {
        this.visitReturns(fn, call, scope, deeper, out);
      }
      return;
    }
    if (callee.kind === 'name' || (callee.kind === 'member' && passingFunctions.has(last) && first !== undefined)) {
      if (last === 'dict') {
        this.visitAll(
          call.args.map((argument) => argument.value),
          scope,
          deeper,
          out,
        );
      } else if (
        /^(?:list|sorted|set|tuple|iter)$/.test(last) &&
        first !== undefined &&
        this.isEnvironment(first.value, scope)
      ) {
        // Going through a mapping gives its keys: the names without the values.
        this.add(out, way, call, { is: 'unknown' });
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
      const name =
        first === undefined || first.value.kind === 'dict' ? undefined : this.constant(first.value, scope, way);
      this.add(out, way, call, { is: 'secretSource', source: secret, ...(name === undefined ? {} : { name }) });
      return true;
    }
    const person =
      personSourceOf(path) ??
      (/^subprocess\.|^os\.(?:popen|system)$/.test(path) && this.mentions(call, 'whoami') ? 'user name' : undefined);
    if (person !== undefined) {
      this.add(out, way, call, { is: 'personSource', what: person });
      return true;
    }
    if (path === 'os.path.expanduser' || path === 'Path.home') {
      this.add(out, way, call, { is: 'personSource', what: 'home folder' });
      return true;
    }
    const environmentGet =
      path === 'os.getenv' ||
      path === 'os.environ.get' ||
      path === 'os.environ.pop' ||
      (last === 'get' && call.callee.kind === 'member' && this.isEnvironment(call.callee.object, scope));
    if (environmentGet) {
      this.addEnvironment(call, first === undefined ? undefined : this.constant(first.value, scope, way), way, out);
      const fallback = call.args[1]?.value;
      if (fallback !== undefined && fallback.kind !== 'string' && fallback.kind !== 'literal') {
        this.visit(fallback, scope, way, out);
      }
      return true;
    }
    if (this.asksForToken(call, path, scope, way, out)) {
      this.add(out, way, call, { is: 'secretSource', source: 'access token' });
      return true;
    }
    if (isSanitiser(last)) {
      this.add(out, way, call, { is: 'unknown' });
      return true;
    }
    return false;
  }

  /** A request to a token endpoint: that of Microsoft Entra, or the one that a machine has for its own identity. */
  private asksForToken(call: CallExpr, path: string, scope: Scope, way: Way, out: Result): boolean {
    if (!/^(?:requests|httpx)\.(?:get|post|request)$|^urllib\.request\.(?:urlopen|Request)$/.test(path)) {
      return false;
    }
    const url = call.args.find((argument) => argument.name === 'url') ?? call.args[0];
    const texts = url === undefined ? [] : this.look(url.value, scope, way, out);
    return /\/oauth2\/(?:v2\.0\/)?token/.test(
      texts.map((origin) => (origin.is === 'text' && origin.alternative !== true ? origin.text : ' ')).join(''),
    );
  }

  private mentions(call: CallExpr, word: string): boolean {
    return call.args.some((argument) =>
      new RegExp(`\\b${word}\\b`).test(this.source.slice(argument.start, argument.end)),
    );
  }

  private visitMethod(
    call: CallExpr,
    callee: MemberExpr,
    args: readonly Argument[],
    scope: Scope,
    way: Way,
    out: Result,
  ): void {
    const deeper: Way = { ...way, depth: way.depth + 1 };
    switch (callee.name) {
      case 'format':
      case 'format_map':
        this.visit(callee.object, scope, deeper, out);
        this.visitAll(
          args.map((argument) => argument.value),
          scope,
          deeper,
          out,
        );
        return;
      case 'join':
        this.visitAll(
          args.map((argument) => argument.value),
          scope,
          deeper,
          out,
        );
        return;
      case 'get':
      case 'pop': {
        const key = args[0] === undefined ? undefined : this.constant(args[0].value, scope, way);
        if (key !== undefined && this.visitEntry(call, callee.object, key, scope, way, out)) {
          return;
        }
        const inner = this.look(callee.object, scope, way, out).find(
          (origin) => origin.is === 'requestData' || origin.is === 'secretSource',
        );
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
    if (
      serialisers.test(callee.name) &&
      made.expr.kind === 'call' &&
      this.visitSettings(made.expr, made.scope, deeper, out)
    ) {
      return;
    }
    if (callee.name === 'keys' && this.isEnvironment(callee.object, scope)) {
      this.add(out, way, call, { is: 'unknown' });
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
    const asked = /^_{0,2}(?:get|fetch|load|read|retrieve|generate|create|make|build|list|resolve)_(.+)$/.exec(
      name,
    )?.[1];
    if (/^_{0,2}[A-Z][A-Za-z0-9]*[a-z]/.test(name)) {
      this.add(out, way, call, { is: 'unknown' });
    } else {
      this.addOpaque(out, way, call, asked ?? '');
    }
  }
}
