import { parseResourceId } from '../../resource-id.js';
import type { Node, Resource } from '../../snapshot/resource.js';
import type { PostureSettings } from '../posture-settings.js';

/** One connection of a private endpoint to a workspace. */
export interface EndpointConnection {
  readonly name: string;
  /** `Approved`, `Pending`, `Rejected`, `Disconnected`, `Timeout`; empty where none is given. */
  readonly status: string;
  readonly settled: boolean;
  /** The id of the endpoint; `undefined` where the service does not give it. */
  readonly endpoint: string | undefined;
  /** The id of the connection. */
  readonly id: string | undefined;
}

/** The connections of private endpoints to a workspace, whatever became of them. @throws Unread */
export function endpointConnections(workspace: Resource): readonly EndpointConnection[] {
  return workspace.list('properties.privateEndpointConnections').map((connection: Node) => {
    const endpoint = connection.text('properties.privateEndpoint.id');
    return {
      name: connection.text('name') ?? parseResourceId(endpoint ?? '')?.name ?? 'without a name',
      status: connection.text('properties.privateLinkServiceConnectionState.status') ?? '',
      settled:
        !connection.has('properties.provisioningState') || connection.is('properties.provisioningState', 'Succeeded'),
      endpoint,
      id: connection.text('id'),
    };
  });
}

/** The connections that carry traffic. @throws Unread */
export function approvedConnections(workspace: Resource): readonly EndpointConnection[] {
  return endpointConnections(workspace).filter(({ status, settled }) => settled && status.toLowerCase() === 'approved');
}

/** Whether an endpoint stands in the workspace's own subscription or in one that is trusted. */
export function isFromHere(endpoint: string, workspace: Resource, settings: PostureSettings): boolean {
  const subscription = parseResourceId(endpoint)?.subscription.toLowerCase();
  const welcome = [parseResourceId(workspace.id)?.subscription ?? '', ...settings.trustedSubscriptions];
  return subscription !== undefined && welcome.some((one) => one.toLowerCase() === subscription);
}
