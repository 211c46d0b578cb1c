import { approvedEndpoints, groupsBehind } from '../checks/associated/private-connections.js';
import { storageAccountIds } from '../snapshot/places.js';
import { Unread } from '../snapshot/reading.js';
import type { Node, Resource } from '../snapshot/resource.js';
import { SnapshotView } from '../snapshot/snapshot-view.js';
import type { Snapshot } from '../snapshot/snapshot.js';

/** A name that people and jobs of a workspace connect to, with what was read about the way there. */
export interface HostName {
  /** Lower-case, without a dot at the end. */
  readonly host: string;
  /** What it is for: `workspace`, `notebooks`, `blob of stchurn`. */
  readonly use: string;
  /** Whether an approved private endpoint leads to what the name stands for; `undefined` where that is not known. */
  readonly hasPrivateEndpoint: boolean | undefined;
  /** Whether it answers on the internet at all; `undefined` where that is not known. */
  readonly answersPublicly: boolean | undefined;
}

/** Names that cannot be told from the snapshot, and why. */
export interface UnknownName {
  readonly use: string;
  readonly reason: string;
}

export interface WorkspaceNames {
  /** Each name once, in the order of the kinds of resources. */
  readonly names: readonly HostName[];
  readonly unknown: readonly UnknownName[];
}

/**
 * Where the names of a workspace end in each cloud.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/how-to-custom-dns>, "Workspace DNS resolution path":
 * `<per-workspace globally-unique identifier>.workspace.<region>.api.azureml.ms`.
 */
const workspaceDomains: Readonly<Record<string, string>> = {
  public: 'api.azureml.ms',
  usGovernment: 'api.ml.azure.us',
  china: 'api.ml.azure.cn',
};

const services = ['blob', 'dfs', 'file', 'queue', 'table'] as const;

/** The names of a workspace and of what belongs to it, from properties that were read. Never throws. */
export function workspaceNames(snapshot: Snapshot): WorkspaceNames {
  const view = new SnapshotView(snapshot);
  const found = new Collector();
  const { workspace } = view;
  found.collect('workspace', () => {
    const { hasPrivateEndpoint, answersPublicly } = accessOf(workspace);
    const id = workspace.text('properties.workspaceId');
    const region = workspace.text('location');
    const domain = workspaceDomains[snapshot.cloud];
    if (id === undefined || region === undefined || domain === undefined) {
      throw unreadName('The workspace’s own identifier, its region or the domain of its cloud is not known');
    }
    const host = `${id}.workspace.${region.replaceAll(' ', '')}.${domain}`;
    found.add({ host, use: 'workspace', hasPrivateEndpoint, answersPublicly });
  });
  found.collect('discovery', () => {
    const host = hostOf(workspace.text('properties.discoveryUrl'));
    // It is shared by all workspaces of a region, so that it says nothing about this one.
    found.addRead('discovery', host, { hasPrivateEndpoint: undefined, answersPublicly: undefined });
  });
  found.collect('notebooks', () => {
    found.addRead('notebooks', hostOf(workspace.text('properties.notebookInfo.fqdn')), accessOf(workspace));
  });
  found.collect('storage', () => {
    for (const id of storageAccountIds(view)) {
      storageNames(view.resource(id), view, found);
    }
  });
  found.collect('key vault', () => {
    const vault = associated(workspace, 'properties.keyVault', view);
    if (vault !== undefined) {
      found.addRead(`vault ${vault.name}`, hostOf(vault.text('properties.vaultUri')), accessOf(vault));
    }
  });
  found.collect('container registry', () => {
    const registry = associated(workspace, 'properties.containerRegistry', view);
    if (registry !== undefined) {
      const access = accessOf(registry);
      found.addRead(`registry ${registry.name}`, hostOf(registry.text('properties.loginServer')), access);
      for (const host of registry.texts('properties.dataEndpointHostNames')) {
        found.addRead(`data of registry ${registry.name}`, hostOf(host), access);
      }
    }
  });
  found.collect('Application Insights', () => {
    if (workspace.text('properties.applicationInsights') !== undefined) {
      throw unreadName('The host of its intake stands in the connection string only, which is not kept');
    }
  });
  found.collect('online endpoints', () => {
    for (const endpoint of view.list(`${snapshot.workspace}/onlineEndpoints`)) {
      const answersPublicly = publicAccessOf(endpoint);
      // One that is closed is reached through the private endpoint of the workspace.
      const hasPrivateEndpoint = answersPublicly === false ? accessOf(workspace).hasPrivateEndpoint : undefined;
      const host = hostOf(endpoint.text('properties.scoringUri'));
      found.addRead(`endpoint ${endpoint.name}`, host, { hasPrivateEndpoint, answersPublicly });
    }
  });
  return { names: [...found.names.values()], unknown: found.unknown };
}

type Access = Pick<HostName, 'hasPrivateEndpoint' | 'answersPublicly'>;

class Collector {
  readonly names = new Map<string, HostName>();
  readonly unknown: UnknownName[] = [];

  /** Runs a step; what it cannot know is a gap, and the others still run. */
  collect(use: string, step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Unread)) {
        throw error;
      }
      this.unknown.push({ use, reason: error.reason.message });
    }
  }

  add(name: HostName): void {
    const host = name.host.toLowerCase();
    if (!this.names.has(host)) {
      this.names.set(host, { ...name, host });
    }
  }

  addRead(use: string, host: string | undefined, access: Access): void {
    if (host === undefined) {
      this.unknown.push({ use, reason: 'Its name is not in the answer' });
    } else {
      this.add({ host, use, ...access });
    }
  }
}

/** The endpoints that the account itself names; a kind of storage that it does not offer has none. */
function storageNames(account: Resource, view: SnapshotView, found: Collector): void {
  found.collect(`storage account ${account.name}`, () => {
    const answersPublicly = publicAccessOf(account);
    const endpoints = approvedEndpoints(account);
    const { groups, hidden } = groupsBehind(account, endpoints, view);
    const hosts = services.map((service) => ({
      service,
      host: hostOf(account.text(`properties.primaryEndpoints.${service}`)),
    }));
    if (hosts.every(({ host }) => host === undefined)) {
      throw unreadName('Its names are not in the answer');
    }
    for (const { service, host } of hosts) {
      if (host !== undefined) {
        const hasPrivateEndpoint = groups.has(service) ? true : hidden > 0 ? undefined : false;
        found.add({ host, use: `${service} of ${account.name}`, hasPrivateEndpoint, answersPublicly });
      }
    }
  });
}

function associated(workspace: Resource, path: string, view: SnapshotView): Resource | undefined {
  const id = workspace.text(path);
  return id === undefined ? undefined : view.resource(id);
}

/** @throws Unread */
function accessOf(resource: Resource): Access {
  return { hasPrivateEndpoint: approvedEndpoints(resource).length > 0, answersPublicly: publicAccessOf(resource) };
}

/** Only a word counts: services disagree about what absence means. @throws Unread */
function publicAccessOf(resource: Node): boolean | undefined {
  const word = resource.text('properties.publicNetworkAccess')?.toLowerCase();
  return word === 'enabled' ? true : word === 'disabled' ? false : undefined;
}

/** The host of an address or of a bare name; `undefined` for what is neither. */
function hostOf(text: string | undefined): string | undefined {
  const bare = /^(?:https?:\/\/)?([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)(?::\d+)?(?:\/.*)?$/.exec(text ?? '');
  return bare?.[1]?.includes('.') === true ? bare[1].toLowerCase() : undefined;
}

function unreadName(message: string): Unread {
  return new Unread({ code: 'not-read', message });
}
