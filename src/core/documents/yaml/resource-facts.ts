import type { Node } from 'yaml';
import type { ResourceKind } from '../../facts/resource.js';
import type { AmlKind } from './aml-kind.js';
import type { YamlFactContext } from './fact-context.js';
import { ReferenceReader } from './reference-facts.js';

/** What a file defines, and what of Azure ML and of the repository it refers to. */
export function readResourceFacts(context: YamlFactContext, kind: AmlKind, root: Node): void {
  const defined = definitionOf(context, kind, root);
  if (defined === undefined) {
    return;
  }
  const { reader } = context;
  const constant = (key: string): string | undefined => {
    const field = reader.field(reader.find(root, key)?.value);
    return field.state === 'literal' ? field.value : undefined;
  };
  const name = constant('name');
  const version = constant('version');
  context.add({
    kind: 'resourceDefinition',
    span: reader.spanOf(root),
    head: context.headOf(root),
    of: defined.of,
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    ...(defined.type === undefined ? {} : { type: defined.type.toLowerCase() }),
  });
  new ReferenceReader(context).readDefinition(defined.of, root);
}

function definitionOf(
  { reader }: YamlFactContext,
  kind: AmlKind,
  root: Node,
): { readonly of: ResourceKind; readonly type?: string | undefined } | undefined {
  const type = reader.text(reader.find(root, 'type')?.value);
  const schema = /(?:^|\/)([^/]+?)(?:\.schema)?\.json(?:[?#]|$)/i.exec(
    reader.text(reader.find(root, '$schema')?.value) ?? '',
  )?.[1];
  switch (kind) {
    case 'job':
      return { of: 'job', type: type ?? schema?.replace(/Job$/i, '') ?? 'command' };
    case 'pipeline':
      return { of: 'job', type: 'pipeline' };
    case 'component':
      return { of: 'component', type: type ?? schema?.replace(/Component$/i, '') };
    case 'pipelineComponent':
      return { of: 'component', type: 'pipeline' };
    case 'environment':
    case 'schedule':
      return { of: kind };
    case 'compute':
      return { of: kind, type: type ?? schema };
    case 'datastore':
      return { of: kind, type: type ?? (schema === undefined ? undefined : datastoreTypes[schema.toLowerCase()]) };
    case 'connection':
      return { of: kind, type };
    case 'workspace':
      return { of: kind, type: schema ?? 'workspace' };
    case 'onlineEndpoint':
      // Without a schema, a batch endpoint looks like an online endpoint but for its defaults.
      return { of: 'endpoint', type: reader.find(root, 'defaults') === undefined ? 'online' : 'batch' };
    case 'batchEndpoint':
      return { of: 'endpoint', type: 'batch' };
    case 'onlineDeployment':
      return { of: 'deployment', type: 'online' };
    case 'batchDeployment':
      return { of: 'deployment', type: 'batch' };
    case 'other':
      return assetOf(schema, type);
    case 'registry':
    case 'promptflow':
    case 'conda':
      return undefined;
  }
}

const datastoreTypes: Readonly<Record<string, string>> = {
  azureblob: 'azure_blob',
  azurefile: 'azure_file',
  azuredatalakegen1: 'azure_data_lake_gen1',
  azuredatalakegen2: 'azure_data_lake_gen2',
  onelake: 'one_lake',
};

function assetOf(schema: string | undefined, type: string | undefined): ReturnType<typeof definitionOf> {
  if (/^model$/i.test(schema ?? '') || /^(?:custom|mlflow|triton)_model$/i.test(type ?? '')) {
    return { of: 'model', type };
  }
  return /^data$/i.test(schema ?? '') || /^(?:uri_file|uri_folder|mltable)$/i.test(type ?? '')
    ? { of: 'data', type: type ?? 'uri_folder' }
    : undefined;
}
