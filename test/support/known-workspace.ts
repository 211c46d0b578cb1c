import type {
  FactSource,
  KnownCompute,
  KnownDatastore,
  KnownWorkspace,
  WorkspaceFacts,
} from '../../src/core/project/workspace-facts.js';

type Told<T> = Omit<T, 'source'>;

const source: FactSource = { is: 'connected', workspace: 'mlw-churn', time: '2026-11-23 09:00 UTC' };

/** A connected workspace `mlw-churn` of the group `rg-churn` of which just this is known. */
export function knownWorkspace(
  workspace: Partial<Told<KnownWorkspace>>,
  parts: {
    readonly computes?: Readonly<Record<string, Told<KnownCompute>>>;
    readonly datastores?: Readonly<Record<string, Told<KnownDatastore>>>;
  } = {},
): WorkspaceFacts {
  return {
    findCompute: (name) => told(parts.computes?.[name.toLowerCase()]),
    findDatastore: (name) => told(parts.datastores?.[name.toLowerCase()]),
    workspace: () => ({ name: 'mlw-churn', resourceGroup: 'rg-churn', ...workspace, source }),
  };
}

function told<T extends object>(part: T | undefined): (T & { readonly source: FactSource }) | undefined {
  return part === undefined ? undefined : { ...part, source };
}
