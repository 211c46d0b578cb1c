import { parseLocalPath } from '../../facts/resource-reference.js';
import { findScript, scriptsOfCommand } from '../command-line.js';
import { entriesOf } from './dict-entries.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { mayBuildJob } from './job-calls.js';
import type { Scope } from './scope.js';
import { spanOf, type Argument, type Expr } from './syntax.js';

/** The code of this repository that the program lets Azure ML run. */
export function readCodeFacts(context: FactContext, calls: readonly NamedCall[]): void {
  for (const site of calls) {
    readCodeRun(context, site);
  }
}

function readCodeRun(context: FactContext, site: NamedCall): void {
  const { call, last, scope } = site;
  const text = (argument: Argument | undefined): string | undefined =>
    argument === undefined ? undefined : context.evaluator.text(argument.value, scope);
  switch (last) {
    case 'ScriptRunConfig':
      add(context, site, text(argumentOf(call, 'source_directory', 0)), [
        text(argumentOf(call, 'script', 1)),
        ...commandScripts(context, argumentOf(call, 'command'), scope),
      ]);
      return;
    case 'PythonScriptStep':
      add(context, site, text(argumentOf(call, 'source_directory')), [text(argumentOf(call, 'script_name', 0))]);
      return;
    case 'Estimator':
    case 'PyTorch':
    case 'TensorFlow':
      if (site.path.startsWith('azureml.')) {
        add(context, site, text(argumentOf(call, 'source_directory')), [text(argumentOf(call, 'entry_script'))]);
      }
      return;
    case 'CodeConfiguration':
      add(context, site, text(argumentOf(call, 'code', 0)), [text(argumentOf(call, 'scoring_script', 1))], true);
      return;
    case 'InferenceConfig':
      add(context, site, text(argumentOf(call, 'source_directory')), [text(argumentOf(call, 'entry_script', 0))], true);
      return;
    case 'ParallelRunConfig':
    case 'RunFunction':
      add(
        context,
        site,
        text(argumentOf(call, last === 'RunFunction' ? 'code' : 'source_directory')),
        [text(argumentOf(call, 'entry_script'))],
        true,
      );
      return;
    default:
      if (mayBuildJob(context, site)) {
        const entry = argumentOf(call, 'entry');
        const scripts = entry === undefined ? [] : entryFiles(context, entry.value, scope);
        add(context, site, text(argumentOf(call, 'code')), [
          ...scripts,
          ...commandScripts(context, argumentOf(call, 'command'), scope),
        ]);
      }
  }
}

// `entry={"file": "train.py"}` of a Spark job.
function entryFiles(context: FactContext, entry: Expr, scope: Scope): readonly (string | undefined)[] {
  return entriesOf(context, entry, scope)
    .filter((one) => one.key !== undefined && context.evaluator.text(one.key, one.scope) === 'file')
    .map((one) => context.evaluator.text(one.value, one.scope));
}

function commandScripts(context: FactContext, command: Argument | undefined, scope: Scope): readonly string[] {
  if (command === undefined) {
    return [];
  }
  const made = context.evaluator.resolve(command.value, scope);
  const parts = made.expr.kind === 'list' ? made.expr.items : [made.expr];
  // The fixed words are enough to find the script; what is filled in ends a word.
  const words = parts.map((part) =>
    context.evaluator
      .origins(part, made.scope)
      .map((origin) => (origin.is === 'text' && origin.alternative !== true ? origin.text : ' | '))
      .join(''),
  );
  return scriptsOfCommand(words.join(' '));
}

function add(
  context: FactContext,
  site: NamedCall,
  code: string | undefined,
  scripts: readonly (string | undefined)[],
  scoring = false,
): void {
  const local =
    code === undefined || /^(?:azureml:|[a-z][a-z0-9+.-]+:\/\/)/i.test(code) ? undefined : code.replaceAll('\\', '/');
  const named = [...new Set(scripts.filter((script) => script !== undefined && script !== ''))].map((script) =>
    (script ?? '').replaceAll('\\', '/'),
  );
  if ((code !== undefined && local === undefined) || (local === undefined && named.length === 0)) {
    return;
  }
  context.add({
    kind: 'codeRun',
    span: spanOf(site.call),
    ...(local === undefined ? {} : { code: local }),
    scripts: named,
    scoring,
  });
  addReferences(context, site, local, named);
}

/** The places of the folder and of the scripts in it. */
function addReferences(
  context: FactContext,
  { call, scope }: NamedCall,
  code: string | undefined,
  scripts: readonly string[],
): void {
  const folder = code === undefined ? undefined : parseLocalPath(code)?.replace(/(?<!\/)\/+$/, '');
  const argument = argumentOf(call, 'code', 0) ?? argumentOf(call, 'source_directory', 0);
  const written = argument === undefined ? undefined : context.evaluator.field(argument.value, scope);
  if (folder !== undefined && written?.state === 'literal') {
    const span = written.usedAt ?? written.span;
    context.add({ kind: 'fileReference', span, path: folder, as: 'code' });
  }
  for (const script of scripts) {
    const path = parseLocalPath(script);
    const within = call.args.find(({ name }) => name !== undefined && scriptArguments.test(name))?.value ?? call;
    const span = findScript(context.text, call, script) ?? spanOf(within);
    if (path !== undefined && (code === undefined || folder !== undefined)) {
      context.add({
        kind: 'fileReference',
        span,
        path: code === undefined ? path : `${folder ?? ''}/${path}`,
        as: 'script',
      });
    }
  }
}

const scriptArguments = /^(?:command|script|script_name|entry_script|scoring_script|entry)$/;
