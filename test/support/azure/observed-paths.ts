import { describeAccess } from '../../../src/posture/access/describe-access.js';
import { findAttackPaths } from '../../../src/posture/exposure/attack-paths.js';
import { describeExposure } from '../../../src/posture/exposure/describe-exposure.js';
import { runChecks } from '../../../src/posture/checks/run.js';
import type { Check } from '../../../src/posture/checks/define-check.js';
import { checks } from '../../../src/posture/checks/registry.js';
import type { PostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { subjects } from '../../../src/posture/checks/subjects.js';
import { Unread } from '../../../src/posture/snapshot/reading.js';
import { Gone } from '../../../src/posture/snapshot/resource.js';
import { SnapshotView } from '../../../src/posture/snapshot/snapshot-view.js';
import type { Snapshot } from '../../../src/posture/snapshot/snapshot.js';

/** Paths that checks have read, by lower-case resource type; `[]` is any element of a list, `*` any name. */
export type ObservedPaths = Map<string, Set<string>>;

/** Adds every path that a check reads of a snapshot to judge it, and to repair what it judges. */
export function observe(
  snapshot: Snapshot,
  settings: PostureSettings,
  seen: ObservedPaths,
  chosen: Iterable<Check> = checks,
): void {
  const view = new SnapshotView(snapshot, (type, path) => {
    const paths = seen.get(type) ?? new Set<string>();
    seen.set(type, paths.add(path));
  });
  if (chosen === checks) {
    const access = describeAccess(view);
    const exposure = describeExposure(view, access);
    const { results } = runChecks(snapshot, checks, settings);
    findAttackPaths({ view, access, exposure, results });
  }
  for (const check of chosen) {
    for (const subject of attempt(() => subjects[check.on].find(view)) ?? []) {
      const judged = { subject, view, settings };
      attempt(() => check.judge(judged));
      attempt(() => check.fix?.(judged));
    }
  }
}

/** What is not known ends a judgement; what it had read by then counts. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unread || error instanceof Gone) {
      return undefined;
    }
    throw error;
  }
}

/** Observes a snapshot and each of its mutations; of a mutation only the checks that read the answer which differs. */
export function observeMutations(snapshot: Snapshot, settings: PostureSettings, seen: ObservedPaths): void {
  const readers = new Map<string, Set<Check>>();
  for (const check of checks) {
    const readings = new Proxy(snapshot.readings, {
      get(target, key: string) {
        readers.set(key, (readers.get(key) ?? new Set()).add(check));
        return target[key];
      },
    });
    observe({ ...snapshot, readings }, settings, seen, [check]);
  }
  for (const { path, mutated } of mutations(snapshot)) {
    observe(mutated, settings, seen, readers.get(path) ?? []);
  }
}

/**
 * A snapshot again and again, each time with one value of one answer taken away or turned to its opposite: so that
 * checks go down their other branches too.
 */
function* mutations(snapshot: Snapshot): Generator<{ readonly path: string; readonly mutated: Snapshot }> {
  for (const [path, reading] of Object.entries(snapshot.readings)) {
    if (reading.is === 'read') {
      for (const body of mutationsOf(reading.body)) {
        yield { path, mutated: { ...snapshot, readings: { ...snapshot.readings, [path]: { ...reading, body } } } };
      }
    }
  }
}

function* mutationsOf(value: unknown): Generator {
  if (Array.isArray(value)) {
    for (const [index, element] of (value as unknown[]).entries()) {
      for (const mutated of mutationsOf(element)) {
        yield (value as unknown[]).with(index, mutated);
      }
    }
    yield [];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      for (const mutated of mutationsOf(inner)) {
        yield { ...value, [key]: mutated };
      }
    }
    yield undefined;
  } else {
    yield undefined;
    const opposite = oppositeOf(value);
    if (opposite !== undefined) {
      yield opposite;
    }
  }
}

const pairs: readonly (readonly [string, string])[] = [
  ['Enabled', 'Disabled'],
  ['Allow', 'Deny'],
  ['Healthy', 'Unhealthy'],
  ['Standard', 'Free'],
  ['UserAssigned', 'SystemAssigned'],
  ['None', 'AzureServices'],
];

function oppositeOf(value: unknown): unknown {
  if (typeof value === 'boolean') {
    return !value;
  }
  if (typeof value === 'number') {
    return value === 0 ? 1 : 0;
  }
  const word = String(value).toLowerCase();
  const pair = pairs.find((words) => words.some((one) => one.toLowerCase() === word));
  return pair?.find((one) => one.toLowerCase() !== word);
}
