import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AccessPlace } from '../../../src/posture/access/access.js';
import { abilityWords, type PlaceKind } from '../../../src/posture/access/abilities.js';
import { describeAccess } from '../../../src/posture/access/describe-access.js';
import { foldAccess, principalWords } from '../../../src/posture/access/fold-access.js';
import { SnapshotView } from '../../../src/posture/snapshot/snapshot-view.js';
import { computeCluster, computeInstance } from '../../support/azure/made-computes.js';
import { madeSnapshot, type Changes } from '../../support/azure/made-snapshot.js';
import { ids, principals, roleAssignment, roles, subscription } from '../../support/azure/made-workspace.js';

const own = (of: 'workspace' | 'storage' | 'vault' | 'registry'): string =>
  `${of}/providers/Microsoft.Authorization/roleAssignments`;
const customRole = '12345678-0000-0000-0000-000000000001';
const definitions = 'subscription/providers/Microsoft.Authorization/roleDefinitions';
const eligibility = 'workspace/providers/Microsoft.Authorization/roleEligibilityScheduleInstances';

function placeOf(kind: PlaceKind, changes: Changes = {}): AccessPlace {
  const found = describeAccess(new SnapshotView(madeSnapshot(changes))).places.find((place) => place.kind === kind);
  assert.ok(found !== undefined, kind);
  return found;
}

/** "who | by | can", a line for each grant. */
function linesOf(kind: PlaceKind, changes: Changes = {}): readonly string[] {
  return placeOf(kind, changes).grants.map(({ principal, role, level, inherited, eligible, conditional, abilities }) =>
    [
      principalWords(principal),
      `${role} on the ${level}${inherited ? ', inherited' : ''}${eligible ? ', eligible' : ''}${conditional ? ', conditional' : ''}`,
      abilityWords(abilities),
    ].join(' | '),
  );
}

function customDefinition(permissions: object): Changes {
  return {
    [own('storage')]: [roleAssignment(ids.storage, principals.person, customRole, 'User')],
    [own('workspace')]: [],
    [definitions]: [
      {
        id: `${ids.subscription}/providers/Microsoft.Authorization/roleDefinitions/${customRole}`,
        name: customRole,
        properties: { roleName: 'Key finder', type: 'CustomRole', permissions: [permissions] },
      },
    ],
  };
}

describe('who can do what', () => {
  it('at a storage account: its own roles, and those above it that the workspace shows', () => {
    assert.deepEqual(linesOf('storage-account'), [
      'identity of compute cpu-cluster, identity of compute aks-inference | Storage Blob Data Contributor on the resource | read data, write data',
      `group ${principals.dataScientists} | Storage Blob Data Reader on the resource | read data`,
      `group ${principals.owners} | Owner on the subscription, inherited | change its settings, give access to others, list its keys`,
    ]);
  });

  it('at the resource group: what is given there and above, and nothing of single resources', () => {
    const assignments = [
      roleAssignment('/providers/Microsoft.Management/managementGroups/root', principals.owners, roles.owner, 'Group'),
      roleAssignment(ids.group, principals.workspace, roles.contributor),
      roleAssignment(ids.workspace, principals.person, roles.contributor, 'User'),
    ];
    assert.deepEqual(linesOf('resource-group', { [own('workspace')]: assignments }), [
      `group ${principals.owners} | Owner on the management group, inherited | change its settings, give access to others`,
      'identity of the workspace | Contributor on the resource group | change its settings',
    ]);
  });

  it('does not take a group of a like name for the one above', () => {
    const other = roleAssignment(ids.group.slice(0, -1), principals.person, roles.owner, 'User');
    assert.deepEqual(linesOf('resource-group', { [own('workspace')]: [other] }), []);
  });

  it('by a custom role: what its actions cover, without what it takes back', () => {
    const found = linesOf(
      'storage-account',
      customDefinition({ actions: ['Microsoft.Storage/*'], notActions: ['Microsoft.Storage/storageAccounts/write'] }),
    );
    assert.deepEqual(found, [`user ${principals.person} | Key finder on the resource | list its keys`]);
  });

  it('by a role that nobody has read: not known, which is not nothing', () => {
    const assignments = { [own('storage')]: [roleAssignment(ids.storage, principals.person, customRole, 'User')] };
    for (const changes of [assignments, { ...assignments, [definitions]: 'forbidden' as const }]) {
      const [line] = linesOf('storage-account', {
        ...changes,
        [own('workspace')]: [],
        ...(definitions in changes ? {} : { [definitions]: [] }),
      });
      assert.equal(line, `user ${principals.person} | ${customRole} on the resource | not known`);
    }
  });

  it('by a built-in role whose definition was asked for by itself', () => {
    const definition = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/99999999-0000-0000-0000-000000000009`;
    const found = linesOf('storage-account', {
      [own('storage')]: [roleAssignment(ids.storage, principals.person, definition.split('/').at(-1) ?? '', 'User')],
      [own('workspace')]: [],
      [definition]: {
        id: definition,
        properties: {
          roleName: 'Storage File Data Reader',
          type: 'BuiltInRole',
          permissions: [{ dataActions: ['Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read'] }],
        },
      },
    });
    assert.deepEqual(found, [`user ${principals.person} | Storage File Data Reader on the resource | read data`]);
  });

  it('marks roles that can be switched on and those under a condition, at each place that they reach', () => {
    const conditional = roleAssignment(ids.storage, principals.person, roles.blobDataOwner, 'User');
    const changes: Changes = {
      [own('workspace')]: [],
      [own('storage')]: [
        {
          ...conditional,
          properties: { ...(conditional['properties'] as object), condition: "@Resource[x] StringEquals 'a'" },
        },
      ],
      [eligibility]: [roleAssignment(ids.subscription, principals.person, roles.owner, 'User')],
    };
    const owner = `user ${principals.person} | Owner on the subscription, inherited, eligible | change its settings, give access to others`;
    assert.deepEqual(linesOf('storage-account', changes), [
      `user ${principals.person} | Storage Blob Data Owner on the resource, conditional | read data, write data`,
      `${owner}, list its keys`,
    ]);
    assert.deepEqual(linesOf('resource-group', changes), [owner]);
  });

  it('names identities by all that use them, and people by their compute instance', () => {
    const changes: Changes = {
      'workspace/computes': [
        computeCluster(
          {},
          {
            identity: {
              type: 'UserAssigned',
              userAssignedIdentities: { [ids.identity]: { principalId: principals.workspace.toUpperCase() } },
            },
          },
        ),
        computeInstance(),
      ],
      [own('workspace')]: [
        roleAssignment(ids.workspace, principals.workspace, roles.reader),
        roleAssignment(ids.workspace, principals.person, roles.dataScientist, 'User'),
      ],
    };
    assert.deepEqual(
      placeOf('workspace', changes).grants.map(({ principal }) => principalWords(principal)),
      ['identity of the workspace, identity of compute gpu-cluster', 'user of compute instance ci-ada'],
    );
  });

  describe('at a vault', () => {
    const policy = (secrets: readonly string[]): object => ({ objectId: principals.person, permissions: { secrets } });

    it('with access policies: they count, and roles open no secret', () => {
      const vault = {
        properties: { enableRbacAuthorization: null, accessPolicies: [policy(['Get', 'list']), policy(['list'])] },
      };
      assert.deepEqual(linesOf('key-vault', { vault, [own('workspace')]: [] }), [
        'identity of the workspace | Key Vault Secrets User on the resource | nothing of this list',
        `principal ${principals.person} | access policy (secrets: get, list) on the resource | read secrets`,
        `principal ${principals.person} | access policy (secrets: list) on the resource | nothing of this list`,
      ]);
    });

    it('with roles: access policies that are left over do not count', () => {
      const vault = { properties: { enableRbacAuthorization: true, accessPolicies: [policy(['all'])] } };
      assert.equal(linesOf('key-vault', { vault, [own('workspace')]: [] }).length, 1);
    });

    it('that was not read: what depends on it is not known, and the gap is said', () => {
      const { grants, gaps } = placeOf('key-vault', { vault: 'forbidden', [own('workspace')]: [] });
      assert.deepEqual(
        grants.map(({ abilities }) => abilities),
        ['unknown'],
      );
      assert.deepEqual(
        gaps.map(({ code }) => code),
        ['forbidden'],
      );
    });
  });

  it('at a registry with permissions on repositories: the older roles pull nothing', () => {
    const registry = { properties: { roleAssignmentMode: 'AbacRepositoryPermissions' } };
    const found = linesOf('container-registry', { registry, [own('workspace')]: [] });
    assert.ok(found.length === 2 && found.every((line) => line.endsWith('nothing of this list')), found.join('\n'));
  });

  it('tells the ways in that ask for no principal, shut ones and unknown ones too', () => {
    const openings = (kind: PlaceKind, changes: Changes = {}): readonly string[] =>
      placeOf(kind, changes).openings.map(({ is, of, open, because }) => `${is} ${of} ${String(open)}: ${because}`);
    assert.deepEqual(openings('storage-account'), [
      'account-keys stchurnprod false: allowSharedKeyAccess is false',
      'anonymous stchurnprod false: allowBlobPublicAccess is false',
      'local-users stchurnprod false: SFTP with local users is off',
    ]);
    assert.deepEqual(
      openings('storage-account', {
        storage: { properties: { allowSharedKeyAccess: null, isSftpEnabled: true, isLocalUserEnabled: true } },
      }),
      [
        'account-keys stchurnprod true: allowSharedKeyAccess is not set, which means allowed',
        'anonymous stchurnprod false: allowBlobPublicAccess is false',
        'local-users stchurnprod true: isSftpEnabled is true',
      ],
    );
    assert.deepEqual(
      placeOf('storage-account', { storage: 'forbidden' }).openings.map(({ open }) => open),
      ['unknown', 'unknown', 'unknown'],
    );
    const container = {
      name: 'models',
      id: `${ids.storage}/blobServices/default/containers/models`,
      properties: { publicAccess: 'Blob' },
    };
    const anonymous = openings('storage-account', {
      storage: { properties: { allowBlobPublicAccess: true } },
      'storage/blobServices/default/containers': [container],
    });
    assert.equal(anonymous[1], 'anonymous stchurnprod true: publicAccess is set on the container models');
    assert.deepEqual(
      openings('container-registry', {
        registry: { properties: { adminUserEnabled: true, anonymousPullEnabled: true } },
      }),
      [
        'admin-user crchurnprod true: adminUserEnabled is true',
        'anonymous crchurnprod true: anonymousPullEnabled is true',
      ],
    );
    assert.deepEqual(openings('workspace'), ['endpoint-keys churn false: authMode is AADToken']);
  });

  describe('where something was not read', () => {
    it('shows what the workspace tells of the account, and says that there may be more', () => {
      const { grants, gaps } = placeOf('storage-account', { [own('storage')]: 'forbidden' });
      assert.deepEqual(
        grants.map(({ role }) => role),
        ['Owner'],
      );
      assert.deepEqual(
        gaps.map(({ code }) => code),
        ['forbidden'],
      );
    });

    it('never shows an empty list without its gap', () => {
      const whole = new SnapshotView(madeSnapshot());
      for (const path of Object.keys(whole.snapshot.readings).filter((one) => one.endsWith('roleassignments'))) {
        const { places } = describeAccess(new SnapshotView(madeSnapshot({ [path]: 'throttled' })));
        const place = places.find(({ id }) => path.startsWith(`${id.toLowerCase()}/providers/microsoft.auth`));
        assert.ok(place === undefined || place.gaps.length === 1, path);
      }
    });

    it('shows an assignment that it does not understand as one that is not known', () => {
      const strange = { properties: { scope: 42, principalId: principals.person } };
      const { grants } = placeOf('storage-account', { [own('storage')]: [strange], [own('workspace')]: [] });
      assert.deepEqual(
        grants.map(({ abilities }) => abilities),
        ['unknown'],
      );
    });

    it('notes which lists are missing', () => {
      const changes: Changes = {
        'workspace/computes': 'forbidden',
        'workspace/datastores': 'throttled',
        [eligibility]: 'forbidden',
      };
      const { notes } = describeAccess(new SnapshotView(madeSnapshot(changes)));
      assert.deepEqual(notes.slice(3), [
        'There may be more storage accounts than these: made throttled',
        'Identities of computes are not named: made forbidden',
        'Roles that people can switch on are not known: made forbidden',
      ]);
    });

    it('has a place for the workspace even when nothing was read', () => {
      const nothing = { ...madeSnapshot(), readings: {} };
      const { places } = describeAccess(new SnapshotView(nothing));
      assert.deepEqual(
        places.map(({ kind }) => kind),
        ['workspace', 'resource-group'],
      );
      assert.ok(places.every(({ gaps }) => gaps.length > 0));
    });
  });

  it('points at the reading that shows each grant', () => {
    const view = new SnapshotView(madeSnapshot());
    for (const place of describeAccess(view).places) {
      for (const { reading } of [...place.grants, ...place.openings]) {
        assert.equal(view.reading(reading).is, 'read', reading);
      }
    }
  });
});

describe('principals folded together', () => {
  it('are those of one type with the same roles, in whatever order they come', () => {
    const person = (last: number): string => `cccccccc-0000-0000-0000-00000000000${String(last)}`;
    const place = placeOf('storage-account', {
      [own('workspace')]: [],
      [own('storage')]: [
        roleAssignment(ids.storage, person(1), roles.blobDataReader, 'User'),
        roleAssignment(ids.storage, person(1), roles.reader, 'User'),
        roleAssignment(ids.storage, person(2), roles.reader, 'User'),
        roleAssignment(ids.storage, person(2), roles.blobDataReader, 'User'),
        roleAssignment(ids.storage, person(3), roles.reader, 'User'),
        roleAssignment(ids.storage, person(4), roles.reader, 'Group'),
      ],
    });
    assert.deepEqual(
      foldAccess(place).map(({ principals: who, abilities }) => [who.map(principalWords), abilities]),
      [
        [[`user ${person(1)}`, `user ${person(2)}`], ['read-data']],
        [[`user ${person(3)}`], []],
        [[`group ${person(4)}`], []],
      ],
    );
  });
});
