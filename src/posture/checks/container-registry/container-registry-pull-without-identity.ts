import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { listsOfWorkspace } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { mayPull } from './pull-permission.js';
import { readRegistry } from './registry.js';

export const containerRegistryPullWithoutIdentity = defineCheck({
  id: 'container-registry-pull-without-identity',
  summary: 'workspace or cluster whose identity may not pull from the container registry',
  group: 'identity',
  serves: 'identity-registry-access',
  severity: 'high',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'Images are pulled either by an identity with a role or with the password of the admin user. As long as one ' +
    'identity lacks the role, the password has to stay.',
  passes:
    'An identity of the workspace, and one of each cluster that has identities, may pull: AcrPull or a wider role, or ' +
    'Container Registry Repository Reader where roleAssignmentMode is AbacRepositoryPermissions, where AcrPull has no ' +
    'effect. Custom roles count; where a group holds the role, the verdict is unknown. Endpoints are not looked at.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: [
    readRegistry,
    'Microsoft.Authorization/roleAssignments/read',
    'Microsoft.Authorization/roleDefinitions/read',
    'Microsoft.MachineLearningServices/workspaces/computes/read',
  ],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
    'https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions',
  ],
  judge({ subject: registry, view }) {
    // A registry that is gone has no assignments either.
    registry.has('properties');
    const pullers = pullersOf(view);
    if (pullers.length === 0) {
      return fail('Neither the workspace nor a cluster has a managed identity');
    }
    const without = pullers.filter(({ principals }) => !mayPull(principals, registry, view)).map(({ name }) => name);
    return without.length > 0
      ? fail(`No role for pulling: ${without.join(', ')}`)
      : pass(`May pull: ${pullers.map(({ name }) => name).join(', ')}`);
  },
  fix: ({ subject: registry, view }) => {
    const role = registry.is('properties.roleAssignmentMode', 'AbacRepositoryPermissions', { since: '2025-11-01' })
      ? 'Container Registry Repository Reader'
      : 'AcrPull';
    const missing = pullersOf(view).filter(({ principals }) => !mayPull(principals, registry, view));
    return advise(
      `Give each identity the role ${role} on the registry`,
      missing.map(
        ({ principals: [principal = ''] }) =>
          `az role assignment create --assignee-object-id ${shellWord(principal)} ` +
          `--assignee-principal-type ServicePrincipal --role ${shellWord(role)} --scope ${shellWord(registry.id)}`,
      ),
    );
  },
});

interface Puller {
  readonly name: string;
  /** Lower-case ids of the identities, of which one is enough. */
  readonly principals: readonly string[];
}

function pullersOf(view: SnapshotView): readonly Puller[] {
  const clusters = view
    .list(`${view.snapshot.workspace}/${listsOfWorkspace.computes}`)
    .filter((compute) => compute.is('properties.computeType', 'AmlCompute'));
  return [view.workspace, ...clusters]
    .map((resource) => ({ name: resource.name, principals: principalsOf(resource) }))
    .filter(({ principals }) => principals.length > 0);
}

function principalsOf(resource: Resource): readonly string[] {
  const assigned = resource.nodes('identity.userAssignedIdentities').map(([, one]) => one.text('principalId'));
  return [resource.text('identity.principalId'), ...assigned]
    .filter((id) => id !== undefined)
    .map((id) => id.toLowerCase());
}
