import type { ResourceKind } from '../facts/resource.js';
import type { KnownCompute, KnownDatastore } from '../project/workspace-facts.js';

/** Kinds of resources in the words of a sentence. */
export const kindWords: Readonly<Record<ResourceKind, string>> = {
  job: 'job',
  component: 'component',
  environment: 'environment',
  compute: 'compute',
  datastore: 'datastore',
  data: 'data asset',
  model: 'model',
  endpoint: 'endpoint',
  deployment: 'deployment',
  schedule: 'schedule',
  connection: 'connection',
  workspace: 'workspace',
};

/**
 * What a compute target is.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/concept-compute-instance> ("development workstation").
 */
export function describeComputeKind({ kind }: Pick<KnownCompute, 'kind'>): string {
  switch (kind) {
    case 'instance':
      return 'compute instance: for dev and test';
    case 'cluster':
      return 'compute cluster';
    case 'kubernetes':
      return 'Kubernetes cluster';
    case 'other':
      return 'compute of another kind';
    default:
      return 'kind of compute: not known';
  }
}

export function describeComputeNetwork({
  inVirtualNetwork,
  publicAddresses,
}: Pick<KnownCompute, 'inVirtualNetwork' | 'publicAddresses'>): string {
  return `virtual network: ${answer(inVirtualNetwork)}, public addresses: ${answer(publicAddresses)}`;
}

export function describeIdentity({ hasIdentity }: Pick<KnownCompute, 'hasIdentity'>): string {
  return `managed identity: ${answer(hasIdentity)}`;
}

export function describeCredential({ credential }: Pick<KnownDatastore, 'credential'>): string {
  switch (credential) {
    case 'none':
      return 'opened with identities';
    case 'key':
      return 'opened with a stored account key';
    case 'sas':
      return 'opened with a stored SAS token';
    case 'servicePrincipal':
      return 'opened with the stored secret of a service principal';
    case 'other':
      return 'opened with a stored credential';
    default:
      return 'credential: not known';
  }
}

/** Unknown is a word of its own. */
export function answer(value: boolean | undefined): string {
  return value === undefined ? 'not known' : value ? 'yes' : 'no';
}
