import { knownVersion, refuseVersion, versionOfFormat } from '../../core/file-version.js';
import { idKey } from '../resource-id.js';
import type { Reading } from '../snapshot/reading.js';
import {
  parseReading,
  readingKey,
  snapshotFormat,
  SnapshotError,
  workspaceId,
  type Snapshot,
} from '../snapshot/snapshot.js';
import { fleetFormat, type FleetScope, type FleetSnapshot } from './fleet-snapshot.js';

/** Stands for the id of the workspace at the beginning of a path; no path of Azure begins with it. */
const own = '~';

/**
 * The fleet as a file. Readings stand once in `answers`, whoever shares them; a workspace names them by their place.
 * A line for each answer and each workspace, so that two files compare as text.
 */
export function serializeFleet(fleet: FleetSnapshot): string {
  const places = new Map<Reading, number>();
  const answers: string[] = [];
  const same = new Map<string, number>();
  const placeOf = (reading: Reading): number => {
    const known = places.get(reading);
    if (known !== undefined) {
      return known;
    }
    const text = JSON.stringify(reading);
    const place = same.get(text) ?? answers.push(text) - 1;
    same.set(text, place);
    places.set(reading, place);
    return place;
  };
  const workspaces = fleet.workspaces.map((snapshot) => {
    const key = idKey(snapshot.workspace);
    const readings = Object.entries(snapshot.readings)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, reading]) => [shorten(path, key), placeOf(reading)]);
    return JSON.stringify({
      workspace: snapshot.workspace,
      takenAt: snapshot.takenAt,
      readings: Object.fromEntries(readings) as unknown,
    });
  });
  const { format, takenAt, cloud, sample, scope, subscriptionNames } = fleet;
  const tags = Object.entries(scope.tags ?? {}).map(([name, value]) => [name, value ?? null]);
  const written = { ...scope, ...(tags.length === 0 ? {} : { tags: Object.fromEntries(tags) as unknown }) };
  const head = JSON.stringify({ format, takenAt, cloud, sample, scope: written, subscriptionNames }).slice(0, -1);
  return `${head},\n"answers":[\n${answers.join(',\n')}\n],\n"workspaces":[\n${workspaces.join(',\n')}\n]}\n`;
}

function shorten(path: string, workspace: string): string {
  return path === workspace || path.startsWith(`${workspace}/`) ? own + path.slice(workspace.length) : path;
}

/**
 * Reads a fleet from a file's text. Bodies are scrubbed again, because anybody may have edited the file.
 *
 * @throws SnapshotError when the text is not a fleet of a version that we know.
 */
export function parseFleet(text: string): FleetSnapshot {
  const file = recordOf(parseJson(text), 'The file');
  const { format } = file;
  if (format !== fleetFormat) {
    const version = versionOfFormat(format, fleetFormat);
    const refusal =
      version === undefined ? undefined : refuseVersion(version, knownVersion(fleetFormat), 'export it again');
    throw new SnapshotError(
      refusal !== undefined
        ? `This fleet ${refusal}`
        : typeof format === 'string' && format.startsWith('aml-guard-snapshot/')
          ? 'This is the snapshot of one workspace, not of a fleet; aml-guard posture reads it'
          : `This is not a fleet: "format" has to be ${fleetFormat}`,
    );
  }
  const answers = listOf(file['answers'], '"answers"').map((answer, place) =>
    parseReading(answer, `answer ${String(place)}`),
  );
  const cloud = textOf(file['cloud'], '"cloud"');
  const workspaces = listOf(file['workspaces'], '"workspaces"').map((workspace, place) =>
    parseWorkspace(recordOf(workspace, `Workspace ${String(place)}`), {
      cloud,
      sample: file['sample'] === true,
      answers,
    }),
  );
  const ids = new Set(workspaces.map(({ workspace }) => idKey(workspace)));
  if (ids.size < workspaces.length) {
    throw new SnapshotError('A workspace stands in the file more than once');
  }
  return {
    format: fleetFormat,
    takenAt: timeOf(file['takenAt']),
    cloud,
    sample: file['sample'] === true,
    scope: parseScope(recordOf(file['scope'], '"scope"')),
    subscriptionNames: textsByName(file['subscriptionNames'], '"subscriptionNames"'),
    workspaces: workspaces.sort((a, b) => (idKey(a.workspace) < idKey(b.workspace) ? -1 : 1)),
  };
}

function parseWorkspace(
  file: Readonly<Record<string, unknown>>,
  {
    cloud,
    sample,
    answers,
  }: { readonly cloud: string; readonly sample: boolean; readonly answers: readonly Reading[] },
): Snapshot {
  const workspace = textOf(file['workspace'], '"workspace"');
  if (workspaceId(workspace) === undefined) {
    throw new SnapshotError('"workspace" has to be the resource id of an Azure Machine Learning workspace');
  }
  const readings: Record<string, Reading> = {};
  for (const [path, place] of Object.entries(recordOf(file['readings'], '"readings"'))) {
    const answer = typeof place === 'number' ? answers[place] : undefined;
    if (answer === undefined) {
      throw new SnapshotError(`The reading of ${path} has to be the place of one of "answers"`);
    }
    readings[readingKey(path.startsWith(own) ? workspace + path.slice(own.length) : path)] = answer;
  }
  return { format: snapshotFormat, takenAt: timeOf(file['takenAt']), cloud, sample, workspace, readings };
}

function parseScope(file: Readonly<Record<string, unknown>>): FleetScope {
  const namesIn = (name: 'managementGroups' | 'subscriptions'): Partial<FleetScope> =>
    file[name] === undefined
      ? {}
      : { [name]: listOf(file[name], `"${name}"`).map((one) => textOf(one, `Each of "${name}"`)) };
  const { tags } = file;
  return {
    ...namesIn('managementGroups'),
    ...namesIn('subscriptions'),
    ...(tags === undefined ? {} : { tags: parseTags(tags) }),
  };
}

/** A tag with any value is `null` in the file, because JSON has no `undefined`. */
function parseTags(value: unknown): NonNullable<FleetScope['tags']> {
  return Object.fromEntries(
    Object.entries(recordOf(value, '"tags"')).map(([name, tag]) => [
      name,
      tag === null ? undefined : textOf(tag, `The tag ${name}`),
    ]),
  );
}

function textsByName(value: unknown, what: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(recordOf(value, what)).map(([name, text]) => [name, textOf(text, `Each of ${what}`)]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SnapshotError(`This is not a fleet: ${error instanceof Error ? error.message : 'it is not JSON'}`);
  }
}

function recordOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SnapshotError(`${what} has to be a JSON object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new SnapshotError(`${what} has to be a list`);
  }
  return value as readonly unknown[];
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string') {
    throw new SnapshotError(`${what} has to be a string`);
  }
  return value;
}

function timeOf(value: unknown): string {
  const text = textOf(value, '"takenAt"');
  if (Number.isNaN(Date.parse(text))) {
    throw new SnapshotError('"takenAt" has to be a time in ISO 8601, such as 2026-01-31T09:30:00Z');
  }
  return text;
}
