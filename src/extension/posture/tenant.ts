import { idKey } from '../../posture/resource-id.js';
import type { Snapshot } from '../../posture/snapshot/snapshot.js';

/** The id of the tenant that a workspace says it is in; empty when it does not say. */
export function tenantOf(snapshot: Snapshot): string {
  const reading = snapshot.readings[idKey(snapshot.workspace)];
  const body = reading?.is === 'read' ? (reading.body as { readonly properties?: unknown } | null) : undefined;
  const { tenantId } = (body?.properties ?? {}) as { readonly tenantId?: unknown };
  return typeof tenantId === 'string' ? tenantId : '';
}
