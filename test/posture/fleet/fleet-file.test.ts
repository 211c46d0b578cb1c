import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFleet, serializeFleet } from '../../../src/posture/fleet/fleet-file.js';
import type { FleetSnapshot } from '../../../src/posture/fleet/fleet-snapshot.js';
import { parseSnapshot, serializeSnapshot } from '../../../src/posture/snapshot/snapshot.js';
import { throughGraph } from '../../support/azure/graph-snapshots.js';
import { sampleFleet } from '../../support/azure/made-fleet.js';
import { madeSnapshot } from '../../support/azure/made-snapshot.js';
import { ids } from '../../support/azure/made-workspace.js';

const fleet: FleetSnapshot = {
  ...sampleFleet([{}, { storage: 'forbidden' }]),
  scope: { managementGroups: ['mg'], subscriptions: ['s'], tags: { env: 'prod', owner: undefined } },
};

describe('the file of a fleet', () => {
  it('gives the same fleet again, and the same text', () => {
    const text = serializeFleet(fleet);
    assert.deepEqual(parseFleet(text), fleet);
    assert.equal(serializeFleet(parseFleet(text)), text);
    assert.deepEqual(parseFleet(`\uFEFF${text.replaceAll('\n', '\r\n')}`), fleet);
  });

  it('keeps where readings came from', () => {
    const graph = { ...fleet, sample: false, workspaces: [throughGraph(madeSnapshot())] };
    assert.deepEqual(parseFleet(serializeFleet(graph)).workspaces, graph.workspaces);
  });

  it('holds what workspaces share once, in the file and in memory', () => {
    const text = serializeFleet(sampleFleet([{}, {}, {}]));
    const vaultBody = /"vaultUri":/g;
    assert.equal([...text.matchAll(vaultBody)].length, 1);
    const { workspaces } = parseFleet(text);
    const [one, other] = workspaces.map(({ readings }) => readings[ids.vault.toLowerCase()]);
    assert.ok(one !== undefined && one === other);
  });

  it('has no secret that somebody wrote into it', () => {
    const text = serializeFleet(fleet).replace('"vaultUri":"', '"connectionString":"hunter2-made-up","vaultUri":"');
    assert.match(text, /hunter2/);
    assert.doesNotMatch(serializeFleet(parseFleet(text)), /hunter2/);
  });

  const head = '"takenAt":"2026-01-01T00:00:00Z","cloud":"public","scope":{},"subscriptionNames":{}';
  const broken: Readonly<Record<string, readonly [string, RegExp]>> = {
    'no JSON': ['{', /^This is not a fleet: /],
    'a list': ['[]', /The file has to be a JSON object/],
    'something else': ['{}', /"format" has to be aml-guard-fleet\/1/],
    'a later version': [
      '{"format":"aml-guard-fleet/2"}',
      /^This fleet has version 2, .*; update AML Guard, or export it again$/,
    ],
    'an earlier version': [
      '{"format":"aml-guard-fleet/0"}',
      /^This fleet has version 0, .* earlier .*; export it again$/,
    ],
    'one workspace': [serializeSnapshot(madeSnapshot()), /snapshot of one workspace/],
    'no answers': [`{"format":"aml-guard-fleet/1",${head}}`, /"answers" has to be a list/],
    'an answer that is none': [
      `{"format":"aml-guard-fleet/1",${head},"answers":[{"is":"well"}],"workspaces":[]}`,
      /The reading of answer 0 has to say "is"/,
    ],
    'a workspace that is none': [
      `{"format":"aml-guard-fleet/1",${head},"answers":[],"workspaces":[{"workspace":"/x"}]}`,
      /resource id of an Azure Machine Learning workspace/,
    ],
    'an answer that is not there': [
      `{"format":"aml-guard-fleet/1",${head},"answers":[],"workspaces":[{"workspace":"${ids.workspace}","takenAt":"2026-01-01","readings":{"~":7}}]}`,
      /The reading of ~ has to be the place of one of "answers"/,
    ],
    'no time': [
      `{"format":"aml-guard-fleet/1",${head.replace('2026-01-01T00:00:00Z', 'today')},"answers":[],"workspaces":[]}`,
      /"takenAt" has to be a time/,
    ],
    'a workspace twice': [
      serializeFleet({ ...fleet, workspaces: [madeSnapshot(), madeSnapshot()] }),
      /A workspace stands in the file more than once/,
    ],
  };
  for (const [name, [text, message]] of Object.entries(broken)) {
    it(`is refused: ${name}`, () => {
      assert.throws(() => parseFleet(text), { name: 'SnapshotError', message });
    });
  }

  it('is told from a snapshot of one workspace', () => {
    assert.throws(() => parseSnapshot(serializeFleet(fleet)), { name: 'SnapshotError' });
  });
});
