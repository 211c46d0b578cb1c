import { judgedRepositories } from '../pipelines/azure-devops-things.js';
import {
  organizationOf,
  projectAddress,
  projectList,
  type projectLists,
  projectPath,
} from '../pipelines/azure-devops-addresses.js';
import { repositoryAddress, repositoryPart } from '../pipelines/github-addresses.js';
import type { AzureDevOpsPlace, GitHubPlace, PipelineKind } from '../pipelines/places.js';
import { parseResourceId } from '../resource-id.js';
import { keptForEncryption, listsOfWorkspace, storageAccountIds, subnetIds, surroundings } from '../snapshot/places.js';
import type { Resource } from '../snapshot/resource.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';

/** What a check can be made of: one verdict for each resource of the kind. */
export type SubjectKind = keyof typeof subjects;

interface SubjectList {
  /** "a compute instance": for the sentence that there is none. */
  readonly title: string;
  /** @throws Unread when it cannot be known which there are. */
  readonly find: (view: SnapshotView) => readonly Resource[];
  /** Where nothing of this kind is connected, nothing is said of its subjects (default: they are of a workspace). */
  readonly place?: PipelineKind;
}

const devOpsPlaces = (view: SnapshotView): readonly AzureDevOpsPlace[] =>
  (view.snapshot.pipelines ?? []).filter((place) => place.kind === 'azure-devops');

const gitHubPlaces = (view: SnapshotView): readonly GitHubPlace[] =>
  (view.snapshot.pipelines ?? []).filter((place) => place.kind === 'github');

/** One thing for each address: two connected repositories may be of the same project. */
function distinct(things: readonly Resource[]): readonly Resource[] {
  return [...new Map(things.map((thing) => [thing.id.toLowerCase(), thing])).values()];
}

const ofProjects =
  (name: keyof typeof projectLists, type: string) =>
  (view: SnapshotView): readonly Resource[] =>
    distinct(
      devOpsPlaces(view).flatMap((place) => {
        const project = projectAddress(place);
        return view.things(projectList(project, name), `azure-devops/${type}`, place.project);
      }),
    );

const list =
  (name: keyof typeof listsOfWorkspace) =>
  (view: SnapshotView): readonly Resource[] =>
    view.list(`${view.snapshot.workspace}/${listsOfWorkspace[name]}`);

const computes =
  (...types: readonly string[]) =>
  (view: SnapshotView): readonly Resource[] =>
    list('computes')(view).filter(
      // One that was deleted while the others were read is not judged.
      (compute) => compute.reading.is !== 'absent' && types.some((type) => compute.is('properties.computeType', type)),
    );

/** A resource that the workspace names by id; none where it names none. */
const named =
  (path: string) =>
  (view: SnapshotView): readonly Resource[] => {
    const id = view.workspace.text(path);
    return id === undefined || parseResourceId(id) === undefined ? [] : [view.resource(id)];
  };

/** What the workspace names by id, else what the service keeps for it in a resource group of its own. */
const namedOrKept =
  (path: string, kept: 'cosmosAccounts' | 'searchServices') =>
  (view: SnapshotView): readonly Resource[] => {
    const own = named(path)(view);
    const lists = own.length === 0 ? keptForEncryption(view.workspace) : undefined;
    return lists === undefined ? own : view.list(lists[kept]);
  };

/** The resources of each kind, for one workspace. */
export const subjects = {
  workspace: { title: 'a workspace', find: (view) => [view.workspace] },
  'outbound-rule': { title: 'an outbound rule', find: list('outboundRules') },
  compute: { title: 'a compute target', find: list('computes') },
  'compute-instance': { title: 'a compute instance', find: computes('ComputeInstance') },
  'compute-cluster': { title: 'a compute cluster', find: computes('AmlCompute') },
  /** Instances and clusters: what Azure ML itself creates. */
  'managed-compute': { title: 'a compute instance or cluster', find: computes('ComputeInstance', 'AmlCompute') },
  'attached-kubernetes': { title: 'an attached Kubernetes cluster', find: computes('Kubernetes', 'AKS') },
  'online-endpoint': { title: 'an online endpoint', find: list('onlineEndpoints') },
  'batch-endpoint': { title: 'a batch endpoint', find: list('batchEndpoints') },
  'serverless-endpoint': { title: 'a serverless endpoint', find: list('serverlessEndpoints') },
  'online-deployment': {
    title: 'an online deployment',
    find: (view) => list('onlineEndpoints')(view).flatMap((endpoint) => view.list(`${endpoint.id}/deployments`)),
  },
  datastore: { title: 'a datastore', find: list('datastores') },
  connection: { title: 'a connection', find: list('connections') },
  /**
   * The workspace's own account and those behind its datastores. Where the datastores could not be read, their list
   * stands in for the accounts that nobody knows, so that these are unknown rather than forgotten.
   */
  'storage-account': {
    title: 'a storage account',
    find: (view) => {
      const datastores = view.resource(`${view.snapshot.workspace}/datastores`);
      const known = storageAccountIds(view).map((id) => view.resource(id));
      return datastores.reading.is === 'unreadable' ? [...known, datastores] : known;
    },
  },
  'key-vault': { title: 'a key vault', find: named('properties.keyVault') },
  'container-registry': { title: 'a container registry', find: named('properties.containerRegistry') },
  'application-insights': { title: 'Application Insights', find: named('properties.applicationInsights') },
  'log-analytics': {
    title: 'a Log Analytics workspace',
    find: (view) => {
      const [insights] = named('properties.applicationInsights')(view);
      const id = insights?.text('properties.WorkspaceResourceId');
      return id === undefined ? [] : [view.resource(id)];
    },
  },
  'cosmos-account': {
    title: 'a Cosmos DB account of the workspace',
    find: namedOrKept('properties.encryption.cosmosDbResourceId', 'cosmosAccounts'),
  },
  'search-service': {
    title: 'a search service of the workspace',
    find: namedOrKept('properties.encryption.searchAccountResourceId', 'searchServices'),
  },
  /** AKS clusters behind attached computes. */
  'kubernetes-cluster': {
    title: 'an AKS cluster',
    find: (view) =>
      computes(
        'Kubernetes',
        'AKS',
      )(view)
        .map((compute) => compute.text('properties.resourceId'))
        .filter((id) => id !== undefined && parseResourceId(id)?.type === 'microsoft.containerservice/managedclusters')
        .map((id) => view.resource(id ?? '')),
  },
  'container-group': {
    title: 'a container group in the resource group of the workspace',
    find: (view) => view.list(surroundings(view.snapshot.workspace).containerGroups),
  },
  subnet: {
    title: 'a subnet of a customer’s own network',
    find: (view) => {
      // Which computes there are has to be known before it can be said that none stands in a subnet; the workspace
      // names that of serverless compute.
      list('computes')(view);
      view.workspace.has('properties.serverlessComputeSettings.serverlessComputeCustomSubnet');
      return subnetIds(view).map((id) => view.resource(id));
    },
  },
  'ml-registry': {
    title: 'an Azure ML registry in the subscription',
    find: (view) => view.list(surroundings(view.snapshot.workspace).registries),
  },
  'azure-devops-organization': {
    title: 'an organization of Azure DevOps',
    place: 'azure-devops',
    find: (view) =>
      distinct(
        devOpsPlaces(view).map((place) => {
          const project = projectAddress(place);
          const named = { type: 'azure-devops/organizations', name: place.organization };
          return view.thing(organizationOf(project), named, projectPath(project));
        }),
      ),
  },
  'azure-devops-project': {
    title: 'a project of Azure DevOps',
    place: 'azure-devops',
    find: (view) =>
      distinct(
        devOpsPlaces(view).map((place) => {
          const project = projectAddress(place);
          return view.thing(project, { type: 'azure-devops/projects', name: place.project }, projectPath(project));
        }),
      ),
  },
  'azure-devops-repository': {
    title: 'a repository in use in the project of Azure DevOps',
    place: 'azure-devops',
    find: (view) => distinct(devOpsPlaces(view).flatMap((place) => judgedRepositories(place, view))),
  },
  'service-connection': {
    title: 'a service connection in the project of Azure DevOps',
    place: 'azure-devops',
    find: ofProjects('serviceConnections', 'service-connections'),
  },
  'variable-group': {
    title: 'a variable group in the project of Azure DevOps',
    place: 'azure-devops',
    find: ofProjects('variableGroups', 'variable-groups'),
  },
  'agent-pool': {
    title: 'an agent pool in the project of Azure DevOps',
    place: 'azure-devops',
    find: ofProjects('queues', 'agent-pools'),
  },
  'azure-devops-environment': {
    title: 'an environment in the project of Azure DevOps',
    place: 'azure-devops',
    find: ofProjects('environments', 'environments'),
  },
  'azure-devops-pipeline': {
    title: 'a pipeline in the project of Azure DevOps',
    place: 'azure-devops',
    find: ofProjects('pipelines', 'pipelines'),
  },
  'github-repository': {
    title: 'a repository on GitHub',
    place: 'github',
    find: (view) =>
      distinct(
        gitHubPlaces(view).map((place) =>
          view.thing(repositoryAddress(place), { type: 'github/repositories', name: place.repository }),
        ),
      ),
  },
  'github-environment': {
    title: 'an environment of the repository on GitHub',
    place: 'github',
    find: (view) =>
      distinct(
        gitHubPlaces(view).flatMap((place) =>
          view.things(
            repositoryPart(repositoryAddress(place), 'environments'),
            'github/environments',
            place.repository,
          ),
        ),
      ),
  },
} as const satisfies Readonly<Record<string, SubjectList>>;

/** The kind of place that subjects belong to; `undefined` for those of a workspace. */
export function placeOf(kind: SubjectKind): PipelineKind | undefined {
  const list: SubjectList = subjects[kind];
  return list.place;
}
