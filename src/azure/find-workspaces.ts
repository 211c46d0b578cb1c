import { workspaceId } from '../posture/snapshot/snapshot.js';
import type { ArmClient } from './arm-client.js';
import { requestJson } from './ask.js';
import { ReadFailure } from './failures.js';

/** A subscription that the signed-in person sees. */
export interface FoundSubscription {
  readonly id: string;
  readonly name: string;
}

/** A workspace as Resource Graph lists it. */
export interface FoundWorkspace {
  readonly id: string;
  readonly name: string;
  readonly resourceGroup: string;
  readonly subscription: string;
  readonly location: string;
}

const subscriptionsVersion = '2022-12-01';
const graphVersion = '2024-04-01';
/** Rows a page; Resource Graph gives no more. */
const pageSize = 1000;
const mostPages = 50;

const query =
  "resources | where type =~ 'microsoft.machinelearningservices/workspaces' " +
  '| project id, name, location, resourceGroup, subscriptionId | order by name asc, id asc';

/** The subscriptions of the signed-in person, by name. One request a page. */
export async function findSubscriptions(client: ArmClient, signal: AbortSignal): Promise<readonly FoundSubscription[]> {
  const found: FoundSubscription[] = [];
  let url: string | undefined = `${client.cloud.resourceManager}/subscriptions?api-version=${subscriptionsVersion}`;
  for (let page = 0; url !== undefined && page < mostPages; page++) {
    const body = asRecord(await requestJson(client, url, { method: 'GET' }, signal));
    for (const entry of listOf(body['value'])) {
      const { subscriptionId, displayName } = asRecord(entry);
      if (typeof subscriptionId === 'string') {
        found.push({ id: subscriptionId, name: typeof displayName === 'string' ? displayName : subscriptionId });
      }
    }
    const next = body['nextLink'];
    url = typeof next === 'string' && next !== '' ? next : undefined;
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * The workspaces in some subscriptions, or in all that the person sees, by name. One query of Resource Graph for each
 * thousand workspaces, however many subscriptions there are.
 */
export async function findWorkspaces(
  client: ArmClient,
  subscriptions: readonly string[],
  signal: AbortSignal,
): Promise<readonly FoundWorkspace[]> {
  const url = `${client.cloud.resourceManager}/providers/Microsoft.ResourceGraph/resources?api-version=${graphVersion}`;
  const found: FoundWorkspace[] = [];
  let skipToken: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const body = {
      query,
      ...(subscriptions.length === 0 ? {} : { subscriptions }),
      options: {
        resultFormat: 'objectArray',
        $top: pageSize,
        ...(skipToken === undefined ? {} : { $skipToken: skipToken }),
      },
    };
    const answer = asRecord(await requestJson(client, url, { method: 'POST', body }, signal));
    found.push(...listOf(answer['data']).flatMap(workspaceOf));
    const next = answer['$skipToken'];
    if (typeof next !== 'string' || next === '') {
      break;
    }
    skipToken = next;
  }
  return found;
}

function workspaceOf(row: unknown): readonly FoundWorkspace[] {
  const { id, location } = asRecord(row);
  const parsed = typeof id === 'string' ? workspaceId(id) : undefined;
  return parsed === undefined
    ? []
    : [
        {
          id: parsed.text,
          name: parsed.name,
          resourceGroup: parsed.resourceGroup,
          subscription: parsed.subscription,
          location: typeof location === 'string' ? location : '',
        },
      ];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ReadFailure('wrong-shape', 'The answer is not a JSON object');
  }
  return value as Readonly<Record<string, unknown>>;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new ReadFailure('wrong-shape', 'The answer is not a list');
  }
  return value;
}
