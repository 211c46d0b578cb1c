import { sparkVariable, type EnvironmentOwner } from '../../facts/environment-variable.js';
import { absent, type Field } from '../../facts/field.js';
import { entriesOf, updateEntries, type Entry } from './dict-entries.js';
import { entryEditor } from './entry-editor.js';
import { argumentOf, makerName, type FactContext, type NamedCall } from './fact-context.js';
import { overridesOf, type Override } from './override-entries.js';
import { dottedPath } from './program.js';
import type { Scope } from './scope.js';
import { spanOf, type Expr } from './syntax.js';

const owners: Readonly<Record<string, EnvironmentOwner>> = {
  ManagedOnlineDeployment: 'onlineDeployment',
  KubernetesOnlineDeployment: 'onlineDeployment',
  OnlineDeployment: 'onlineDeployment',
  BatchDeployment: 'batchDeployment',
  ModelBatchDeployment: 'batchDeployment',
  ModelBatchDeploymentSettings: 'batchDeployment',
  PipelineComponentBatchDeployment: 'batchDeployment',
  CommandComponent: 'component',
  ParallelComponent: 'component',
  SparkComponent: 'component',
  Environment: 'environment',
  CustomApplications: 'computeInstance',
};

/** The environment variables that the program hands to Azure ML; returns the expressions of their values. */
export function readEnvironmentFacts(context: FactContext, calls: readonly NamedCall[]): ReadonlySet<Expr> {
  const reader = new EnvironmentReader(context);
  for (const site of calls) {
    const variables = argumentOf(site.call, 'environment_variables');
    if (variables !== undefined) {
      reader.addEntries(entriesOf(context, variables.value, site.scope), owners[site.last] ?? 'job');
    }
    const spark = /^azure\.ai\.ml\b/.test(site.path) ? argumentOf(site.call, 'conf') : undefined;
    if (spark !== undefined) {
      reader.addSparkSettings(entriesOf(context, spark.value, site.scope));
    }
    const callee = site.call.callee;
    if (site.last === 'update' && callee.kind === 'member' && endsInVariables(callee.object)) {
      reader.addEntries(updateEntries(context, site.call, site.scope), ownerOf(context, callee.object, site.scope));
    }
    for (const override of overridesOf(context, site)) {
      if (override.path.at(-2) === 'environment_variables') {
        reader.addOverride(override, ownerOfLoaded(site.last));
      }
    }
  }
  for (const write of context.program.memberWrites) {
    if (write.target.name === 'environment_variables') {
      reader.addEntries(entriesOf(context, write.value, write.scope), ownerOf(context, write.target, write.scope));
    }
  }
  for (const write of context.program.subscriptWrites) {
    const [key] = write.target.index;
    if (key !== undefined && endsInVariables(write.target.object)) {
      const { start, end } = write.statement.node;
      const entry: Entry = { key, value: write.value, scope: write.scope, statement: write.statement, start, end };
      reader.addEntries([entry], ownerOf(context, write.target.object, write.scope));
    }
  }
  return reader.constants;
}

function endsInVariables(expr: Expr): expr is Extract<Expr, { kind: 'member' }> {
  return expr.kind === 'member' && expr.name === 'environment_variables';
}

/** The owner of `x.environment_variables`, by how `x` was made, else by how it is called. */
function ownerOf(context: FactContext, variables: Expr, scope: Scope): EnvironmentOwner {
  const object = variables.kind === 'member' ? variables.object : variables;
  const owner = owners[makerName(context, object, scope)];
  if (owner !== undefined) {
    return owner;
  }
  const path = (dottedPath(object) ?? '').toLowerCase();
  if (/(?:^|[._])env(?:ironment)?$/.test(path)) {
    return 'environment';
  }
  if (path.includes('deploy')) {
    return path.includes('batch') ? 'batchDeployment' : 'onlineDeployment';
  }
  return path.endsWith('component') ? 'component' : 'job';
}

/** The owner of a variable that is put over one of a file, by what is loaded. */
function ownerOfLoaded(loader: string): EnvironmentOwner {
  switch (loader) {
    case 'load_online_deployment':
      return 'onlineDeployment';
    case 'load_batch_deployment':
    case 'load_model_batch_deployment':
    case 'load_pipeline_component_batch_deployment':
      return 'batchDeployment';
    case 'load_component':
      return 'component';
    case 'load_environment':
      return 'environment';
    default:
      return 'job';
  }
}

class EnvironmentReader {
  /** The values of the entries, and the expressions elsewhere that they stand for. */
  readonly constants = new Set<Expr>();
  private readonly seen = new Set<Expr>();

  constructor(private readonly context: FactContext) {}

  addEntries(entries: readonly Entry[], owner: EnvironmentOwner): void {
    for (const entry of entries) {
      if (this.isSeen(entry)) {
        continue;
      }
      const value = this.context.evaluator.field(entry.value, entry.scope);
      const fact = {
        kind: 'environmentVariable',
        span: spanOf(entry),
        owner,
        name: this.nameOf(entry),
        value,
      } as const;
      this.context.add(fact, entryEditor(this.context, entry, value));
    }
  }

  /** `spark.executorEnv.X`: <https://spark.apache.org/docs/latest/configuration.html>; its key takes no other name. */
  addSparkSettings(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const key = this.context.evaluator.field(entry.key, entry.scope);
      const variable = key.state === 'literal' ? sparkVariable(key.value) : undefined;
      if (variable !== undefined && key.state === 'literal' && !this.isSeen(entry)) {
        const value = this.context.evaluator.field(entry.value, entry.scope);
        const name = { ...key, value: variable };
        this.context.add({ kind: 'environmentVariable', span: spanOf(entry), owner: 'job', name, value });
      }
    }
  }

  addOverride({ entry, key, editor }: Override, owner: EnvironmentOwner): void {
    if (!this.isSeen(entry)) {
      const value = this.context.evaluator.field(entry.value, entry.scope);
      this.context.add({ kind: 'environmentVariable', span: spanOf(entry), owner, name: key, value }, editor(value));
    }
  }

  private isSeen(entry: Entry): boolean {
    const seen = this.seen.has(entry.value);
    this.seen.add(entry.value);
    this.constants.add(entry.value).add(this.context.evaluator.resolve(entry.value, entry.scope).expr);
    return seen;
  }

  private nameOf(entry: Entry): Field {
    if (entry.keyword !== undefined) {
      return {
        state: 'literal',
        value: entry.keyword,
        span: { start: entry.start, end: entry.start + entry.keyword.length },
      };
    }
    const name = this.context.evaluator.field(entry.key, entry.scope);
    return name.state === 'literal' ? name : absent;
  }
}
