import { dottedPath } from './program.js';
import type { FunctionInfo, Scope } from './scope.js';
import type { FactContext, NamedCall } from './fact-context.js';
import type { Expr } from './syntax.js';

const jobClasses =
  /^(?:CommandJob|PipelineJob|SweepJob|SparkJob|ParallelJob|ImportJob|AutoMLJob|FineTuningJob|DistillationJob|(?:Classification|Regression|Forecasting|Image\w+|Text\w+)Job)$/;

const jobBuilders =
  /^azure\.ai\.ml(?:\.dsl|\.entities|\.automl|\.finetuning|\.sweep)?\.(?:command|spark|parallel|parallel_run_function|import_job|load_job|pipeline|classification|regression|forecasting|image_\w+|text_\w+)$/;

/** Whether a callee builds an SDK v2 job. */
export function buildsJob(path: string): boolean {
  return jobBuilders.test(path) || jobClasses.test(path.slice(path.lastIndexOf('.') + 1));
}

/** Whether an unimported callee may be such a builder: `from azure.ai.ml import *`, or a cell that we do not see. */
export function mayBuildJob(context: FactContext, site: NamedCall): boolean {
  return (
    buildsJob(site.path) ||
    (/^(?:command|spark|parallel_run_function|load_job)$/.test(site.path) &&
      site.scope.find(site.path, site.call.start) === undefined &&
      context.program.importsFrom('azure.ai.ml'))
  );
}

export function isPipelineDecorator(path: string): boolean {
  return /^(?:azure\.ai\.ml\.dsl\.pipeline|(?:azure\.ai\.ml\.)?dsl\.pipeline|pipeline|azure\.ai\.ml\.pipeline)$/.test(
    path,
  );
}

/** Whether an object is a job: by how it was made, else by what it is called. */
export function isJob(context: FactContext, expr: Expr, scope: Scope): boolean {
  const maker = context.evaluator.makerOf(expr, scope);
  if (maker !== undefined) {
    return (
      buildsJob(maker) ||
      /(?:^|\.)(?:sweep|create_or_update|jobs\.get)$/.test(maker) ||
      isPipelineFunction(context, expr, scope)
    );
  }
  return /(?:^|[._])(?:job|pipeline_job|sweep_job|command_job|returned_job|pipeline)$/i.test(dottedPath(expr) ?? '');
}

function isPipelineFunction(context: FactContext, expr: Expr, scope: Scope): boolean {
  const made = context.evaluator.resolve(expr, scope);
  const callee = made.expr.kind === 'call' ? made.expr.callee : undefined;
  const bound = callee?.kind === 'name' ? made.scope.find(callee.name, callee.start)?.bound : undefined;
  return bound?.is === 'function' && hasPipelineDecorator(context, bound.fn);
}

export function hasPipelineDecorator(context: FactContext, fn: FunctionInfo): boolean {
  return fn.node.decorators.some((decorator) => {
    const callee = decorator.kind === 'call' ? decorator.callee : decorator;
    return isPipelineDecorator(context.evaluator.qualifiedName(callee, fn.scope) ?? '');
  });
}
