import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { formatPlan } from '../../../src/formats/plan/format-plan.js';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { planRepairs, type RepairPlan } from '../../../src/posture/plan/repair-plan.js';
import { makeReport } from '../../../src/posture/report/posture-report.js';
import type { Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import { madeAt, madeSnapshot, type Changes } from '../../support/azure/made-snapshot.js';
import { sampleWorkspaces } from '../exposure/sample-workspaces.js';

const settings = defaultPostureSettings(Date.parse(madeAt));
const planFor = (snapshot: Snapshot): RepairPlan =>
  planRepairs(snapshot, makeReport(snapshot, checks, settings), settings);

describe('plans of sample workspaces', () => {
  // `AML_GUARD_WRITE_EXPECTED=1` writes the files anew; what differs is to be read before it is kept.
  for (const [name, { snapshot }] of Object.entries(sampleWorkspaces)) {
    it(`${name}: every step with what it needs, as a whole`, () => {
      const text = formatPlan(planFor(snapshot()), 'pretty');
      const file = path.join(import.meta.dirname, 'expected', `${name}.txt`);
      if (process.env['AML_GUARD_WRITE_EXPECTED'] === '1') {
        writeFileSync(file, text);
      }
      assert.ok(existsSync(file), `${file} is missing`);
      assert.equal(text, readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
    });
  }
});

/** The steps and preconditions that one change takes away and adds. */
function difference(changes: Changes): readonly string[] {
  const linesOf = (snapshot: Snapshot): readonly string[] =>
    planFor(snapshot).steps.flatMap(({ result, preconditions }) => [
      result.check.id,
      ...preconditions.map(({ text, state }) => `${result.check.id}: ${text} (${state})`),
    ]);
  const before = linesOf(madeSnapshot({ storage: { properties: { allowSharedKeyAccess: true } } }));
  const after = linesOf(madeSnapshot({ storage: { properties: { allowSharedKeyAccess: true } }, ...changes }));
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe('one setting that changes', () => {
  it('changes in the plan just what it should', () => {
    const check = 'storage-account-with-shared-keys';
    assert.deepEqual(difference({}), []);
    assert.deepEqual(difference({ registry: { properties: { anonymousPullEnabled: true } } }), [
      '+ container-registry-with-anonymous-pull',
    ]);
    assert.deepEqual(
      difference({ workspace: { properties: { systemDatastoresAuthMode: 'accessKey' } } }).filter(
        (line) => !line.startsWith('+ system-datastores-with-account-key'),
      ),
      [
        `- ${check}: The datastores of the workspace sign in with identities (met)`,
        `+ ${check}: The datastores of the workspace sign in with identities (open)`,
      ],
    );
    assert.deepEqual(difference({ 'workspace/datastores': 'forbidden' }), [
      `- ${check}: No datastore holds a key or a shared link (met)`,
      `+ ${check}: No datastore holds a key or a shared link (unknown)`,
    ]);
  });
});
