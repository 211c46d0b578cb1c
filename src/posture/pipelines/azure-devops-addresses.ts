import type { AzureDevOpsPlace } from './places.js';

/**
 * Where readings of Azure DevOps stand in a snapshot: the address that was asked, without its query. Where the query
 * makes a difference (whose access list, which file), what it names stands behind the address as one more part.
 *
 * Source: <https://learn.microsoft.com/rest/api/azure/devops/>.
 */
export const azureDevOps = 'https://dev.azure.com';
/** Groups and people, by their descriptors. */
export const azureDevOpsIdentities = 'https://vssps.dev.azure.com';

/** The address of a project, below which everything of it stands. */
export function projectAddress({ organization, project }: AzureDevOpsPlace): string {
  return `${azureDevOps}/${organization}/${project}`;
}

/** The address of the project that a thing belongs to. */
export function projectOf(id: string): string {
  return id.split('/_apis/')[0] ?? id;
}

/** The address of the organisation of a thing or a project. */
export function organizationOf(id: string): string {
  return id.split('/').slice(0, 4).join('/');
}

/** The answer about the project itself. */
export function projectPath(project: string): string {
  return `${organizationOf(project)}/_apis/projects/${project.split('/')[4] ?? ''}`;
}

export const projectLists = {
  repositories: 'git/repositories',
  serviceConnections: 'serviceendpoint/endpoints',
  variableGroups: 'distributedtask/variablegroups',
  queues: 'distributedtask/queues',
  environments: 'distributedtask/environments',
  policies: 'policy/configurations',
  pipelines: 'build/definitions',
} as const;

export function projectList(project: string, list: keyof typeof projectLists): string {
  return `${project}/_apis/${projectLists[list]}`;
}

export function generalSettingsPath(project: string): string {
  return `${project}/_apis/build/generalsettings`;
}

/** What pipelines can be allowed to use. */
export type ProtectedResource = 'endpoint' | 'variablegroup' | 'queue';

export function pipelinePermissionsPath(project: string, type: ProtectedResource, id: string): string {
  return `${project}/_apis/pipelines/pipelinepermissions/${type}/${id}`;
}

/** Approvals and checks on an environment. */
export function environmentChecksPath(project: string, environment: string): string {
  return `${project}/_apis/pipelines/checks/configurations/environment/${environment}`;
}

/**
 * The scope of roles and how the resource's id is joined to the project's. The service names the scopes in no reference
 * page; these are what its own settings pages ask.
 *
 * Source: <https://learn.microsoft.com/rest/api/azure/devops/securityroles/roleassignments/list>, and
 * <https://github.com/azsk/ADOScanner-docs>, which reads them the same way.
 */
const roleScopes: Readonly<Record<ProtectedResource, { readonly scope: string; readonly joint: string }>> = {
  endpoint: { scope: 'distributedtask.serviceendpointrole', joint: '_' },
  variablegroup: { scope: 'distributedtask.variablegroup', joint: '$' },
  queue: { scope: 'distributedtask.agentqueuerole', joint: '_' },
};

export function rolesPath(project: string, type: ProtectedResource, projectId: string, id: string): string {
  const { scope, joint } = roleScopes[type];
  return `${organizationOf(project)}/_apis/securityroles/scopes/${scope}/roleassignments/resources/${projectId}${joint}${id}`;
}

/** The YAML file of a pipeline in a repository of the project; what is kept of it are the names of its tasks. */
export function pipelineFilePath(project: string, repository: string, file: string): string {
  return `${projectList(project, 'repositories')}/${repository}/items/${file.replace(/^\/+/, '')}`;
}

/**
 * Namespaces of permissions.
 *
 * Source: <https://learn.microsoft.com/azure/devops/organizations/security/namespace-reference>.
 */
export const permissionNamespaces = {
  organization: '3e65f728-f8bc-4ecd-8764-7e378b19bfa7',
  project: '52d39943-cb85-4d7f-8fa8-c6baac873819',
  repository: '2e9eb7ed-3c0a-47d4-87c1-0ffdf275fd87',
} as const;

export type PermissionLevel = keyof typeof permissionNamespaces;

/** The access list of a level; `token` names whose, and is empty for the organisation's. */
export function accessListPath(organization: string, level: PermissionLevel, token: string): string {
  const list = `${organization}/_apis/accesscontrollists/${permissionNamespaces[level]}`;
  return token === '' ? list : `${list}/${token}`;
}

export function projectToken(projectId: string): string {
  return `$PROJECT:vstfs:///Classification/TeamProject/${projectId}`;
}

/** Of a repository, of all repositories of the project, and of all there are. */
export function repositoryTokens(projectId: string, repositoryId: string): readonly string[] {
  return [`repoV2/${projectId}/${repositoryId}`, `repoV2/${projectId}`, 'repoV2'];
}

/** The names of the groups that access lists name by descriptor. */
export function groupsPath(organization: string): string {
  return `${organization.replace(azureDevOps, azureDevOpsIdentities)}/_apis/identities`;
}
