import {
  pipelinePermissionsPath,
  projectOf,
  projectPath,
  rolesPath,
  type ProtectedResource,
} from '../../pipelines/azure-devops-addresses.js';
import { lastPart } from '../../pipelines/azure-devops-things.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { someOf } from '../evidence-words.js';
import { fail, pass, type Verdict } from '../verdict.js';
import { groupTitle, idOf, isBroadGroup } from './broad-groups.js';

/** Whether every pipeline of the project may use something, also those that somebody adds tomorrow. @throws Unread */
export function isOpenToAllPipelines(subject: Resource, type: ProtectedResource, view: SnapshotView): boolean {
  // A stand-in for a list that was not read throws here.
  const id = idOf(subject.has('id') ? lastPart(subject.id) : undefined);
  const path = pipelinePermissionsPath(projectOf(subject.id), type, id);
  return (
    view.thing(path, { type: 'azure-devops/pipeline-permissions', name: id }).flag('allPipelines.authorized') === true
  );
}

export function judgeOpenness(subject: Resource, type: ProtectedResource, view: SnapshotView): Verdict {
  return isOpenToAllPipelines(subject, type, view)
    ? fail('Every pipeline of the project may use it without being asked')
    : pass('Pipelines are admitted one by one');
}

/** Whether a role that manages something is given to everybody. @throws Unread */
export function judgeRoles(subject: Resource, type: ProtectedResource, view: SnapshotView): Verdict {
  const id = idOf(subject.has('id') ? lastPart(subject.id) : undefined);
  const project = projectOf(subject.id);
  const projectId = idOf(view.thing(project, projectThing, projectPath(project)).text('id'));
  const managing = view
    .things(rolesPath(project, type, projectId, id), 'azure-devops/roles', subject.name)
    .filter((assignment) => managingRoles.test(assignment.text('role') ?? ''))
    .map((assignment) => assignment.text('group') ?? '')
    .filter((group) => isBroadGroup(group));
  return managing.length > 0
    ? fail(`Managed by ${someOf(managing.map(groupTitle))}, which everybody is in`)
    : pass('No group that everybody is in manages it');
}

const projectThing = { type: 'azure-devops/projects', name: '' };

/**
 * A Creator makes new things and manages none that is there.
 *
 * Source: <https://learn.microsoft.com/azure/devops/organizations/security/about-security-roles>.
 */
const managingRoles = /^Administrator$/i;
