import type { Field } from '../../facts/field.js';
import type { RunLabelRole } from '../../facts/run-label.js';
import { entriesOf, type Entry } from './dict-entries.js';
import { argumentEditor, entryEditor, setValue } from './entry-editor.js';
import { argumentOf, makerName, type FactContext, type NamedCall } from './fact-context.js';
import { isJob, isPipelineDecorator, mayBuildJob } from './job-calls.js';
import { isRun } from './logged-facts.js';
import { overridesOf } from './override-entries.js';
import { dottedPath, type WriteSite } from './program.js';
import { spanOf, type Argument, type Expr } from './syntax.js';

type TextRole = Exclude<RunLabelRole, 'tag' | 'property'>;

const jobKeywords: Readonly<Record<string, RunLabelRole>> = {
  name: 'runId',
  display_name: 'displayName',
  experiment_name: 'experimentName',
  description: 'description',
  tags: 'tag',
  properties: 'property',
};

/** The texts that the program gives to runs, jobs and experiments. */
export function readLabelFacts(context: FactContext, calls: readonly NamedCall[]): void {
  const reader = new LabelReader(context);
  for (const site of calls) {
    reader.readCall(site);
  }
  for (const write of context.program.memberWrites) {
    reader.readAttribute(write);
  }
  for (const write of context.program.subscriptWrites) {
    reader.readSubscript(write);
  }
}

class LabelReader {
  constructor(private readonly context: FactContext) {}

  readCall(site: NamedCall): void {
    const { call, last, path } = site;
    if (site.decorates !== undefined && isPipelineDecorator(path)) {
      // A pipeline's own name becomes its component's name and its jobs' display name.
      this.keywords(site, { ...jobKeywords, name: 'displayName' });
    } else if (mayBuildJob(this.context, site)) {
      this.keywords(site, jobKeywords);
      this.overrides(site);
    } else if (last === 'create_or_update' || last === 'begin_create_or_update') {
      this.keywords(site, { experiment_name: 'experimentName' });
    } else if (path.startsWith('mlflow.') || isMlflowName(site)) {
      this.readMlflow(site);
    } else if (last === 'Experiment' && this.context.program.importsFrom('azureml')) {
      this.argument(site, argumentOf(call, 'name', 1), 'runIdPrefix');
    } else if (call.callee.kind === 'member') {
      this.readRunMethod(site, call.callee.object);
    }
  }

  private readMlflow(site: NamedCall): void {
    const { call, last } = site;
    switch (last) {
      case 'set_experiment':
        this.argument(site, argumentOf(call, 'experiment_name', 0), 'experimentName');
        return;
      case 'create_experiment':
        this.argument(site, argumentOf(call, 'name', 0), 'experimentName');
        return;
      case 'start_run':
        this.keywords(site, { run_name: 'runName', tags: 'tag', description: 'description' });
        return;
      case 'set_tag':
        this.keyed(site, argumentOf(call, 'key', 0), argumentOf(call, 'value', 1), 'tag');
        return;
      case 'set_tags':
      case 'set_experiment_tags':
        this.mapping(site, argumentOf(call, 'tags', 0), 'tag');
        return;
      default:
    }
  }

  private readRunMethod(site: NamedCall, object: Expr): void {
    const { call, last } = site;
    if (last === 'submit' || last === 'start_logging') {
      const experiment =
        makerName(this.context, object, site.scope) === 'Experiment' || /exp/i.test(dottedPath(object) ?? '');
      if (experiment) {
        this.keywords(site, { tags: 'tag', display_name: 'displayName' });
      }
      return;
    }
    if (last === 'set_tag' && /client/i.test(dottedPath(object) ?? '')) {
      this.keyed(site, argumentOf(call, 'key', 1), argumentOf(call, 'value', 2), 'tag');
      return;
    }
    if (!/^(?:tag|set_tags|add_properties)$/.test(last) || !isRun(this.context, object, site.scope)) {
      return;
    }
    if (last === 'tag') {
      this.keyed(site, argumentOf(call, 'key', 0), argumentOf(call, 'value', 1), 'tag');
    } else if (last === 'set_tags') {
      this.mapping(site, argumentOf(call, 'tags', 0), 'tag');
    } else {
      this.mapping(site, argumentOf(call, 'properties', 0), 'property');
    }
  }

  readAttribute(write: WriteSite<Extract<Expr, { kind: 'member' }>>): void {
    const role = Object.hasOwn(jobKeywords, write.target.name) ? jobKeywords[write.target.name] : undefined;
    if (role === undefined) {
      return;
    }
    const { object } = write.target;
    const job = isJob(this.context, object, write.scope);
    const run = role !== 'runId' && role !== 'experimentName' && isRun(this.context, object, write.scope);
    if (!job && !run) {
      return;
    }
    if (role === 'tag' || role === 'property') {
      this.entries(entriesOf(this.context, write.value, write.scope), role);
    } else {
      this.written(write, role);
    }
  }

  readSubscript(write: WriteSite<Extract<Expr, { kind: 'subscript' }>>): void {
    const [key] = write.target.index;
    if (key === undefined) {
      return;
    }
    const { object } = write.target;
    if (this.context.evaluator.isEnvironment(object, write.scope)) {
      const name = this.context.evaluator.text(key, write.scope);
      if (name === 'MLFLOW_RUN_NAME' || name === 'MLFLOW_EXPERIMENT_NAME') {
        this.written(write, name === 'MLFLOW_RUN_NAME' ? 'runName' : 'experimentName');
      }
      return;
    }
    if (object.kind === 'member' && /^(?:tags|properties)$/.test(object.name)) {
      const owner = object.object;
      if (isJob(this.context, owner, write.scope) || isRun(this.context, owner, write.scope)) {
        const { start, end } = write.statement.node;
        const entry: Entry = { key, value: write.value, scope: write.scope, statement: write.statement, start, end };
        this.entries([entry], object.name === 'tags' ? 'tag' : 'property');
      }
    }
  }

  private written(write: WriteSite<Expr>, role: TextRole): void {
    const value = this.context.evaluator.field(write.value, write.scope);
    this.context.add(
      { kind: 'runLabel', span: spanOf(write.statement.node), role, value },
      {
        remove: () => [this.context.edits.removeStatement(write.statement, write.scope)],
        set: (to) => setValue(this.context, write.value, write.scope, value, to),
      },
    );
  }

  private keywords(site: NamedCall, roles: Readonly<Record<string, RunLabelRole>>): void {
    for (const argument of site.call.args) {
      const role =
        argument.name !== undefined && Object.hasOwn(roles, argument.name) ? roles[argument.name] : undefined;
      if (role === 'tag' || role === 'property') {
        this.mapping(site, argument, role);
      } else if (role !== undefined) {
        this.argument(site, argument, role);
      }
    }
  }

  /** The labels that `load_job(…, params_override=[…])` puts over those of the file. */
  private overrides(site: NamedCall): void {
    for (const { path, entry, key, editor } of overridesOf(this.context, site)) {
      const [first = '', ...rest] = path;
      const role = Object.hasOwn(jobKeywords, first) ? jobKeywords[first] : undefined;
      const keyed = role === 'tag' || role === 'property';
      if (role !== undefined && rest.length === (keyed ? 1 : 0)) {
        const value = this.context.evaluator.field(entry.value, entry.scope);
        this.context.add(
          { kind: 'runLabel', span: spanOf(entry), role, ...(keyed ? { key } : {}), value },
          editor(value),
        );
      }
    }
  }

  private argument(site: NamedCall, argument: Argument | undefined, role: TextRole): void {
    if (argument === undefined || (argument.value.kind === 'literal' && argument.value.text === 'None')) {
      return;
    }
    const value = this.context.evaluator.field(argument.value, site.scope);
    this.context.add(
      { kind: 'runLabel', span: spanOf(argument), role, value },
      argumentEditor(this.context, site, argument, value),
    );
  }

  private mapping(site: NamedCall, argument: Argument | undefined, role: 'tag' | 'property'): void {
    if (argument !== undefined) {
      this.entries(entriesOf(this.context, argument.value, site.scope), role);
    }
  }

  private entries(entries: readonly Entry[], role: 'tag' | 'property'): void {
    for (const entry of entries) {
      const value = this.context.evaluator.field(entry.value, entry.scope);
      const key = this.keyOf(entry);
      this.context.add(
        { kind: 'runLabel', span: spanOf(entry), role, ...(key === undefined ? {} : { key }), value },
        entryEditor(this.context, entry, value),
      );
    }
  }

  private keyOf(entry: Entry): Field | undefined {
    if (entry.keyword !== undefined) {
      return {
        state: 'literal',
        value: entry.keyword,
        span: { start: entry.start, end: entry.start + entry.keyword.length },
      };
    }
    return entry.key === undefined ? undefined : this.context.evaluator.field(entry.key, entry.scope);
  }

  private keyed(
    site: NamedCall,
    key: Argument | undefined,
    value: Argument | undefined,
    role: 'tag' | 'property',
  ): void {
    if (value === undefined) {
      return;
    }
    const field = this.context.evaluator.field(value.value, site.scope);
    const keyField = key === undefined ? undefined : this.context.evaluator.field(key.value, site.scope);
    this.context.add(
      {
        kind: 'runLabel',
        span: spanOf(site.call),
        role,
        ...(keyField === undefined ? {} : { key: keyField }),
        value: field,
      },
      {
        remove: () => [this.context.edits.removeStatement(site.statement, site.scope)],
        set: (to) => setValue(this.context, value.value, site.scope, field, to),
      },
    );
  }
}

function isMlflowName(site: NamedCall): boolean {
  return /(?:^|\.)mlflow\.\w+$/.test(dottedPath(site.call.callee) ?? '');
}
