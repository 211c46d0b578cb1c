import { fleetFormat, type FleetSnapshot } from '../../posture/fleet/fleet-snapshot.js';
import { parseResourceId } from '../../posture/resource-id.js';
import type { Reading } from '../../posture/snapshot/reading.js';
import type { Snapshot } from '../../posture/snapshot/snapshot.js';
import { asRecord } from '../../webview/fleet/model/values.js';

const teams = ['churn', 'pricing', 'fraud', 'demand', 'vision', 'search', 'ranking', 'claims'];
const stages = ['prod', 'test', 'dev', 'lab', 'shared'];
const locations = ['westeurope', 'northeurope', 'swedencentral'];
const subscriptions = [
  { id: '11111111-2222-3333-4444-000000000001', name: 'Contoso Production' },
  { id: '11111111-2222-3333-4444-000000000002', name: 'Contoso Research' },
  { id: '11111111-2222-3333-4444-000000000003', name: 'Contoso Sandbox' },
];

/** What a workspace's owners have put in order, by the type of the resource. */
const repairs: readonly { readonly type: string; readonly properties: Readonly<Record<string, unknown>> }[] = [
  { type: 'microsoft.machinelearningservices/workspaces', properties: { publicNetworkAccess: 'Disabled' } },
  {
    type: 'microsoft.machinelearningservices/workspaces',
    properties: { hbiWorkspace: true, systemDatastoresAuthMode: 'Identity' },
  },
  {
    type: 'microsoft.storage/storageaccounts',
    properties: { allowSharedKeyAccess: false, publicNetworkAccess: 'Disabled' },
  },
  { type: 'microsoft.containerregistry/registries', properties: { adminUserEnabled: false } },
  { type: 'microsoft.containerregistry/registries', properties: { publicNetworkAccess: 'Disabled' } },
  {
    type: 'microsoft.machinelearningservices/workspaces',
    properties: { managedNetwork: { isolationMode: 'AllowOnlyApprovedOutbound', enableNetworkMonitor: true } },
  },
  { type: 'microsoft.keyvault/vaults', properties: { enablePurgeProtection: true } },
];

/**
 * Some dozens of workspaces for people who have none: the sample workspace under other names, with other parts put in
 * order, and with answers missing here and there. Made up, and marked so; the same each time.
 */
export function sampleFleet(sample: Snapshot): FleetSnapshot {
  const workspaces = teams
    .flatMap((team, row) => stages.map((stage, column) => variant(sample, { team, stage, index: row * 7 + column })))
    .sort((a, b) => (a.workspace.toLowerCase() < b.workspace.toLowerCase() ? -1 : 1));
  return {
    format: fleetFormat,
    takenAt: sample.takenAt,
    cloud: sample.cloud,
    sample: true,
    scope: {},
    subscriptionNames: Object.fromEntries(subscriptions.map(({ id, name }) => [id, name])),
    workspaces,
  };
}

interface Variant {
  readonly team: string;
  /** Part of the name; `shared` says nothing of a stage. */
  readonly stage: string;
  readonly index: number;
}

function variant(sample: Snapshot, { team, stage, index }: Variant): Snapshot {
  const id = parseResourceId(sample.workspace);
  const subscription = subscriptions[stage === 'prod' ? 0 : stage === 'lab' ? 2 : 1] ?? subscriptions[0];
  const text = JSON.stringify(sample.readings)
    .replaceAll(id?.name ?? '', `mlw-${team}-${stage}`)
    .replaceAll(id?.resourceGroup ?? '', `rg-${team}-${stage}`)
    .replaceAll(id?.subscription ?? '', subscription?.id ?? '');
  const workspace = sample.workspace
    .replaceAll(id?.name ?? '', `mlw-${team}-${stage}`)
    .replaceAll(id?.resourceGroup ?? '', `rg-${team}-${stage}`)
    .replaceAll(id?.subscription ?? '', subscription?.id ?? '');
  const readings = JSON.parse(text) as Readonly<Record<string, Reading>>;
  const changed = Object.entries(readings).map(([path, reading]): [string, Reading] => [
    path,
    withFacts(path, reading, { team, stage, index }, workspace),
  ]);
  return { ...sample, sample: true, workspace, readings: Object.fromEntries(changed) };
}

function withFacts(path: string, reading: Reading, { team, stage, index }: Variant, workspace: string): Reading {
  const type = parseResourceId(path)?.type ?? '';
  // Every seventh workspace has somebody who may not see everything.
  if (index % 7 === 3 && type.startsWith('microsoft.storage/')) {
    const message = 'The account may not read it';
    return { is: 'unreadable', reason: { code: 'forbidden', message, permission: `${type}/read` } };
  }
  const body = reading.is === 'read' ? asRecord(reading.body) : undefined;
  if (reading.is !== 'read' || body === undefined) {
    return reading;
  }
  const done = repairs.filter((repair, place) => repair.type === type && (index + 2 * place) % 5 < repairDepth(stage));
  const properties = Object.assign({}, body['properties'], ...done.map((repair) => repair.properties)) as object;
  const isWorkspace = path === workspace.toLowerCase();
  return {
    ...reading,
    body: {
      ...body,
      ...(body['properties'] === undefined ? {} : { properties }),
      ...(isWorkspace ? { location: locations[index % locations.length], tags: tagsOf(team, stage, index) } : {}),
    },
  };
}

/** How many of five repairs are common at a stage: people look after production first. */
function repairDepth(stage: string): number {
  return { prod: 4, test: 3, dev: 2, shared: 2 }[stage] ?? 1;
}

function tagsOf(team: string, stage: string, index: number): Readonly<Record<string, string>> {
  return {
    ...(stage === 'shared' ? {} : { env: stage }),
    ...(index % 6 === 5 ? {} : { owner: `team-${team}` }),
  };
}
