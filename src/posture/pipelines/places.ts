/**
 * A place where pipelines live: a project of Azure DevOps, or a repository on GitHub. Snapshots name the places that
 * were read with the workspace.
 */
export type PipelinePlace = AzureDevOpsPlace | GitHubPlace;

export interface AzureDevOpsPlace {
  readonly kind: 'azure-devops';
  readonly organization: string;
  readonly project: string;
  /** The one repository whose branch and rights are judged (default: all of the project). */
  readonly repository?: string;
}

export interface GitHubPlace {
  readonly kind: 'github';
  /** `github.com`, or the host of a GitHub Enterprise Server. */
  readonly host: string;
  readonly owner: string;
  readonly repository: string;
}

export type PipelineKind = PipelinePlace['kind'];

export const publicGitHub = 'github.com';

/** The names of the services, for sentences. */
export const serviceTitles: Readonly<Record<PipelineKind, string>> = {
  'azure-devops': 'Azure DevOps',
  github: 'GitHub',
};

/**
 * Names become parts of addresses, so nothing is let through that a URL reads as more than a name.
 *
 * Sources: <https://learn.microsoft.com/azure/devops/organizations/settings/naming-restrictions>,
 * <https://docs.github.com/rest/repos/repos>.
 */
const organizationForm = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,48}[A-Za-z0-9])?$/;
const devOpsNameForm = /^[\p{L}\p{N}][\p{L}\p{N} ._()-]{0,63}$/u;
const gitHubNameForm = /^[A-Za-z0-9._-]{1,100}$/;
const hostForm = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::\d{1,5})?$/;

/** @returns `undefined` where a part is no name */
export function azureDevOpsPlace(
  organization: string,
  project: string,
  repository?: string,
): AzureDevOpsPlace | undefined {
  const names = [project, ...(repository === undefined ? [] : [repository])];
  return organizationForm.test(organization) && names.every((name) => devOpsNameForm.test(name) && !name.endsWith('.'))
    ? { kind: 'azure-devops', organization, project, ...(repository === undefined ? {} : { repository }) }
    : undefined;
}

/** @returns `undefined` where a part is no name */
export function gitHubPlace(owner: string, repository: string, host = publicGitHub): GitHubPlace | undefined {
  const isName = (name: string): boolean => gitHubNameForm.test(name) && !/^\.{1,2}$/.test(name);
  return hostForm.test(host.toLowerCase()) && isName(owner) && isName(repository)
    ? { kind: 'github', host: host.toLowerCase(), owner, repository }
    : undefined;
}

/** A place that was typed: `organization/project[/repository]` or `owner/repository`. */
export function parsePlace(kind: PipelineKind, text: string, host = publicGitHub): PipelinePlace | undefined {
  const [first = '', second = '', third, ...more] = text.split('/');
  if (more.length > 0 || (kind === 'github' && third !== undefined)) {
    return undefined;
  }
  return kind === 'github' ? gitHubPlace(first, second, host) : azureDevOpsPlace(first, second, third);
}

/** A place from outside, such as a snapshot's file; `undefined` for anything else. */
export function placeFrom(value: unknown): PipelinePlace | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { kind, organization, project, repository, host, owner } = value as Readonly<Record<string, unknown>>;
  const text = (part: unknown): string => (typeof part === 'string' ? part : '');
  switch (kind) {
    case 'azure-devops':
      return azureDevOpsPlace(
        text(organization),
        text(project),
        repository === undefined ? undefined : text(repository),
      );
    case 'github':
      return gitHubPlace(text(owner), text(repository), text(host));
    default:
      return undefined;
  }
}

/** `contoso/ml/training` or `contoso/training`, as people name it. */
export function placeName(place: PipelinePlace): string {
  switch (place.kind) {
    case 'azure-devops':
      return [place.organization, place.project, ...(place.repository === undefined ? [] : [place.repository])].join(
        '/',
      );
    case 'github':
      return `${place.owner}/${place.repository}`;
  }
}

/** By what two places are the same one; the services take names in any case. */
export function placeKey(place: PipelinePlace): string {
  const host = place.kind === 'github' ? place.host : 'dev.azure.com';
  return `${place.kind} ${host} ${placeName(place)}`.toLowerCase();
}

/** Where a person opens the thing whose readings stand below an address of the API. */
export function webPageOf(id: string): string | undefined {
  const [, gitHub, path] = /^https:\/\/(api\.github\.com|[^/]+\/api\/v3)\/repos\/([^/]+\/[^/]+)/.exec(id) ?? [];
  if (gitHub !== undefined && path !== undefined) {
    return `https://${gitHub === 'api.github.com' ? publicGitHub : gitHub.replace(/\/api\/v3$/, '')}/${path}`;
  }
  return id.startsWith('https://dev.azure.com/') ? (id.split('/_apis/')[0] ?? id) : undefined;
}
