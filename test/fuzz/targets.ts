import assert from 'node:assert/strict';
import { readWorkspaceHint } from '../../src/azure/workspace-hints.js';
import { defaultConfiguration } from '../../src/core/config/configuration.js';
import { effectiveConfiguration } from '../../src/core/config/effective-configuration.js';
import { insertAnswer } from '../../src/core/config/insert-answer.js';
import { parseConfiguration } from '../../src/core/config/parse-configuration.js';
import { lintCells } from '../../src/core/documents/notebook/lint-cells.js';
import { applyEdits } from '../../src/core/documents/text-edit.js';
import { BaselineError, parseBaseline, writeBaseline } from '../../src/core/findings/baseline.js';
import { completionsAt } from '../../src/core/language/completion.js';
import { helpContextFor } from '../../src/core/language/help-context.js';
import { hoverAt, noLinks } from '../../src/core/language/hover.js';
import { ProjectIndex } from '../../src/core/project/project-index.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { checks } from '../../src/posture/checks/registry.js';
import { parseFleet, serializeFleet } from '../../src/posture/fleet/fleet-file.js';
import { makeReport } from '../../src/posture/report/posture-report.js';
import { scrub } from '../../src/posture/snapshot/scrub.js';
import { parseSnapshot, serializeSnapshot, SnapshotError } from '../../src/posture/snapshot/snapshot.js';
import type { Random } from '../core/secrets/made-keys.js';
import { madeAt, madeSnapshot } from '../support/azure/made-snapshot.js';
import { below, pick } from './mutate.js';
import { asNotebooks, mutateCells } from './notebooks.js';
import { checkDocument, strictest } from './properties.js';
import type { Seed } from './seeds.js';
import { answerSeeds, baselineSeeds, configurationSeeds, fleetSeeds, hintSeeds, snapshotSeeds } from './texts.js';

/** Something that reads what others wrote. */
export interface Target {
  readonly name: string;
  /** How often it is chosen, compared with the others. */
  readonly weight: number;
  readonly seeds: readonly Seed[];
  /** Makes an input of a seed in a way of its own (default: changes the text anywhere). */
  readonly make?: (text: string, other: string, random: Random) => string;
  /** Throws where one of the properties does not hold. */
  readonly check: (seed: Seed, random: Random, planted: readonly string[]) => void;
}

/** Everything that reads a text or an answer from outside. Reports in SARIF are written and never read. */
export function targetsFor(documents: readonly Seed[]): readonly Target[] {
  const languages = [...new Set(documents.map(({ language }) => language))];
  const pipelines = documents.filter(({ path }) => /pipelines|\.github\//.test(path));
  return [
    ...languages.map((language): Target => {
      const seeds = documents.filter((seed) => seed.language === language);
      const weight = language === 'yaml' || language === 'python' ? 4 : 2;
      return { name: language, weight, seeds, check: checkSource };
    }),
    { name: 'pipelines', weight: 2, seeds: pipelines, check: checkSource },
    {
      name: 'notebook of changed cells',
      weight: 2,
      seeds: asNotebooks(documents),
      check: checkSource,
      make: mutateCells,
    },
    {
      name: 'notebook cells',
      weight: 1,
      seeds: documents.filter(({ language }) => language === 'python'),
      check: checkCells,
    },
    { name: 'editing help', weight: 1, seeds: documents.filter(isEdited), check: checkHelp },
    { name: 'configuration', weight: 2, seeds: configurationSeeds, check: checkConfiguration },
    { name: 'baseline', weight: 1, seeds: baselineSeeds, check: checkBaseline },
    { name: 'snapshot', weight: 0.05, seeds: snapshotSeeds(), check: checkSnapshot },
    { name: 'fleet', weight: 0.05, seeds: fleetSeeds(), check: checkFleet },
    { name: 'answers of Azure', weight: 0.1, seeds: answerSeeds, check: checkAnswer, make: (text) => text },
    { name: 'workspace hints', weight: 0.5, seeds: hintSeeds, check: checkHint },
  ];
}

function isEdited({ language }: Seed): boolean {
  return language === 'yaml' || language === 'python';
}

function checkSource(seed: Seed, _random: Random, planted: readonly string[]): void {
  checkDocument(seed, { planted });
}

function checkCells({ text, path }: Seed, random: Random): void {
  const at = below(random, text.length + 1);
  const cells = [
    { source: text.slice(0, at), outputs: [] },
    { source: text.slice(at), outputs: [text.slice(0, 300)] },
  ];
  const result = lintCells(cells, path, strictest);
  assert.deepEqual(result.faults, []);
  for (const { cell, span } of result.findings) {
    assert.ok(span.start <= span.end && span.end <= (cells[cell]?.source.length ?? -1), 'a place outside its cell');
  }
}

function checkHelp({ path, text, language }: Seed, random: Random): void {
  const index = new ProjectIndex();
  const { document } = checkDocument({ path, text, language }, { fixes: 0 });
  index.set(path, document);
  const file = { document, path, graph: index, project: index, config: defaultConfiguration };
  const context = helpContextFor(file, undefined);
  for (let round = 0; round < 4; round++) {
    const offset = below(random, text.length + 1);
    hoverAt(context, offset, noLinks);
    for (const { insert, replace } of completionsAt({ text, language }, offset, context)) {
      for (const span of [insert, replace]) {
        assert.ok(
          span.start >= 0 && span.start <= span.end && span.end <= text.length,
          'a completion outside the text',
        );
      }
    }
  }
}

function checkConfiguration({ text }: Seed): void {
  const { config: written, problems } = parseConfiguration(text);
  for (const { span } of problems) {
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, 'a problem outside the file');
  }
  const config = effectiveConfiguration([written], {
    path: 'jobs/train.yml',
    matches: (patterns, path) => patterns.includes(path),
    today: '2026-11-23',
  });
  checkDocument(
    {
      path: 'jobs/train.yml',
      language: 'yaml',
      text: 'type: command\ncommand: python a.py --token abc\ntags: {owner: ada@contoso.com}\n',
    },
    { context: { ...strictest, config } },
  );
  const insertion = insertAnswer(text, 'evidence', { check: 'workspace-answers-publicly', reason: 'x' });
  if (insertion.is === 'edit') {
    const after = applyEdits(text, [{ span: insertion.span, text: insertion.newText }]);
    assert.ok(parseConfiguration(after).problems.length <= problems.length, 'an answer brings problems');
  }
}

function checkBaseline({ text }: Seed): void {
  const baseline = expecting(BaselineError, () => parseBaseline(text));
  if (baseline !== undefined) {
    assert.deepEqual(parseBaseline(writeBaseline(baseline.entries)).entries.length, baseline.entries.length);
  }
}

const settings = defaultPostureSettings(Date.parse(madeAt));

function checkSnapshot({ text }: Seed): void {
  const snapshot = expecting(SnapshotError, () => parseSnapshot(text));
  if (snapshot !== undefined) {
    assert.deepEqual(parseSnapshot(serializeSnapshot(snapshot)), snapshot);
    assert.deepEqual(makeReport(snapshot, checks, settings).faults, []);
  }
}

function checkFleet({ text }: Seed): void {
  const fleet = expecting(SnapshotError, () => parseFleet(text));
  if (fleet !== undefined) {
    assert.deepEqual(parseFleet(serializeFleet(fleet)), fleet);
  }
}

/** An answer in the form that Azure promises, with any value in it replaced by another. */
function checkAnswer({ path, text }: Seed, random: Random): void {
  const made = madeSnapshot();
  const body = scrub(withOtherValue(JSON.parse(text), random, 0));
  assert.deepEqual(scrub(body), body, 'what is scrubbed stays as it is');
  const reading = { is: 'read', body, apiVersion: '2026-05-01' } as const;
  const { faults } = makeReport({ ...made, readings: { ...made.readings, [path]: reading } }, checks, settings);
  assert.deepEqual(faults, []);
}

const strangers: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  'Enabled',
  '\ud800',
  '__proto__',
  [],
  {},
  [[]],
  [null],
  { value: null },
];

function withOtherValue(value: unknown, random: Random, depth: number): unknown {
  if (random() < 0.04 * (depth > 0 ? 1 : 0)) {
    return pick(strangers, random);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => withOtherValue(item, random, depth + 1));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withOtherValue(item, random, depth + 1)]));
}

function checkHint({ path, text }: Seed): void {
  readWorkspaceHint(path, text, '11111111-2222-4333-8444-555555555555');
}

/** What `read` gives, or `undefined` where it refuses in the way that it promises. */
function expecting<T>(refusal: new (message: string) => Error, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    assert.ok(error instanceof refusal, error instanceof Error ? (error.stack ?? error.message) : 'no error');
    return undefined;
  }
}
