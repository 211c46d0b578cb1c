import { severities } from '../src/core/findings/finding.js';
import { fleetJsonVersion } from '../src/formats/fleet/fleet-json.js';
import { checkGroups } from '../src/posture/checks/define-check.js';
import { verdictWords } from '../src/posture/checks/verdict.js';
import { verdictLetters } from '../src/posture/fleet/fleet-report.js';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };
const count: Schema = { type: 'integer', minimum: 0 };
const score: Schema = { type: ['integer', 'null'], minimum: 0, maximum: 100 };
const severity: Schema = { enum: severities };
const verdict: Schema = { enum: verdictWords };
const letters = Object.values(verdictLetters);

/** For what we write: all of these keys, and in later versions perhaps others. */
function whole(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), properties };
}

function list(items: Schema): Schema {
  return { type: 'array', items };
}

function byName(values: Schema): Schema {
  return { type: 'object', additionalProperties: values };
}

const counts = whole(Object.fromEntries(verdictWords.map((word) => [word, count])));
const moment = { takenAt: text, counts, score };
const changes = list(whole({ checkId: text, before: verdict, after: verdict }));
const members = list(whole({ id: text, name: text, counts }));

/** The schema of what `aml-guard fleet --format json` writes. */
export function fleetReportSchema(): Schema {
  const { required, properties } = whole({
    format: { const: 'aml-guard-fleet-report' },
    version: { const: fleetJsonVersion },
    takenAt: text,
    cloud: text,
    sample: { type: 'boolean' },
    scope: whole({ managementGroups: list(text), subscriptions: list(text), tags: byName(textOrNull) }),
    score,
    counts,
    letters: whole(Object.fromEntries(verdictWords.map((word) => [word, { const: verdictLetters[word] }]))),
    checks: list(whole({ id: text, summary: text, group: { enum: Object.keys(checkGroups) }, severity })),
    workspaces: list(workspace),
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Report of aml-guard fleet',
    type: 'object',
    required,
    properties: {
      ...(properties as object),
      comparedWith: whole({
        before: whole({ ...moment, sample: { type: 'boolean' }, workspaces: count }),
        appeared: members,
        gone: members,
        changed: list(whole({ id: text, name: text, worse: changes, better: changes, unclear: changes })),
        checksOfOne: list(text),
      }),
      trend: list(whole({ ...moment, workspaces: count })),
    },
  };
}

const workspace = whole({
  id: text,
  name: text,
  resourceGroup: text,
  subscription: whole({ id: text, name: text }),
  location: text,
  stage: { enum: ['production', 'other', null] },
  owner: textOrNull,
  counts,
  score,
  worst: { enum: [...severities, null] },
  source: { enum: ['resource-graph', 'resource-manager'] },
  readAt: text,
  verdicts: {
    description: 'One of the letters for each of "checks", in their order: the worst verdict of the check.',
    type: 'string',
    pattern: `^[${letters.filter((letter) => letter !== '-').join('')}-]*$`,
  },
  confirmed: { description: 'Checks whose failure Resource Manager has confirmed.', ...list(text) },
  failures: list(
    whole({
      check: text,
      severity,
      evidence: text,
      resource: whole({ id: text, name: text, type: text }),
    }),
  ),
});
