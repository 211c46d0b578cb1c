import type { WorkspaceCatalogue } from '../project/workspace-catalogue.js';
import type { KnownWorkspace } from '../project/workspace-facts.js';
import type { HelpContext } from './help-context.js';
import {
  answer,
  describeComputeKind,
  describeComputeNetwork,
  describeCredential,
  describeIdentity,
  kindWords,
} from './resource-words.js';
import type { NamedResource } from './subject.js';

/** What the connected workspace says of a resource, as plain text. What it did not answer is called not known. */
export function describeDeployed(
  { of, name }: NamedResource,
  { workspace }: HelpContext,
  catalogue: WorkspaceCatalogue,
): string {
  const list = catalogue.list(of);
  const isListed = list?.resources.some((resource) => resource.name.toLowerCase() === name.toLowerCase()) === true;
  if (list?.isComplete === true && !isListed) {
    return `it has no ${kindWords[of]} of this name`;
  }
  switch (of) {
    case 'compute': {
      const compute = isListed ? workspace.findCompute(name) : undefined;
      return compute === undefined || compute.source.is === 'file'
        ? 'not known'
        : [describeComputeKind(compute), describeIdentity(compute), describeComputeNetwork(compute)].join(', ');
    }
    case 'datastore': {
      const datastore = isListed ? workspace.findDatastore(name) : undefined;
      return datastore === undefined || datastore.source.is === 'file'
        ? 'not known'
        : [storeWords[datastore.store ?? 'unknown'], describeCredential(datastore)].join(', ');
    }
    case 'environment':
      return `whether it is there is not known; ${describeRegistry(workspace.workspace())}`;
    case 'endpoint': {
      const types = list?.resources.filter((resource) => resource.name.toLowerCase() === name.toLowerCase()) ?? [];
      return types.length === 0 ? 'not known' : types.map(({ type }) => `${type ?? 'an'} endpoint`).join(', ');
    }
    case 'deployment':
    case 'connection':
    case 'workspace':
      return isListed ? 'it is there' : 'not known';
    case 'job':
    case 'component':
    case 'data':
    case 'model':
    case 'schedule':
      return 'not known, as a reading of the workspace does not ask for it';
  }
}

/**
 * What the definition of a compute or datastore in a file says of it; `undefined` where no file says it alone.
 */
export function describeDefined({ of, name }: NamedResource, { workspace }: HelpContext): string | undefined {
  const compute = of === 'compute' ? workspace.findCompute(name) : undefined;
  if (compute?.source.is === 'file') {
    return [describeComputeKind(compute), describeIdentity(compute), describeComputeNetwork(compute)].join(', ');
  }
  const datastore = of === 'datastore' ? workspace.findDatastore(name) : undefined;
  return datastore?.source.is === 'file' ? describeCredential(datastore) : undefined;
}

const storeWords = {
  blob: 'blob storage',
  file: 'file share',
  database: 'database',
  unknown: 'kind of storage: not known',
} as const;

function describeRegistry(workspace: KnownWorkspace | undefined): string {
  return workspace?.registryLoginServer === undefined
    ? 'registry of its images: not known'
    : `images come from ${workspace.registryLoginServer}, whose admin user is on: ${answer(workspace.registryAdminUser)}`;
}
