import { parseResourceId } from '../../../src/posture/resource-id.js';
import { readingKey, type Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import type { Fault } from './azure-double.js';
import { graphPath } from './graph-path.js';
import type { Answers } from './made-workspace.js';

/** Where Azure lists the subscriptions of the signed-in person. */
export const subscriptionsPath = '/subscriptions';
export { graphPath } from './graph-path.js';

export interface MadeSubscription {
  readonly id: string;
  readonly name: string;
}

/** What Azure answers to somebody who looks for a workspace. */
export function directoryAnswers(
  subscriptions: readonly MadeSubscription[],
  workspaces: readonly string[],
): Record<string, unknown> {
  const data = workspaces.flatMap((id) => {
    const parsed = parseResourceId(id);
    return parsed === undefined
      ? []
      : [
          {
            id,
            name: parsed.name,
            location: 'westeurope',
            resourceGroup: parsed.resourceGroup,
            subscriptionId: parsed.subscription,
          },
        ];
  });
  return {
    [subscriptionsPath]: {
      value: subscriptions.map(({ id, name }) => ({ subscriptionId: id, displayName: name, state: 'Enabled' })),
    },
    [graphPath]: { totalRecords: data.length, count: data.length, resultTruncated: 'false', data },
  };
}

/** Answers and faults with which the double gives the same workspace that a snapshot shows. */
export function answersOf(snapshot: Snapshot): {
  readonly answers: Answers;
  readonly faults: Readonly<Record<string, Fault>>;
} {
  const answers: Answers = {};
  const faults: Record<string, Fault> = {};
  for (const [path, reading] of Object.entries(snapshot.readings)) {
    if (reading.is === 'unreadable') {
      faults[path] = { is: 'status', status: 403, code: 'AuthorizationFailed' };
    } else {
      answers[readingKey(path)] = reading.is === 'read' ? reading.body : 'absent';
    }
  }
  return { answers, faults };
}

/** The same answers for a workspace of another name. */
export function renamed(answers: Answers, from: string, to: string): Answers {
  return JSON.parse(JSON.stringify(answers).replaceAll(from, to)) as Answers;
}
