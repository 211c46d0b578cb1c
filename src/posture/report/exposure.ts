import { subjects } from '../checks/subjects.js';
import { Unread } from '../snapshot/reading.js';
import { Gone, type Resource } from '../snapshot/resource.js';
import { SnapshotView } from '../snapshot/snapshot-view.js';
import type { Snapshot } from '../snapshot/snapshot.js';

/** From where something may be reached, from the outside in. */
export const origins = {
  internet: 'Internet',
  addresses: 'Selected addresses',
  services: 'Trusted Azure services',
  private: 'Private network',
} as const;

export type Origin = keyof typeof origins;

/** What can be reached, and from where. */
export interface ExposedAsset {
  /** "Training data", in words for people. */
  readonly title: string;
  /** The resource's own name. */
  readonly name: string;
  readonly id: string;
  /** `unknown` where the snapshot does not tell. */
  readonly reachable: Readonly<Record<Origin, boolean | 'unknown'>>;
  /** One sentence without a final stop. */
  readonly sentence: string;
}

/** The network side of who can reach what; whether a door is locked by a key or a role is another question. */
export interface Exposure {
  readonly assets: readonly ExposedAsset[];
}

type Reach = Readonly<Record<Origin, boolean | 'unknown'>>;

const unknownReach: Reach = { internet: 'unknown', addresses: 'unknown', services: 'unknown', private: 'unknown' };

/** Works out from where the workspace and what holds its data, secrets, images and models can be reached. */
export function describeExposure(snapshot: Snapshot): Exposure {
  const view = new SnapshotView(snapshot);
  return {
    assets: [
      assetOf('Workspace', view.workspace, reachOfWorkspace),
      ...assetsOf('Training data', view, 'storage-account', reachOfAccount),
      ...assetsOf('Secrets', view, 'key-vault', reachOfAccount),
      ...assetsOf('Images', view, 'container-registry', reachOfRegistry),
      ...assetsOf('Scoring endpoint', view, 'online-endpoint', (endpoint) => reachOfEndpoint(endpoint, view.workspace)),
    ],
  };
}

function assetsOf(
  title: string,
  view: SnapshotView,
  kind: keyof typeof subjects,
  reach: (resource: Resource) => Reach,
): readonly ExposedAsset[] {
  return attempt(() => subjects[kind].find(view), []).map((resource) => assetOf(title, resource, reach));
}

function assetOf(title: string, resource: Resource, reach: (resource: Resource) => Reach): ExposedAsset {
  const reachable = attempt(() => reach(resource), unknownReach);
  return { title, name: resource.name, id: resource.id, reachable, sentence: sentenceOf(title, reachable) };
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unread || error instanceof Gone) {
      return otherwise;
    }
    throw error;
  }
}

function sentenceOf(title: string, reach: Reach): string {
  if (Object.values(reach).every((known) => known === 'unknown')) {
    return `${title}: who can reach it is not known`;
  }
  const open = (Object.keys(origins) as Origin[]).filter((origin) => reach[origin] === true);
  const from = open.map((origin) => words[origin]);
  return from.length === 0
    ? `${title}: not reachable over the network`
    : `${title}: reachable from ${from.length === 1 ? '' : `${from.slice(0, -1).join(', ')} and `}${from.at(-1) ?? ''}`;
}

const words: Readonly<Record<Origin, string>> = {
  internet: 'the internet',
  addresses: 'selected addresses',
  services: 'trusted Azure services',
  private: 'the private network',
};

function reachOfWorkspace(workspace: Resource): Reach {
  const open = !workspace.is('properties.publicNetworkAccess', 'Disabled');
  const limited = workspace.is('properties.networkAcls.defaultAction', 'Deny');
  return {
    internet: open && !limited,
    addresses: open && limited && workspace.list('properties.networkAcls.ipRules').length > 0,
    services: false,
    private: hasApprovedConnection(workspace),
  };
}

/** Storage accounts and key vaults: the same switches under the same names. */
function reachOfAccount(account: Resource): Reach {
  const closed = /^(?:disabled|securedbyperimeter)$/i.test(account.text('properties.publicNetworkAccess') ?? '');
  const denies = account.is('properties.networkAcls.defaultAction', 'Deny');
  const rules =
    account.list('properties.networkAcls.ipRules').length +
    account.list('properties.networkAcls.virtualNetworkRules').length;
  return {
    internet: !closed && !denies,
    addresses: !closed && denies && rules > 0,
    services: /azureservices/i.test(account.text('properties.networkAcls.bypass') ?? ''),
    private: hasApprovedConnection(account),
  };
}

function reachOfRegistry(registry: Resource): Reach {
  // Only the Premium tier has a firewall; what the others' answers say of one has no effect.
  const hasFirewall = registry.is('sku.name', 'Premium');
  const closed = hasFirewall && registry.is('properties.publicNetworkAccess', 'Disabled');
  const denies = hasFirewall && registry.is('properties.networkRuleSet.defaultAction', 'Deny');
  return {
    internet: !closed && !denies,
    addresses: !closed && denies && registry.list('properties.networkRuleSet.ipRules').length > 0,
    services: registry.is('properties.networkRuleBypassOptions', 'AzureServices'),
    private: hasApprovedConnection(registry),
  };
}

/** An endpoint has a switch of its own; what is private about it is the workspace's private endpoint. */
function reachOfEndpoint(endpoint: Resource, workspace: Resource): Reach {
  const open = !endpoint.is('properties.publicNetworkAccess', 'Disabled');
  return {
    internet: open,
    addresses: false,
    services: false,
    private: attempt<boolean | 'unknown'>(() => hasApprovedConnection(workspace), 'unknown'),
  };
}

function hasApprovedConnection(resource: Resource): boolean {
  return resource
    .list('properties.privateEndpointConnections')
    .some((connection) => connection.is('properties.privateLinkServiceConnectionState.status', 'Approved'));
}
