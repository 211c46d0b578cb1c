import { parseAssetReference, type AssetType, type AssetUse } from '../../facts/asset-use.js';
import { parseWebAddress, type DataSource } from '../../facts/data-source.js';
import type { TestTarget } from '../../facts/test-target.js';
import type { Span } from '../span.js';
import { optionEditor } from '../dependencies/option-editor.js';
import { readRequirementLine } from '../dependencies/requirements.js';
import { plainWords } from '../dependencies/words.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { mayBuildJob } from './job-calls.js';
import type { Scope } from './scope.js';
import { textSpan } from './string-text.js';
import { spanOf, type Argument, type Expr } from './syntax.js';

/** What the program lets Azure ML build from, run and read that may change or come from elsewhere. */
export function readIntegrityFacts(context: FactContext, calls: readonly NamedCall[]): void {
  for (const site of calls) {
    readEnvironment(context, site);
    readPackages(context, site);
    readAssets(context, site);
    readSources(context, site);
    readTestTarget(context, site);
    if (mayBuildJob(context, site) || site.last === 'CodeConfiguration') {
      addFile(context, site, argumentOf(site.call, 'code', site.last === 'CodeConfiguration' ? 0 : -1), 'code');
    }
  }
  for (const write of context.program.memberWrites) {
    const { name, object } = write.target;
    if (name === 'base_image' || (name === 'image' && isEnvironment(context, object, write.scope))) {
      addImage(context, write.statement.node, write.value, write.scope);
    } else if (name === 'inferencing_stack_version' && context.evaluator.text(write.value, write.scope) === 'latest') {
      const version = { is: 'label', label: 'latest' } as const;
      const span = spanOf(write.value);
      context.add({ kind: 'assetUse', span, asset: 'asset', by: 'reference', name: 'the inferencing stack', version });
    }
  }
}

function isEnvironment(context: FactContext, object: Expr, scope: Scope): boolean {
  return /(?:^|\.)Environment$/.test(context.evaluator.makerOf(object, scope) ?? '');
}

function readEnvironment(context: FactContext, site: NamedCall): void {
  const { call, last, path, scope } = site;
  const made = /(?:^|\.)Environment\.(from_\w+)$/.exec(path)?.[1];
  if (last === 'Environment') {
    addImageArgument(context, site, argumentOf(call, 'image'));
    addFile(context, site, argumentOf(call, 'conda_file'), 'file');
  } else if (made === 'from_docker_image') {
    addImageArgument(context, site, argumentOf(call, 'image', 1));
    addFile(context, site, argumentOf(call, 'conda_specification', 3), 'file');
    addFile(context, site, argumentOf(call, 'pip_requirements', 4), 'file');
  } else if (made === 'from_dockerfile') {
    for (const [index, name] of ['dockerfile', 'conda_specification', 'pip_requirements'].entries()) {
      addFile(context, site, argumentOf(call, name, index + 1), 'file');
    }
  } else if (made === 'from_conda_specification' || made === 'from_pip_requirements') {
    addFile(context, site, argumentOf(call, 'file_path', 1), 'file');
  } else if (last === 'BuildContext') {
    const folder = argumentOf(call, 'path');
    const dockerfile = argumentOf(call, 'dockerfile_path');
    const folderText = folder === undefined ? undefined : context.evaluator.text(folder.value, scope);
    addFile(context, site, folder, 'buildContext');
    if (folderText !== undefined) {
      addFile(context, site, dockerfile, 'file', `${folderText}/`);
    }
  } else if (/^(?:ContainerImage\.image_configuration|DockerConfiguration)$/.test(last)) {
    addImageArgument(context, site, argumentOf(call, 'base_image'));
  }
}

function addImageArgument(context: FactContext, site: NamedCall, argument: Argument | undefined): void {
  if (argument !== undefined) {
    addImage(context, argument, argument.value, site.scope);
  }
}

function addImage(context: FactContext, whole: { start: number; end: number }, value: Expr, scope: Scope): void {
  const image = context.evaluator.field(value, scope);
  if (image.state === 'dynamic' || (image.state === 'literal' && /[:/]/.test(image.value))) {
    context.add({ kind: 'imageUse', span: spanOf(whole), by: 'environment', image });
  }
}

function addFile(
  context: FactContext,
  site: NamedCall,
  argument: Argument | undefined,
  of: 'file' | 'buildContext' | 'code',
  before = '',
): void {
  const path = argument === undefined ? undefined : context.evaluator.text(argument.value, site.scope);
  if (path !== undefined && path !== '' && !/^(?:azureml:|git\+|[a-z][a-z\d+.-]+:\/\/)/i.test(path)) {
    context.add({
      kind: 'environmentSource',
      span: spanOf(site.call),
      of,
      path: `${before}${path}`.replaceAll('\\', '/'),
    });
  }
}

/** SDK v1: `CondaDependencies.create(pip_packages=[…])`, `add_pip_package("…")`. */
function readPackages(context: FactContext, { call, last, path, scope }: NamedCall): void {
  const lists =
    last === 'create' && path.endsWith('CondaDependencies.create')
      ? [argumentOf(call, 'pip_packages', 2), argumentOf(call, 'pip_indexurl')]
      : last === 'add_pip_package' || last === 'set_pip_option'
        ? [call.args[0]]
        : [];
  for (const argument of lists) {
    const made = argument === undefined ? undefined : context.evaluator.resolve(argument.value, scope).expr;
    const items = made?.kind === 'list' || made?.kind === 'tuple' ? made.items : made === undefined ? [] : [made];
    for (const item of items) {
      if (item.kind === 'string' && item.pieces.length === 1 && item.pieces[0]?.holes.length === 0) {
        const words = plainWords(context.text, textSpan(item, context.text));
        readRequirementLine(words, context.text).forEach(({ fact, option }) => {
          context.add(fact, option === undefined ? undefined : optionEditor(option));
        });
      }
    }
  }
}

const usedBy: Readonly<Record<string, AssetType>> = {
  environment: 'environment',
  model: 'model',
  component: 'component',
};

function readAssets(context: FactContext, site: NamedCall): void {
  const { call, last, path, scope } = site;
  if (mayBuildJob(context, site) || /(?:Deployment|Step|RunFunction|^parallel_run_function)$/.test(last)) {
    for (const argument of call.args) {
      const asset = argument.name === undefined ? undefined : usedBy[argument.name];
      if (asset !== undefined) {
        addAsset(context, argument.value, scope, asset, spanOf(call));
      }
    }
  }
  if (last === 'Input') {
    const of = isModelInput(context, site) ? 'model' : 'data asset';
    const input = argumentOf(call, 'path');
    if (
      input !== undefined &&
      /^azureml:(?!\/\/(?!registries\/))/.test(context.evaluator.text(input.value, scope) ?? '')
    ) {
      addAsset(context, input.value, scope, of);
    }
  }
  const operation = /(?:^|\.)_?(environments|models|components|data)\.get$/.exec(path)?.[1];
  if (operation !== undefined) {
    readLabel(context, site, operation === 'data' ? 'data asset' : (operation.slice(0, -1) as AssetType));
  } else if (/^azureml\..*\bDataset\.get_by_name$|^azureml\..*\bEnvironment\.get$/.test(path)) {
    readLookUp(context, site, path.includes('Dataset') ? 'data asset' : 'environment');
  }
}

/** A string, or an f-string of which at least the end is known: `f"azureml:{name}@latest"`. */
function addAsset(context: FactContext, value: Expr, scope: Scope, asset: AssetType, maker?: Span): void {
  const field = context.evaluator.field(value, scope);
  if (field.state === 'absent') {
    return;
  }
  const written =
    field.state === 'literal'
      ? field.value
      : field.origins
          .map((origin) => (origin.is === 'text' && origin.alternative !== true ? origin.text : 'computed'))
          .join('');
  const reference = /^azureml:|[\w.-]@[\w.-]+$|^AzureML-/.test(written) ? parseAssetReference(written) : undefined;
  if (reference === undefined || (field.state === 'dynamic' && !/[@:]latest$/.test(written))) {
    return;
  }
  const span = field.state === 'literal' ? (field.usedAt ?? field.span) : field.span;
  context.add({
    kind: 'assetUse',
    span,
    asset,
    by: 'reference',
    ...(maker === undefined ? {} : { maker }),
    ...reference,
  });
}

/** SDK v2: `ml_client.environments.get("x", label="latest")`. */
function readLabel(context: FactContext, { call, scope }: NamedCall, asset: AssetType): void {
  const argument = argumentOf(call, 'label') ?? argumentOf(call, 'version', 1);
  const label = argument === undefined ? undefined : context.evaluator.text(argument.value, scope);
  if (argument !== undefined && label?.toLowerCase() === 'latest') {
    addLookUp(context, call, scope, argument, asset, { is: 'label', label });
  }
}

/** SDK v1: `Dataset.get_by_name(workspace, "x")`, which takes the newest unless a version is given. */
function readLookUp(context: FactContext, { call, scope }: NamedCall, asset: AssetType): void {
  const version = argumentOf(call, 'version', 2);
  const text = version === undefined ? undefined : context.evaluator.text(version.value, scope);
  const name = argumentOf(call, 'name', 1);
  if (version !== undefined && text?.toLowerCase() === 'latest') {
    addLookUp(context, call, scope, version, asset, { is: 'label', label: text });
  } else if (
    version === undefined &&
    name !== undefined &&
    call.args.every((argument) => argument.spread === undefined)
  ) {
    addLookUp(context, call, scope, name, asset, { is: 'none' });
  }
}

function addLookUp(
  context: FactContext,
  call: NamedCall['call'],
  scope: Scope,
  at: Argument,
  asset: AssetType,
  version: AssetUse['version'],
): void {
  const named = argumentOf(call, 'name', version.is === 'none' ? 1 : 0);
  const name = named === undefined ? undefined : context.evaluator.text(named.value, scope);
  context.add({ kind: 'assetUse', span: spanOf(at.value), asset, by: 'lookUp', name: name ?? 'it', version });
}

function isModelInput(context: FactContext, { call, scope }: NamedCall): boolean {
  const type = argumentOf(call, 'type');
  return (
    type !== undefined &&
    ((type.value.kind === 'member' ? type.value.name : '').endsWith('_MODEL') ||
      (context.evaluator.text(type.value, scope) ?? '').endsWith('_model'))
  );
}

const readers =
  /^(?:read_(?:csv|json|parquet|excel|table|feather|html|xml|fwf)|from_delimited_files|from_files|from_parquet_files|from_json_lines_files|auto_read_file|urlretrieve|download_url|download_and_extract_archive|download_file|genfromtxt|loadtxt|load_dataset)$/;
const modelReaders = /^(?:load_state_dict_from_url|load_url|download_url_to_file)$/;

function readSources(context: FactContext, site: NamedCall): void {
  const { call, last, path } = site;
  const first = (...names: string[]): Argument | undefined =>
    names.map((name) => argumentOf(call, name)).find((argument) => argument !== undefined) ??
    (call.args[0]?.name === undefined ? call.args[0] : undefined);
  if (last === 'Input' && site.path !== 'Input') {
    addSource(context, site, argumentOf(call, 'path'), isModelInput(context, site) ? 'model' : 'data');
  } else if (last === 'Data' || (last === 'Model' && /azure\.ai\.ml|^Model$/.test(path))) {
    addSource(context, site, argumentOf(call, 'path'), last === 'Model' ? 'model' : 'data');
  } else if (modelReaders.test(last)) {
    addSource(context, site, first('url'), 'model');
  } else if (readers.test(last) || last === 'urlopen') {
    const argument = first('filepath_or_buffer', 'path_or_buf', 'io', 'path', 'url', 'download_url', 'fname');
    addSource(context, site, argument, 'data');
  }
}

function addSource(context: FactContext, site: NamedCall, argument: Argument | undefined, of: DataSource['of']): void {
  if (argument === undefined) {
    return;
  }
  const field = context.evaluator.field(argument.value, site.scope);
  if (field.state === 'absent') {
    return;
  }
  // What is known of the beginning tells the host; the rest may be the name of a file.
  const [start] = field.state === 'literal' ? [] : field.origins;
  const text =
    field.state === 'literal'
      ? field.value
      : start?.is === 'text' && /^https?:\/\/[^/]+\//i.test(start.text)
        ? start.alternative === true
          ? start.text
          : field.origins.map((origin) => (origin.is === 'text' ? origin.text : 'x')).join('')
        : undefined;
  const address = text === undefined ? undefined : parseWebAddress(text);
  if (text === undefined || address === undefined) {
    return;
  }
  // An interface that answers is no data; a file that is opened is.
  if (site.last === 'urlopen' && !/\.\w{2,8}(?:\.gz)?(?:$|\?)/.test(text.slice(text.indexOf('/', 8)))) {
    return;
  }
  const model =
    of === 'model' || /\.(?:pkl|pickle|joblib|pth?|ckpt|onnx|safetensors|h5|keras|gguf)(?:$|\?)/i.test(text);
  context.add({ kind: 'dataSource', span: field.span, of: model ? 'model' : 'data', ...address });
}

function readTestTarget(context: FactContext, { call, path, last }: NamedCall): void {
  const add = (target: TestTarget['target'], span = spanOf(call)): void => {
    context.add({ kind: 'testTarget', span, target });
  };
  if (/(?:^|\.)AciWebservice\.deploy_configuration$/.test(path)) {
    add('Azure Container Instances');
  } else if (/(?:^|\.)LocalWebservice\.deploy_configuration$/.test(path)) {
    add('a local web service');
  } else if (
    /^(?:begin_create_or_update|create_or_update|begin_delete)$/.test(last) &&
    /online_(?:endpoints|deployments)\./.test(path)
  ) {
    const local = argumentOf(call, 'local');
    if (local?.value.kind === 'literal' && local.value.text === 'True' && last !== 'begin_delete') {
      add('a local endpoint', spanOf(local));
    }
  }
}
