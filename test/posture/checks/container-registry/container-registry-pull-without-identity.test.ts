import { containerRegistryPullWithoutIdentity } from '../../../../src/posture/checks/container-registry/container-registry-pull-without-identity.js';
import { ids, principals, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const repositoryReader = 'b93aa761-3e63-49ed-ac28-beffa264f7ac';
const custom = '12345678-0000-0000-0000-000000000002';
const definitions = `${ids.subscription}/providers/Microsoft.Authorization/roleDefinitions`;
const definition = (actions: readonly string[], notActions: readonly string[] = []) => ({
  id: `${definitions}/${custom}`,
  properties: { type: 'CustomRole', permissions: [{ actions, notActions, dataActions: [] }] },
});

testCheck(containerRegistryPullWithoutIdentity, {
  pass: {
    'AcrPull for both': {},
    'roles by repository': {
      given: {
        registry: { properties: { roleAssignmentMode: 'AbacRepositoryPermissions' } },
        'registry/providers/Microsoft.Authorization/roleAssignments': [
          roleAssignment(ids.registry, principals.workspace, repositoryReader),
          roleAssignment(ids.registry, principals.cluster, repositoryReader),
        ],
      },
    },
    'wider roles from above': {
      given: {
        'registry/providers/Microsoft.Authorization/roleAssignments': [
          roleAssignment(ids.group, principals.workspace, roles.contributor),
          roleAssignment(ids.subscription, principals.cluster, roles.owner),
        ],
      },
    },
    'a custom role': {
      given: {
        'registry/providers/Microsoft.Authorization/roleAssignments': [
          roleAssignment(ids.registry, principals.workspace, roles.acrPull),
          roleAssignment(ids.registry, principals.cluster, custom),
        ],
        [definitions]: [definition(['Microsoft.ContainerRegistry/registries/*/read'])],
      },
    },
    'a cluster without an identity uses that of the workspace': {
      given: {
        'workspace/computes': [{ id: `${ids.workspace}/computes/c`, properties: { computeType: 'AmlCompute' } }],
      },
    },
  },
  fail: {
    'no role for the cluster': {
      given: {
        'registry/providers/Microsoft.Authorization/roleAssignments': [
          roleAssignment(ids.registry, principals.workspace, roles.acrPull),
        ],
      },
      says: /pulling: cpu-cluster"/,
    },
    'AcrPull where roles go by repository': {
      given: { registry: { properties: { roleAssignmentMode: 'AbacRepositoryPermissions' } } },
      says: /mlw-churn-prod, cpu-cluster/,
    },
    'a custom role that may not pull': {
      given: {
        'registry/providers/Microsoft.Authorization/roleAssignments': [
          roleAssignment(ids.registry, principals.workspace, roles.acrPull),
          roleAssignment(ids.registry, principals.cluster, custom),
        ],
        [definitions]: [definition(['*'], ['Microsoft.ContainerRegistry/registries/pull/*'])],
      },
    },
    'no identity at all': { given: { workspace: { identity: null }, 'workspace/computes': [] }, says: /Neither/ },
  },
  unknown: {
    'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ },
    'the assignments': { given: { 'registry/providers/Microsoft.Authorization/roleAssignments': 'forbidden' } },
    'the computes': { given: { 'workspace/computes': 'forbidden' } },
    'a group that may pull': {
      given: {
        'registry/providers/Microsoft.Authorization/roleAssignments': [
          roleAssignment(ids.registry, principals.owners, roles.acrPull, 'Group'),
        ],
      },
      says: /who is in it/,
    },
    'the mode of the registry in an older API': {
      given: { registry: { apiVersion: '2023-07-01', change: { properties: { roleAssignmentMode: null } } } },
    },
    'the custom roles, where they decide': {
      given: {
        'registry/providers/Microsoft.Authorization/roleAssignments': [
          roleAssignment(ids.registry, principals.workspace, custom),
        ],
        [definitions]: 'forbidden',
      },
    },
  },
  notApplicable: {
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
