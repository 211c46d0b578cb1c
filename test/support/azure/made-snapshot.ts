import type { Reading, UnreadCode } from '../../../src/posture/snapshot/reading.js';
import { scrub } from '../../../src/posture/snapshot/scrub.js';
import { readingKey, snapshotFormat, type Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import { versionsOf } from '../../../src/posture/snapshot/api-versions.js';
import { parseResourceId } from '../../../src/posture/resource-id.js';
import { ids, madeWorkspace } from './made-workspace.js';

/** The time of every made snapshot. */
export const madeAt = '2026-11-23T09:00:00Z';

/**
 * What a test changes, by path or by a name of `ids` (`storage`, or `storage/blobServices/default`): an object is
 * merged into the answer (lists and `null` replace), a list replaces the `value` of a list answer, a word takes the
 * answer away, `apiVersion` answers with another version of the API.
 */
export type Changes = Readonly<Record<string, Change>>;

export type Change =
  | 'absent'
  | 'not-read'
  | UnreadCode
  | Readonly<Record<string, unknown>>
  | readonly unknown[]
  | { readonly apiVersion: string; readonly change?: Readonly<Record<string, unknown>> };

/** A snapshot of the made workspace in good order, changed as said. */
export function madeSnapshot(changes: Changes = {}): Snapshot {
  const readings: Record<string, Reading> = {};
  for (const [path, body] of Object.entries(madeWorkspace())) {
    readings[readingKey(path)] = { is: 'read', body: scrub(body), apiVersion: versionFor(path) };
  }
  for (const [name, change] of Object.entries(changes)) {
    applyChange(readings, readingKey(pathOf(name)), change);
  }
  return {
    format: snapshotFormat,
    takenAt: madeAt,
    cloud: 'public',
    sample: false,
    workspace: ids.workspace,
    readings,
  };
}

/** The path behind a short name. */
export function pathOf(name: string): string {
  const [first = '', ...rest] = name.split('/');
  return Object.hasOwn(ids, first) ? [ids[first as keyof typeof ids], ...rest].join('/') : name;
}

/** Changes one reading as a test says. */
export function applyChange(readings: Record<string, Reading>, key: string, change: Change): void {
  const before = readings[key];
  const body = before?.is === 'read' ? before.body : {};
  const apiVersion = before?.is === 'read' ? before.apiVersion : '2026-05-01';
  if (change === 'absent') {
    readings[key] = { is: 'absent' };
  } else if (change === 'not-read') {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
    delete readings[key];
  } else if (typeof change === 'string') {
    readings[key] = {
      is: 'unreadable',
      reason: {
        code: change,
        message: `made ${change}`,
        ...(change === 'forbidden' ? { permission: 'made/read' } : {}),
      },
    };
  } else if (isList(change)) {
    readings[key] = { is: 'read', body: scrub({ value: change }), apiVersion };
  } else if (typeof change['apiVersion'] === 'string') {
    const inner = change['change'] ?? {};
    readings[key] = { is: 'read', body: scrub(merge(body, inner)), apiVersion: change['apiVersion'] };
  } else {
    readings[key] = { is: 'read', body: scrub(merge(body, change)), apiVersion };
  }
}

function merge(base: unknown, change: unknown): unknown {
  if (!isRecord(base) || !isRecord(change)) {
    return change;
  }
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) {
    result[key] = value === undefined ? undefined : merge(base[key], value);
  }
  return result;
}

function versionFor(path: string): string {
  const id = parseResourceId(path.replace(/\/latest\/queryResults$/, '')) ?? parseResourceId(`${path}/one`);
  return versionsOf(id?.type === undefined || id.type === '' ? 'microsoft.resources/resources' : id.type)[0];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Change): value is readonly unknown[] {
  return Array.isArray(value);
}
