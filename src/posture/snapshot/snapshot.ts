import { knownVersion, refuseVersion, versionOfFormat } from '../../core/file-version.js';
import { placeFrom, type PipelinePlace } from '../pipelines/places.js';
import { idKey, parseResourceId, type ResourceId } from '../resource-id.js';
import type { Reading, UnreadCode, UnreadReason } from './reading.js';
import { scrub } from './scrub.js';

/** The version of the file format; a reader of another version refuses it. */
export const snapshotFormat = 'aml-guard-snapshot/1';

/**
 * What was read of one workspace and of what belongs to it, at one time.
 *
 * Immutable. Holds Azure's own answers by the path that was asked, without secrets: `scrub` has been over every body.
 */
export interface Snapshot {
  readonly format: typeof snapshotFormat;
  /** When the reading began, ISO 8601 in UTC. */
  readonly takenAt: string;
  /** `public`, `usGovernment`, `china` or the host of a custom cloud. */
  readonly cloud: string;
  /** Made up for demonstration; said wherever it is shown. */
  readonly sample: boolean;
  /** The workspace's resource id. */
  readonly workspace: string;
  /** The pipelines around the workspace that were read with it (default: none). */
  readonly pipelines?: readonly PipelinePlace[];
  /**
   * By the lower-case path that was asked, without the query (`/subscriptions/…/computes`); what is posted stands there
   * under its own path too. Readings of Azure DevOps and GitHub stand under whole addresses, `https://dev.azure.com/…`.
   */
  readonly readings: Readonly<Record<string, Reading>>;
}

/** A file that is not a snapshot; the message says what is wrong and what to do. */
export class SnapshotError extends Error {
  readonly code = 'invalid-snapshot';

  constructor(message: string) {
    super(message);
    this.name = 'SnapshotError';
  }
}

/** The key of a reading. */
export function readingKey(path: string): string {
  return idKey(path.split('?', 1)[0] ?? '');
}

/** The snapshot as a file: stable order, so that two of them compare well as text. */
export function serializeSnapshot(snapshot: Snapshot): string {
  const readings = Object.fromEntries(Object.entries(snapshot.readings).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...snapshot, readings }, undefined, 2)}\n`;
}

/**
 * Reads a snapshot from a file's text. Bodies are scrubbed again, because anybody may have edited the file.
 *
 * @throws SnapshotError when the text is not a snapshot of a version that we know.
 */
export function parseSnapshot(text: string): Snapshot {
  const file = asRecord(parseJson(text), 'The file');
  const { format } = file;
  if (format !== snapshotFormat) {
    const version = versionOfFormat(format, snapshotFormat);
    const refusal =
      version === undefined ? undefined : refuseVersion(version, knownVersion(snapshotFormat), 'export it again');
    throw new SnapshotError(
      refusal !== undefined
        ? `This snapshot ${refusal}`
        : typeof format === 'string' && format.startsWith('aml-guard-fleet/')
          ? 'This is a fleet, not the snapshot of one workspace; aml-guard fleet reads it'
          : `This is not a snapshot: "format" has to be ${snapshotFormat}`,
    );
  }
  const workspace = textOf(file, 'workspace');
  if (workspaceId(workspace) === undefined) {
    throw new SnapshotError('"workspace" has to be the resource id of an Azure Machine Learning workspace');
  }
  const takenAt = textOf(file, 'takenAt');
  if (Number.isNaN(Date.parse(takenAt))) {
    throw new SnapshotError('"takenAt" has to be a time in ISO 8601, such as 2026-01-31T09:30:00Z');
  }
  const readings: Record<string, Reading> = {};
  for (const [path, reading] of Object.entries(asRecord(file['readings'], '"readings"'))) {
    readings[readingKey(path)] = parseReading(reading, path);
  }
  return {
    format: snapshotFormat,
    takenAt,
    cloud: textOf(file, 'cloud'),
    sample: file['sample'] === true,
    workspace,
    ...parsePlaces(file['pipelines']),
    readings,
  };
}

function parsePlaces(value: unknown): Pick<Snapshot, 'pipelines'> {
  if (value === undefined) {
    return {};
  }
  const places = Array.isArray(value) ? value.map((place: unknown) => placeFrom(place)) : [undefined];
  if (places.includes(undefined)) {
    throw new SnapshotError('"pipelines" has to be a list of projects of Azure DevOps and repositories on GitHub');
  }
  return { pipelines: places.filter((place) => place !== undefined) };
}

/** The id of a workspace, taken apart; `undefined` for the id of something else. */
export function workspaceId(text: string): ResourceId | undefined {
  const id = parseResourceId(text);
  return id?.type === 'microsoft.machinelearningservices/workspaces' ? id : undefined;
}

/**
 * A reading of a file, scrubbed again. `path` is for the message.
 *
 * @throws SnapshotError
 */
export function parseReading(value: unknown, path: string): Reading {
  const reading = asRecord(value, `The reading of ${path}`);
  switch (reading['is']) {
    case 'read':
      return {
        is: 'read',
        body: scrub(reading['body']),
        apiVersion: textOf(reading, 'apiVersion'),
        ...(reading['from'] === 'resource-graph' ? { from: reading['from'] } : {}),
      };
    case 'absent':
      return { is: 'absent' };
    case 'unreadable':
      return { is: 'unreadable', reason: parseReason(asRecord(reading['reason'], `The reason of ${path}`)) };
    default:
      throw new SnapshotError(`The reading of ${path} has to say "is": read, absent or unreadable`);
  }
}

function parseReason(reason: Readonly<Record<string, unknown>>): UnreadReason {
  const permission = reason['permission'];
  return {
    // A code of a later version is shown by its message; nothing is decided by it but "unknown".
    code: textOf(reason, 'code') as UnreadCode,
    message: textOf(reason, 'message'),
    ...(typeof permission === 'string' ? { permission } : {}),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SnapshotError(`This is not a snapshot: ${error instanceof Error ? error.message : 'it is not JSON'}`);
  }
}

function asRecord(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SnapshotError(`${what} has to be a JSON object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function textOf(record: Readonly<Record<string, unknown>>, key: string): string {
  const value = record[key];
  if (typeof value !== 'string') {
    throw new SnapshotError(`"${key}" has to be a string`);
  }
  return value;
}
