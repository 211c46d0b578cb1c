import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { attackLines } from '../../../src/formats/posture/attack-pretty.js';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import type { Repair } from '../../../src/posture/checks/define-check.js';
import { attackPath, attackPathIds, type AttackPathId, type Link } from '../../../src/posture/exposure/attack-path.js';
import { makeReport, type PostureReport } from '../../../src/posture/report/posture-report.js';
import { readingKey, type Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import { computeInstance } from '../../support/azure/made-computes.js';
import { madeAt, madeSnapshot, type Changes } from '../../support/azure/made-snapshot.js';
import { ids, principals, roleAssignment, roles } from '../../support/azure/made-workspace.js';
import { sampleSnapshot } from '../../support/azure/sample-snapshot.js';
import { assignmentsOf, pathChanges, sampleWorkspaces } from './sample-workspaces.js';

const settings = defaultPostureSettings(Date.parse(madeAt));
const reportOf = (snapshot: Snapshot): PostureReport => makeReport(snapshot, checks, settings);

/** What is said of a workspace: a sentence for each asset, then the paths with their links. */
function linesOf({ exposure, attackPaths }: PostureReport): readonly string[] {
  return [...exposure.assets.map(({ sentence }) => sentence), ...attackLines(attackPaths)];
}

/** What one change takes away and adds, a line for each. */
function difference(changes: Changes): readonly string[] {
  const before = linesOf(reportOf(madeSnapshot()));
  const after = linesOf(reportOf(madeSnapshot(changes)));
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line.trim()}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
}

const pathIn = (report: PostureReport, id: AttackPathId): PostureReport['attackPaths'][number] => {
  const found = report.attackPaths.find((one) => one.id === id);
  assert.ok(found !== undefined, id);
  return found;
};

describe('exposure and attack paths of sample workspaces', () => {
  // `AML_GUARD_WRITE_EXPECTED=1` writes the files anew; what differs is to be read before it is kept.
  for (const [name, { snapshot, open }] of Object.entries(sampleWorkspaces)) {
    it(`${name}: every sentence and every link`, () => {
      const report = reportOf(snapshot());
      const text = `${linesOf(report).join('\n')}\n`;
      const file = path.join(import.meta.dirname, 'expected', `${name}.txt`);
      if (process.env['AML_GUARD_WRITE_EXPECTED'] === '1') {
        writeFileSync(file, text);
      }
      assert.ok(existsSync(file), `${file} is missing`);
      assert.equal(text, readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
      const found = report.attackPaths.filter(({ verdict }) => verdict === 'open').map(({ id }) => id);
      assert.deepEqual(found, open);
    });
  }

  it('are at least one for each path', () => {
    assert.deepEqual(Object.keys(pathChanges).sort(), [...attackPathIds].sort());
    assert.ok(Object.keys(sampleWorkspaces).length >= 12);
  });
});

const data = 'Training data and models in stchurnprod';
const around = 'from named resources of Azure and the private network';
const people = 'with a role that 2 principals hold, or with a role that 1 principal can give itself';

describe('one setting that changes', () => {
  const table: Readonly<Record<string, readonly [Changes, readonly string[]]>> = {
    'shared keys': [
      { storage: { properties: { allowSharedKeyAccess: true } } },
      [
        `- ${data}: ${around}, ${people}`,
        '- 1. Somebody can write to the default storage account: does not hold (Nobody, by what was read)',
        '- 3. A storage account takes that key: does not hold (stchurnprod: allowSharedKeyAccess is false)',
        `+ ${data}: ${around}, with the account key, which 1 principal can list, or ${people}`,
        '+ Cut: No managed identity, by its own roles',
        '+ 1. Somebody can write to the default storage account: holds (allowSharedKeyAccess is true, and 1 principal can list the key)',
        '+ 3. A storage account takes that key: holds (stchurnprod: allowSharedKeyAccess is true)',
      ],
    ],
    'the public network of the workspace': [
      { workspace: { properties: { publicNetworkAccess: 'Enabled' } } },
      [
        '- Work in mlw-churn-prod: from the private network, with a role that 2 principals hold',
        '+ Work in mlw-churn-prod: from the internet and the private network, with a role that 2 principals hold',
      ],
    ],
    'a role for one more person': [
      {
        [assignmentsOf('vault')]: [
          roleAssignment(ids.vault, principals.workspace, roles.keyVaultSecretsUser),
          roleAssignment(ids.vault, principals.person, roles.keyVaultSecretsUser, 'User'),
        ],
      },
      [
        '- Secrets in kv-churn-prod: from trusted Azure services and the private network, with a role that 1 principal holds, or with a role that 1 principal can give itself',
        '- 1. Somebody can read the secrets of the vault: does not hold (Nobody, by what was read)',
        '+ Secrets in kv-churn-prod: from trusted Azure services and the private network, with a role that 2 principals hold, or with a role that 1 principal can give itself',
        '+ Cut: workspaceblobstore: credentialsType is None (and 1 more)',
        '+ 1. Somebody can read the secrets of the vault: holds (user cccccccc-0000-0000-0000-000000000001)',
      ],
    ],
    'the key of an endpoint': [
      {
        'workspace/onlineEndpoints': [
          {
            id: `${ids.workspace}/onlineEndpoints/churn`,
            name: 'churn',
            identity: { type: 'SystemAssigned', principalId: principals.endpoint },
            properties: { authMode: 'Key', publicNetworkAccess: 'Disabled' },
          },
        ],
      },
      [
        '- Scoring in churn: from the private network, with a role that 2 principals hold',
        '+ Scoring in churn: from the private network, with the key of the endpoint, which 2 principals can list',
      ],
    ],
    'a setting that has nothing to do with access': [{ vault: { properties: { enablePurgeProtection: null } } }, []],
  };
  for (const [name, [changes, expected]] of Object.entries(table)) {
    it(`changes just what it should: ${name}`, () => {
      assert.deepEqual(difference(changes), expected);
    });
  }
});

describe('the cheapest cut', () => {
  /** What the repair of the named checks makes of the workspace in which the path is open. */
  const repairs: Readonly<Record<AttackPathId, readonly [cut: string, Changes]>> = {
    'storage-to-identity': [
      'workspace-identity-rules-resource-group',
      { [assignmentsOf('workspace')]: [roleAssignment(ids.subscription, principals.owners, roles.owner, 'Group')] },
    ],
    'reader-to-secrets': [
      'secret-in-deployment-environment',
      { [`${ids.workspace}/onlineEndpoints/churn/deployments`]: [] },
    ],
    'instance-to-token': ['instance-shared-between-users', { 'workspace/computes': [computeInstance()] }],
    'vault-to-data': ['datastore-with-stored-credential', { 'workspace/datastores': [] }],
    'push-to-endpoint': [
      'container-images-without-quarantine',
      { registry: { properties: { policies: { quarantinePolicy: { status: 'enabled' } } } } },
    ],
    'job-to-outside': [
      'managed-network-open-to-internet',
      { workspace: { properties: { managedNetwork: { isolationMode: 'AllowOnlyApprovedOutbound' } } } },
    ],
    'model-to-identity': [
      'deployment-with-foreign-model',
      { [`${ids.workspace}/onlineEndpoints/churn/deployments`]: [] },
    ],
  };
  for (const id of attackPathIds) {
    it(`cuts ${id}`, () => {
      const [cut, repair] = repairs[id];
      const open = pathIn(reportOf(madeSnapshot(pathChanges[id])), id);
      assert.deepEqual([open.verdict, open.cheapest?.cuts.map(({ check }) => check)], ['open', [cut]]);
      assert.equal(pathIn(reportOf(madeSnapshot({ ...pathChanges[id], ...repair })), id).verdict, 'cut');
    });
  }

  it('takes a switch before one that needs preparing, and that before a new resource', () => {
    const link = (check: string, repair: Repair): Link => ({
      ...{ says: 's', state: 'holds', evidence: 'e', proof: [] },
      cuts: [{ check, repair }],
    });
    const cheapest = (...links: readonly Link[]): string | undefined =>
      attackPath({ id: 'job-to-outside', title: 't', of: '', gains: 'g', links }).cheapest?.cuts[0]?.check;
    assert.equal(
      cheapest(link('a', 'recreate'), link('b', 'one-way'), link('c', 'precondition'), link('d', 'in-place')),
      'd',
    );
    assert.equal(cheapest(link('a', 'recreate'), link('b', 'one-way'), link('c', 'precondition')), 'c');
    assert.equal(cheapest(link('a', 'recreate'), link('b', 'one-way')), 'b');
    const both = { ...link('a', 'in-place'), cuts: [...link('a', 'in-place').cuts, ...link('b', 'recreate').cuts] };
    assert.equal(cheapest(both, link('c', 'one-way')), 'c', 'all of a link have to be made, so the dearest counts');
    assert.equal(cheapest({ ...link('a', 'in-place'), state: 'unknown' }), undefined);
    assert.equal(cheapest(link('a', 'in-place'), { ...link('b', 'in-place'), state: 'cut' }), undefined);
  });

  it('is of the default account alone: who writes to another one changes no code of jobs', () => {
    const other = ids.storage.replace('stchurnprod', 'stother');
    const datastore = {
      properties: { datastoreType: 'AzureBlob', accountName: 'stother', credentials: { credentialsType: 'None' } },
    };
    const changes: Changes = {
      'workspace/datastores': [{ ...datastore, id: `${ids.workspace}/datastores/other`, name: 'other' }],
      [`${other}/providers/Microsoft.Authorization/roleAssignments`]: [
        roleAssignment(other, principals.person, roles.blobDataContributor, 'User'),
      ],
    };
    const [writers] = pathIn(reportOf(madeSnapshot(changes)), 'storage-to-identity').links;
    assert.equal(writers?.state, 'cut');
  });

  it('names none where a repair would leave another way: a key and a role at once', () => {
    const changes: Changes = {
      ...pathChanges['storage-to-identity'],
      storage: { properties: { allowSharedKeyAccess: true } },
    };
    const [writers] = pathIn(reportOf(madeSnapshot(changes)), 'storage-to-identity').links;
    assert.deepEqual([writers?.state, writers?.cuts], ['holds', []]);
  });
});

describe('what proves a link or a way', () => {
  it('is a reading of the snapshot, for all that is known', () => {
    for (const { snapshot } of Object.values(sampleWorkspaces)) {
      const given = snapshot();
      const { attackPaths, exposure } = reportOf(given);
      const isRead = (reading: string): boolean => given.readings[readingKey(reading)] !== undefined;
      for (const { says, state, proof } of attackPaths.flatMap(({ links }) => links)) {
        assert.ok(
          state === 'unknown' || (proof.length > 0 && proof.every(({ reading }) => isRead(reading))),
          `${says} ${JSON.stringify(proof)}`,
        );
      }
      for (const { from, to, state, proof } of exposure.graph.edges) {
        assert.ok(
          state === 'unknown' || proof.every(({ reading }) => isRead(reading)),
          `${from} ${to} ${JSON.stringify(proof)}`,
        );
        assert.ok(proof.length > 0);
      }
    }
  });

  it('leaves no link that holds, and no open way, when it is taken away', () => {
    const given = sampleSnapshot();
    for (const path of reportOf(given).attackPaths) {
      path.links.forEach(({ state, proof }, index) => {
        if (state === 'holds') {
          const taken = proof.map(
            ({ reading }) =>
              [readingKey(reading), { is: 'unreadable', reason: { code: 'forbidden', message: 'made' } }] as const,
          );
          const without = { ...given, readings: { ...given.readings, ...Object.fromEntries(taken) } };
          const link = reportOf(without).attackPaths.find(({ id }) => id === path.id)?.links[index];
          assert.notEqual(link?.state, 'cut', `${path.id} ${String(index)}`);
        }
      });
    }
  });
});

describe('a reading that is missing', () => {
  it('never makes a path cut that was open, and never an unknown sentence shorter than the truth', () => {
    const given = sampleSnapshot();
    const whole = reportOf(given);
    const open = whole.attackPaths.filter(({ verdict }) => verdict === 'open').map(({ id }) => id);
    for (const key of Object.keys(given.readings)) {
      const without = reportOf({
        ...given,
        readings: { ...given.readings, [key]: { is: 'unreadable', reason: { code: 'forbidden', message: 'made' } } },
      });
      for (const id of open) {
        assert.notEqual(pathIn(without, id).verdict, 'cut', `${id} without ${key}`);
      }
      for (const [index, { id, reachable }] of whole.exposure.assets.entries()) {
        const other = without.exposure.assets.find((asset) => asset.id === id) ?? without.exposure.assets[index];
        if (other?.id === id) {
          for (const [origin, was] of Object.entries(reachable)) {
            const now = other.reachable[origin as keyof typeof reachable];
            assert.ok(was !== true || now !== false, `${id} ${origin} without ${key}`);
          }
        }
      }
    }
  });
});
