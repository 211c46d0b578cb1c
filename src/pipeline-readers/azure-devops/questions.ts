import {
  accessListPath,
  azureDevOps,
  azureDevOpsIdentities,
  environmentChecksPath,
  generalSettingsPath,
  groupsPath,
  organizationOf,
  permissionNamespaces,
  pipelineFilePath,
  pipelinePermissionsPath,
  projectAddress,
  projectList,
  projectPath,
  projectToken,
  repositoryTokens,
  rolesPath,
  type PermissionLevel,
  type ProtectedResource,
} from '../../posture/pipelines/azure-devops-addresses.js';
import { judgedRepositories, lastPart, pipelineFile } from '../../posture/pipelines/azure-devops-things.js';
import type { AzureDevOpsPlace } from '../../posture/pipelines/places.js';
import type { SnapshotView } from '../../posture/snapshot/snapshot-view.js';
import { elementsOf, idsOf, isAsked, isRead, textAt } from '../known-answers.js';
import { keepElements, keepFields } from '../keep-fields.js';
import type { Question } from '../question.js';
import {
  keepAccessList,
  keepChecks,
  keepGroups,
  keepPermissions,
  keepPipelines,
  keepRoles,
  keepServiceConnections,
  keepTasks,
  keepVariableGroups,
} from './keep.js';

/** Descriptors in one address, so that it stays well below 2,000 characters a dozen times over. */
const groupsAtOnce = 30;

/**
 * What is asked of a project of Azure DevOps, as far as what was read names it. The scopes are those of the reference:
 * <https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/oauth#available-scopes>.
 */
export function azureDevOpsQuestions(place: AzureDevOpsPlace, view: SnapshotView): readonly Question[] {
  const project = projectAddress(place);
  return [
    ...projectQuestions(project),
    ...resourceQuestions(project, view),
    ...fileQuestions(project, view),
    ...rightsQuestions(place, view),
  ];
}

function projectQuestions(project: string): readonly Question[] {
  const list = (name: Parameters<typeof projectList>[1], permission: string, keep: Question['keep']): Question =>
    question(projectList(project, name), { shape: 'list', permission, keep });
  return [
    question(projectPath(project), {
      permission: 'vso.project',
      keep: keepFields({ id: true, name: true, visibility: true, state: true }),
    }),
    question(generalSettingsPath(project), {
      permission: 'vso.build',
      keep: keepFields({
        buildsEnabledForForks: true,
        enforceJobAuthScope: true,
        enforceJobAuthScopeForReleases: true,
        enforceNoAccessToSecretsFromForks: true,
        enforceReferencedRepoScopedToken: true,
        enforceSettableVar: true,
      }),
    }),
    list('repositories', 'vso.code', keepElements({ id: true, name: true, defaultBranch: true, isDisabled: true })),
    list('serviceConnections', 'vso.serviceendpoint', keepServiceConnections),
    list('variableGroups', 'vso.variablegroups_read', keepVariableGroups),
    list('queues', 'vso.agentpools', keepElements({ id: true, name: true, pool: { name: true, isHosted: true } })),
    list('environments', 'vso.environment_manage', keepElements({ id: true, name: true })),
    list(
      'policies',
      'vso.code',
      keepElements({
        id: true,
        type: { id: true },
        isEnabled: true,
        isBlocking: true,
        isDeleted: true,
        settings: { minimumApproverCount: true, creatorVoteCounts: true, scope: scopeOfPolicy },
      }),
    ),
    {
      ...list('pipelines', 'vso.build', keepPipelines),
      query: { includeAllProperties: 'true' },
    },
  ];
}

const scopeOfPolicy = { repositoryId: true, refName: true, matchKind: true } as const;

/** Who may use what pipelines use, for each of them. */
function resourceQuestions(project: string, view: SnapshotView): readonly Question[] {
  const projectId = textAt(view, projectPath(project), 'id');
  const of = (
    list: Parameters<typeof projectList>[1],
    type: ProtectedResource,
    isChosen: (id: string) => boolean = () => true,
  ): readonly Question[] =>
    idsOf(view, projectList(project, list))
      .filter(isChosen)
      .flatMap((id) => [
        question(pipelinePermissionsPath(project, type, id), {
          permission: 'vso.build_execute',
          version: '7.1-preview.1',
          keep: keepPermissions,
        }),
        ...(projectId === undefined
          ? []
          : [
              question(rolesPath(project, type, projectId, id), {
                shape: 'list',
                permission: 'vso.security_manage',
                version: '7.1-preview.1',
                keep: keepRoles,
              }),
            ]),
      ]);
  return [
    ...of('serviceConnections', 'endpoint'),
    ...of('variableGroups', 'variablegroup'),
    ...of('queues', 'queue', (id) => !isHosted(view, projectList(project, 'queues'), id)),
    ...idsOf(view, projectList(project, 'environments')).map((id) => ({
      ...question(environmentChecksPath(project, id), {
        shape: 'list',
        permission: 'vso.build_execute',
        version: '7.1-preview.1',
        keep: keepChecks,
      }),
      path: `${pathOf(project)}/_apis/pipelines/checks/configurations`,
      query: {
        'api-version': '7.1-preview.1',
        resourceType: 'environment',
        resourceId: id,
        $expand: 'settings',
      },
    })),
  ];
}

/** Queues of Microsoft's own agents are everybody's by nature. */
function isHosted(view: SnapshotView, queues: string, id: string): boolean {
  return view
    .things(queues, '', '')
    .some((queue) => queue.id === `${queues}/${id}` && queue.flag('pool.isHosted') === true);
}

function fileQuestions(project: string, view: SnapshotView): readonly Question[] {
  return elementsOf(view, projectList(project, 'pipelines')).flatMap((pipeline) => {
    const file = pipelineFile(pipeline);
    return file === undefined
      ? []
      : [
          {
            ...question(pipelineFilePath(project, file.repository, file.path), {
              permission: 'vso.code',
              keep: keepTasks,
            }),
            path: `${pathOf(projectList(project, 'repositories'))}/${file.repository}/items`,
            query: { path: file.path, includeContent: 'true', $format: 'json' },
            // The file was renamed or is on another branch only: there is nothing that runs.
            absent: /./,
          },
        ];
  });
}

/** Access lists, and the names of the groups in them. */
function rightsQuestions(place: AzureDevOpsPlace, view: SnapshotView): readonly Question[] {
  const project = projectAddress(place);
  const organization = organizationOf(project);
  const projectId = textAt(view, projectPath(project), 'id');
  const tokens: (readonly [PermissionLevel, string])[] = [['organization', '']];
  if (projectId !== undefined) {
    tokens.push(['project', projectToken(projectId)]);
    if (isRead(view, projectList(project, 'repositories'))) {
      for (const repository of judgedRepositories(place, view)) {
        tokens.push(
          ...repositoryTokens(projectId, lastPart(repository.id)).map((token) => ['repository', token] as const),
        );
      }
    }
  }
  const lists = tokens.map(([level, token]) => ({
    ...question(accessListPath(organization, level, token), {
      shape: 'list',
      permission: 'vso.security_manage',
      keep: keepAccessList,
    }),
    path: `${pathOf(organization)}/_apis/accesscontrollists/${permissionNamespaces[level]}`,
    query: {
      recurse: 'false',
      ...(token === '' ? {} : { token }),
    },
  }));
  return [...lists, ...groupQuestions(organization, lists, view)];
}

function groupQuestions(organization: string, lists: readonly Question[], view: SnapshotView): readonly Question[] {
  // Once for all lists: a group stands in several.
  if (!lists.every(({ key }) => isAsked(view, key))) {
    return [];
  }
  const descriptors = new Set(
    lists.flatMap(({ key }) =>
      elementsOf(view, key).flatMap((list) => list.list('entries').map((entry) => entry.text('group') ?? '')),
    ),
  );
  descriptors.delete('');
  const path = groupsPath(organization);
  const all = [...descriptors].sort();
  return Array.from({ length: Math.ceil(all.length / groupsAtOnce) }, (_, index) => ({
    ...question(index === 0 ? path : `${path}/${String(index)}`, {
      shape: 'list',
      permission: 'vso.identity',
      keep: keepGroups,
    }),
    host: 'identities' as const,
    path: path.slice(azureDevOpsIdentities.length),
    query: {
      descriptors: all.slice(index * groupsAtOnce, (index + 1) * groupsAtOnce).join(','),
      queryMembership: 'None',
    },
  }));
}

interface Rest extends Pick<Question, 'permission' | 'keep'> {
  readonly shape?: Question['shape'];
  /** Where only a preview of the API has it (default: the version of the client). */
  readonly version?: string;
}

/** A question whose address is its key. */
function question(key: string, { shape = 'object', version, ...rest }: Rest): Question {
  return {
    key,
    path: pathOf(key),
    shape,
    ...(version === undefined ? {} : { query: { 'api-version': version } }),
    ...rest,
  };
}

function pathOf(key: string): string {
  return key.slice(azureDevOps.length);
}
