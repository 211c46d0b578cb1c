import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Check } from '../../src/posture/checks/define-check.js';
import { defaultPostureSettings, type PostureSettings } from '../../src/posture/checks/posture-settings.js';
import { runChecks, type CheckResult } from '../../src/posture/checks/run.js';
import type { VerdictWord } from '../../src/posture/checks/verdict.js';
import { fixLanguages, renderRemedy, type FixLanguage } from '../../src/posture/fixes/render.js';
import type { Reading } from '../../src/posture/snapshot/reading.js';
import type { Snapshot } from '../../src/posture/snapshot/snapshot.js';
import { placeOf } from '../../src/posture/checks/subjects.js';
import { madeAt, madeSnapshot, type Changes } from './azure/made-snapshot.js';
import { madeWithPipelines } from './pipelines/made-pipelines.js';

/** What differs from the workspace in good order, and what has to be said about it. */
export interface PostureCase {
  readonly given?: Changes;
  readonly settings?: Partial<PostureSettings>;
  /** A part of the evidence, the reason or the why that has to be there. */
  readonly says?: RegExp;
  /** Names of the subjects with this verdict (default: at least one). */
  readonly on?: readonly string[];
  /** What the case changes (default: as for the table). */
  readonly made?: (changes?: Changes) => Snapshot;
}

type Cases = Readonly<Record<string, PostureCase>>;

/** Named cases by the verdict that they have to bring; none of the four may be left out. */
export interface PostureTable {
  readonly pass: Cases;
  readonly fail: Cases;
  readonly unknown: Cases;
  readonly notApplicable: Cases;
  /**
   * Readings (by a part of their path) without which the check may still pass, and why: another reading is enough.
   */
  readonly passesWithout?: Readonly<Record<string, string>>;
  /** What the cases change (default: the made workspace, with made pipelines around it for checks of pipelines). */
  readonly made?: (changes?: Changes) => Snapshot;
}

/**
 * Checks a check against the made workspace.
 *
 * Beside what the cases state: no check faults; whatever reading a pass rests on, without it there is no pass; a
 * failing result has evidence, and its fix can be written down without a hole; the declaration is complete.
 */
export function testCheck(check: Check, table: PostureTable): void {
  const made = table.made ?? (placeOf(check.on) === undefined ? madeSnapshot : madeWithPipelines);
  describe(`${check.id} (posture)`, () => {
    const wanted: readonly (readonly [VerdictWord, Cases])[] = [
      ['pass', table.pass],
      ['fail', table.fail],
      ['unknown', table.unknown],
      ['not-applicable', table.notApplicable],
    ];
    for (const [word, cases] of wanted) {
      it(`has a case for ${word}`, () => {
        assert.ok(Object.keys(cases).length > 0);
      });
      for (const [name, given] of Object.entries(cases)) {
        it(`${word}: ${name}`, () => {
          checkCase(check, (given.made ?? made)(given.given), given, word);
        });
      }
    }
    for (const [name, given] of Object.entries(table.pass)) {
      it(`does not pass without what it reads: ${name}`, () => {
        checkRestsOnReadings(check, (given.made ?? made)(given.given), given, table.passesWithout ?? {});
      });
    }
    it('declares itself', () => {
      checkDeclaration(check);
    });
  });
}

function judge(check: Check, snapshot: Snapshot, given: PostureCase): readonly CheckResult[] {
  const settings = { ...defaultPostureSettings(Date.parse(madeAt)), ...given.settings };
  const { results, faults } = runChecks(snapshot, [check], settings);
  assert.deepEqual(faults, []);
  return results;
}

function checkCase(check: Check, snapshot: Snapshot, given: PostureCase, word: VerdictWord): void {
  const results = judge(check, snapshot, given);
  const chosen = results.filter(({ verdict }) => verdict.is === word);
  assert.ok(chosen.length > 0, `no ${word}, but ${JSON.stringify(results.map(({ verdict }) => verdict))}`);
  if (given.on !== undefined) {
    assert.deepEqual(
      chosen.map(({ subject }) => subject.name),
      given.on,
    );
  }
  for (const { verdict, remedy } of chosen) {
    const words =
      verdict.is === 'unknown'
        ? verdict.reason.message
        : verdict.is === 'not-applicable'
          ? verdict.why
          : verdict.evidence;
    assert.match(words, /\S/);
    assert.doesNotMatch(words, /undefined|\[object|\.$/, 'a sentence without holes and without a final stop');
    if (verdict.is === 'fail' && remedy !== undefined) {
      for (const language of Object.keys(fixLanguages) as FixLanguage[]) {
        const text = renderRemedy(remedy, language) ?? '';
        assert.doesNotMatch(text, /undefined|\[object|NaN/, `a hole in the ${language} fix`);
      }
    }
  }
  if (given.says !== undefined) {
    const said = chosen.map(({ verdict }) => JSON.stringify(verdict)).join('\n');
    assert.match(said, given.says);
  }
}

function checkRestsOnReadings(
  check: Check,
  snapshot: Snapshot,
  given: PostureCase,
  allowed: Readonly<Record<string, string>>,
): void {
  const asked = new Set<string>();
  const watched: Snapshot = {
    ...snapshot,
    readings: new Proxy(snapshot.readings, {
      get(target, key) {
        if (typeof key === 'string' && Object.hasOwn(target, key)) {
          asked.add(key);
        }
        return target[key as string];
      },
    }),
  };
  const passing = judge(check, watched, given).filter(({ verdict }) => verdict.is === 'pass');
  assert.ok(asked.size > 0, 'a pass that rests on nothing');
  const forbidden: Reading = { is: 'unreadable', reason: { code: 'forbidden', message: 'made forbidden' } };
  for (const key of asked) {
    const without = judge(check, { ...snapshot, readings: { ...snapshot.readings, [key]: forbidden } }, given);
    const still = without.filter(({ verdict }) => verdict.is === 'pass').length;
    const excused = Object.keys(allowed).some((part) => key.includes(part.toLowerCase()));
    assert.ok(excused || still < passing.length, `still passes everywhere without ${key}`);
  }
}

function checkDeclaration(check: Check): void {
  assert.match(check.id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
  assert.ok(check.summary.length <= 80, 'the summary is longer than 80 characters');
  assert.doesNotMatch(check.summary, /^[A-Z][a-z]+ |\.$/, 'a lower-case phrase without a full stop');
  for (const sentence of [check.why, check.passes, check.breaks]) {
    assert.match(sentence, /^\S.*\.$/s, 'whole sentences');
  }
  for (const page of check.references) {
    assert.match(page, /^https:\/\//);
  }
  for (const permission of check.needs) {
    // Of Azure, a scope of Azure DevOps, or a permission of GitHub.
    assert.match(permission, /^(?:Microsoft\.\w+(?:\/[\w*]+)+|vso\.[a-z_]+|GitHub [a-z_]+)$/i);
  }
}
