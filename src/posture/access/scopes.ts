import { parseResourceId } from '../resource-id.js';
import type { GrantLevel } from './access.js';

/** What kind of place a scope is. */
export function levelOf(scope: string): GrantLevel {
  const id = parseResourceId(scope);
  if (id === undefined) {
    return 'management group';
  }
  return id.type !== '' ? 'resource' : id.resourceGroup === '' ? 'subscription' : 'resource group';
}
