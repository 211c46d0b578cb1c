import { grouped, type CallSite } from './program.js';
import type { Resolver } from './resolver.js';
import type { BoundParameter, FunctionInfo, Scope } from './scope.js';
import { plainText } from './string-text.js';
import type { CallExpr, DictExpr, Expr, Param } from './syntax.js';

/** An expression, and where it stands. */
export interface PlacedExpr {
  readonly expr: Expr;
  readonly scope: Scope;
}

/** What is given to a parameter. */
export interface Given {
  readonly values: readonly PlacedExpr[];
  /** Whether it may be something else too: by a call in another file, or one that cannot be taken apart. */
  readonly open: boolean;
}

const nothing: Given = { values: [], open: true };

/** Most calls of one function that are told apart. */
const maxCalls = 16;

/** Most questions of which each needs the answer of the next. */
const maxDepth = 12;

/** Longest chain of classes that is followed upwards. */
const maxBases = 5;

/** Knows which functions and methods of a file are called where. Nothing is looked up before it is asked for. */
export class Callers {
  #sitesByName: ReadonlyMap<string, readonly CallSite[]> | undefined;
  #runsItself: boolean | undefined;
  #nesting = 0;
  readonly #sites = new Map<FunctionInfo, { readonly calls: readonly CallSite[]; readonly open: boolean }>();
  readonly #given = new Map<Param, Given>();

  constructor(private readonly resolver: Resolver) {}

  /** The function or method of this file that a callee names; none for a class. */
  findFunction(callee: Expr, scope: Scope): FunctionInfo | undefined {
    if (callee.kind === 'name') {
      const bound = scope.find(callee.name, callee.start)?.bound;
      return bound?.is === 'function' ? bound.fn : undefined;
    }
    const owner = callee.kind === 'member' ? this.findClass(callee.object, scope) : undefined;
    return owner === undefined || callee.kind !== 'member' ? undefined : this.findMethod(owner, callee.name);
  }

  findMethod(owner: Scope, name: string): FunctionInfo | undefined {
    const bound = this.lineOf(owner)
      .map((scope) => scope.last(name))
      .find((one) => one !== undefined);
    return bound?.is === 'function' ? bound.fn : undefined;
  }

  /** A class and those of this file that it is derived from, nearest first. */
  lineOf(owner: Scope): readonly Scope[] {
    const line: Scope[] = [];
    for (let at: Scope | undefined = owner; at !== undefined && line.length < maxBases; at = baseOf(at)) {
      line.push(at);
    }
    return line;
  }

  /** The class of this file that `self`, a class's own name or what a class made stands for. */
  findClass(object: Expr, scope: Scope): Scope | undefined {
    if (this.resolver.program.classes.length === 0) {
      return undefined;
    }
    if (object.kind === 'name') {
      const bound = scope.find(object.name, object.start)?.bound;
      switch (bound?.is) {
        case 'class':
          return bound.scope;
        case 'parameter':
          if (isSelf(bound)) {
            return bound.fn?.scope.parent;
          }
          break;
        case 'value':
          break;
        default:
          return undefined;
      }
    }
    const made = this.resolver.resolve(object, scope);
    if (made.expr.kind !== 'call' || made.expr.callee.kind !== 'name') {
      return undefined;
    }
    const { callee } = made.expr;
    if (callee.name === 'super') {
      return made.scope.enclosingClass === undefined ? undefined : baseOf(made.scope.enclosingClass);
    }
    const maker = made.scope.find(callee.name, callee.start)?.bound;
    return maker?.is === 'class' ? maker.scope : undefined;
  }

  /** What all calls of its function give to a parameter; nothing for `self`, `*args` and `**settings`. */
  givenTo(bound: BoundParameter): Given {
    const { param, fn } = bound;
    if (fn === undefined || param.spread !== undefined || isSelf(bound)) {
      return nothing;
    }
    const known = this.#given.get(param);
    if (known !== undefined) {
      return known;
    }
    if (this.#nesting >= maxDepth) {
      return nothing;
    }
    // For a function that hands its parameter to itself.
    this.#given.set(param, nothing);
    this.#nesting++;
    const { calls, open } = this.#sitesOf(fn);
    const each = calls.map((site) => this.givenBy(site.call, site.scope, bound));
    this.#nesting--;
    const given: Given = {
      values: each.flatMap((one) => one.values),
      open: open || each.some((one) => one.open),
    };
    this.#given.set(param, given);
    return given;
  }

  /** The calls of a parameter's function that are seen. */
  callsOf({ fn }: BoundParameter): readonly CallSite[] {
    return fn === undefined ? [] : this.#sitesOf(fn).calls;
  }

  /** What one call gives to a parameter: an argument, an item of `*list`, an entry of `**dict`, the default. */
  givenBy(call: CallExpr, scope: Scope, { param, index, fn }: BoundParameter): Given {
    const params = fn?.node.params ?? [];
    const byName = params.slice(0, index).some((one) => one.spread !== undefined);
    const wanted = byName ? -1 : index - this.#ownersIn(call, scope, fn);
    let position = 0;
    let open = false;
    for (const argument of call.args) {
      const { name, spread, value } = argument;
      if (name === param.name || (name === undefined && spread === undefined && position === wanted)) {
        return { values: [{ expr: value, scope }], open: false };
      }
      if (name !== undefined) {
        continue;
      }
      if (spread === undefined) {
        position++;
        continue;
      }
      const made = this.resolver.resolve(value, scope);
      if (spread === '**') {
        const entry = made.expr.kind === 'dict' ? this.#entryOf(made.expr, param.name) : undefined;
        if (entry !== undefined) {
          return { values: [{ expr: entry, scope: made.scope }], open: false };
        }
        open ||= made.expr.kind !== 'dict' || made.expr.entries.some((one) => one.key === undefined);
        continue;
      }
      const items = made.expr.kind === 'list' || made.expr.kind === 'tuple' ? made.expr.items : undefined;
      const item = items?.[wanted - position];
      if (item !== undefined) {
        return { values: [{ expr: item, scope: made.scope }], open: false };
      }
      open ||= items === undefined && wanted >= 0;
      position += items?.length ?? 0;
    }
    return param.default === undefined || fn === undefined
      ? nothing
      : { values: [{ expr: param.default, scope: fn.scope.parent ?? scope }], open };
  }

  /** The calls of a function that are seen, and whether there may be others. */
  #sitesOf(fn: FunctionInfo): { readonly calls: readonly CallSite[]; readonly open: boolean } {
    const known = this.#sites.get(fn);
    if (known !== undefined) {
      return known;
    }
    const owner = fn.scope.parent?.kind === 'class' ? fn.scope.parent : undefined;
    const isInit = owner !== undefined && fn.node.name === '__init__';
    const name = isInit ? (owner.owner?.name ?? '') : fn.node.name;
    const calls: CallSite[] = [];
    let open =
      fn.node.decorators.some((one) => one.kind !== 'name' || !/^(?:static|class)method$/.test(one.name)) ||
      this.resolver.program.valueNames.has(name) ||
      this.#isForOthers(fn, name);
    for (const site of [...this.callsNamed(name), ...(isInit ? this.callsNamed('__init__') : [])]) {
      const target = this.#targetOf(site);
      if (target === fn) {
        calls.push(site);
      } else if (target === undefined && owner !== undefined && site.call.callee.kind === 'member') {
        // A call on an object that we do not know may well be one of this method.
        open = true;
      }
    }
    const sites = { calls: calls.slice(0, maxCalls), open: open || calls.length > maxCalls };
    this.#sites.set(fn, sites);
    return sites;
  }

  /** A module that does nothing by itself is there for other files to use, but for what it calls private. */
  #isForOthers(fn: FunctionInfo, name: string): boolean {
    return fn.scope.parent?.kind !== 'function' && !name.startsWith('_') && !this.#fileRunsItself();
  }

  #fileRunsItself(): boolean {
    const { program } = this.resolver;
    this.#runsItself ??=
      program.module.last('__all__') === undefined &&
      program.calls.some(
        ({ call, scope }) =>
          scope.kind === 'module' &&
          call.callee.kind === 'name' &&
          /^(?:function|class)$/.test(scope.find(call.callee.name, call.start)?.bound.is ?? ''),
      );
    return this.#runsItself;
  }

  /** The calls of what is called so, whatever it is called on. */
  callsNamed(name: string): readonly CallSite[] {
    this.#sitesByName ??= grouped(this.resolver.program.calls, ({ call: { callee } }) =>
      callee.kind === 'name' || callee.kind === 'member' ? callee.name : undefined,
    );
    return this.#sitesByName.get(name) ?? [];
  }

  #targetOf({ call, scope }: CallSite): FunctionInfo | undefined {
    const bound = call.callee.kind === 'name' ? scope.find(call.callee.name, call.callee.start)?.bound : undefined;
    return bound?.is === 'class' ? this.findMethod(bound.scope, '__init__') : this.findFunction(call.callee, scope);
  }

  /** How many of the first parameters the object before the dot takes. */
  #ownersIn(call: CallExpr, scope: Scope, fn: FunctionInfo | undefined): number {
    if (fn?.scope.parent?.kind !== 'class' || hasDecorator(fn, 'staticmethod')) {
      return 0;
    }
    const { callee } = call;
    const object = callee.kind === 'member' && callee.object.kind === 'name' ? callee.object : undefined;
    const isClassName = object !== undefined && scope.find(object.name, object.start)?.bound.is === 'class';
    return isClassName && !hasDecorator(fn, 'classmethod') ? 0 : 1;
  }

  #entryOf(dict: DictExpr, name: string): Expr | undefined {
    return dict.entries.findLast(({ key }) => key?.kind === 'string' && plainText(key, this.resolver.source) === name)
      ?.value;
  }
}

export function hasDecorator(fn: FunctionInfo, name: string): boolean {
  return fn.node.decorators.some((one) => (one.kind === 'name' || one.kind === 'member') && one.name === name);
}

function isSelf({ index, fn }: BoundParameter): boolean {
  return index === 0 && fn?.scope.parent?.kind === 'class' && !hasDecorator(fn, 'staticmethod');
}

/** The first of the classes that a class is derived from, when it is one of this file. */
function baseOf(scope: Scope): Scope | undefined {
  const base = scope.owner?.kind === 'class' ? scope.owner.bases[0]?.value : undefined;
  const bound = base?.kind === 'name' ? scope.parent?.find(base.name, base.start)?.bound : undefined;
  return bound?.is === 'class' ? bound.scope : undefined;
}
