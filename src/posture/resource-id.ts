/**
 * Ids of Azure Resource Manager: parsed strictly, because they come from answers and go into addresses.
 *
 * Source: <https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules>.
 */

/** A resource's id, taken apart. */
export interface ResourceId {
  /** As the service wrote it, without a slash at the end. */
  readonly text: string;
  readonly subscription: string;
  /** Empty for what belongs to a subscription itself. */
  readonly resourceGroup: string;
  /** Lower-case, `microsoft.machinelearningservices/workspaces/computes`; empty for a resource group. */
  readonly type: string;
  /** The last name. */
  readonly name: string;
  /** Every name from the provider on: `['ws', 'cluster']`. */
  readonly names: readonly string[];
}

const subscriptionForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** One part of a path. A URL reads none of it as more than a name: no `/`, `?`, `#`, `%`, `\`. */
const partForm = /^[\p{L}\p{N}._()$-][\p{L}\p{N}._()$ -]*$/u;
const longestId = 1024;

/** Takes an id apart; `undefined` for anything that is not one, so that it never becomes part of an address. */
export function parseResourceId(text: string): ResourceId | undefined {
  const trimmed = withoutSlashes(text);
  const parts = trimmed.split('/').slice(1);
  if (trimmed.length > longestId || !trimmed.startsWith('/') || !parts.every(isPart)) {
    return undefined;
  }
  const [subscriptions, subscription = '', ...rest] = parts;
  if (subscriptions?.toLowerCase() !== 'subscriptions' || !subscriptionForm.test(subscription)) {
    return undefined;
  }
  const inGroup = rest[0]?.toLowerCase() === 'resourcegroups';
  const resourceGroup = inGroup ? rest[1] : '';
  const tail = inGroup ? rest.slice(2) : rest;
  if (resourceGroup === undefined) {
    return undefined;
  }
  if (tail.length === 0) {
    return { text: trimmed, subscription, resourceGroup, type: '', name: resourceGroup || subscription, names: [] };
  }
  return parseTail(trimmed, subscription, resourceGroup, tail);
}

function parseTail(
  text: string,
  subscription: string,
  resourceGroup: string,
  tail: readonly string[],
): ResourceId | undefined {
  // An extension resource has a second `providers`; its type is what follows the last one.
  const start = tail.map((part) => part.toLowerCase()).lastIndexOf('providers');
  const [namespace, ...pairs] = tail.slice(start + 1);
  if (start < 0 || namespace === undefined || pairs.length === 0 || pairs.length % 2 !== 0) {
    return undefined;
  }
  const types = pairs.filter((_, index) => index % 2 === 0);
  const names = pairs.filter((_, index) => index % 2 === 1);
  const type = [namespace, ...types].join('/').toLowerCase();
  return { text, subscription, resourceGroup, type, name: names.at(-1) ?? '', names };
}

function isPart(part: string): boolean {
  return part !== '.' && part !== '..' && partForm.test(part);
}

/** The form under which ids are compared: Azure writes the same id in several cases. */
export function idKey(id: string): string {
  return withoutSlashes(id).toLowerCase();
}

/** Without slashes at the end; nearly every id has none, and ids are compared all the time. */
function withoutSlashes(id: string): string {
  return id.endsWith('/') ? id.replace(/(?<!\/)\/+$/, '') : id;
}

/** The id of the resource that holds a child: `…/workspaces/ws/computes/c` → `…/workspaces/ws`. */
export function parentId(id: string): string {
  return id
    .replace(/(?<!\/)\/+$/, '')
    .split('/')
    .slice(0, -2)
    .join('/');
}

/** `/subscriptions/…/resourceGroups/…` of a resource's id. */
export function resourceGroupId(id: ResourceId): string {
  return `/subscriptions/${id.subscription}/resourceGroups/${id.resourceGroup}`;
}

/** The resource group's name in an id; empty for what stands in none. */
export function resourceGroupOf(id: string): string {
  return parseResourceId(id)?.resourceGroup ?? '';
}
