import type { Node } from 'yaml';
import type { YamlReader } from './yaml-node.js';

/** What an Azure ML YAML file declares. */
export type AmlKind =
  | 'job'
  | 'pipeline'
  | 'component'
  | 'pipelineComponent'
  | 'environment'
  | 'compute'
  | 'onlineEndpoint'
  | 'batchEndpoint'
  | 'onlineDeployment'
  | 'batchDeployment'
  | 'datastore'
  | 'connection'
  | 'schedule'
  | 'workspace'
  | 'registry'
  /** A flow, or a run of one. */
  | 'promptflow'
  /** A conda environment that an environment of Azure ML uses. */
  | 'conda'
  /** Azure ML, but nothing in it concerns a rule yet: data, model, feature store, … */
  | 'other';

/**
 * Schema names, lower case without `.schema.json`, with the kind they declare. The host is never looked at: five are
 * in use, and the names vary in case.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview>.
 */
const kindBySchema: Readonly<Record<string, AmlKind>> = {
  commandjob: 'job',
  sweepjob: 'job',
  sparkjob: 'job',
  paralleljob: 'job',
  automljob: 'job',
  finetuningjob: 'job',
  distillationjob: 'job',
  importjob: 'job',
  pipelinejob: 'pipeline',
  commandcomponent: 'component',
  sparkcomponent: 'component',
  parallelcomponent: 'component',
  automlcomponent: 'component',
  importcomponent: 'component',
  datatransfercomponent: 'component',
  flowcomponent: 'component',
  distributedcomponent: 'component',
  pipelinecomponent: 'pipelineComponent',
  environment: 'environment',
  amlcompute: 'compute',
  computeinstance: 'compute',
  kubernetescompute: 'compute',
  synapsesparkcompute: 'compute',
  synapsespark: 'compute',
  vmcompute: 'compute',
  managedonlineendpoint: 'onlineEndpoint',
  kubernetesonlineendpoint: 'onlineEndpoint',
  onlineendpoint: 'onlineEndpoint',
  batchendpoint: 'batchEndpoint',
  managedonlinedeployment: 'onlineDeployment',
  kubernetesonlinedeployment: 'onlineDeployment',
  batchdeployment: 'batchDeployment',
  modelbatchdeployment: 'batchDeployment',
  pipelinecomponentbatchdeployment: 'batchDeployment',
  azureblob: 'datastore',
  azurefile: 'datastore',
  azuredatalakegen1: 'datastore',
  azuredatalakegen2: 'datastore',
  onelake: 'datastore',
  hdfs: 'datastore',
  connection: 'connection',
  workspaceconnection: 'connection',
  schedule: 'schedule',
  workspace: 'workspace',
  hub: 'workspace',
  project: 'workspace',
  featurestore: 'workspace',
  registry: 'registry',
  run: 'promptflow',
  data: 'other',
  model: 'other',
  mltable: 'other',
  flow: 'promptflow',
  featureset: 'other',
  featurestoreentity: 'other',
  importdata: 'other',
  experiment: 'other',
  asset: 'other',
};

/** The kind that a `$schema` names, or `undefined` when it names none that Azure ML has. */
export function kindOfSchema(schema: string): AmlKind | undefined {
  const path = schema.trim().split(/[?#]/)[0] ?? '';
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/\.schema\.json$|\.json$/, '');
  if (Object.hasOwn(kindBySchema, name)) {
    // Short names such as `data` or `run` are common; they count on Azure ML's own addresses only.
    return kindBySchema[name] === 'other' || name.length < 8 || name === 'workspace' || name === 'environment'
      ? /azureml|promptflow|componentsdk/i.test(schema)
        ? kindBySchema[name]
        : undefined
      : kindBySchema[name];
  }
  if (!/azureml(?:schemas|sdk)|componentsdk|^https?:\/\/azureml\//i.test(schema)) {
    return undefined;
  }
  // `azureOpenAIConnection` and the like: one schema for each type.
  return name.endsWith('connection') ? 'connection' : 'other';
}

const jobTypes = new Set(['command', 'sweep', 'spark', 'automl', 'parallel', 'import', 'fine_tuning', 'finetuning']);
const computeTypes = new Set([
  'amlcompute',
  'computeinstance',
  'kubernetes',
  'virtualmachine',
  'synapsespark',
  'attachedkubernetes',
]);
const datastoreTypes = new Set([
  'azure_blob',
  'azure_file',
  'azure_data_lake_gen1',
  'azure_data_lake_gen2',
  'one_lake',
]);
const connectionTypes = new Set([
  'azure_open_ai', 'azure_ai_search', 'azure_content_safety', 'azure_ai_services', 'azure_speech_services',
  'azure_blob', 'azure_one_lake', 'git', 'python_feed', 'container_registry', 'feature_store', 'serverless', 'open_ai',
  'serp', 'custom', 's3', 'snowflake', 'azure_sql_db', 'azure_synapse_analytics', 'azure_my_sql_db',
  'azure_postgres_db', 'amazon_redshift', 'api_key', 'databricks',
]); // prettier-ignore

const assetTypes = new Set(['uri_file', 'uri_folder', 'mltable', 'custom_model', 'mlflow_model', 'triton_model']);

/** Top-level keys that belong to other tools; a file with one of these is never Azure ML by its shape. */
const foreignKeys = [
  'apiVersion', 'services', 'on', 'true', 'runs', 'steps', 'stages', 'pool', 'dependencies', 'channels', 'repos', 'openapi', 'swagger',
  'AWSTemplateFormatVersion', 'Resources', 'hosts', 'tasks', 'plugins', 'provider', 'functions', 'lockfileVersion', 'nodes',
]; // prettier-ignore

/**
 * The kind of a document, by `$schema` first, by its shape second.
 *
 * @param path is a hint only: a folder named after Azure ML lets a weaker shape count
 */
export function findAmlKind(reader: YamlReader, root: Node, path: string): AmlKind | undefined {
  const schema = reader.text(reader.find(root, '$schema')?.value);
  if (schema !== undefined) {
    const kind = kindOfSchema(schema);
    if (kind !== undefined) {
      // A schema of a newer release, or of one kind of AutoML, may still show what it is.
      return kind === 'other' ? (kindOfShape(reader, root, path) ?? kind) : kind;
    }
  }
  return kindOfShape(reader, root, path);
}

function kindOfShape(reader: YamlReader, root: Node, path: string): AmlKind | undefined {
  const keys = new Map(reader.entries(root).map((entry) => [entry.key, entry.value]));
  if (foreignKeys.some((key) => keys.has(key))) {
    return undefined;
  }
  const has = (...names: string[]): boolean => names.every((name) => keys.has(name));
  const any = (...names: string[]): boolean => names.some((name) => keys.has(name));
  const type = reader.text(keys.get('type'))?.toLowerCase() ?? '';

  if (has('trigger', 'create_job')) {
    return 'schedule';
  }
  if (has('jobs')) {
    return hasAmlNodes(reader, keys.get('jobs'))
      ? type === 'pipeline_component'
        ? 'pipelineComponent'
        : 'pipeline'
      : undefined;
  }
  if (
    has('endpoint_name') &&
    any('model', 'environment', 'instance_type', 'code_configuration', 'scoring_script', 'resources')
  ) {
    return any('mini_batch_size', 'compute', 'settings', 'max_concurrency_per_instance')
      ? 'batchDeployment'
      : 'onlineDeployment';
  }
  if (has('name', 'auth_mode')) {
    return 'onlineEndpoint';
  }
  if (
    datastoreTypes.has(type) &&
    !has('target') &&
    any('account_name', 'store_name', 'credentials', 'one_lake_workspace_name')
  ) {
    return 'datastore';
  }
  if (computeTypes.has(type) && any('name', 'size', 'resource_id')) {
    return 'compute';
  }
  if (connectionTypes.has(type) && any('credentials', 'target', 'api_key', 'api_base', 'azure_endpoint')) {
    return 'connection';
  }
  if (jobTypes.has(type) && any('command', 'trial', 'task', 'entry', 'component', 'environment', 'code')) {
    return any('outputs', 'inputs') && any('is_deterministic', 'version') && !any('compute', 'experiment_name')
      ? 'component'
      : 'job';
  }
  if (has('command', 'environment') && any('code', 'compute', 'inputs', 'environment_variables', 'experiment_name')) {
    return isAmlEnvironment(reader, keys.get('environment')) ? 'job' : undefined;
  }
  if (any('hbi_workspace', 'managed_network', 'image_build_compute') && has('name')) {
    return 'workspace';
  }
  if (has('flow') && any('environment_variables', 'column_mapping', 'connections')) {
    return 'promptflow';
  }
  // An environment has no type.
  if (has('conda_file') && any('image', 'build') && !has('type')) {
    return 'environment';
  }
  if (assetTypes.has(type) && has('name', 'path')) {
    return 'other';
  }
  if (
    has('environment_variables') &&
    any('compute', 'experiment_name') &&
    /(?:^|[/_-])(?:aml|azure-?ml|azureml)/i.test(path)
  ) {
    return 'job';
  }
  return undefined;
}

function hasAmlNodes(reader: YamlReader, jobs: Node | undefined): boolean {
  return reader.entries(jobs).some((node) => {
    const keys = new Set(reader.entries(node.value).map((entry) => entry.key));
    if (keys.has('runs-on') || keys.has('steps') || keys.has('uses') || keys.has('pool')) {
      return false;
    }
    const type = reader.text(reader.find(node.value, 'type')?.value)?.toLowerCase() ?? '';
    return (
      jobTypes.has(type) ||
      type === 'pipeline' ||
      keys.has('component') ||
      (keys.has('command') && keys.has('environment'))
    );
  });
}

function isAmlEnvironment(reader: YamlReader, environment: Node | undefined): boolean {
  const text = reader.text(environment);
  return text !== undefined
    ? /^(?:azureml:|file:|\.{0,2}\/|@)/.test(text)
    : ['image', 'conda_file', 'build'].some((key) => reader.find(environment, key) !== undefined);
}
