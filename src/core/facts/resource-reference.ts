import type { Span } from '../documents/span.js';
import type { ResourceKind, ResourceReference } from './resource.js';

/** What a reference says, without its place. */
export type ReferenceParts = Omit<ResourceReference, 'kind' | 'span'>;

/** The collections in addresses and ARM ids of Azure ML, lower case, with what they hold. */
const collections: Readonly<Record<string, ResourceKind>> = {
  components: 'component',
  computes: 'compute',
  connections: 'connection',
  data: 'data',
  datasets: 'data',
  datastores: 'datastore',
  deployments: 'deployment',
  environments: 'environment',
  jobs: 'job',
  models: 'model',
  batchendpoints: 'endpoint',
  onlineendpoints: 'endpoint',
  schedules: 'schedule',
};

/** Registries that others keep; what is in them is no resource of a repository. */
const foreignRegistries = /^(?:azureml|azureml-.*|azure-openai.*|HuggingFace|nvidia-ai|microsoft.*)$/i;

/** Names of targets that Azure ML makes by itself. */
const ownComputes = /^(?:local|serverless|amlcompute)$/i;

/**
 * What a text refers to that stands elsewhere: `azureml:name:version`, `name@label`, `azureml://…`, an ARM id.
 *
 * @param expected what the place takes, which counts where the text does not say; whether a name without `azureml:` may
 *   stand there the caller knows
 * @returns `undefined` for a path, an address on the web, and whatever is filled in later
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax>,
 * <https://learn.microsoft.com/azure/machine-learning/how-to-read-write-data-v2> (`azureml://datastores/…`).
 */
export function parseResourceReference(text: string, expected: ResourceKind): ReferenceParts | undefined {
  const written = text.trim();
  if (written === '' || /[\s<>{}$%]/.test(written)) {
    return undefined;
  }
  const long = written.replace(/^azureml:(?=azureml:|\/(?!\/))/i, '');
  if (/^azureml:\/\/|^\/?subscriptions\//i.test(long)) {
    return parseAddress(long);
  }
  const short = /^(?:azureml:)?(?<name>\w[\w.-]*)(?:(?<by>[:@])(?<version>[\w.+-]+))?$/.exec(written)?.groups;
  const name = short?.['name'];
  if (name === undefined || (expected === 'compute' && ownComputes.test(name))) {
    return undefined;
  }
  return { to: expected, name, ...versionOf(short?.['by'] === '@', short?.['version']) };
}

// From behind: an address names its workspace first, and a datastore's goes on with a path.
function parseAddress(address: string): ReferenceParts | undefined {
  const parts = address.split('/');
  const registry = parts.findIndex((part) => part.toLowerCase() === 'registries');
  if (registry >= 0 && foreignRegistries.test(parts[registry + 1] ?? '')) {
    return undefined;
  }
  const at = parts.findIndex((part) => Object.hasOwn(collections, part.toLowerCase()));
  const to = collections[(parts[at] ?? '').toLowerCase()];
  const name = parts[at + 1] ?? '';
  if (to === undefined || name === '') {
    const workspace = /\/workspaces\/([\w-]+)\/?$/i.exec(address)?.[1];
    return workspace === undefined ? undefined : { to: 'workspace', name: workspace };
  }
  const [, , by, version] = parts.slice(at);
  return /^(?:versions|labels)$/i.test(by ?? '')
    ? { to, name, ...versionOf(by?.toLowerCase() === 'labels', version) }
    : { to, name };
}

/** Where the parts of a reference stand in it; offsets from its start. */
export interface ReferencePlaces {
  readonly name: Span;
  /** Of the version or label. */
  readonly version?: Span;
  /** Whether the reference says which workspace or registry it means. */
  readonly isQualified: boolean;
}

/**
 * Where name and version stand in a reference as written.
 *
 * @param parts what `parseResourceReference` read of it
 * @returns `undefined` where they do not stand there as such: the text has escapes, or goes over several lines
 */
export function findPlacesInReference(
  written: string,
  { to, name, version, label }: ReferenceParts,
): ReferencePlaces | undefined {
  const [nameText, versionText] = [escapeRegExp(name), escapeRegExp(version ?? label ?? '')];
  const kinds = to === 'workspace' ? 'workspaces' : Object.keys(collections).join('|');
  const byVersion = versionText === '' ? '()()' : `([:@]|/(?:versions|labels)/)(${versionText})`;
  // A datastore's address goes on with a path; all others end behind the version.
  const found = new RegExp(`^(.*?/(?:${kinds})/|(?:azureml:)*)(${nameText})${byVersion}(?=/|$)`, 'i').exec(
    written.trim(),
  );
  if (found === null) {
    return undefined;
  }
  const [, before = '', , by = ''] = found;
  const from = written.length - written.trimStart().length + before.length;
  const behind = from + name.length + by.length;
  return {
    name: { start: from, end: from + name.length },
    ...(versionText === '' ? {} : { version: { start: behind, end: behind + (version ?? label ?? '').length } }),
    isQualified: /\/(?:workspaces|registries)\//i.test(written),
  };
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function versionOf(isLabel: boolean, text: string | undefined): Pick<ReferenceParts, 'version' | 'label'> {
  if (text === undefined || text === '') {
    return {};
  }
  return isLabel ? { label: text } : { version: text };
}

/**
 * The path of a file or folder of the repository: without `file:`, with `/`.
 *
 * @returns `undefined` for references, addresses, absolute paths and whatever is filled in later
 */
export function parseLocalPath(text: string): string | undefined {
  const path = text.trim().replace(/^(?:file:(?!\/\/)|azureml:(?=\.{1,2}\/|[^:]*\.ya?ml$))/i, '');
  return path === '' || /^[a-z][\w+.-]*:|^git\+|^[\\/~]|[$%<>{}|*?\n]/i.test(path)
    ? undefined
    : path.replaceAll('\\', '/');
}

/** Whether a text that may also be a name is a file: `./component.yml`, `file:train.yml`, `train.yaml`. */
export function isDefinitionPath(text: string): boolean {
  return /^(?:file:|\.{1,2}[\\/])|\.ya?ml$/i.test(text.trim());
}
