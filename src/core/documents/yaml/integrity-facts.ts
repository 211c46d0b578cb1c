import type { Node } from 'yaml';
import { parseAssetReference, type AssetType } from '../../facts/asset-use.js';
import { parseWebAddress, type DataSource } from '../../facts/data-source.js';
import { readCondaFacts } from '../dependencies/conda-facts.js';
import type { AmlKind } from './aml-kind.js';
import type { YamlFactContext } from './fact-context.js';
import type { Entry, Place } from './yaml-node.js';

const maxDepth = 8;

/** What a file lets Azure ML build from, run and read that may change or come from elsewhere. */
export function readIntegrityFacts(context: YamlFactContext, kind: AmlKind, root: Node): void {
  switch (kind) {
    case 'environment':
      readEnvironment(context, root, undefined);
      return;
    case 'job':
    case 'pipeline':
    case 'component':
    case 'pipelineComponent':
    case 'schedule':
    case 'onlineDeployment':
    case 'batchDeployment':
      readWork(context, root, undefined, 0);
      return;
    case 'other':
      readAsset(context, root);
      return;
    default:
  }
}

/** Data and model assets, which no other fact is read from. */
function readAsset(context: YamlFactContext, root: Node): void {
  const { reader } = context;
  const schema = reader.text(reader.find(root, '$schema')?.value) ?? '';
  const of = /\/model\.schema\.json/i.test(schema)
    ? 'model'
    : /\/(?:data|mltable)\.schema\.json/i.test(schema)
      ? 'data'
      : undefined;
  if (of === undefined) {
    return;
  }
  addSource(context, reader.find(root, 'path'), of);
  for (const item of reader.items(reader.find(root, 'paths')?.value)) {
    for (const entry of reader.entries(item)) {
      addSource(context, entry, of);
    }
  }
}

/** Jobs, components, deployments and what they hold. */
function readWork(context: YamlFactContext, node: Node, parent: Place | undefined, depth: number): void {
  const { reader } = context;
  if (depth > maxDepth) {
    return;
  }
  for (const entry of reader.entries(node, parent)) {
    const { value } = entry;
    if (value === undefined) {
      continue;
    }
    const isMap = reader.isMap(value);
    switch (entry.key) {
      case 'environment':
        if (isMap) {
          readEnvironment(context, value, entry.place);
        } else {
          addAsset(context, entry, 'environment');
        }
        break;
      case 'model':
        if (isMap) {
          addPath(context, reader.find(value, 'path', entry.place), 'model');
        } else {
          addAsset(context, entry, 'model');
        }
        break;
      case 'component':
      case 'trial':
      case 'create_job':
      case 'task':
        if (isMap) {
          readWork(context, value, entry.place, depth + 1);
        } else {
          addAsset(context, entry, 'component');
        }
        break;
      case 'jobs':
        for (const child of reader.entries(value, entry.place)) {
          if (child.value !== undefined) {
            readWork(context, child.value, child.place, depth + 1);
          }
        }
        break;
      case 'inputs':
        for (const input of reader.entries(value, entry.place)) {
          readInput(context, input);
        }
        break;
      case 'code':
        addCode(context, entry);
        break;
      case 'code_configuration':
        addCode(context, reader.find(value, 'code', entry.place));
        break;
      default:
    }
  }
}

function readInput(context: YamlFactContext, input: Entry): void {
  const { reader } = context;
  if (!reader.isMap(input.value)) {
    addVersion(context, input.key, input);
    addSource(context, input, 'data', /\.\w+$/);
    return;
  }
  const type = reader.text(reader.find(input.value, 'type', input.place)?.value) ?? '';
  const of = type.endsWith('_model') ? 'model' : 'data';
  addPath(context, reader.find(input.value, 'path', input.place), of);
  for (const key of ['default', 'value']) {
    addVersion(context, input.key, reader.find(input.value, key, input.place));
  }
}

/** `model_version: latest`, which a script will look up. */
function addVersion(context: YamlFactContext, name: string, entry: Entry | undefined): void {
  const label = context.reader.text(entry?.value);
  const what = /^(?:(.*)_)?version$/i.exec(name);
  if (entry?.value !== undefined && what !== null && label?.toLowerCase() === 'latest') {
    const span = context.reader.spanOf(entry.value);
    context.add({
      kind: 'assetUse',
      span,
      asset: 'asset',
      by: 'lookUp',
      name: what[1] ?? name,
      version: { is: 'label', label },
    });
  }
}

/** A path that may be an asset or an address. */
function addPath(context: YamlFactContext, entry: Entry | undefined, of: DataSource['of']): void {
  const text = context.reader.text(entry?.value) ?? '';
  if (
    entry !== undefined &&
    /^azureml:(?!\/\/(?:datastores|subscriptions)\/)/.test(text) &&
    !/\/(?:datastores|paths|jobs|runs)\//.test(text)
  ) {
    addAsset(context, entry, of === 'model' ? 'model' : 'data asset');
  } else {
    addSource(context, entry, of);
  }
}

function addAsset(context: YamlFactContext, entry: Entry, asset: AssetType): void {
  const text = context.reader.text(entry.value);
  // Anything without the prefix is a file, except for names of environments that Microsoft keeps.
  const reference = text === undefined || !/^azureml:|^AzureML-/.test(text) ? undefined : parseAssetReference(text);
  if (entry.value !== undefined && reference !== undefined) {
    context.add({ kind: 'assetUse', span: context.reader.spanOf(entry.value), asset, by: 'reference', ...reference });
  }
}

function addSource(context: YamlFactContext, entry: Entry | undefined, of: DataSource['of'], looksSo?: RegExp): void {
  const field = context.reader.field(entry?.value);
  const address = field.state === 'literal' ? parseWebAddress(field.value) : undefined;
  if (field.state === 'literal' && address !== undefined && (looksSo?.test(field.value) ?? true)) {
    context.add({ kind: 'dataSource', span: field.span, of, ...address });
  }
}

function addCode(context: YamlFactContext, entry: Entry | undefined): void {
  const path = context.reader.text(entry?.value);
  if (entry !== undefined && path !== undefined && isLocal(path)) {
    context.add({ kind: 'environmentSource', span: entry.span, of: 'code', path });
  }
}

/** An environment: `image`, `conda_file`, `build`; in older files the image stands below `docker`. */
function readEnvironment(context: YamlFactContext, node: Node, parent: Place | undefined): void {
  const { reader } = context;
  const docker = reader.find(node, 'docker', parent);
  for (const entry of [
    reader.find(node, 'image', parent),
    reader.find(docker?.value, 'image', docker?.place),
    reader.find(docker?.value, 'base_image', docker?.place),
  ]) {
    if (entry !== undefined && !reader.isMap(entry.value)) {
      const image = reader.field(entry.value);
      context.add({ kind: 'imageUse', span: entry.span, by: 'environment', image });
    }
  }
  for (const conda of [reader.find(node, 'conda_file', parent), reader.find(node, 'conda_dependencies', parent)]) {
    if (conda !== undefined && reader.isMap(conda.value)) {
      readCondaFacts(context, conda.value);
    } else {
      addFile(context, conda, 'file', reader.text(conda?.value));
    }
  }
  const build = reader.find(node, 'build', parent) ?? (reader.isMap(docker?.value) ? docker : undefined);
  const folder = reader.find(build?.value, 'path', build?.place);
  const folderPath = reader.text(folder?.value);
  const dockerfile = reader.find(build?.value, 'dockerfile_path', build?.place);
  const dockerfilePath = reader.text(dockerfile?.value);
  addFile(context, folder, 'buildContext', folderPath);
  addFile(
    context,
    dockerfile,
    'file',
    folderPath === undefined || dockerfilePath === undefined ? dockerfilePath : `${folderPath}/${dockerfilePath}`,
  );
}

function addFile(
  context: YamlFactContext,
  entry: Entry | undefined,
  of: 'file' | 'buildContext',
  path: string | undefined,
): void {
  if (entry !== undefined && path !== undefined && isLocal(path)) {
    context.add({ kind: 'environmentSource', span: entry.span, of, path: path.replace(/^file:/, '') });
  }
}

function isLocal(path: string): boolean {
  return path !== '' && !/^(?!file:)[a-z][\w+.-]*:|^git\+|\$\{|\{\{/i.test(path);
}
