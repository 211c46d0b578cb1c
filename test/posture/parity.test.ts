import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Check } from '../../src/posture/checks/define-check.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { checks } from '../../src/posture/checks/registry.js';
import { runChecks } from '../../src/posture/checks/run.js';
import type { VerdictWord } from '../../src/posture/checks/verdict.js';
import { extensionPath } from '../../src/posture/snapshot/places.js';
import type { Reading } from '../../src/posture/snapshot/reading.js';
import { scrub } from '../../src/posture/snapshot/scrub.js';
import { readingKey, type Snapshot } from '../../src/posture/snapshot/snapshot.js';
import { madeAt, madeSnapshot } from '../support/azure/made-snapshot.js';
import { ids, madeWorkspace } from '../support/azure/made-workspace.js';
import { describeRecorded, isBody, readRecorded, type RecordedBody } from '../support/azure/recorded.js';
import { place, placesOf } from '../support/azure/recorded-places.js';
import { checkovVerdicts } from './peers/checkov-verdicts.js';
import { withoutFixture, type PeerVerdicts } from './peers/peer-verdicts.js';
import { psruleVerdicts } from './peers/psrule-verdicts.js';

const peerVerdicts = [...psruleVerdicts, ...checkovVerdicts];
const settings = defaultPostureSettings(Date.parse(madeAt));

describeRecorded('what other tools say of the same resources', () => {
  const bodies = [...readRecorded('psrule').bodies, ...readRecorded('checkov').bodies];
  for (const row of peerVerdicts) {
    const named = checks.filter(({ peers }) => peers.includes(row.peer));
    const skip = named.length === 0 && 'no check names this peer';
    it(`${row.peer}, ${row.rule}`, { skip }, () => {
      const wanted = claims(row).map(
        ([target, word]) => [target, worstOfSiblings(row, target, named) ?? word] as const,
      );
      const told = wanted.map(([target, word]) => [target, ours(row, target) ?? word]);
      const judged = wanted.map(([target]) => [target, verdictOn(findTarget(bodies, row, target), named)]);
      assert.deepEqual(Object.fromEntries(judged), Object.fromEntries(told));
      checkDefence(row, wanted, named);
    });
  }

  it('has a row for each peer with a fixture', () => {
    const rows = new Set(peerVerdicts.map(({ peer }) => peer));
    const missing = checks
      .flatMap(({ peers }) => peers)
      .filter((peer) => /^(?:PSRule|checkov) /.test(peer) && !rows.has(peer) && !Object.hasOwn(withoutFixture, peer));
    assert.deepEqual([...new Set(missing)], []);
  });
});

/** The targets of a row with the peer's verdict. */
function claims(row: PeerVerdicts): readonly (readonly [string, VerdictWord])[] {
  const unfit = words(row.unfit?.targets ?? '');
  return [
    ...words(row.fails).map((target) => [target, 'fail'] as const),
    ...words(row.passes).map((target) => [target, 'pass'] as const),
  ].filter(([target]) => !unfit.includes(target));
}

/** One check may ask what two rules of a peer ask: it fails what either fails, unless we say otherwise of that. */
function worstOfSiblings(row: PeerVerdicts, target: string, named: readonly Check[]): VerdictWord | undefined {
  const siblings = peerVerdicts.filter(
    (other) =>
      other.file === row.file &&
      words(other.fails).includes(target) &&
      (other === row || other.ours?.[target] === undefined) &&
      named.some(({ peers }) => peers.includes(other.peer)),
  );
  return siblings.length > 0 ? 'fail' : undefined;
}

function ours(row: PeerVerdicts, target: string): VerdictWord | undefined {
  return words(row.notJudged?.targets ?? '').includes(target) ? 'not-applicable' : row.ours?.[target];
}

/** Who judges otherwise has to say so, and nobody says so who does not. */
function checkDefence(
  row: PeerVerdicts,
  wanted: readonly (readonly [string, VerdictWord])[],
  named: readonly Check[],
): void {
  const expected = new Map(wanted);
  for (const [target, word] of Object.entries(row.ours ?? {})) {
    assert.ok(expected.has(target) && expected.get(target) !== word, `${target} is not judged otherwise`);
  }
  const id = row.peer.split(' ').at(-1) ?? '';
  if (row.ours !== undefined) {
    assert.ok(
      named.some(({ otherwise }) => otherwise?.includes(id) === true),
      `no check of ${named.map((check) => check.id).join(', ')} says why it differs from ${id}`,
    );
  }
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

function findTarget(bodies: readonly RecordedBody[], row: PeerVerdicts, target: string): RecordedBody {
  const file = row.file.replace('*', target);
  const found = bodies.filter(
    ({ source, type, body }) =>
      source.startsWith(`${file}#`) &&
      (row.file.includes('*') || (body['Name'] ?? body['name']) === target || source.endsWith(`/${target}`)) &&
      (row.type === undefined || type === row.type),
  );
  const [first] = found;
  assert.ok(first !== undefined, `${target} is not in ${row.file}`);
  return first;
}

/** The worst of the checks' verdicts on the made workspace in which the body stands for the resource of its type. */
function verdictOn(target: RecordedBody, named: readonly Check[]): VerdictWord | 'fault' {
  const { results, faults } = runChecks(standIn(target), named, settings);
  const found = new Set(results.map(({ verdict }) => verdict.is));
  const order = ['fail', 'unknown', 'pass', 'not-applicable'] as const;
  return faults.length > 0 ? 'fault' : (order.find((word) => found.has(word)) ?? 'not-applicable');
}

/** The made workspace with one resource exchanged, with all that belongs to it; the rest is as it was. */
function standIn(target: RecordedBody): Snapshot {
  const made = madeSnapshot();
  const readings: Record<string, Reading> = { ...made.readings };
  const put = (path: string, body: unknown): void => {
    const before = readings[readingKey(path)];
    const apiVersion = before?.is === 'read' ? before.apiVersion : '2026-05-01';
    readings[readingKey(path)] = { is: 'read', body: scrub(body), apiVersion };
  };
  for (const [path, body] of Object.entries(bare[target.type] ?? {})) {
    put(path, body);
  }
  for (const { path, answer } of [target, ...target.children].flatMap(place)) {
    put(path, answer);
  }
  if (target.type === 'microsoft.security/pricings') {
    const [list] = placesOf(target);
    put(list?.path ?? '', planAmongOthers(list?.path ?? '', target));
  }
  return { ...made, readings };
}

/** One plan exchanged in the list of all. */
function planAmongOthers(path: string, { body }: RecordedBody): unknown {
  const made = madeWorkspace()[path];
  const plans = isBody(made) && Array.isArray(made['value']) ? (made['value'] as unknown[]) : [];
  const name = body['ResourceName'];
  assert.ok(typeof name === 'string');
  return {
    value: [
      ...plans.filter((plan) => !isBody(plan) || plan['name'] !== name),
      { ...body, id: `${path}/${name}`, name },
    ],
  };
}

/** What belongs to a resource and is not there unless the fixture has it. Azure always has the blob service. */
const bare: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'microsoft.storage/storageaccounts': {
    [`${ids.storage}/blobServices/default`]: { properties: {} },
    [`${ids.storage}/blobServices/default/containers`]: { value: [] },
  },
  'microsoft.keyvault/vaults': { [extensionPath(ids.vault, 'diagnosticSettings')]: { value: [] } },
  'microsoft.containerregistry/registries': {
    [extensionPath(ids.registry, 'diagnosticSettings')]: { value: [] },
    [extensionPath(ids.registry, 'assessments')]: { value: [] },
  },
};
