import type { Access } from '../access/access.js';
import { attempt, known } from '../access/attempt.js';
import { subjects } from '../checks/subjects.js';
import { idKey } from '../resource-id.js';
import type { UnreadReason } from '../snapshot/reading.js';
import type { Resource } from '../snapshot/resource.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import { origins, type Exposure, type ExposedAsset, type IdentityPath, type Origin } from './exposure.js';
import { graphOf } from './exposure-graph.js';
import { IdentityPaths } from './identity-paths.js';
import { networkPathsOf, type NetworkKind } from './network-paths.js';
import { exposureSentence } from './sentences.js';

/**
 * Who can reach the workspace and what holds its data, models, secrets and images, from where and by what. Never
 * throws: what is not known is said in each sentence. Pure.
 */
export function describeExposure(view: SnapshotView, access: Access): Exposure {
  const identity = new IdentityPaths(access, view);
  const own = known(
    attempt(() => view.workspace.text('properties.storageAccount')),
    undefined,
  );
  const dataTitle = ({ id }: Resource): string =>
    own !== undefined && idKey(own) === idKey(id) ? 'Training data and models' : 'Training data';
  const of = (
    kind: keyof typeof subjects,
    title: string,
    make: (one: Resource) => ExposedAsset,
  ): readonly ExposedAsset[] => {
    const found = attempt(() => subjects[kind].find(view));
    return found.is === 'known'
      ? found.value.map((one) =>
          one.reading.is === 'unreadable' && isList(one, view)
            ? hidden(title, kind, one.reading.reason, view)
            : make(one),
        )
      : found.is === 'unread'
        ? [hidden(title, kind, found.reason, view)]
        : [];
  };
  const assets = [
    assetOf('Work', view.workspace, 'workspace', identity.ofWorkspace(), view),
    ...of('storage-account', 'Training data', (one) =>
      assetOf(dataTitle(one), one, 'account', identity.ofAccount(one.id), view),
    ),
    ...of('key-vault', 'Secrets', (one) => assetOf('Secrets', one, 'vault', identity.ofVault(one.id), view)),
    ...of('container-registry', 'Images', (one) =>
      assetOf('Images', one, 'registry', identity.ofRegistry(one.id), view),
    ),
    ...of('online-endpoint', 'Scoring', (one) =>
      assetOf('Scoring', one, 'endpoint', identity.ofEndpoint(one.name), view),
    ),
  ];
  return { assets, graph: graphOf(assets) };
}

/** Where the datastores were not read, their list stands in for the accounts that nobody knows. */
function isList({ id }: Resource, { snapshot }: SnapshotView): boolean {
  return idKey(id) === idKey(`${snapshot.workspace}/datastores`);
}

/** What there is of a kind is not known, which is said rather than left out. */
function hidden(
  title: string,
  kind: keyof typeof subjects,
  { message }: UnreadReason,
  { snapshot }: SnapshotView,
): ExposedAsset {
  const reachable = Object.fromEntries(Object.keys(origins).map((origin) => [origin, 'unknown'])) as Record<
    Origin,
    'unknown'
  >;
  const all = subjects[kind].title.replace(/^an? /, '');
  return {
    title,
    name: `every ${all}`,
    id: `${snapshot.workspace}/${kind}`,
    reachable,
    network: [],
    identity: [],
    sentence: `${title}: who can reach it is not known for every ${all}, because not all are known (${message})`,
  };
}

function assetOf(
  title: string,
  resource: Resource,
  kind: NetworkKind,
  identity: readonly IdentityPath[],
  view: SnapshotView,
): ExposedAsset {
  const network = networkPathsOf(resource, kind, view);
  const reachable = Object.fromEntries(network.map(({ origin, open }) => [origin, open])) as Record<
    Origin,
    boolean | 'unknown'
  >;
  return {
    title,
    name: resource.name,
    id: resource.id,
    reachable: { ...nowhere, ...reachable },
    network,
    identity,
    sentence: exposureSentence(title, resource.name, network, identity),
  };
}

const nowhere = Object.fromEntries(Object.keys(origins).map((origin) => [origin, false])) as Record<Origin, boolean>;
