import { entriesOf } from './dict-entries.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { mayBuildJob } from './job-calls.js';
import { spanOf, type Expr } from './syntax.js';
import type { Scope } from './scope.js';

const stageKey = /^(?:environment|env|stage|deployment[-_]?stage|tier)$/i;
const namedThings =
  /^(?:ManagedOnlineEndpoint|KubernetesOnlineEndpoint|BatchEndpoint|ModelBatchEndpoint|Workspace|Experiment)$/;

/** Signs that the program is about production. */
export function readProductionFacts(context: FactContext, calls: readonly NamedCall[]): void {
  for (const site of calls) {
    const { call, last, path, scope } = site;
    if (last === 'JobSchedule' || path.endsWith('Schedule.create')) {
      context.add({ kind: 'productionMark', span: spanOf(call), sign: 'schedule', value: '', inProgram: true });
    }
    const tags = argumentOf(call, 'tags');
    if (
      tags !== undefined &&
      (mayBuildJob(context, site) || namedThings.test(last) || /(?:Deployment|Schedule)$/.test(last))
    ) {
      readStages(context, tags.value, scope);
    }
    const endpoint = last.endsWith('Deployment') ? argumentOf(call, 'endpoint_name') : undefined;
    if (endpoint !== undefined) {
      readName(context, endpoint.value, scope);
    }
    const experiment = path === 'mlflow.set_experiment' || last === 'Experiment';
    if (namedThings.test(last) || experiment || mayBuildJob(context, site)) {
      const keywords = ['name', 'endpoint_name', 'experiment_name', 'workspace_name'];
      for (const argument of call.args) {
        const isName =
          argument.name === undefined
            ? experiment && argument.value.kind === 'string'
            : keywords.includes(argument.name);
        if (isName) {
          readName(context, argument.value, scope);
        }
      }
    }
  }
}

function readStages(context: FactContext, tags: Expr, scope: Scope): void {
  for (const entry of entriesOf(context, tags, scope)) {
    const key = entry.keyword ?? (entry.key === undefined ? undefined : context.evaluator.text(entry.key, entry.scope));
    const value =
      key !== undefined && stageKey.test(key) ? context.evaluator.text(entry.value, entry.scope) : undefined;
    if (value !== undefined) {
      context.add({ kind: 'productionMark', span: spanOf(entry), sign: 'stage', value });
    }
  }
}

function readName(context: FactContext, name: Expr, scope: Scope): void {
  const field = context.evaluator.field(name, scope);
  if (field.state === 'literal') {
    context.add({ kind: 'productionMark', span: field.usedAt ?? field.span, sign: 'name', value: field.value });
  }
}
