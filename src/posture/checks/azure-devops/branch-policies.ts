import { projectList, projectOf } from '../../pipelines/azure-devops-addresses.js';
import type { Node, Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { idOf } from './broad-groups.js';

/**
 * Types of policies, which are the same in every organization.
 *
 * Source: <https://learn.microsoft.com/rest/api/azure/devops/policy/types/list>.
 */
export const policyTypes = {
  reviewers: 'fa4e907d-c16b-4a4c-9dfa-4906e5d171dd',
  build: '0609b952-1397-4640-95ec-e00a01b2c241',
} as const;

/** The policies of a type that a pull request to the default branch has to meet. @throws Unread */
export function policiesOnDefaultBranch(
  repository: Resource,
  type: keyof typeof policyTypes,
  view: SnapshotView,
): readonly Node[] {
  const branch = idOf(repository.text('defaultBranch'));
  const id = idOf(repository.text('id'));
  return view
    .things(projectList(projectOf(repository.id), 'policies'), 'azure-devops/policies', repository.name)
    .filter(
      (policy) =>
        policy.is('type.id', policyTypes[type]) &&
        policy.flag('isEnabled') === true &&
        policy.flag('isBlocking') === true &&
        policy.flag('isDeleted') !== true &&
        policy.list('settings.scope').some((scope) => reaches(scope, id, branch)),
    );
}

/**
 * Without a repository a scope is of all; `DefaultBranch` is the default one of each.
 *
 * Source: <https://learn.microsoft.com/rest/api/azure/devops/policy/configurations/create>.
 */
function reaches(scope: Node, repository: string, branch: string): boolean {
  const of = scope.text('repositoryId');
  if (of !== undefined && of.toLowerCase() !== repository.toLowerCase()) {
    return false;
  }
  const name = scope.text('refName');
  switch (scope.text('matchKind')?.toLowerCase()) {
    case 'defaultbranch':
      return true;
    case 'prefix':
      return name !== undefined && (branch === name || branch.startsWith(`${name.replace(/\/$/, '')}/`));
    case 'exact':
      return name === branch;
    default:
      return name === undefined || name === branch;
  }
}
