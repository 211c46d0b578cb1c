import type { RawResponseCallback } from '@azure/core-client';
import { parseResourceId } from '../posture/resource-id.js';
import { versionsOf } from '../posture/snapshot/api-versions.js';
import { diagnosisPath } from '../posture/snapshot/places.js';
import type { Reading } from '../posture/snapshot/reading.js';
import { scrub } from '../posture/snapshot/scrub.js';
import { readingKey, type Snapshot } from '../posture/snapshot/snapshot.js';
import type { ArmClient } from './arm-client.js';
import { parseBody, withinTime } from './ask.js';
import { ReadFailure } from './failures.js';

/** The service takes a minute or two to look round. */
const defaultTimeoutMs = 5 * 60_000;

/**
 * Lets the service look at a workspace from inside: routes, security groups, DNS, storage, vault and registry. Changes
 * nothing, but is an operation that the workspace's activity log shows, hence only at a person's command.
 *
 * @param pollMs between two questions whether it is done (default: what the service says, else 2 seconds)
 * @returns the snapshot with what came of it, also when that is a refusal
 * @throws DOMException named AbortError when `signal` is aborted
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/how-to-workspace-diagnostic-api>.
 */
export async function diagnoseWorkspace(
  client: ArmClient,
  snapshot: Snapshot,
  signal: AbortSignal,
  { timeoutMs = defaultTimeoutMs, pollMs }: { readonly timeoutMs?: number; readonly pollMs?: number } = {},
): Promise<Snapshot> {
  const reading = await withinTime(
    client,
    'Microsoft.MachineLearningServices/workspaces/diagnose/action',
    timeoutMs,
    signal,
    (either) => diagnose(client, snapshot.workspace, pollMs, either),
  );
  signal.throwIfAborted();
  return {
    ...snapshot,
    readings: { ...snapshot.readings, [readingKey(diagnosisPath(snapshot.workspace))]: reading },
  };
}

async function diagnose(
  client: ArmClient,
  workspace: string,
  pollMs: number | undefined,
  signal: AbortSignal,
): Promise<Reading> {
  const id = parseResourceId(workspace);
  if (id === undefined) {
    throw new ReadFailure('refused', 'The workspace has no resource id');
  }
  const [apiVersion] = versionsOf(id.type);
  let last: unknown;
  const onResponse: RawResponseCallback = (response) => {
    // The answer as it came; what the client makes of it by its own model is thrown away.
    if (response.status === 200) {
      last = parseBody({
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        text: response.bodyAsText ?? '',
      });
    }
  };
  await client
    .machineLearningClient(id.subscription, apiVersion)
    .workspaces.beginDiagnoseAndWait(id.resourceGroup, id.name, {
      parameters: { value: {} },
      abortSignal: signal,
      onResponse,
      ...(pollMs === undefined ? {} : { updateIntervalInMs: pollMs }),
    });
  if (typeof last !== 'object' || last === null || !('value' in last)) {
    throw new ReadFailure('wrong-shape', 'The answer of the diagnosis has no results');
  }
  return { is: 'read', body: scrub(last), apiVersion };
}
