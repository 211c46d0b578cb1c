import type { ResourceKind } from '../../facts/resource.js';

/** What a class of the SDK defines. */
export interface ResourceClass {
  readonly of: ResourceKind;
  readonly type?: string;
}

const online: ResourceClass = { of: 'endpoint', type: 'online' };
const batch: ResourceClass = { of: 'endpoint', type: 'batch' };
const onlineDeployment: ResourceClass = { of: 'deployment', type: 'online' };
const batchDeployment: ResourceClass = { of: 'deployment', type: 'batch' };

/**
 * The entities of the SDK by their classes.
 *
 * Source: `azure.ai.ml.entities`, <https://learn.microsoft.com/python/api/azure-ai-ml/azure.ai.ml.entities>.
 */
export const resourceClasses: ReadonlyMap<string, ResourceClass> = new Map<string, ResourceClass>([
  ['AmlCompute', { of: 'compute', type: 'amlcompute' }],
  ['ComputeInstance', { of: 'compute', type: 'computeinstance' }],
  ['KubernetesCompute', { of: 'compute', type: 'kubernetes' }],
  ['VirtualMachineCompute', { of: 'compute', type: 'virtualmachine' }],
  ['SynapseSparkCompute', { of: 'compute', type: 'synapsespark' }],
  ['AzureBlobDatastore', { of: 'datastore', type: 'azure_blob' }],
  ['AzureFileDatastore', { of: 'datastore', type: 'azure_file' }],
  ['AzureDataLakeGen1Datastore', { of: 'datastore', type: 'azure_data_lake_gen1' }],
  ['AzureDataLakeGen2Datastore', { of: 'datastore', type: 'azure_data_lake_gen2' }],
  ['OneLakeDatastore', { of: 'datastore', type: 'one_lake' }],
  ['Environment', { of: 'environment' }],
  ['Data', { of: 'data' }],
  ['Model', { of: 'model' }],
  ['CommandComponent', { of: 'component', type: 'command' }],
  ['ParallelComponent', { of: 'component', type: 'parallel' }],
  ['SparkComponent', { of: 'component', type: 'spark' }],
  ['PipelineComponent', { of: 'component', type: 'pipeline' }],
  ['ManagedOnlineEndpoint', online],
  ['KubernetesOnlineEndpoint', online],
  ['OnlineEndpoint', online],
  ['BatchEndpoint', batch],
  ['ModelBatchEndpoint', batch],
  ['ManagedOnlineDeployment', onlineDeployment],
  ['KubernetesOnlineDeployment', onlineDeployment],
  ['OnlineDeployment', onlineDeployment],
  ['BatchDeployment', batchDeployment],
  ['ModelBatchDeployment', batchDeployment],
  ['PipelineComponentBatchDeployment', batchDeployment],
  ['JobSchedule', { of: 'schedule' }],
  ['MonitorSchedule', { of: 'schedule' }],
  ['Workspace', { of: 'workspace', type: 'workspace' }],
  ['Hub', { of: 'workspace', type: 'hub' }],
  ['Project', { of: 'workspace', type: 'project' }],
  ['FeatureStore', { of: 'workspace', type: 'featurestore' }],
  ['WorkspaceConnection', { of: 'connection' }],
  ['AzureOpenAIConnection', { of: 'connection', type: 'azure_open_ai' }],
  ['AzureAISearchConnection', { of: 'connection', type: 'azure_ai_search' }],
  ['AzureBlobStoreConnection', { of: 'connection', type: 'azure_blob' }],
]);

/** The operations of a client (`ml_client.environments`) with what they are on. */
export const clientOperations: ReadonlyMap<string, ResourceKind> = new Map<string, ResourceKind>([
  ['compute', 'compute'],
  ['computes', 'compute'],
  ['environments', 'environment'],
  ['components', 'component'],
  ['data', 'data'],
  ['models', 'model'],
  ['datastores', 'datastore'],
  ['jobs', 'job'],
  ['schedules', 'schedule'],
  ['connections', 'connection'],
  ['workspaces', 'workspace'],
  ['online_endpoints', 'endpoint'],
  ['batch_endpoints', 'endpoint'],
  ['online_deployments', 'deployment'],
  ['batch_deployments', 'deployment'],
]);

/** What `load_…(source=…)` reads, by the rest of the function's name. */
export function loadedKind(name: string): ResourceKind | undefined {
  const what = /^load_(\w+)$/.exec(name)?.[1];
  switch (what) {
    case 'job':
    case 'component':
    case 'environment':
    case 'compute':
    case 'datastore':
    case 'data':
    case 'model':
    case 'schedule':
    case 'workspace':
    case 'connection':
      return what;
    case 'hub':
    case 'project':
    case 'feature_store':
      return 'workspace';
    case 'workspace_connection':
      return 'connection';
    case 'online_endpoint':
    case 'batch_endpoint':
      return 'endpoint';
    default:
      return what?.endsWith('_deployment') === true ? 'deployment' : undefined;
  }
}

/** What calls of SDK v1 look up or define by a name, by the ends of their paths, and where the name stands. */
export const firstSdkCalls: ReadonlyMap<
  string,
  { readonly of: ResourceKind; readonly by: 'definition' | 'reference'; readonly name: string; readonly at: number }
> = new Map([
  ['ComputeTarget', { of: 'compute', by: 'reference', name: 'name', at: 1 }],
  ['AmlCompute', { of: 'compute', by: 'reference', name: 'name', at: 1 }],
  ['ComputeInstance', { of: 'compute', by: 'reference', name: 'name', at: 1 }],
  ['AksCompute', { of: 'compute', by: 'reference', name: 'name', at: 1 }],
  ['KubernetesCompute', { of: 'compute', by: 'reference', name: 'name', at: 1 }],
  ['ComputeTarget.create', { of: 'compute', by: 'definition', name: 'name', at: 1 }],
  ['ComputeTarget.attach', { of: 'compute', by: 'definition', name: 'name', at: 1 }],
  ['Datastore', { of: 'datastore', by: 'reference', name: 'name', at: 1 }],
  ['Datastore.get', { of: 'datastore', by: 'reference', name: 'datastore_name', at: 1 }],
  ['Dataset.get_by_name', { of: 'data', by: 'reference', name: 'name', at: 1 }],
  ['Environment', { of: 'environment', by: 'definition', name: 'name', at: 0 }],
  ['Environment.get', { of: 'environment', by: 'reference', name: 'name', at: 1 }],
  ['Model', { of: 'model', by: 'reference', name: 'name', at: 1 }],
  ['Model.register', { of: 'model', by: 'definition', name: 'model_name', at: 2 }],
  ['Workspace.get', { of: 'workspace', by: 'reference', name: 'name', at: 0 }],
  ['Workspace.create', { of: 'workspace', by: 'definition', name: 'name', at: 0 }],
]);
