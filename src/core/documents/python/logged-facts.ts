import type { Field } from '../../facts/field.js';
import type { LogSink } from '../../facts/logged.js';
import type { Origin } from '../../facts/origin.js';
import { classifyName } from '../../secrets/name-rule.js';
import { isKeyOfMapping, isPlaceholder } from '../../secrets/placeholder.js';
import type { NewValue } from '../../findings/finding.js';
import type { Span } from '../span.js';
import type { TextEdit } from '../text-edit.js';
import { entriesOf } from './dict-entries.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { dottedPath } from './program.js';
import type { Scope } from './scope.js';
import { spanOf, type Argument, type Expr, type Hole } from './syntax.js';

/** The values that the program writes to where a run's readers see them. */
export function readLoggedFacts(context: FactContext, calls: readonly NamedCall[]): void {
  for (const site of calls) {
    const sink = sinkOf(context, site);
    if (sink === 'tracking') {
      readTracked(context, site);
    } else if (sink !== undefined) {
      for (const argument of loggedArguments(site)) {
        addLogged(context, site, sink, argument.value);
      }
    }
  }
}

const logMethods = /^(?:debug|info|warning|warn|error|exception|critical|fatal|log)$/;
const consoleCalls = new Set(['print', 'pprint', 'pp', 'display', 'print_json', 'rprint']);
const trackingCalls = /^(?:log_params?|log_text|log_dict|log_metrics?|set_tags?|log_input|log_artifact)$/;

function sinkOf(context: FactContext, site: NamedCall): LogSink | undefined {
  const { last, path } = site;
  const callee = site.call.callee;
  if (callee.kind === 'name') {
    if (consoleCalls.has(last) && site.scope.find(last, callee.start)?.bound.is !== 'function') {
      return 'console';
    }
    return trackingCalls.test(last) && path.startsWith('mlflow') ? 'tracking' : undefined;
  }
  if (callee.kind !== 'member') {
    return undefined;
  }
  if (logMethods.test(last)) {
    return isLogger(context, callee.object, site.scope)
      ? 'logging'
      : isRun(context, callee.object, site.scope) && last === 'log'
        ? 'tracking'
        : undefined;
  }
  if (
    /^(?:sys\.(?:__)?(?:stdout|stderr)(?:__)?\.write|pprint\.pp?r?i?n?t?|warnings\.warn|IPython\.display\.display|rich\.print|click\.echo|tqdm\.(?:tqdm\.)?write)$/.test(
      path,
    )
  ) {
    return path === 'warnings.warn' ? 'logging' : 'console';
  }
  if (trackingCalls.test(last)) {
    return path.startsWith('mlflow.') || /client|mlflow|run/i.test(dottedPath(callee.object) ?? '')
      ? 'tracking'
      : undefined;
  }
  return /^(?:log_list|log_row|log_table|tag)$/.test(last) && isRun(context, callee.object, site.scope)
    ? 'tracking'
    : undefined;
}

function isLogger(context: FactContext, object: Expr, scope: Scope): boolean {
  const path = context.evaluator.qualifiedName(object, scope) ?? '';
  if (/(?:^|\.)_*(?:logging|logger|log|lg)(?:\.root)?$/i.test(path) || /(?:^|[._])logger$/i.test(path)) {
    return true;
  }
  const made = context.evaluator.resolve(object, scope).expr;
  const maker = made.kind === 'call' ? (dottedPath(made.callee) ?? '') : '';
  return /get_?logger$/i.test(maker);
}

/** Whether an object is a v1 run: by how it was made, else by its name. */
export function isRun(context: FactContext, object: Expr, scope: Scope): boolean {
  const maker = context.evaluator.makerOf(object, scope) ?? '';
  if (/(?:Run\.get_context|\.submit|\.start_logging|\.Run|^Run|get_run)$/.test(maker) || maker === 'get_context') {
    return true;
  }
  const resolved = context.evaluator.resolve(object, scope).expr;
  if (resolved.kind === 'call' && resolved.callee.kind === 'member') {
    return /^(?:get_context|submit|start_logging)$/.test(resolved.callee.name);
  }
  return (
    maker === '' &&
    /(?:^|[._])(?:run|run_context|run_ctx|aml_run|azureml_run|parent_run|child_run)$/i.test(dottedPath(object) ?? '')
  );
}

// `file=`, `end=`, `exc_info=` and the like are settings of the call; the level of `logger.log` is a number.
function loggedArguments(site: NamedCall): readonly Argument[] {
  const positional = site.call.args.filter((argument) => argument.name === undefined);
  if (site.last === 'log' && site.call.callee.kind === 'member') {
    return positional.slice(1);
  }
  const file = argumentOf(site.call, 'file')?.value;
  return file !== undefined && !/^sys\.(?:stdout|stderr)$/.test(dottedPath(file) ?? '') ? [] : positional;
}

function readTracked(context: FactContext, site: NamedCall): void {
  const { call, last, scope } = site;
  // The client's methods take the run's id first.
  const isClient =
    call.callee.kind === 'member' &&
    /client/i.test(dottedPath(call.callee.object) ?? context.evaluator.makerOf(call.callee.object, scope) ?? '');
  const shift = isClient && call.args.length > 2 ? 1 : 0;
  if (/^(?:log_params|log_metrics|set_tags)$/.test(last)) {
    const mapping = argumentOf(call, last === 'set_tags' ? 'tags' : last.slice(4), shift) ?? call.args[shift];
    for (const entry of mapping === undefined ? [] : entriesOf(context, mapping.value, scope)) {
      const key = entry.key === undefined ? undefined : context.evaluator.field(entry.key, entry.scope);
      addLogged(context, site, 'tracking', entry.value, key, entry.scope);
    }
    return;
  }
  const key = argumentOf(call, last === 'log' || last === 'log_list' ? 'name' : 'key', shift);
  const value = argumentOf(
    call,
    last === 'log_text' ? 'text' : last === 'log_dict' ? 'dictionary' : 'value',
    shift + 1,
  );
  if (last === 'log_text' || last === 'log_dict' || last === 'log_artifact') {
    const first = argumentOf(call, last === 'log_text' ? 'text' : 'dictionary', shift);
    if (first !== undefined) {
      addLogged(context, site, 'tracking', first.value);
    }
  } else if (value !== undefined) {
    addLogged(context, site, 'tracking', value.value, context.evaluator.field(key?.value, scope));
  }
}

function addLogged(
  context: FactContext,
  site: NamedCall,
  sink: LogSink,
  value: Expr,
  key?: Field,
  scope: Scope = site.scope,
): void {
  const { edits } = context;
  const call = dottedPath(site.call.callee) ?? site.last;
  context.add(
    {
      kind: 'logged',
      span: spanOf(site.statement.node.kind === 'simple' ? site.statement.node : site.call),
      sink,
      call,
      ...(key === undefined || key.state === 'absent' ? {} : { key }),
      value: loggedField(context, value, scope),
      inScoring: context.scoring && inServingFunction(site.scope),
    },
    {
      remove: () => (isWholeStatement(site) ? [edits.removeStatement(site.statement, site.scope)] : undefined),
      set: (to) => redact(context, value, scope, to),
    },
  );
}

/** A constant that is logged through a variable with a secret's name counts by that name, not by its text. */
function loggedField(context: FactContext, expr: Expr, scope: Scope): Field {
  const field = context.evaluator.field(expr, scope);
  if (field.state === 'absent' || expr.kind === 'literal') {
    return field;
  }
  const origins = field.state === 'dynamic' ? field.origins : context.evaluator.origins(expr, scope);
  const named = origins.map((origin): Origin => {
    // A constant that holds a variable's name (`KEY_VARIABLE = "OPENAI_API_KEY"`) gives nothing away.
    const constant = origin.is === 'text' && origin.via !== undefined && !isPlaceholder(origin.text);
    const known = constant ? secretNameAt(context, origin.span) : undefined;
    const name = known !== undefined && origin.is === 'text' && isKeyOfMapping(known, origin.text) ? undefined : known;
    return name === undefined || origin.via === undefined
      ? origin
      : { is: 'name', name, span: origin.span, via: origin.via };
  });
  return named.some((origin, i) => origin !== origins[i])
    ? { state: 'dynamic', span: spanOf(expr), origins: named }
    : field;
}

function secretNameAt(context: FactContext, span: Span): string | undefined {
  // A variable by its name, a function by what it gets: `get_password()`.
  const written = context.text.slice(span.start, span.end).replace(/\(\s*\)$/, '');
  const name = /(?<!\w)[A-Za-z_]\w*$/.exec(written)?.[0].replace(/^_*(?:get|fetch|load|read)_/, '');
  return name !== undefined && classifyName(name).secret ? name : undefined;
}

function isWholeStatement(site: NamedCall): boolean {
  const node = site.statement.node;
  return node.kind === 'simple' && node.keyword === 'expression' && node.values[0] === site.written;
}

function inServingFunction(scope: Scope): boolean {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    if (
      at.kind === 'function' &&
      at.parent?.kind === 'module' &&
      at.owner !== undefined &&
      /^(?:init|run)$/.test(at.owner.name)
    ) {
      return true;
    }
  }
  return false;
}

function redact(context: FactContext, value: Expr, scope: Scope, to: NewValue): readonly TextEdit[] | undefined {
  const { edits } = context;
  if ('environment' in to) {
    return undefined;
  }
  const words = 'text' in to ? to.text : to.redacted;
  if (value.kind !== 'string') {
    const parts = value.kind === 'binary' || value.kind === 'call' ? tellingParts(context, value, scope) : [];
    return (parts.length > 0 ? parts : [value]).map((part) => edits.replace(part, edits.literal(words)));
  }
  const holes = value.pieces.flatMap((piece) =>
    piece.holes.map((hole) => ({ hole, quotes: context.text.charAt(piece.end - 1) })),
  );
  const telling = holes.filter(({ hole }) => isTellingHole(context, hole, scope));
  const plain = words.replace(/[{}\\\r\n]/g, '');
  return (telling.length > 0 ? telling : holes).map(({ hole, quotes }) =>
    edits.replace(hole, plain.replaceAll(quotes, '')),
  );
}

function isTellingHole(context: FactContext, hole: Hole, scope: Scope): boolean {
  return hole.value !== undefined && isTelling(context, hole.value, scope);
}

function isTelling(context: FactContext, expr: Expr, scope: Scope): boolean {
  return context.evaluator
    .origins(expr, scope)
    .some(
      (origin) =>
        origin.is === 'secretSource' ||
        origin.is === 'personSource' ||
        origin.is === 'wholeEnvironment' ||
        origin.is === 'requestData' ||
        ((origin.is === 'name' || origin.is === 'environment') && classifyName(origin.name ?? '').secret),
    );
}

/** The operands and arguments of `"…" + x`, `"…" % x` and `"…".format(x)` that give something away. */
function tellingParts(context: FactContext, expr: Expr, scope: Scope): readonly Expr[] {
  if (expr.kind === 'binary') {
    return [expr.left, expr.right].flatMap((side) => tellingParts(context, side, scope));
  }
  if (expr.kind === 'tuple') {
    return expr.items.flatMap((item) => tellingParts(context, item, scope));
  }
  if (expr.kind === 'call' && expr.callee.kind === 'member' && expr.callee.name === 'format') {
    return expr.args.flatMap((argument) => tellingParts(context, argument.value, scope));
  }
  return expr.kind !== 'string' && isTelling(context, expr, scope) ? [expr] : [];
}
