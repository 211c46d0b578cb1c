import { absent, type Field } from '../../facts/field.js';
import type { JobInput } from '../../facts/job-input.js';
import { entriesOf, type Entry } from './dict-entries.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { hasPipelineDecorator, isJob, mayBuildJob } from './job-calls.js';
import type { FunctionInfo, Scope } from './scope.js';
import { spanOf, type Expr } from './syntax.js';

const componentClasses = /^(?:CommandComponent|ParallelComponent|SparkComponent|PipelineComponent)$/;
const componentMakers = /(?:^|\.)(?:load_component|components\.get|component\.get)$/;

/** The texts that the program's jobs, components and pipelines take as inputs. */
export function readInputFacts(context: FactContext, calls: readonly NamedCall[]): void {
  const reader = new InputReader(context);
  for (const site of calls) {
    reader.readCall(site);
  }
  for (const fn of context.program.functions) {
    if (hasPipelineDecorator(context, fn)) {
      reader.readParameters(fn);
    }
  }
  for (const write of context.program.memberWrites) {
    const inputs = write.target.object;
    if (inputs.kind === 'member' && inputs.name === 'inputs' && isJob(context, inputs.object, write.scope)) {
      const { start, end } = write.target;
      const nameSpan = { start: end - write.target.name.length, end };
      reader.add(write.target.name, nameSpan, write.value, write.scope, { start, end: write.value.end });
    }
  }
}

/** Expressions that are no text: numbers and switches, and lists of things. */
const plainKinds: ReadonlySet<Expr['kind']> = new Set<Expr['kind']>(['literal', 'list', 'tuple', 'set']);

class InputReader {
  private readonly seen = new Set<Expr>();

  constructor(private readonly context: FactContext) {}

  readCall(site: NamedCall): void {
    const inputs = argumentOf(site.call, 'inputs');
    if (inputs !== undefined && (mayBuildJob(this.context, site) || componentClasses.test(site.last))) {
      for (const entry of entriesOf(this.context, inputs.value, site.scope)) {
        this.entry(entry);
      }
    }
    if (this.isComponent(site)) {
      for (const argument of site.call.args) {
        if (argument.name !== undefined) {
          const nameSpan = { start: argument.start, end: argument.start + argument.name.length };
          this.add(argument.name, nameSpan, argument.value, site.scope, argument);
        }
      }
    }
  }

  /** What a pipeline's function takes, its job takes. */
  readParameters(fn: FunctionInfo): void {
    for (const param of fn.node.params) {
      const { name, start } = param;
      const preset = param.default?.kind === 'literal' && param.default.text === 'None' ? undefined : param.default;
      const value = preset === undefined ? absent : this.valueOf(preset, fn.scope);
      if (param.spread === undefined && value !== undefined) {
        const by = value.state === 'absent' ? 'declared' : 'given';
        const nameSpan = { start, end: start + name.length };
        this.context.add({ kind: 'jobInput', span: spanOf(param), name, nameSpan, by, value });
      }
    }
  }

  add(
    name: string,
    nameSpan: JobInput['nameSpan'],
    expr: Expr,
    scope: Scope,
    span: { start: number; end: number },
  ): void {
    if (this.seen.has(expr)) {
      return;
    }
    this.seen.add(expr);
    const value = this.valueOf(expr, scope);
    if (value !== undefined) {
      const by = this.isHandedOn(expr, scope) ? 'handedOn' : value.state === 'absent' ? 'declared' : 'given';
      this.context.add({ kind: 'jobInput', span: spanOf(span), name, nameSpan, by, value });
    }
  }

  private entry(entry: Entry): void {
    const name = entry.keyword ?? this.context.evaluator.text(entry.key, entry.scope);
    if (name !== undefined) {
      const nameSpan =
        entry.key === undefined ? { start: entry.start, end: entry.start + name.length } : spanOf(entry.key);
      this.add(name, nameSpan, entry.value, entry.scope, entry);
    }
  }

  /** `undefined` for what is no text: `Input(type="uri_folder")`, `{"type": "mltable"}`, a number. */
  private valueOf(expr: Expr, scope: Scope): Field | undefined {
    const { evaluator } = this.context;
    const made = evaluator.resolve(expr, scope);
    if (made.expr.kind === 'call' && (evaluator.makerOf(expr, scope) ?? '').endsWith('Input')) {
      const type = argumentOf(made.expr, 'type', 0);
      if (type === undefined || evaluator.text(type.value, made.scope)?.toLowerCase() !== 'string') {
        return undefined;
      }
      const preset = argumentOf(made.expr, 'default');
      return preset === undefined ? absent : evaluator.field(preset.value, made.scope);
    }
    if (made.expr.kind === 'dict') {
      const settings = entriesOf(this.context, made.expr, made.scope);
      const valueOfKey = (key: string): Field =>
        evaluator.field(settings.find((one) => evaluator.text(one.key, one.scope) === key)?.value, made.scope);
      const type = valueOfKey('type');
      return type.state === 'literal' && type.value.toLowerCase() === 'string' ? valueOfKey('default') : undefined;
    }
    const field = evaluator.field(expr, scope);
    return isText(field) && !plainKinds.has(made.expr.kind) ? field : undefined;
  }

  // `component(key=key)` in a pipeline's function, whose parameter `key` is an input already.
  private isHandedOn(expr: Expr, scope: Scope): boolean {
    const bound = expr.kind === 'name' ? scope.find(expr.name, expr.start)?.bound : undefined;
    return bound?.is === 'parameter' && bound.fn !== undefined && hasPipelineDecorator(this.context, bound.fn);
  }

  private isComponent(site: NamedCall): boolean {
    const { callee } = site.call;
    if (callee.kind !== 'name') {
      return false;
    }
    const bound = site.scope.find(callee.name, callee.start)?.bound;
    return bound?.is === 'function'
      ? hasPipelineDecorator(this.context, bound.fn)
      : componentMakers.test(this.context.evaluator.makerOf(callee, site.scope) ?? '');
  }
}

function isText(field: Field): boolean {
  return (
    field.state === 'literal' || (field.state === 'dynamic' && field.origins.some((origin) => origin.is !== 'unknown'))
  );
}
