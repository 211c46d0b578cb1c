import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { atlasTechniqueIds } from '../../../src/core/crosswalk/atlas-techniques.js';
import { mcsbControlIds } from '../../../src/core/crosswalk/mcsb-controls.js';
import { rulesCrosswalk } from '../../../src/core/crosswalk/rule-crosswalk.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { azurePolicies } from '../../../src/posture/crosswalk/azure-policies.js';
import {
  controlsOfChecks,
  checksWithoutControl,
  techniquesOfChecks,
} from '../../../src/posture/crosswalk/check-controls.js';
import { crosswalkOfCheck } from '../../../src/posture/crosswalk/check-crosswalk.js';
import { parsePeer, policyOf } from '../../../src/posture/crosswalk/peer.js';
import { describeRecorded, recordedFolder } from '../../support/azure/recorded.js';

describe('the crosswalk of checks', () => {
  it('has a control for every check, or a reason why not', () => {
    for (const check of checks) {
      const { controls } = crosswalkOfCheck(check);
      assert.equal(controls.length > 0, !Object.hasOwn(checksWithoutControl, check.id), check.id);
    }
  });

  it('has no id in its tables that no check has', () => {
    const ids = new Set(checks.map(({ id }) => id));
    const stated = [
      ...Object.keys(controlsOfChecks),
      ...Object.keys(checksWithoutControl),
      ...Object.values(techniquesOfChecks).flat(),
    ];
    assert.deepEqual(
      stated.filter((id) => !ids.has(id)),
      [],
    );
  });

  it('has no technique that nothing uses', () => {
    const used = new Set([
      ...checks.flatMap((check) => crosswalkOfCheck(check).techniques),
      ...Object.values(rulesCrosswalk).flatMap(({ techniques }) => techniques),
    ]);
    assert.deepEqual(
      atlasTechniqueIds.filter((id) => !used.has(id)),
      [],
    );
  });

  it('says which controls Microsoft’s initiative assigns and which we read', () => {
    const check = checks.find(({ id }) => id === 'key-vault-access-not-logged');
    assert.ok(check !== undefined);
    const { controls, byInitiative, peers } = crosswalkOfCheck(check);
    assert.deepEqual({ controls, byInitiative }, { controls: ['DP-8', 'LT-3'], byInitiative: ['DP-8', 'LT-3'] });
    assert.deepEqual(
      peers.find(({ catalogue }) => catalogue === 'Azure Policy'),
      {
        catalogue: 'Azure Policy',
        id: 'cf820ca0-f99e-4f3e-84fb-66e913812d21',
        title: 'Resource logs in Key Vault should be enabled',
      },
    );
    assert.deepEqual(crosswalkOfCheck({ id: 'datastore-over-http', peers: [] }).byInitiative, []);
  });
});

describe('peers', () => {
  it('are of a known catalogue and of its form, all of them', () => {
    const unread = checks.flatMap(({ id, peers }) =>
      peers.filter((peer) => parsePeer(peer) === undefined).map((peer) => `${id}: ${peer}`),
    );
    assert.deepEqual(unread, []);
  });

  it('are refused where the form is another', () => {
    const wrong = ['PSRule AZR-12', 'checkov CKV_AWS_1', 'Azure Policy 00000000', 'Azure Policy x', 'Unheard X-1', ''];
    assert.deepEqual(
      wrong.map(parsePeer),
      wrong.map(() => undefined),
    );
  });

  it('name one definition of Azure Policy each, and every definition of the table is named', () => {
    const starts = azurePolicies.map(({ id }) => id.slice(0, 8));
    assert.equal(new Set(starts).size, starts.length);
    const named = new Set(checks.flatMap(({ peers }) => peers.map((peer) => policyOf(peer)?.id)));
    assert.deepEqual(
      azurePolicies.filter(({ id }) => !named.has(id)).map(({ id }) => id),
      [],
    );
    for (const { id, title, controls } of azurePolicies) {
      assert.match(id, /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      assert.notEqual(title, '');
      assert.deepEqual(
        controls.filter((control) => !mcsbControlIds.includes(control)),
        [],
      );
    }
  });
});

describeRecorded('peers, in the files of others', () => {
  interface Definition {
    readonly name: string;
    readonly properties: { readonly displayName: string };
  }
  const definitions = (folder: string): readonly Definition[] =>
    readdirSync(path.join(recordedFolder ?? '', folder)).map(
      (file) => JSON.parse(readFileSync(path.join(recordedFolder ?? '', folder, file), 'utf8')) as Definition,
    );

  it('definitions of Azure Policy for machine learning have the id and the name of the table', () => {
    const known = new Map(azurePolicies.map(({ id, title }) => [id, title]));
    const both = definitions('azure-policy').filter(({ name }) => known.has(name));
    assert.ok(both.length >= 15, `only ${String(both.length)} were compared`);
    assert.deepEqual(
      both.map(({ name }) => known.get(name)),
      both.map(({ properties }) => properties.displayName),
    );
  });

  it('every definition of Azure Landing Zones that is named exists', () => {
    const names = new Set(definitions('alz').map(({ name }) => name));
    const named = checks
      .flatMap((check) => crosswalkOfCheck(check).peers)
      .filter(({ catalogue }) => catalogue === 'Azure Landing Zones')
      .map(({ id }) => id);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((name) => !names.has(name)),
      [],
    );
  });
});
