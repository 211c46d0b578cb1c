import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { abilitiesOf, type Ability, type PlaceKind, type PlaceMode } from '../../../src/posture/access/abilities.js';
import { findBuiltInRole } from '../../../src/posture/access/built-in-roles.js';
import { covers, type Permission } from '../../../src/posture/access/role-permissions.js';
import { roles } from '../../support/azure/made-workspace.js';

const permission = (given: Partial<Permission>): Permission => ({
  actions: [],
  notActions: [],
  dataActions: [],
  notDataActions: [],
  ...given,
});

describe('permissions of a role', () => {
  const listKeys = 'Microsoft.Storage/storageAccounts/listKeys/action';
  const table: Readonly<Record<string, readonly [Partial<Permission>, boolean]>> = {
    'the operation itself, in another case': [{ actions: ['microsoft.storage/STORAGEACCOUNTS/listkeys/action'] }, true],
    'a star for everything': [{ actions: ['*'] }, true],
    'a star at the end': [{ actions: ['Microsoft.Storage/*'] }, true],
    'a star in the middle': [{ actions: ['Microsoft.Storage/*/action'] }, true],
    'two stars': [{ actions: ['*/storageAccounts/*/action'] }, true],
    'a star that would have to stand for less than nothing': [
      { actions: ['Microsoft.Storage/storageAccounts/listKeys/action*action'] },
      false,
    ],
    'reading only': [{ actions: ['*/read'] }, false],
    'a part of the operation': [{ actions: ['Microsoft.Storage/storageAccounts'] }, false],
    'a dot that is no wildcard': [{ actions: ['MicrosoftXStorage/*'] }, false],
    'taken back by name': [{ actions: ['*'], notActions: [listKeys] }, false],
    'taken back by a star': [{ actions: ['*'], notActions: ['*/listKeys/*'] }, false],
    'a star on data': [{ dataActions: ['*'] }, false],
  };
  for (const [name, [given, allowed]] of Object.entries(table)) {
    it(name, () => {
      assert.equal(covers([permission(given)], listKeys), allowed);
    });
  }

  it('another block gives back what one takes', () => {
    const blocks = [permission({ actions: ['*'], notActions: [listKeys] }), permission({ actions: [listKeys] })];
    assert.equal(covers(blocks, listKeys), true);
  });
});

describe('built-in roles', () => {
  const all = ['manage', 'give-roles'];
  const work = [
    'run-jobs',
    'deploy-models',
    'use-compute-of-others',
    'read-deployment-environments',
    'read-stored-credentials',
  ];
  const table: readonly (readonly [role: string, kind: PlaceKind, mode: PlaceMode, abilities: readonly string[]])[] = [
    ['owner', 'workspace', 'roles', [...all, ...work, 'list-keys', 'list-endpoint-keys', 'score']],
    ['contributor', 'workspace', 'roles', ['manage', ...work, 'list-keys', 'list-endpoint-keys', 'score']],
    ['dataScientist', 'workspace', 'roles', [...work, 'list-endpoint-keys', 'score']],
    ['computeOperator', 'workspace', 'roles', ['use-compute-of-others']],
    ['reader', 'workspace', 'roles', ['read-deployment-environments']],
    ['userAccessAdministrator', 'workspace', 'roles', ['give-roles', 'read-deployment-environments']],
    ['owner', 'storage-account', 'roles', [...all, 'list-keys']],
    ['blobDataReader', 'storage-account', 'roles', ['read-data']],
    ['blobDataContributor', 'storage-account', 'roles', ['read-data', 'write-data']],
    ['blobDataOwner', 'storage-account', 'roles', ['read-data', 'write-data']],
    ['storageAccountContributor', 'storage-account', 'roles', ['manage', 'list-keys']],
    ['storageAccountKeyOperator', 'storage-account', 'roles', ['list-keys']],
    ['reader', 'storage-account', 'roles', []],
    ['keyVaultSecretsUser', 'key-vault', 'roles', ['read-secrets']],
    ['keyVaultSecretsUser', 'key-vault', 'policies', []],
    ['contributor', 'key-vault', 'roles', ['manage']],
    ['contributor', 'key-vault', 'policies', ['manage', 'give-roles']],
    ['acrPull', 'container-registry', 'roles', ['pull-images']],
    ['acrPull', 'container-registry', 'repositories', []],
    ['contributor', 'container-registry', 'roles', ['manage', 'list-keys', 'pull-images', 'push-images']],
    ['contributor', 'container-registry', 'repositories', ['manage', 'list-keys']],
    ['contributor', 'resource-group', 'roles', ['manage']],
    ['dataScientist', 'resource-group', 'roles', []],
  ];
  for (const [name, kind, mode, expected] of table) {
    it(`${name} at a ${kind} (${mode})`, () => {
      const role = findBuiltInRole(roles[name as keyof typeof roles]);
      assert.ok(role !== undefined);
      assert.deepEqual(abilitiesOf(role.permissions, kind, [mode]), expected as readonly Ability[]);
    });
  }

  it('are not known by an id that is none of theirs', () => {
    assert.equal(findBuiltInRole('constructor'), undefined);
    assert.equal(findBuiltInRole('12345678-0000-0000-0000-000000000001'), undefined);
  });

  it('say that they do not know where it depends on what was not read', () => {
    const { permissions } = findBuiltInRole(roles.keyVaultSecretsUser) ?? { permissions: [] };
    assert.equal(abilitiesOf(permissions, 'key-vault', ['roles', 'policies']), 'unknown');
    assert.deepEqual(abilitiesOf([], 'key-vault', ['roles', 'policies']), []);
  });
});
