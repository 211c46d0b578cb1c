import { idKey } from '../../resource-id.js';
import { listsOfWorkspace } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { subjects } from '../subjects.js';

/** The private endpoint ids behind connections that are approved and in force; empty text where one has no id. */
export function approvedEndpoints(resource: Resource): readonly string[] {
  return resource
    .list('properties.privateEndpointConnections')
    .filter(
      (connection) =>
        connection.is('properties.privateLinkServiceConnectionState.status', 'Approved') &&
        (connection.text('properties.provisioningState') ?? 'Succeeded').toLowerCase() === 'succeeded',
    )
    .map((connection) => connection.text('properties.privateEndpoint.id') ?? '');
}

/** The sub-resources that private endpoints lead to, and how many of the endpoints could not be looked at. */
export function groupsBehind(
  resource: Resource,
  endpoints: readonly string[],
  view: SnapshotView,
): { readonly groups: ReadonlySet<string>; readonly hidden: number } {
  const groups = new Set<string>();
  let hidden = 0;
  for (const id of endpoints) {
    const endpoint = view.resource(id);
    // An endpoint of another tenant or of the managed network is answered with 403 or 404.
    if (id === '' || endpoint.reading.is !== 'read') {
      hidden++;
      continue;
    }
    for (const list of ['privateLinkServiceConnections', 'manualPrivateLinkServiceConnections']) {
      for (const link of endpoint.list(`properties.${list}`)) {
        const target = link.text('properties.privateLinkServiceId') ?? resource.id;
        if (idKey(target) === idKey(resource.id)) {
          link.texts('properties.groupIds').forEach((group) => groups.add(group.toLowerCase()));
        }
      }
    }
  }
  return { groups, hidden };
}

/** A private endpoint by which the workspace's managed network reaches a resource. */
export interface ManagedEndpoint {
  /** `blob`, `vault`, `registry`; lower-case. */
  readonly group: string;
  readonly active: boolean;
}

/** The outbound rules of the managed network for a resource. @throws Unread */
export function managedEndpoints(resource: Resource, view: SnapshotView): readonly ManagedEndpoint[] {
  return view
    .list(`${view.snapshot.workspace}/${listsOfWorkspace.outboundRules}`)
    .filter(
      (rule) =>
        rule.is('properties.type', 'PrivateEndpoint') &&
        idKey(rule.text('properties.destination.serviceResourceId') ?? '') === idKey(resource.id),
    )
    .map((rule) => ({
      group: rule.text('properties.destination.subresourceTarget')?.toLowerCase() ?? '',
      active: rule.is('properties.status', 'Active'),
    }));
}

/** The ids of the subnets that a firewall lets in. @throws Unread */
export function subnetRules(resource: Resource): readonly string[] {
  return resource.list('properties.networkAcls.virtualNetworkRules').map((rule) => rule.text('id') ?? '');
}

/**
 * Whether a firewall lets in each subnet with computes, and each of these has the service endpoint. False where there
 * is no such subnet.
 *
 * @throws Unread
 */
export function letsInComputeSubnets(resource: Resource, service: RegExp, view: SnapshotView): boolean {
  const allowed = subnetRules(resource).map(idKey);
  if (allowed.length === 0) {
    return false;
  }
  const subnets = subjects.subnet.find(view);
  return (
    subnets.length > 0 &&
    subnets.every((subnet) => allowed.includes(idKey(subnet.id)) && hasServiceEndpoint(subnet, service))
  );
}

/** @throws Unread */
export function hasServiceEndpoint(subnet: Resource, service: RegExp): boolean {
  return subnet.list('properties.serviceEndpoints').some((endpoint) => service.test(endpoint.text('service') ?? ''));
}
