import { workspaceNames, type UnknownName } from '../posture/names/host-names.js';
import { seenName, type SeenName } from '../posture/names/seen-name.js';
import type { Snapshot } from '../posture/snapshot/snapshot.js';
import { resolveNames, type NameSource } from './resolve-names.js';

/** The names of a workspace as they are seen from this machine. */
export interface LookFromHere {
  /** The name of the workspace. */
  readonly workspace: string;
  readonly seen: readonly SeenName[];
  readonly unknown: readonly UnknownName[];
}

/**
 * Asks the name service about the names of a workspace; connects to none of them.
 *
 * @throws the signal's reason when it is cancelled; for nothing else
 */
export async function lookFromHere(snapshot: Snapshot, source: NameSource, signal: AbortSignal): Promise<LookFromHere> {
  const { names, unknown } = workspaceNames(snapshot);
  const answers = await resolveNames(
    names.map(({ host }) => host),
    source,
    signal,
  );
  const notAsked = { is: 'failed', reason: 'the name was not asked about' } as const;
  return {
    workspace: snapshot.workspace.split('/').at(-1) ?? '',
    seen: names.map((name) => seenName(name, answers.get(name.host) ?? notAsked)),
    unknown,
  };
}
