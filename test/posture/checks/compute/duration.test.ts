import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseDurationMinutes } from '../../../../src/posture/checks/compute/duration.js';

it('reads durations as minutes, and nothing else', () => {
  const cases: Readonly<Record<string, number | undefined>> = {
    PT3H: 180,
    PT90M: 90,
    P1DT12H: 2160,
    PT30S: 0.5,
    P1M: undefined,
    P: undefined,
    PT: undefined,
    '3h': undefined,
  };
  for (const [text, minutes] of Object.entries(cases)) {
    assert.equal(parseDurationMinutes(text), minutes, text);
  }
});
