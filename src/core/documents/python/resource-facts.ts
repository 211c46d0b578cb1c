import type { Fact } from '../../facts/fact.js';
import type { Literal } from '../../facts/field.js';
import type { FileReference, ResourceDefinition, ResourceKind, ResourceReference } from '../../facts/resource.js';
import { parseLocalPath, parseResourceReference } from '../../facts/resource-reference.js';
import type { Span } from '../span.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { isPipelineDecorator, mayBuildJob } from './job-calls.js';
import { clientOperations, firstSdkCalls, loadedKind, resourceClasses } from './resource-classes.js';
import type { Scope } from './scope.js';
import { spanOf, type Argument, type Expr } from './syntax.js';

/** What the program defines, and what of Azure ML and of the repository it refers to. */
export function readResourceFacts(context: FactContext, calls: readonly NamedCall[]): void {
  const reader = new ResourceReader(context);
  for (const site of calls) {
    reader.readCall(site);
  }
  for (const write of context.program.memberWrites) {
    if (write.target.name === 'default_datastore') {
      reader.resource(write.value, write.scope, 'datastore', true);
    }
  }
}

/** The references that uses of compute targets are, each place once. */
export function computeReferences(facts: readonly Fact[]): readonly ResourceReference[] {
  const references = new Map<number, ResourceReference>();
  for (const fact of facts) {
    const target = fact.kind === 'computeUse' ? fact.target : undefined;
    const parts = target?.state === 'literal' ? parseResourceReference(target.value, 'compute') : undefined;
    if (target?.state === 'literal' && parts !== undefined) {
      const span = target.usedAt ?? target.span;
      references.set(span.start, { kind: 'resourceReference', span, ...parts });
    }
  }
  return [...references.values()];
}

const usingCalls = /(?:Deployment|Step|RunFunction|Component)$|^parallel_run_function$/;
const named: Readonly<Record<string, ResourceKind>> = {
  environment: 'environment',
  model: 'model',
  component: 'component',
  endpoint_name: 'endpoint',
  default_datastore: 'datastore',
};

class ResourceReader {
  constructor(private readonly context: FactContext) {}

  readCall(site: NamedCall): void {
    const { last } = site;
    const builder = mayBuildJob(this.context, site);
    const pipeline = site.decorates !== undefined && isPipelineDecorator(site.path);
    if (builder || pipeline || usingCalls.test(last)) {
      this.#readWork(site);
    }
    if (pipeline || (builder && !last.startsWith('load_'))) {
      this.#define(site, { of: 'job', type: pipeline ? 'pipeline' : jobType(last) }, argumentOf(site.call, 'name'));
    }
    const operation = operationOf(site);
    if (operation !== undefined) {
      this.#readOperation(site, operation);
    } else if (this.#isOfSdk(site)) {
      this.#readSdkCall(site);
    }
  }

  #readSdkCall(site: NamedCall): void {
    const { call, last, path, scope } = site;
    if (/^azureml\b/.test(path)) {
      this.#readFirstSdk(site);
      return;
    }
    const defined = resourceClasses.get(last);
    if (defined !== undefined) {
      const type =
        defined.type ?? (defined.of === 'environment' ? undefined : this.#text(argumentOf(call, 'type'), scope));
      this.#define(site, { ...defined, ...(type === undefined ? {} : { type }) }, argumentOf(call, 'name', 0));
    }
    const loaded = last.startsWith('load_') ? loadedKind(last) : undefined;
    if (loaded !== undefined) {
      this.file(argumentOf(call, 'source', 0) ?? argumentOf(call, 'path'), scope, loaded);
    }
    switch (last) {
      case 'Input':
      case 'Output':
        this.#path(argumentOf(call, 'path'), scope, this.#isModel(site) ? 'model' : 'data');
        break;
      case 'Data':
      case 'Model':
        this.#path(argumentOf(call, 'path'), scope, last === 'Model' ? 'model' : 'data');
        break;
      case 'Environment':
        this.file(argumentOf(call, 'conda_file'), scope, 'environmentSource');
        break;
      case 'BuildContext':
        this.#readBuild(site);
        break;
      default:
    }
  }

  /** SDK v1: `Datastore.get(workspace, "orders")`. */
  #readFirstSdk(site: NamedCall): void {
    const { call, path, scope, last } = site;
    const end = /(?:^|\.)((?:[A-Z]\w*\.)?\w+)$/.exec(path)?.[1] ?? '';
    const known = firstSdkCalls.get(end);
    if (known?.by === 'definition') {
      this.#define(site, { of: known.of }, argumentOf(call, known.name, known.at));
    } else if (known !== undefined) {
      const name = argumentOf(call, known.name, known.at);
      const version = this.#text(argumentOf(call, 'version'), scope);
      this.resource(name?.value, scope, known.of, true, version);
    } else if (/^Datastore\.register_azure_\w+$/.test(end)) {
      this.#define(site, { of: 'datastore' }, argumentOf(call, 'datastore_name', 1));
    } else if (/^from_(?:conda_specification|pip_requirements)$/.test(last)) {
      this.file(argumentOf(call, 'file_path', 1), scope, 'environmentSource');
    } else if (last === 'from_dockerfile') {
      this.file(argumentOf(call, 'dockerfile', 1), scope, 'environmentSource');
    }
  }

  #readWork({ call, scope }: NamedCall): void {
    for (const { name, value } of call.args) {
      const to = name === undefined ? undefined : named[name];
      if (to !== undefined) {
        this.resource(value, scope, to, to === 'endpoint' || to === 'datastore');
      }
    }
  }

  /** `ml_client.environments.get("churn", version="3")`, and whatever else is done to one that is named. */
  #readOperation({ call, scope }: NamedCall, of: ResourceKind): void {
    const version = this.#text(argumentOf(call, 'version', 1), scope);
    const label = this.#text(argumentOf(call, 'label'), scope);
    this.resource(argumentOf(call, 'name', 0)?.value, scope, of, true, version, label);
    if (of !== 'endpoint') {
      this.resource(argumentOf(call, 'endpoint_name')?.value, scope, 'endpoint', true);
    } else {
      this.resource(argumentOf(call, 'endpoint_name')?.value, scope, of, true);
      this.resource(argumentOf(call, 'deployment_name')?.value, scope, 'deployment', true);
    }
  }

  #readBuild({ call, scope }: NamedCall): void {
    const folder = argumentOf(call, 'path', 0);
    const path = parseLocalPath(this.#text(folder, scope) ?? '');
    this.file(folder, scope, 'environmentSource');
    if (path !== undefined) {
      this.file(argumentOf(call, 'dockerfile_path'), scope, 'environmentSource', `${path.replace(/(?<!\/)\/+$/, '')}/`);
    }
  }

  #define(
    site: NamedCall,
    defined: Pick<ResourceDefinition, 'of'> & { readonly type?: string },
    name: Argument | undefined,
  ): void {
    const written = this.#literal(name?.value, site.scope);
    const version = this.#text(argumentOf(site.call, 'version'), site.scope);
    const { callee } = site.written;
    const maker =
      callee.kind === 'member' ? { start: callee.end - callee.name.length, end: callee.end } : spanOf(callee);
    this.context.add({
      kind: 'resourceDefinition',
      span: spanOf(site.written),
      head: written === undefined ? maker : placeOf(written),
      of: defined.of,
      ...(written === undefined ? {} : { name: written.value }),
      ...(version === undefined ? {} : { version }),
      ...(defined.type === undefined ? {} : { type: defined.type.toLowerCase() }),
    });
  }

  /** @param plain whether a name without `azureml:`, version and label is one */
  resource(
    value: Expr | undefined,
    scope: Scope,
    to: ResourceKind,
    plain = false,
    version?: string,
    label?: string,
  ): void {
    const written = this.#literal(value, scope);
    if (written === undefined || (!plain && !/^azureml:|^[\w.-]+[@:][\w.-]+$|^AzureML-/.test(written.value))) {
      return;
    }
    const parts = parseResourceReference(written.value, to);
    if (parts !== undefined) {
      this.context.add({
        kind: 'resourceReference',
        span: placeOf(written),
        ...parts,
        ...(version === undefined ? {} : { version }),
        ...(label === undefined ? {} : { label }),
      });
    }
  }

  file(argument: Argument | undefined, scope: Scope, as: FileReference['as'], before = ''): void {
    const written = this.#literal(argument?.value, scope);
    const path = written === undefined ? undefined : parseLocalPath(written.value);
    if (written !== undefined && path !== undefined) {
      this.context.add({ kind: 'fileReference', span: placeOf(written), path: `${before}${path}`, as });
    }
  }

  #path(argument: Argument | undefined, scope: Scope, of: 'data' | 'model'): void {
    if (/^azureml:/i.test(this.#text(argument, scope) ?? '')) {
      this.resource(argument?.value, scope, of);
    } else {
      this.file(argument, scope, of);
    }
  }

  #literal(value: Expr | undefined, scope: Scope): Literal | undefined {
    if (value === undefined || value.kind === 'dict' || value.kind === 'literal') {
      return undefined;
    }
    // `endpoint_name=endpoint.name`, where the same program makes the endpoint with a constant name.
    if (value.kind === 'member' && value.name === 'name') {
      const made = this.context.evaluator.resolve(value.object, scope);
      const name = made.expr.kind === 'call' ? argumentOf(made.expr, 'name') : undefined;
      const field = name === undefined ? undefined : this.context.evaluator.field(name.value, made.scope);
      if (field?.state === 'literal') {
        return { ...field, usedAt: spanOf(value) };
      }
    }
    const field = this.context.evaluator.field(value, scope);
    return field.state === 'literal' ? field : undefined;
  }

  #text(argument: Argument | undefined, scope: Scope): string | undefined {
    return this.#literal(argument?.value, scope)?.value;
  }

  #isModel({ call, scope }: NamedCall): boolean {
    const type = argumentOf(call, 'type')?.value;
    return type?.kind === 'member'
      ? type.name.endsWith('_MODEL')
      : (this.context.evaluator.text(type, scope) ?? '').endsWith('_model');
  }

  /** Whether a callee is the SDK's: imported from it, or by a cell or `import *` that we do not see. */
  #isOfSdk({ path, last, call, scope }: NamedCall): boolean {
    return (
      /^azure(?:\.ai\.ml|ml)\b/.test(path) ||
      (path === last &&
        (resourceClasses.has(last) || last === 'Input' || last.startsWith('load_')) &&
        call.callee.kind === 'name' &&
        scope.find(last, call.start) === undefined &&
        this.context.program.importsFrom('azure.ai.ml'))
    );
  }
}

function placeOf({ span, usedAt }: Literal): Span {
  return usedAt ?? span;
}

function jobType(maker: string): string {
  const name = maker.replace(/Job$|_job$|_run_function$/, '').toLowerCase();
  return /^(?:command|pipeline|sweep|spark|parallel|import)$/.test(name) ? name : 'automl';
}

// A dict may be called `data` and be asked with `get`, so what it stands on has to be a client.
function operationOf({ call: { callee } }: NamedCall): ResourceKind | undefined {
  if (callee.kind !== 'member' || callee.object.kind !== 'member') {
    return undefined;
  }
  const of = clientOperations.get(callee.object.name);
  const client = callee.object.object;
  const called = client.kind === 'name' || client.kind === 'member' ? client.name : '';
  return of !== undefined && /client|registry|workspace|^_?ml[_c]?|^mlc/i.test(called) ? of : undefined;
}
