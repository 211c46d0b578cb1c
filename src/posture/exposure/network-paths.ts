import { attempt } from '../access/attempt.js';
import { countOf } from '../checks/evidence-words.js';
import { exposureOf } from '../checks/associated/exposure.js';
import type { Resource } from '../snapshot/resource.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import { origins, type NetworkPath, type Origin } from './exposure.js';
import { readingWith } from '../snapshot/reading-with.js';

/** Where a resource stands that has a network side. */
export type NetworkKind = 'workspace' | 'account' | 'vault' | 'registry' | 'endpoint';

/** What one look at a resource says of one origin. */
interface Look {
  readonly properties: readonly string[];
  /** Of another resource than the one that is asked about. */
  readonly of?: Resource;
  /** @throws Unread, Gone */
  readonly judge: () => readonly [open: boolean | 'unknown', because: string];
}

/** From where a resource can be reached; every origin is there, in the order of `origins`. */
export function networkPathsOf(resource: Resource, kind: NetworkKind, view: SnapshotView): readonly NetworkPath[] {
  const looks = looksAt(resource, kind, view);
  return (Object.keys(origins) as Origin[]).map((origin) => {
    const look = looks[origin];
    if (look === undefined) {
      return { origin, open: false, because: 'There is no such way in', proof: [] };
    }
    const judged = attempt(look.judge);
    const of = look.of ?? resource;
    const proof = look.properties.map((property) => ({ reading: readingWith(of.id, view), property }));
    switch (judged.is) {
      case 'known': {
        const [open, because] = judged.value;
        return { origin, open, because, proof };
      }
      case 'unread':
        return { origin, open: 'unknown', because: judged.reason.message, proof };
      case 'gone':
        return { origin, open: false, because: 'It does not exist any more', proof };
    }
  });
}

function looksAt(resource: Resource, kind: NetworkKind, view: SnapshotView): Partial<Record<Origin, Look>> {
  switch (kind) {
    case 'workspace':
      return { ...workspaceDoor(resource), private: privateEndpoints(resource, view) };
    case 'account':
      return {
        ...firewall(resource, 'properties.networkAcls'),
        instances: namedInstances(resource),
        services: bypass(resource),
        private: connections(resource),
      };
    case 'vault':
      return {
        ...firewall(resource, 'properties.networkAcls'),
        services: bypass(resource),
        private: connections(resource),
      };
    case 'registry':
      return { ...registryDoor(resource), private: connections(resource) };
    case 'endpoint':
      return {
        internet: {
          properties: [access],
          judge: () => {
            const said = resource.text(access);
            return [
              said?.toLowerCase() !== 'disabled',
              `publicNetworkAccess is ${said ?? 'not set, which means Enabled'}`,
            ];
          },
        },
        // An endpoint has a switch of its own; what is private about it is the private endpoint of the workspace.
        private: { ...connections(view.workspace), of: view.workspace },
      };
  }
}

const access = 'properties.publicNetworkAccess';

// Source: <https://learn.microsoft.com/azure/machine-learning/how-to-configure-private-link>; the address list comes with
// preview versions of the API only.
function workspaceDoor(workspace: Resource): Partial<Record<Origin, Look>> {
  const properties = [access, 'properties.networkAcls.defaultAction'];
  const denies = (): boolean => workspace.is('properties.networkAcls.defaultAction', 'Deny');
  const shut = (): boolean => workspace.is(access, 'Disabled');
  const said = (): string => `publicNetworkAccess is ${workspace.text(access) ?? 'not set, which means Enabled'}`;
  return {
    internet: {
      properties,
      judge: () => [!shut() && !denies(), denies() ? `${said()} for listed addresses only` : said()],
    },
    addresses: {
      properties: [...properties, 'properties.networkAcls.ipRules'],
      judge: () => {
        const count = workspace.list('properties.networkAcls.ipRules').length;
        return [!shut() && denies() && count > 0, `${said()}, and the list has ${countOf(count, 'address range')}`];
      },
    },
  };
}

/** Storage accounts and key vaults: the same switches under the same names. */
function firewall(resource: Resource, rules: 'properties.networkAcls'): Partial<Record<Origin, Look>> {
  const properties = [access, `${rules}.defaultAction`];
  const listed = (list: 'ipRules' | 'virtualNetworkRules', what: string): Look => ({
    properties: [...properties, `${rules}.${list}`],
    judge: () => {
      const found = exposureOf(resource, rules);
      const count = resource.list(`${rules}.${list}`).length;
      if (found.is === 'perimeter') {
        return ['unknown', 'The rules of the network security perimeter are not read'];
      }
      return [
        found.is === 'firewall' && count > 0,
        found.is === 'closed' ? found.because : `${countOf(count, what)} in the firewall`,
      ];
    },
  });
  return {
    internet: {
      properties: [...properties, `${rules}.ipRules`],
      judge: () => {
        const found = exposureOf(resource, rules);
        return [found.is === 'open', found.because];
      },
    },
    addresses: listed('ipRules', 'address range'),
    subnets: listed('virtualNetworkRules', 'subnet'),
  };
}

// What is excepted stays so when public access is disabled:
// <https://learn.microsoft.com/azure/storage/common/storage-network-security-set-default-access>.
function bypass(resource: Resource): Look {
  return {
    properties: ['properties.networkAcls.bypass'],
    judge: () => {
      const said = resource.text('properties.networkAcls.bypass');
      return [/azureservices/i.test(said ?? ''), `bypass is ${said ?? 'not set'}`];
    },
  };
}

function namedInstances(account: Resource): Look {
  return {
    properties: ['properties.networkAcls.resourceAccessRules'],
    judge: () => {
      const count = account.list('properties.networkAcls.resourceAccessRules').length;
      return [count > 0, `${countOf(count, 'resource')} of Azure let in by name`];
    },
  };
}

/** Only the Premium tier has a firewall; what the others' answers say of one has no effect. */
function registryDoor(registry: Resource): Partial<Record<Origin, Look>> {
  const rules = 'properties.networkRuleSet';
  const properties = ['sku.name', access, `${rules}.defaultAction`];
  const isPremium = (): boolean => registry.is('sku.name', 'Premium');
  return {
    internet: {
      properties,
      judge: () => {
        if (!isPremium()) {
          return [true, `The tier ${registry.text('sku.name') ?? 'of the registry'} has no firewall`];
        }
        const found = exposureOf(registry, rules);
        return [found.is === 'open', found.because];
      },
    },
    addresses: {
      properties: [...properties, `${rules}.ipRules`],
      judge: () => {
        const count = registry.list(`${rules}.ipRules`).length;
        return [
          isPremium() && exposureOf(registry, rules).is === 'firewall' && count > 0,
          `${countOf(count, 'address range')} in the firewall`,
        ];
      },
    },
    services: {
      properties: ['properties.networkRuleBypassOptions'],
      judge: () => {
        const said = registry.text('properties.networkRuleBypassOptions');
        return [said?.toLowerCase() === 'azureservices', `networkRuleBypassOptions is ${said ?? 'not set'}`];
      },
    },
  };
}

function connections(resource: Resource): Look {
  return {
    properties: ['properties.privateEndpointConnections'],
    judge: () => {
      const count = approved(resource).length;
      return [count > 0, count === 0 ? 'No private endpoint is approved' : countOf(count, 'approved private endpoint')];
    },
  };
}

/** Those of the workspace, with whether names resolve to them: without DNS zones only who knows an address gets in. */
function privateEndpoints(workspace: Resource, view: SnapshotView): Look {
  return {
    properties: ['properties.privateEndpointConnections'],
    judge: () => {
      const found = approved(workspace);
      if (found.length === 0) {
        return [false, 'No private endpoint is approved'];
      }
      const said = countOf(found.length, 'approved private endpoint');
      const zones = attempt(() =>
        found.some((connection) => {
          const id = connection.text('properties.privateEndpoint.id');
          return id !== undefined && view.list(`${id}/privateDnsZoneGroups`).length > 0;
        }),
      );
      return [
        true,
        zones.is === 'known'
          ? `${said}, ${zones.value ? 'with' : 'without'} private DNS zones`
          : `${said}; their DNS zones are not known`,
      ];
    },
  };
}

function approved(resource: Resource): readonly ReturnType<Resource['list']>[number][] {
  return resource
    .list('properties.privateEndpointConnections')
    .filter((connection) => connection.is('properties.privateLinkServiceConnectionState.status', 'Approved'));
}
