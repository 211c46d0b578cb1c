import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRememberedPlan } from '../../../src/posture/plan/remembered-plan.js';

const step = { key: 'a', checkId: 'b', summary: 'c', subject: 'd' };
const kept = { version: 1, takenAt: '2026-11-23T09:00:00Z', steps: [step] };

describe('a plan that was begun with', () => {
  it('is read again as it was kept', () => {
    assert.deepEqual(readRememberedPlan(JSON.parse(JSON.stringify(kept))), kept);
  });

  const refused: Readonly<Record<string, unknown>> = {
    'of a later version': { ...kept, version: 2 },
    'of the time before there were versions': { takenAt: kept.takenAt, steps: kept.steps },
    'with a time that is none': { ...kept, takenAt: 'yesterday' },
    'without steps': { version: 1, takenAt: kept.takenAt },
    'with a step that lacks a part': { ...kept, steps: [step, { ...step, key: undefined }] },
    'that is a list': [kept],
    'that is nothing': null,
    'that was not kept': undefined,
  };
  for (const [name, value] of Object.entries(refused)) {
    it(`is not read ${name}`, () => {
      assert.equal(readRememberedPlan(value), undefined);
    });
  }
});
