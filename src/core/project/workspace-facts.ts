import type { PostureConfiguration } from '../config/configuration.js';
import type { Fact } from '../facts/fact.js';
import { commonStages, stageInOwnWords, type StageWords } from '../facts/stage.js';
import type { ProjectFacts, ProjectPlace } from './project-facts.js';
import { RepositoryFacts } from './repository-facts.js';

/** Where an answer comes from. Times are texts of the host, because the engine has no clock: `2026-11-23 09:00 UTC`. */
export type FactSource =
  /** A workspace that was read from Azure and is shown in the view. */
  | { readonly is: 'connected'; readonly workspace: string; readonly time: string }
  /** A snapshot that was saved before; `file` as the reader knows it. */
  | { readonly is: 'snapshot'; readonly workspace: string; readonly file: string; readonly time: string }
  /** Another file of the repository; `workspace` where that is what it defines. */
  | { readonly is: 'file'; readonly place: ProjectPlace; readonly workspace?: string };

/** What is known of a compute target. A field that is absent is not known. */
export interface KnownCompute {
  readonly kind?: 'instance' | 'cluster' | 'kubernetes' | 'other';
  readonly hasIdentity?: boolean;
  /** Whether it stands in a subnet of the customer's or in the managed network of the workspace. */
  readonly inVirtualNetwork?: boolean;
  /** Whether its machines have public addresses. */
  readonly publicAddresses?: boolean;
  /** Whether what is deployed to it answers encrypted; known of attached AKS clusters only. */
  readonly tls?: boolean;
  readonly source: FactSource;
}

/** What is known of a datastore. A field that is absent is not known. */
export interface KnownDatastore {
  readonly store?: 'blob' | 'file' | 'database';
  readonly credential?: 'none' | 'key' | 'sas' | 'servicePrincipal' | 'other';
  readonly source: FactSource;
}

/** What is known of an environment by its name. A field that is absent is not known. */
export interface KnownEnvironment {
  readonly image?: string;
  /** The registry that its image comes from, lower case. */
  readonly registry?: string;
  readonly source: FactSource;
}

/** What is known of an online endpoint. A field that is absent is not known. */
export interface KnownEndpoint {
  readonly publicNetworkAccess?: boolean;
  readonly source: FactSource;
}

/** What is known of the workspace that the work goes to. A field that is absent is not known. */
export interface KnownWorkspace {
  readonly name: string;
  readonly resourceGroup?: string;
  /** Whether it opens its own storage with identities instead of keys: `systemDatastoresAuthMode: identity`. */
  readonly forcesIdentityDatastores?: boolean;
  readonly highBusinessImpact?: boolean;
  readonly customerManagedKey?: boolean;
  /** Whether it can be reached from public networks. */
  readonly publicNetworkAccess?: boolean;
  /** Whether its managed network lets its computes reach approved destinations only. */
  readonly isolatedEgress?: boolean;
  /** The host names that outbound rules let through, lower case, as written: `pypi.org`, `*.pythonhosted.org`. */
  readonly approvedHosts?: readonly string[];
  /** Lower case: `crchurn.azurecr.io`. */
  readonly registryLoginServer?: string;
  /** Whether its registry has an account that is opened by password. */
  readonly registryAdminUser?: boolean;
  readonly production?: boolean;
  readonly source: FactSource;
}

/**
 * What is deployed, as far as somebody knows it. Answers from memory and never waits; `undefined`, as a whole or in a
 * field, means "not known" and must not change a verdict.
 */
export interface WorkspaceFacts {
  /** Compared without case. */
  findCompute(name: string): KnownCompute | undefined;
  /** Compared without case. */
  findDatastore(name: string): KnownDatastore | undefined;
  /** Compared without case; absent where nobody asks about environments. */
  findEnvironment?(name: string, version?: string): KnownEnvironment | undefined;
  /** Compared without case; absent where nobody asks about endpoints. */
  findEndpoint?(name: string): KnownEndpoint | undefined;
  workspace(): KnownWorkspace | undefined;
}

/** A source in the words of a message: "mlw-churn (read 2026-11-23 09:00 UTC)". */
export function describeSource(source: FactSource): string {
  switch (source.is) {
    case 'connected':
      return `${source.workspace} (read ${source.time})`;
    case 'snapshot':
      return `${source.workspace} (${source.file} of ${source.time})`;
    case 'file':
      return source.workspace === undefined
        ? source.place.path
        : `${source.workspace} (defined in ${source.place.path})`;
  }
}

/** The file that rules are about to judge, and what is known around it. */
export interface AskingFile {
  readonly path: string;
  readonly facts: readonly Fact[];
  readonly project: ProjectFacts;
  readonly posture: PostureConfiguration;
  /** The words that say for which stage a file is (default: the common ones). */
  readonly stages?: StageWords;
}

/**
 * What a file may be told: by the connected workspace, else by the other files of the repository. A workspace that the
 * file cannot be meant for is left out: it names another one, or stands in the folder of another stage.
 */
export function factsForFile(connected: WorkspaceFacts | undefined, file: AskingFile): WorkspaceFacts {
  const known = connected?.workspace();
  const workspace = known === undefined ? undefined : withConfiguredStage(known, file);
  const repository = new RepositoryFacts(file);
  if (connected === undefined || (workspace !== undefined && isMeantForAnother(workspace, file))) {
    return repository;
  }
  return {
    findCompute: (name) => connected.findCompute(name) ?? repository.findCompute(name),
    findDatastore: (name) => connected.findDatastore(name) ?? repository.findDatastore(name),
    findEnvironment: (name, version) =>
      connected.findEnvironment?.(name, version) ?? repository.findEnvironment(name, version),
    findEndpoint: (name) => connected.findEndpoint?.(name) ?? repository.findEndpoint(name),
    workspace: () => workspace ?? repository.workspace(),
  };
}

function withConfiguredStage(
  workspace: KnownWorkspace,
  { posture, stages = commonStages }: Pick<AskingFile, 'posture' | 'stages'>,
): KnownWorkspace {
  const names = (list: readonly string[] = []): boolean =>
    list.some((name) => name.toLowerCase() === workspace.name.toLowerCase());
  if (names(posture.productionWorkspaces)) {
    return { ...workspace, production: true };
  }
  if (names(posture.otherWorkspaces)) {
    return { ...workspace, production: false };
  }
  const own = stageInOwnWords(workspace.name, stages);
  return own === undefined ? workspace : { ...workspace, production: own === 'production' };
}

function isMeantForAnother(
  { name, production }: KnownWorkspace,
  { path, facts, stages = commonStages }: AskingFile,
): boolean {
  const uses = facts.filter((fact) => fact.kind === 'workspaceUse');
  if (uses.length > 0) {
    return !uses.some((use) => use.name.toLowerCase() === name.toLowerCase());
  }
  const stage = stages.ofPath(path);
  return stage !== undefined && production !== undefined && (stage === 'production') !== production;
}
