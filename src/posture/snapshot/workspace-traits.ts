import type { PostureSettings } from '../checks/posture-settings.js';
import type { Resource } from './resource.js';

/** The kinds of workspace; `default` where the service names none. */
export type WorkspaceKind = 'default' | 'hub' | 'project' | 'featurestore';

/** @throws Unread */
export function kindOf(workspace: Resource): WorkspaceKind {
  const kind = workspace.text('kind')?.toLowerCase();
  return kind === 'hub' || kind === 'project' || kind === 'featurestore' ? kind : 'default';
}

/** The tags that are commonly used for the stage and for the data, lower-case. */
const stageTags = ['env', 'environment', 'stage', 'tier', 'lifecycle'];
const dataTags = ['data', 'dataclass', 'dataclassification', 'classification', 'sensitivity', 'confidentiality'];
const productionWords = /^(?:p|prd|prod|production|live)$/i;
const otherStageWords = /^(?:d|dev|development|test|testing|tst|qa|uat|stg|stage|staging|sandbox|sbx|demo|lab|poc)$/i;
const sensitiveWords =
  /\b(?:sensitive|confidential|restricted|secret|pii|phi|gdpr|hipaa|personal|patient|health|hbi|highly)\b/i;
const harmlessWords = /\b(?:public|open|none|low|general|non[- ]?sensitive|not[- ]?sensitive|lbi)\b/i;

/**
 * Whether a workspace serves production: by the settings, else by its tags, else by a word of its name; `undefined`
 * where nothing says so.
 *
 * @throws Unread
 */
export function isProduction(workspace: Resource, settings: PostureSettings): boolean | undefined {
  if (settings.production !== undefined) {
    return settings.production;
  }
  const words = [tagOf(workspace, stageTags) ?? '', ...workspace.name.split(/[-_.]/)];
  if (words.some((word) => productionWords.test(word.trim()))) {
    return true;
  }
  return words.some((word) => otherStageWords.test(word.trim())) ? false : undefined;
}

/**
 * Whether a workspace holds sensitive data: by the settings, else by its tags; `undefined` where nothing says so.
 *
 * @throws Unread
 */
export function holdsSensitiveData(workspace: Resource, settings: PostureSettings): boolean | undefined {
  if (settings.sensitiveData !== undefined) {
    return settings.sensitiveData;
  }
  const said = tagOf(workspace, dataTags);
  if (said === undefined) {
    return undefined;
  }
  return harmlessWords.test(said) ? false : sensitiveWords.test(said) ? true : undefined;
}

function tagOf(workspace: Resource, names: readonly string[]): string | undefined {
  const found = workspace
    .entries('tags')
    .find(([name]) => names.includes(name.toLowerCase().replaceAll(/[^a-z]/g, '')));
  return typeof found?.[1] === 'string' ? found[1] : undefined;
}

/** How the workspace's own network keeps its computes apart. */
export type ManagedNetwork = 'off' | 'internet-outbound' | 'approved-outbound';

/** @throws Unread when the API version is too old to say. */
export function managedNetworkOf(workspace: Resource): ManagedNetwork {
  const mode = workspace.text('properties.managedNetwork.isolationMode', { since: '2023-10-01' })?.toLowerCase();
  switch (mode) {
    case 'allowinternetoutbound':
      return 'internet-outbound';
    case 'allowonlyapprovedoutbound':
      return 'approved-outbound';
    default:
      return 'off';
  }
}
