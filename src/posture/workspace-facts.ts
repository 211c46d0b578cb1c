import type {
  FactSource,
  KnownCompute,
  KnownDatastore,
  KnownWorkspace,
  WorkspaceFacts,
} from '../core/project/workspace-facts.js';
import { defaultPostureSettings } from './checks/posture-settings.js';
import { resourceGroupOf } from './resource-id.js';
import { listsOfWorkspace } from './snapshot/places.js';
import { Unread } from './snapshot/reading.js';
import { Gone, type Resource } from './snapshot/resource.js';
import { SnapshotView } from './snapshot/snapshot-view.js';
import type { Snapshot } from './snapshot/snapshot.js';
import { isProduction, kindOf, managedNetworkOf } from './snapshot/workspace-traits.js';

/** How a snapshot came here. */
export type SnapshotOrigin = { readonly is: 'connected' } | { readonly is: 'file'; readonly file: string };

/**
 * What a snapshot tells to rules. Looks at an answer when it is first asked for and keeps what it found; what could not
 * be read is not known.
 *
 * @param time when the snapshot was taken, in the words of the host (default: to the minute, in UTC)
 */
export function workspaceFactsOf(
  snapshot: Snapshot,
  origin: SnapshotOrigin,
  time: string = describeTime(snapshot.takenAt),
): WorkspaceFacts {
  return new SnapshotFacts(new SnapshotView(snapshot), origin, time);
}

/** `2026-11-23 09:00 UTC`. */
export function describeTime(takenAt: string): string {
  return `${new Date(takenAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

class SnapshotFacts implements WorkspaceFacts {
  readonly #view: SnapshotView;
  readonly #source: FactSource;
  #workspace: KnownWorkspace | undefined;
  #computes: ReadonlyMap<string, KnownCompute> | undefined;
  #datastores: ReadonlyMap<string, KnownDatastore> | undefined;

  constructor(view: SnapshotView, origin: SnapshotOrigin, time: string) {
    this.#view = view;
    const workspace = view.workspace.name;
    this.#source =
      origin.is === 'file'
        ? { is: 'snapshot', workspace, file: origin.file, time }
        : { is: 'connected', workspace, time };
  }

  findCompute(name: string): KnownCompute | undefined {
    this.#computes ??= this.#byName('computes', (compute) => readCompute(compute, this.#view.workspace));
    return this.#computes.get(name.toLowerCase());
  }

  findDatastore(name: string): KnownDatastore | undefined {
    this.#datastores ??= this.#byName('datastores', readDatastore);
    return this.#datastores.get(name.toLowerCase());
  }

  workspace(): KnownWorkspace {
    this.#workspace ??= { ...readWorkspaceFields(this.#view), source: this.#source };
    return this.#workspace;
  }

  #byName<T extends object>(
    list: keyof typeof listsOfWorkspace,
    read: (resource: Resource) => T,
  ): ReadonlyMap<string, T & { readonly source: FactSource }> {
    const path = `${this.#view.snapshot.workspace}/${listsOfWorkspace[list]}`;
    const resources = ifRead(() => this.#view.list(path)) ?? [];
    return new Map(
      resources.map((resource) => [resource.name.toLowerCase(), { ...read(resource), source: this.#source }]),
    );
  }
}

function readWorkspaceFields(view: SnapshotView): Omit<KnownWorkspace, 'source'> {
  const { workspace } = view;
  const access = ifRead(() => workspace.text('properties.publicNetworkAccess')?.toLowerCase());
  const registry = ifRead(() => workspace.text('properties.containerRegistry'));
  const acr = registry === undefined ? undefined : view.resource(registry);
  // A project has its network, storage and encryption from its hub, which is another workspace.
  const isProject = ifRead(() => kindOf(workspace) === 'project') !== false;
  return known({
    name: workspace.name,
    resourceGroup: resourceGroupOf(workspace.id),
    forcesIdentityDatastores: ifRead(() => {
      const mode = workspace.text('properties.systemDatastoresAuthMode', { since: '2025-06-01' })?.toLowerCase();
      return mode === undefined && isProject ? undefined : mode === 'identity';
    }),
    highBusinessImpact: isProject ? undefined : ifRead(() => workspace.flag('properties.hbiWorkspace') === true),
    customerManagedKey: isProject ? undefined : ifRead(() => workspace.is('properties.encryption.status', 'Enabled')),
    // Service and documentation disagree about the default, so only a word counts.
    publicNetworkAccess: access === 'enabled' ? true : access === 'disabled' ? false : undefined,
    isolatedEgress: isProject ? undefined : ifRead(() => managedNetworkOf(workspace) === 'approved-outbound'),
    approvedHosts: ifRead(() => approvedHosts(view)),
    registryLoginServer: ifRead(() => acr?.text('properties.loginServer')?.toLowerCase()),
    registryAdminUser: acr === undefined ? undefined : ifRead(() => acr.flag('properties.adminUserEnabled') === true),
    production: ifRead(() => isProduction(workspace, defaultPostureSettings(0))),
  });
}

/** @throws Unread */
function approvedHosts(view: SnapshotView): readonly string[] {
  return view
    .list(`${view.snapshot.workspace}/${listsOfWorkspace.outboundRules}`)
    .filter((rule) => rule.is('properties.type', 'FQDN'))
    .flatMap((rule) => rule.text('properties.destination')?.toLowerCase() ?? []);
}

function readCompute(compute: Resource, workspace: Resource): Omit<KnownCompute, 'source'> {
  const type = ifRead(() => compute.text('properties.computeType')?.toLowerCase());
  const kind = type === undefined ? undefined : (kinds[type] ?? 'other');
  // The list of computes may leave the settings out; their absence is no default.
  const settings = ifRead(() => compute.node('properties.properties'));
  const isOurs = (kind === 'cluster' || kind === 'instance') && settings !== undefined;
  return known({
    kind,
    hasIdentity: ifRead(() => {
      const identity = compute.text('identity.type')?.toLowerCase();
      return identity !== undefined && identity !== 'none';
    }),
    inVirtualNetwork: isOurs
      ? ifRead(() => settings.text('subnet.id') !== undefined || managedNetworkOf(workspace) !== 'off')
      : undefined,
    publicAddresses: isOurs ? ifRead(() => settings.flag('enableNodePublicIp') !== false) : undefined,
    // Absent means disabled; a cluster that is attached through the extension has its certificate there.
    tls:
      type === 'aks' && settings !== undefined
        ? ifRead(() => /^(?:enabled|auto)$/i.test(settings.text('sslConfiguration.status') ?? ''))
        : undefined,
  });
}

const kinds: Readonly<Record<string, NonNullable<KnownCompute['kind']>>> = {
  computeinstance: 'instance',
  amlcompute: 'cluster',
  kubernetes: 'kubernetes',
  aks: 'kubernetes',
};

function readDatastore(datastore: Resource): Omit<KnownDatastore, 'source'> {
  const type = ifRead(() => datastore.text('properties.datastoreType')?.toLowerCase());
  const credential = ifRead(() => datastore.text('properties.credentials.credentialsType')?.toLowerCase());
  return known({
    store: type === undefined ? undefined : stores[type],
    credential: credential === undefined ? undefined : (credentials[credential] ?? 'other'),
  });
}

/** Source: `DatastoreType` of the 2026-05-01 schema of Microsoft.MachineLearningServices. */
const stores: Readonly<Record<string, NonNullable<KnownDatastore['store']>>> = {
  azureblob: 'blob',
  azuredatalakegen1: 'blob',
  azuredatalakegen2: 'blob',
  azurefile: 'file',
};

const credentials: Readonly<Record<string, NonNullable<KnownDatastore['credential']>>> = {
  none: 'none',
  accountkey: 'key',
  sas: 'sas',
  serviceprincipal: 'servicePrincipal',
};

/** What was read; `undefined` for what could not be, and for what is not there any more. */
function ifRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unread || error instanceof Gone) {
      return undefined;
    }
    throw error;
  }
}

type Known<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the fields that are not known. */
function known<T extends object>(fields: T): Known<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Known<T>;
}
