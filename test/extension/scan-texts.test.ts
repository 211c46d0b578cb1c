import assert from 'node:assert/strict';
import { messageOf, type ScanSummary } from '../../src/extension/scan/scan-texts.js';

const nowMs = Date.parse('2026-11-24T12:00:00Z');
const finishedMs = nowMs - 3 * 60_000;
const base: ScanSummary = { state: {}, findings: 0, filesWithFindings: 0, files: 0, troubles: 0, nowMs };
const running = { folder: 'churn', done: 120, all: 800, isAsked: true };

const cases: Readonly<Record<string, readonly [ScanSummary, string | undefined]>> = {
  'nothing before the first scan': [base, undefined],
  'the beginning of a scan': [
    { ...base, state: { running: { ...running, done: 0, all: 0 } } },
    'Looking for files in churn…',
  ],
  'how far a scan is': [{ ...base, state: { running, finishedMs } }, 'Scanning churn: 120 of 800 files…'],
  'the age of the results while what has changed is scanned': [
    { ...base, files: 20, state: { running: { ...running, isAsked: false }, finishedMs } },
    'Scanned 3 min ago: no findings in 20 files.',
  ],
  'what was found': [
    { ...base, findings: 14, filesWithFindings: 5, files: 20, state: { finishedMs } },
    'Scanned 3 min ago: 14 findings in 5 of 20 files.',
  ],
  'what could not be read, which is never called clean': [
    { ...base, files: 1, troubles: 2, state: { finishedMs } },
    'Scanned 3 min ago: no findings in 1 file. 2 were not scanned, see below.',
  ],
  'where a scan was cancelled': [
    { ...base, state: { cancelledAt: running, finishedMs } },
    'Cancelled after 120 of 800 files in churn. The others are shown as they were before.',
  ],
  'a scan that was cancelled at once': [
    { ...base, state: { cancelledAt: { ...running, all: 0 } } },
    'Cancelled before churn was scanned. What was found earlier is shown as it was.',
  ],
};

describe('the message above the findings', () => {
  for (const [title, [summary, expected]] of Object.entries(cases)) {
    it(`says ${title}`, () => {
      assert.equal(messageOf(summary), expected);
    });
  }
});
