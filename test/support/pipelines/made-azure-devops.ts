import type { BuildDefinition, PipelineGeneralSettings } from 'azure-devops-node-api/interfaces/BuildInterfaces.js';
import type { TeamProject } from 'azure-devops-node-api/interfaces/CoreInterfaces.js';
import type { GitItem, GitRepository } from 'azure-devops-node-api/interfaces/GitInterfaces.js';
import type { Identity } from 'azure-devops-node-api/interfaces/IdentitiesInterfaces.js';
import type { PolicyConfiguration } from 'azure-devops-node-api/interfaces/PolicyInterfaces.js';
import type { RoleAssignment } from 'azure-devops-node-api/interfaces/SecurityRolesInterfaces.js';
import type {
  EnvironmentInstance,
  TaskAgentQueue,
  VariableGroup,
} from 'azure-devops-node-api/interfaces/TaskAgentInterfaces.js';
import type { ServiceEndpoint } from 'azure-devops-node-api/interfaces/ServiceEndpointInterfaces.js';
import {
  accessListPath,
  environmentChecksPath,
  generalSettingsPath,
  groupsPath,
  organizationOf,
  pipelineFilePath,
  pipelinePermissionsPath,
  projectAddress,
  projectList,
  projectPath,
  projectToken,
  repositoryTokens,
  rolesPath,
} from '../../../src/posture/pipelines/azure-devops-addresses.js';
import type { AzureDevOpsPlace } from '../../../src/posture/pipelines/places.js';
import { canary } from './canary.js';
import { listOf } from './wire.js';

/**
 * A made-up project of Azure DevOps in good order. The shapes are those of the reference pages and of Microsoft's own
 * client; the names are ours, and what must not be kept is the canary.
 */
export const devOpsPlace: AzureDevOpsPlace = { kind: 'azure-devops', organization: 'contoso', project: 'churn model' };

export const project = projectAddress(devOpsPlace);
export const organization = organizationOf(project);
export const projectId = '11111111-aaaa-4bbb-8ccc-000000000001';
export const repositoryId = '11111111-aaaa-4bbb-8ccc-000000000002';
export const connectionId = '11111111-aaaa-4bbb-8ccc-000000000003';
export const groups = {
  contributors: 'Microsoft.TeamFoundation.Identity;S-1-9-1551374245-1-1-1-1-1',
  administrators: 'Microsoft.TeamFoundation.Identity;S-1-9-1551374245-1-1-1-1-2',
  everybody: 'Microsoft.TeamFoundation.Identity;S-1-9-1551374245-1-1-1-1-3',
  unnamed: 'Microsoft.TeamFoundation.Identity;S-1-9-1551374245-1-1-1-1-9',
};
export const person = `Microsoft.IdentityModel.Claims.ClaimsIdentity;22222222-aaaa-4bbb-8ccc-000000000001\\${canary.mail}`;

/** The paths of readings that tests change. */
export const paths = {
  project: projectPath(project),
  settings: generalSettingsPath(project),
  repositories: projectList(project, 'repositories'),
  connections: projectList(project, 'serviceConnections'),
  connectionPermissions: pipelinePermissionsPath(project, 'endpoint', connectionId),
  connectionRoles: rolesPath(project, 'endpoint', projectId, connectionId),
  groups: projectList(project, 'variableGroups'),
  groupPermissions: pipelinePermissionsPath(project, 'variablegroup', '7'),
  groupRoles: rolesPath(project, 'variablegroup', projectId, '7'),
  queues: projectList(project, 'queues'),
  queuePermissions: pipelinePermissionsPath(project, 'queue', '12'),
  queueRoles: rolesPath(project, 'queue', projectId, '12'),
  environments: projectList(project, 'environments'),
  environmentChecks: environmentChecksPath(project, '3'),
  policies: projectList(project, 'policies'),
  pipelines: projectList(project, 'pipelines'),
  pipelineFile: pipelineFilePath(project, repositoryId, '/azure-pipelines.yml'),
  organizationRights: accessListPath(organization, 'organization', ''),
  projectRights: accessListPath(organization, 'project', projectToken(projectId)),
  repositoryRights: accessListPath(organization, 'repository', repositoryTokens(projectId, repositoryId)[0] ?? ''),
  projectRepositoriesRights: accessListPath(organization, 'repository', `repoV2/${projectId}`),
  allRepositoriesRights: accessListPath(organization, 'repository', 'repoV2'),
  identities: groupsPath(organization),
} as const;

const someone = { displayName: canary.person, uniqueName: canary.mail, id: '22222222-aaaa-4bbb-8ccc-000000000002' };

function roleOf(name: string, displayName: string): object {
  return {
    identity: { displayName, uniqueName: displayName, id: '22222222-aaaa-4bbb-8ccc-000000000003' },
    role: { name, displayName: name, description: '', scope: 'distributedtask', allowPermissions: 3 },
    access: 'assigned',
    accessDisplayName: 'Assigned',
  };
}

const roles = listOf<RoleAssignment>([
  roleOf('Administrator', '[churn model]\\Endpoint Administrators'),
  roleOf('User', '[churn model]\\Contributors'),
  roleOf('Administrator', canary.person),
  roleOf('User', 'churn model Build Service (contoso)'),
]);

/** https://learn.microsoft.com/rest/api/azure/devops/approvalsandchecks/pipeline-permissions/get */
function permissionsOf(type: string, id: string): object {
  return {
    resource: { type, id },
    pipelines: [{ id: 21, authorized: true, authorizedBy: someone, authorizedOn: '2026-01-05T10:00:00Z' }],
  };
}

/** https://learn.microsoft.com/rest/api/azure/devops/security/access-control-lists/query */
function rightsOf(token: string, entries: Readonly<Record<string, readonly [number, number]>>): object {
  return {
    count: 1,
    value: [
      {
        inheritPermissions: true,
        token,
        acesDictionary: Object.fromEntries(
          Object.entries(entries).map(([descriptor, [allow, deny]]) => [descriptor, { descriptor, allow, deny }]),
        ),
      },
    ],
  };
}

const repository = {
  id: repositoryId,
  name: 'training',
  defaultBranch: 'refs/heads/main',
  isDisabled: false,
  remoteUrl: 'https://dev.azure.com/contoso/churn%20model/_git/training',
};

function policyOf(id: number, type: string, settings: object): object {
  return {
    id,
    type: { id: type, displayName: '' },
    isEnabled: true,
    isBlocking: true,
    isDeleted: false,
    createdBy: someone,
    settings: { ...settings, scope: [{ repositoryId, refName: 'refs/heads/main', matchKind: 'Exact' }] },
  };
}

/** What the service answers, by where the reading stands. */
export function madeAzureDevOps(): Readonly<Record<string, unknown>> {
  const answers: Record<string, unknown> = {
    [paths.project]: {
      id: projectId,
      name: 'churn model',
      state: 'wellFormed',
      visibility: 'private',
      lastUpdateTime: '2026-01-05T10:00:00Z',
    } satisfies Record<keyof Pick<TeamProject, 'id' | 'name' | 'state' | 'visibility' | 'lastUpdateTime'>, string>,
    [paths.settings]: {
      buildsEnabledForForks: true,
      enforceJobAuthScope: true,
      enforceJobAuthScopeForReleases: true,
      enforceNoAccessToSecretsFromForks: true,
      enforceReferencedRepoScopedToken: true,
      enforceSettableVar: true,
      statusBadgesArePrivate: true,
    } satisfies PipelineGeneralSettings,
    [paths.repositories]: listOf<GitRepository>([repository]),
    [paths.connections]: listOf<ServiceEndpoint>([
      {
        id: connectionId,
        name: 'azure-churn-prod',
        type: 'azurerm',
        url: 'https://management.azure.com/',
        description: canary.person,
        createdBy: someone,
        isShared: false,
        isReady: true,
        owner: 'Library',
        authorization: {
          scheme: 'WorkloadIdentityFederation',
          parameters: {
            tenantid: canary.tenant,
            serviceprincipalid: canary.application,
            serviceprincipalkey: canary.secret,
            scope: '/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg-churn-prod',
          },
        },
        data: {
          environment: 'AzureCloud',
          scopeLevel: 'Subscription',
          subscriptionId: '00000000-0000-0000-0000-000000000001',
          creationMode: 'Automatic',
        },
      },
    ]),
    [paths.connectionPermissions]: permissionsOf('endpoint', connectionId),
    [paths.connectionRoles]: roles,
    [paths.groups]: listOf<VariableGroup>([
      {
        id: 7,
        name: 'churn-prod',
        type: 'AzureKeyVault',
        createdBy: someone,
        variables: { 'storage-key': { value: canary.secret, isSecret: true } },
        variableGroupProjectReferences: [],
      },
      {
        id: 8,
        name: 'churn-names',
        type: 'Vsts',
        variables: { WORKSPACE: { value: canary.value }, PASSWORD_FILE: { value: canary.value, isSecret: false } },
      },
    ]),
    [paths.groupPermissions]: permissionsOf('variablegroup', '7'),
    [pipelinePermissionsPath(project, 'variablegroup', '8')]: permissionsOf('variablegroup', '8'),
    [paths.groupRoles]: roles,
    [rolesPath(project, 'variablegroup', projectId, '8')]: roles,
    [paths.queues]: listOf<TaskAgentQueue>([
      { id: 11, name: 'Azure Pipelines', projectId, pool: { id: 9, name: 'Azure Pipelines', isHosted: true } },
      { id: 12, name: 'agents-in-vnet', projectId, pool: { id: 10, name: 'agents-in-vnet', isHosted: false } },
    ]),
    [paths.queuePermissions]: permissionsOf('queue', '12'),
    [paths.queueRoles]: roles,
    [paths.environments]: listOf<EnvironmentInstance>([
      { id: 3, name: 'churn-prod', createdBy: someone, description: canary.person },
      { id: 4, name: 'churn-dev' },
    ]),
    // https://learn.microsoft.com/rest/api/azure/devops/approvalsandchecks/check-configurations/list
    [paths.environmentChecks]: {
      count: 1,
      value: [
        {
          id: 31,
          type: { id: '8c6f20a7-a545-4486-9777-f762fafe0d4d', name: 'Approval' },
          settings: { approvers: [someone], requesterCannotBeApprover: true, instructions: canary.person },
          createdBy: someone,
        },
      ],
    },
    [environmentChecksPath(project, '4')]: { count: 0, value: [] },
    [paths.policies]: listOf<PolicyConfiguration>([
      policyOf(41, 'fa4e907d-c16b-4a4c-9dfa-4906e5d171dd', { minimumApproverCount: 1, creatorVoteCounts: false }),
      policyOf(42, '0609b952-1397-4640-95ec-e00a01b2c241', { buildDefinitionId: 21, displayName: canary.person }),
    ]),
    [paths.pipelines]: listOf<BuildDefinition>([
      {
        id: 21,
        name: 'train and deploy',
        queueStatus: 'enabled',
        authoredBy: someone,
        process: { type: 2, ...{ yamlFilename: 'azure-pipelines.yml' } },
        repository: { id: repositoryId, type: 'TfsGit', name: 'training' },
        variables: { workspace: { value: canary.value, allowOverride: true } },
      },
    ]),
    [paths.pipelineFile]: {
      objectId: 'aaaa',
      path: '/azure-pipelines.yml',
      content: `# - task: Old@1\nsteps:\n- task: MicrosoftSecurityDevOps@1\n- script: echo ${canary.secret}\n`,
    } satisfies GitItem,
    [paths.organizationRights]: rightsOf('NAMESPACE:', {
      [groups.administrators]: [2 | 4 | 2048, 0],
      [groups.everybody]: [1, 0],
    }),
    [paths.projectRights]: rightsOf(projectToken(projectId), {
      [groups.administrators]: [2 | 4 | 65536, 0],
      [groups.contributors]: [1, 0],
      'Microsoft.TeamFoundation.ServiceIdentity;33333333-aaaa-4bbb-8ccc-000000000001:Build:1': [1, 0],
    }),
    [paths.repositoryRights]: rightsOf(`repoV2/${projectId}/${repositoryId}`, {
      [groups.contributors]: [2 | 4 | 16, 8],
      [person]: [2, 0],
    }),
    [paths.projectRepositoriesRights]: rightsOf(`repoV2/${projectId}`, {
      [groups.contributors]: [2 | 4 | 8, 0],
      [groups.administrators]: [8 | 8192, 0],
    }),
    [paths.allRepositoriesRights]: rightsOf('repoV2', { [groups.administrators]: [512, 0] }),
    [paths.identities]: listOf<Identity>([
      identityOf(groups.contributors, '[churn model]\\Contributors'),
      identityOf(groups.administrators, '[churn model]\\Project Administrators'),
      identityOf(groups.everybody, '[contoso]\\Project Collection Valid Users'),
    ]),
  };
  return answers;
}

function identityOf(descriptor: string, providerDisplayName: string): object {
  return {
    id: '44444444-aaaa-4bbb-8ccc-000000000001',
    descriptor,
    providerDisplayName,
    isActive: true,
    isContainer: true,
    properties: { Mail: { $type: 'System.String', $value: canary.mail } },
  };
}
