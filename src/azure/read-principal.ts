import { findBuiltInRole } from '../posture/access/built-in-roles.js';
import type { PrincipalReadings, SubscriptionReading } from '../posture/access/principal-roles.js';
import { isObjectId } from '../posture/object-id.js';
import { extensionPath } from '../posture/snapshot/places.js';
import type { Reading } from '../posture/snapshot/reading.js';
import { readingKey } from '../posture/snapshot/snapshot.js';
import type { ArmClient } from './arm-client.js';
import { ask } from './ask.js';
import { findSubscriptions, type FoundSubscription } from './find-workspaces.js';
import { isId, resource, type ReadSpec } from './read-spec.js';

export interface ReadPrincipalOptions {
  /** Of whom, where it is known: groups are asked for otherwise than people and services (default: not known). */
  readonly type?: 'group' | 'other';
  /** For one question with its pages and retries, milliseconds (default 30,000). */
  readonly timeoutMs?: number;
  /** Subscriptions at a time (default 8). */
  readonly concurrency?: number;
  /** (default: now). */
  readonly takenAt?: Date;
}

const defaultTimeoutMs = 30_000;
const defaultConcurrency = 8;
/** Definitions of roles that are looked up; the rest are shown by their ids. */
const mostDefinitions = 40;

/**
 * Reads the roles of one principal in all subscriptions that the account sees, those above the subscriptions included:
 * what `az role assignment list --assignee … --all --include-inherited` tells of one subscription.
 *
 * `assignedTo` finds what people and services have through their groups too, and takes no group; for a group, and where
 * nothing was found for one whose type is not known, `principalId eq` is asked. One request for each subscription, or
 * two. A subscription that cannot be read has its reason, the others are read.
 *
 * Source: <https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest>.
 *
 * @throws Error where `principal` is not an object id
 * @throws RestError, ReadFailure where the list of subscriptions cannot be read
 * @throws DOMException named AbortError when `signal` is aborted
 */
export async function readPrincipal(
  client: ArmClient,
  principal: string,
  options: ReadPrincipalOptions,
  signal: AbortSignal,
): Promise<PrincipalReadings> {
  if (!isObjectId(principal)) {
    throw new Error('The object id of a principal was expected');
  }
  const takenAt = (options.takenAt ?? new Date()).toISOString();
  const found = await findSubscriptions(client, signal);
  const limit = options.concurrency ?? defaultConcurrency;
  const subscriptions = await inParallel(found, limit, (one) =>
    readSubscription(client, one, principal, options, signal),
  );
  const definitions = new Map<string, Reading>();
  await inParallel(unknownDefinitions(subscriptions), limit, async (id) => {
    const spec = resource(id, 'Microsoft.Authorization/roleDefinitions');
    definitions.set(readingKey(id), await askOnce(client, spec, options, signal));
  });
  signal.throwIfAborted();
  return {
    principal: principal.toLowerCase(),
    takenAt,
    cloud: client.cloud.id,
    subscriptions,
    definitions: Object.fromEntries(definitions),
  };
}

async function readSubscription(
  client: ArmClient,
  { id, name }: FoundSubscription,
  principal: string,
  options: ReadPrincipalOptions,
  signal: AbortSignal,
): Promise<SubscriptionReading> {
  const path = extensionPath(`/subscriptions/${id}`, 'roleAssignments');
  const read = (filter: string): Promise<Reading> =>
    askOnce(
      client,
      {
        path: `${path}?$filter=${filter}`,
        type: 'Microsoft.Authorization/roleAssignments',
        shape: 'list',
        permission: 'Microsoft.Authorization/roleAssignments/read',
      },
      options,
      signal,
    );
  const direct = `principalId eq '${principal}'`;
  if (options.type === 'group') {
    return { id, name, reading: await read(direct) };
  }
  const reading = await read(`assignedTo('${principal}')`);
  const mayBeGroup = options.type === undefined && (isRefused(reading) || assignmentsOf(reading).length === 0);
  return { id, name, reading: mayBeGroup ? await read(direct) : reading };
}

function askOnce(
  client: ArmClient,
  spec: ReadSpec,
  { timeoutMs = defaultTimeoutMs }: ReadPrincipalOptions,
  signal: AbortSignal,
): Promise<Reading> {
  return ask(client, spec, { timeoutMs }, signal);
}

function isRefused(reading: Reading): boolean {
  return reading.is === 'unreadable' && reading.reason.code === 'refused';
}

function unknownDefinitions(subscriptions: readonly SubscriptionReading[]): readonly string[] {
  const ids = new Map<string, string>();
  for (const { reading } of subscriptions) {
    for (const id of assignmentsOf(reading).map(definitionOf)) {
      if (id !== undefined && isId(id) && findBuiltInRole(id) === undefined) {
        ids.set(readingKey(id), id);
      }
    }
  }
  return [...ids.values()].slice(0, mostDefinitions);
}

function assignmentsOf(reading: Reading): readonly unknown[] {
  return reading.is === 'read' ? (reading.body as { readonly value: readonly unknown[] }).value : [];
}

function definitionOf(assignment: unknown): string | undefined {
  const { properties } = (assignment ?? {}) as { readonly properties?: { readonly roleDefinitionId?: unknown } };
  const id = properties?.roleDefinitionId;
  return typeof id === 'string' ? id : undefined;
}

/** Works through a list, some elements at a time; results in its order. Stops where one throws. */
async function inParallel<T, R>(
  list: readonly T[],
  limit: number,
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = list.entries();
  const worker = async (): Promise<void> => {
    for (const [index, one] of waiting) {
      results[index] = await work(one);
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}
