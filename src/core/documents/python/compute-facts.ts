import type { ComputeUse } from '../../facts/compute.js';
import type { Field } from '../../facts/field.js';
import { argumentEditor, setValue } from './entry-editor.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { isJob, isPipelineDecorator, mayBuildJob } from './job-calls.js';
import { dottedPath, type Scope } from './program.js';
import { spanOf, type Argument, type CallExpr, type Expr } from './syntax.js';

const computeClasses = /^(?:ComputeInstance|AmlCompute|KubernetesCompute|VirtualMachineCompute|SynapseSparkCompute)$/;

/** The compute targets that the program defines, and the places that run on one. */
export function readComputeFacts(context: FactContext, calls: readonly NamedCall[]): void {
  const reader = new ComputeReader(context);
  for (const site of calls) {
    reader.readDefinition(site);
    reader.readUse(site);
  }
  for (const write of context.program.memberWrites) {
    const { name, object } = write.target;
    const settings = name === 'default_compute' || (name === 'default_compute_target' && object.kind === 'member');
    if (settings || ((name === 'compute' || name === 'target') && isJobOrConfig(context, object, write.scope, name))) {
      const target = reader.targetOf(write.value, write.scope);
      context.add(
        { kind: 'computeUse', span: spanOf(write.statement.node), by: settings ? 'pipeline' : 'job', ...target },
        { set: (to) => setValue(context, write.value, write.scope, target.target, to) },
      );
    }
  }
}

function isJobOrConfig(context: FactContext, object: Expr, scope: Scope, name: string): boolean {
  return name === 'target' ? /run_?config/i.test(dottedPath(object) ?? '') : isJob(context, object, scope);
}

class ComputeReader {
  constructor(private readonly context: FactContext) {}

  readDefinition(site: NamedCall): void {
    const { call, last, scope } = site;
    if (computeClasses.test(last) && !this.isV1(site)) {
      const name = argumentOf(call, 'name', 0);
      if (name !== undefined) {
        this.define(call, name.value, scope, last.replace(/Compute$/, (end) => (last === 'AmlCompute' ? end : '')).toLowerCase());
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
    const configuration = /\.create$/.test(path) ? argumentOf(call, 'provisioning_configuration', 2) : undefined;
    const maker = configuration === undefined ? undefined : this.context.evaluator.makerOf(configuration.value, scope);
    return /(\w+)\.provisioning_configuration$/.exec(maker ?? '')?.[1]?.toLowerCase();
  }

  // v1: `ComputeInstance(workspace=ws, name="x")` looks one up, which proves its type just as well.
  private isV1(site: NamedCall): boolean {
    return argumentOf(site.call, 'workspace') !== undefined && argumentOf(site.call, 'name') === undefined;
  }

  private define(call: CallExpr, name: Expr, scope: Scope, type: string): void {
    this.context.add({ kind: 'computeDefinition', span: spanOf(call), name: this.context.evaluator.field(name, scope), type });
  }

  readUse(site: NamedCall): void {
    const pipeline = site.decorates !== undefined && isPipelineDecorator(site.path);
    const v1 = /^(?:ScriptRunConfig|PythonScriptStep|ParallelRunConfig|ParallelRunStep|EstimatorStep|Estimator|AutoMLConfig|HyperDriveConfig|CommandStep|DatabricksStep|RunConfiguration)$/.test(site.last);
    const job = mayBuildJob(this.context, site);
    const sweep = site.last === 'sweep' && site.call.callee.kind === 'member';
    if (!pipeline && !job && !v1 && !sweep) {
      return;
    }
    for (const argument of site.call.args) {
      if (argument.name !== undefined && /^(?:compute|compute_target|default_compute|default_compute_target)$/.test(argument.name)) {
        this.use(site, argument, pipeline || argument.name.startsWith('default') ? 'pipeline' : 'job');
      }
    }
  }

  private use(site: NamedCall, argument: Argument, by: ComputeUse['by']): void {
    if (argument.value.kind === 'literal') {
      return;
    }
    const target = this.targetOf(argument.value, site.scope);
    this.context.add(
      { kind: 'computeUse', span: spanOf(argument), by, ...target },
      argumentEditor(this.context, site, argument, target.target),
    );
  }

  targetOf(expr: Expr, scope: Scope): { readonly target: Field; readonly provenType?: string } {
    const object = expr.kind === 'member' && expr.name === 'name' ? expr.object : expr;
    const made = this.context.evaluator.resolve(object, scope);
    const maker = this.context.evaluator.makerOf(object, scope) ?? '';
    const created = made.expr.kind === 'call' ? this.createdType(made.expr, maker, made.scope) : undefined;
    const createdName = made.expr.kind === 'call' ? argumentOf(made.expr, 'name', 1) : undefined;
    if (created !== undefined && createdName !== undefined) {
      return { target: this.context.evaluator.field(createdName.value, made.scope), provenType: created };
    }
    const last = maker.slice(maker.lastIndexOf('.') + 1);
    const provenType = computeClasses.test(last) ? last.toLowerCase() : undefined;
    const named = provenType === undefined || made.expr.kind !== 'call' ? undefined : argumentOf(made.expr, 'name', 0);
    const field =
      named === undefined ? this.context.evaluator.field(expr, scope) : this.context.evaluator.field(named.value, made.scope);
    const target: Field = field.state === 'literal' ? { ...field, value: field.value.replace(/^azureml:/, '') } : field;
    return { target, ...(provenType === undefined ? {} : { provenType }) };
  }
}
