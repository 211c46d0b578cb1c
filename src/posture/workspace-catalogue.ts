import type { ResourceKind } from '../core/facts/resource.js';
import type {
  CataloguedResource,
  CatalogueList,
  ResourceVerdicts,
  WorkspaceCatalogue,
  WorkspaceKnowledge,
} from '../core/project/workspace-catalogue.js';
import type { FactSource } from '../core/project/workspace-facts.js';
import type { CheckResult } from './checks/run.js';
import { byUrgency, type PostureReport } from './report/posture-report.js';
import { idKey } from './resource-id.js';
import { listsOfWorkspace } from './snapshot/places.js';
import { Unread } from './snapshot/reading.js';
import { Gone } from './snapshot/resource.js';
import { SnapshotView } from './snapshot/snapshot-view.js';
import type { Snapshot } from './snapshot/snapshot.js';
import { workspaceFactsOf, type SnapshotOrigin } from './workspace-facts.js';

/** One list of the workspace, and what its elements are. */
interface ReadList {
  readonly list: keyof typeof listsOfWorkspace;
  readonly type?: string;
}

/** What a reading asks for; it asks for no environments, data, models, components and schedules. */
const lists: Partial<Readonly<Record<ResourceKind, readonly ReadList[]>>> = {
  compute: [{ list: 'computes' }],
  datastore: [{ list: 'datastores' }],
  endpoint: [
    { list: 'onlineEndpoints', type: 'online' },
    { list: 'batchEndpoints', type: 'batch' },
    { list: 'serverlessEndpoints', type: 'serverless' },
  ],
  connection: [{ list: 'connections' }],
};

/** All that a snapshot and its report tell to rules and to help with editing; looked at when it is asked for. */
export function workspaceKnowledgeOf(
  snapshot: Snapshot,
  report: PostureReport,
  origin: SnapshotOrigin,
): WorkspaceKnowledge {
  const facts = workspaceFactsOf(snapshot, origin);
  const { source } = facts.workspace() ?? {};
  if (source === undefined) {
    throw new Error('A snapshot is always of a workspace');
  }
  return { facts, catalogue: new SnapshotCatalogue(new SnapshotView(snapshot), report, source) };
}

interface FoundResource extends CataloguedResource {
  readonly id: string;
}

interface FoundList {
  readonly resources: readonly FoundResource[];
  readonly isComplete: boolean;
}

class SnapshotCatalogue implements WorkspaceCatalogue {
  readonly #view: SnapshotView;
  readonly #report: PostureReport;
  readonly #lists = new Map<ResourceKind, FoundList | undefined>();
  #results: ReadonlyMap<string, readonly CheckResult[]> | undefined;

  constructor(
    view: SnapshotView,
    report: PostureReport,
    readonly source: FactSource,
  ) {
    this.#view = view;
    this.#report = report;
  }

  list(of: ResourceKind): CatalogueList | undefined {
    return this.#list(of);
  }

  findVerdicts(of: ResourceKind, name: string): ResourceVerdicts | undefined {
    this.#results ??= resultsById(this.#report);
    const results: CheckResult[] = [];
    for (const resource of this.#list(of)?.resources ?? []) {
      if (resource.name.toLowerCase() === name.toLowerCase()) {
        results.push(...(this.#results.get(idKey(resource.id)) ?? []));
      }
    }
    if (results.length === 0) {
      return undefined;
    }
    return {
      failing: results
        .sort(byUrgency)
        .flatMap(({ check, severity, verdict }) =>
          verdict.is === 'fail' ? [{ checkId: check.id, severity, evidence: verdict.evidence }] : [],
        ),
      unknown: results.filter(({ verdict }) => verdict.is === 'unknown').length,
    };
  }

  #list(of: ResourceKind): FoundList | undefined {
    if (!this.#lists.has(of)) {
      this.#lists.set(of, this.#read(of));
    }
    return this.#lists.get(of);
  }

  #read(of: ResourceKind): FoundList | undefined {
    const { workspace } = this.#view;
    if (of === 'workspace') {
      return { resources: [{ id: workspace.id, name: workspace.name }], isComplete: true };
    }
    if (of === 'deployment') {
      return this.#deployments();
    }
    const parts = (lists[of] ?? []).map(({ list, type }) => this.#elements(listsOfWorkspace[list], type));
    return joined(parts);
  }

  /** Those of online endpoints; a reading does not ask for those of batch endpoints, so it is never all. */
  #deployments(): FoundList | undefined {
    const endpoints = this.#elements(listsOfWorkspace.onlineEndpoints);
    const parts = endpoints?.map(({ id }) => this.#elementsOf(`${id}/deployments`)) ?? [];
    const found = joined(parts);
    return found === undefined ? undefined : { ...found, isComplete: false };
  }

  #elements(list: string, type?: string): readonly FoundResource[] | undefined {
    return this.#elementsOf(`${this.#view.snapshot.workspace}/${list}`, type);
  }

  #elementsOf(path: string, type?: string): readonly FoundResource[] | undefined {
    try {
      const kind = type === undefined ? {} : { type };
      return this.#view
        .list(path)
        .filter(({ reading }) => reading.is !== 'absent')
        .map(({ id, name }) => ({ id, name, ...kind }));
    } catch (error) {
      if (error instanceof Unread || error instanceof Gone) {
        return undefined;
      }
      throw error;
    }
  }
}

function joined(parts: readonly (readonly FoundResource[] | undefined)[]): FoundList | undefined {
  const read = parts.filter((part) => part !== undefined);
  return read.length === 0 ? undefined : { resources: read.flat(), isComplete: read.length === parts.length };
}

function resultsById(report: PostureReport): ReadonlyMap<string, readonly CheckResult[]> {
  const byId = new Map<string, CheckResult[]>();
  for (const result of report.groups.flatMap(({ results }) => results)) {
    const key = idKey(result.subject.id);
    byId.set(key, [...(byId.get(key) ?? []), result]);
  }
  return byId;
}
