import type { ComputeUse } from '../../facts/compute.js';
import type { Field } from '../../facts/field.js';
import type { FactEditor } from '../document.js';
import { argumentOf, makerName, type FactContext, type NamedCall } from './fact-context.js';
import { isJob, isPipelineDecorator, mayBuildJob } from './job-calls.js';
import { overridesOf } from './override-entries.js';
import { dottedPath } from './program.js';
import type { Scope } from './scope.js';
import { spanOf, type Argument, type CallExpr, type Expr } from './syntax.js';

const computeClasses = /^(?:ComputeInstance|AmlCompute|KubernetesCompute|VirtualMachineCompute|SynapseSparkCompute)$/;

/** The compute targets that the program defines, and the places that run on one. */
export function readComputeFacts(context: FactContext, calls: readonly NamedCall[]): void {
  const reader = new ComputeReader(context);
  for (const site of calls) {
    reader.readDefinition(site);
    reader.readUse(site);
    reader.readOverrides(site);
  }
  for (const write of context.program.memberWrites) {
    const { name, object } = write.target;
    const settings = name === 'default_compute' || (name === 'default_compute_target' && object.kind === 'member');
    if (settings || ((name === 'compute' || name === 'target') && isJobOrConfig(context, object, write.scope, name))) {
      const target = reader.targetOf(write.value, write.scope);
      context.add(
        { kind: 'computeUse', span: spanOf(write.statement.node), by: settings ? 'pipeline' : 'job', ...target },
        computeEditor(context, write.value),
      );
    }
  }
}

function isJobOrConfig(context: FactContext, object: Expr, scope: Scope, name: string): boolean {
  return name === 'target'
    ? /run_?config/i.test(dottedPath(object) ?? '') || makerName(context, object, scope) === 'RunConfiguration'
    : isJob(context, object, scope);
}

/** Only a name written on the spot is replaced: a variable or an object may serve other things too. */
function computeEditor(context: FactContext, value: Expr): FactEditor {
  return {
    set: (to) =>
      value.kind === 'string' && 'text' in to
        ? [context.edits.replace(value, context.edits.literal(to.text))]
        : undefined,
  };
}

function loadedUse(loader: string, path: readonly string[]): ComputeUse['by'] {
  if (loader.endsWith('deployment')) {
    return 'deployment';
  }
  return loader === 'load_schedule' ? 'schedule' : path.at(-1) === 'default_compute' ? 'pipeline' : 'job';
}

class ComputeReader {
  constructor(private readonly context: FactContext) {}

  readDefinition(site: NamedCall): void {
    const { call, last, scope } = site;
    if (computeClasses.test(last) && !this.isV1(site)) {
      const name = argumentOf(call, 'name', 0);
      if (name !== undefined) {
        this.define(
          call,
          name.value,
          scope,
          last.replace(/Compute$/, (end) => (last === 'AmlCompute' ? end : '')).toLowerCase(),
        );
      }
      return;
    }
    if (last === 'create' && /(?:^|\.)(?:ComputeTarget|ComputeInstance|AmlCompute)\.create$/.test(site.path)) {
      const name = argumentOf(call, 'name', 1);
      const type = this.createdType(call, site.path, scope);
      if (name !== undefined && type !== undefined) {
        this.define(call, name.value, scope, type);
      }
    }
  }

  /** The type that `ComputeTarget.create(workspace, name, configuration)` makes, by its configuration. */
  private createdType(call: CallExpr, path: string, scope: Scope): string | undefined {
    const configuration = path.endsWith('.create') ? argumentOf(call, 'provisioning_configuration', 2) : undefined;
    const maker = configuration === undefined ? undefined : this.context.evaluator.makerOf(configuration.value, scope);
    return /(?<!\w)(\w+)\.provisioning_configuration$/.exec(maker ?? '')?.[1]?.toLowerCase();
  }

  // v1: `ComputeInstance(workspace=ws, name="x")` looks one up, which proves its type just as well.
  private isV1(site: NamedCall): boolean {
    return argumentOf(site.call, 'workspace') !== undefined && argumentOf(site.call, 'name') === undefined;
  }

  private define(call: CallExpr, name: Expr, scope: Scope, type: string): void {
    this.context.add({
      kind: 'computeDefinition',
      span: spanOf(call),
      name: this.context.evaluator.field(name, scope),
      type,
    });
  }

  readUse(site: NamedCall): void {
    if (site.last === 'JobSchedule') {
      this.readSchedule(site);
      return;
    }
    const pipeline = site.decorates !== undefined && isPipelineDecorator(site.path);
    const v1 =
      /^(?:ScriptRunConfig|PythonScriptStep|ParallelRunConfig|ParallelRunStep|EstimatorStep|Estimator|AutoMLConfig|HyperDriveConfig|CommandStep|DatabricksStep|RunConfiguration)$/.test(
        site.last,
      );
    const job = mayBuildJob(this.context, site);
    const sweep = site.last === 'sweep' && site.call.callee.kind === 'member';
    if (!pipeline && !job && !v1 && !sweep) {
      return;
    }
    for (const argument of site.call.args) {
      if (
        argument.name !== undefined &&
        /^(?:compute|compute_target|default_compute|default_compute_target)$/.test(argument.name)
      ) {
        this.use(site, argument, pipeline || argument.name.startsWith('default') ? 'pipeline' : 'job');
      }
    }
  }

  /** The computes that `load_job(…, params_override=[…])` and its like put over those of the file. */
  readOverrides(site: NamedCall): void {
    if (!/^load_(?:job|component|schedule|\w*batch_deployment)$/.test(site.last)) {
      return;
    }
    for (const { path, entry } of overridesOf(this.context, site)) {
      const last = path.at(-1);
      if ((last === 'compute' || last === 'default_compute') && entry.value.kind !== 'literal') {
        const by = loadedUse(site.last, path);
        this.context.add(
          { kind: 'computeUse', span: spanOf(entry), by, ...this.targetOf(entry.value, entry.scope) },
          computeEditor(this.context, entry.value),
        );
      }
    }
  }

  /** A schedule runs its job where the job says. */
  private readSchedule(site: NamedCall): void {
    const job = argumentOf(site.call, 'create_job');
    const made = job === undefined ? undefined : this.context.evaluator.resolve(job.value, site.scope);
    if (job === undefined || made?.expr.kind !== 'call') {
      return;
    }
    const compute = argumentOf(made.expr, 'compute') ?? argumentOf(made.expr, 'default_compute');
    if (compute !== undefined && compute.value.kind !== 'literal') {
      this.context.add({
        kind: 'computeUse',
        span: spanOf(job),
        by: 'schedule',
        ...this.targetOf(compute.value, made.scope),
      });
    }
  }

  private use(site: NamedCall, argument: Argument, by: ComputeUse['by']): void {
    if (argument.value.kind === 'literal') {
      return;
    }
    const target = this.targetOf(argument.value, site.scope);
    this.context.add(
      { kind: 'computeUse', span: spanOf(argument), by, ...target },
      computeEditor(this.context, argument.value),
    );
  }

  targetOf(expr: Expr, scope: Scope): { readonly target: Field; readonly provenType?: string } {
    const object = expr.kind === 'member' && expr.name === 'name' ? expr.object : expr;
    const made = this.context.evaluator.resolve(object, scope);
    const maker = this.context.evaluator.makerOf(object, scope) ?? '';
    const created = made.expr.kind === 'call' ? this.createdType(made.expr, maker, made.scope) : undefined;
    const createdName = made.expr.kind === 'call' ? argumentOf(made.expr, 'name', 1) : undefined;
    if (created !== undefined && createdName !== undefined) {
      return { target: this.nameOf(createdName.value, made.scope, expr), provenType: created };
    }
    const last = maker.slice(maker.lastIndexOf('.') + 1);
    const provenType = computeClasses.test(last) ? last.toLowerCase() : undefined;
    const named = provenType === undefined || made.expr.kind !== 'call' ? undefined : argumentOf(made.expr, 'name', 0);
    const field =
      named === undefined ? this.context.evaluator.field(expr, scope) : this.nameOf(named.value, made.scope, expr);
    const target: Field = field.state === 'literal' ? { ...field, value: field.value.replace(/^azureml:/, '') } : field;
    return { target, ...(provenType === undefined ? {} : { provenType }) };
  }

  /** The name that a compute was made with, as used at `use`. */
  private nameOf(name: Expr, scope: Scope, use: Expr): Field {
    const field = this.context.evaluator.field(name, scope);
    return field.state === 'literal' ? { ...field, usedAt: spanOf(use) } : field;
  }
}
