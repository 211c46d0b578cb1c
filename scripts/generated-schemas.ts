import { formatSeverities } from '../src/core/config/read-secret-formats.js';
import { stages } from '../src/core/facts/stage.js';
import { evidenceKeys, exceptionKeys, neededOfEvidence, neededOfException } from '../src/core/config/read-answers.js';
import { manualItems } from '../src/core/manual/manual-items.js';
import { overrideKeys, topLevelKeys } from '../src/core/config/parse-configuration.js';
import { apiProfiles, postureLists } from '../src/core/config/read-posture.js';
import { baselineVersion } from '../src/core/findings/baseline.js';
import { confidences, severities, strictnesses } from '../src/core/findings/finding.js';
import type { Rule } from '../src/core/rules/define-rule.js';
import { fleetJsonVersion } from '../src/formats/fleet/fleet-json.js';
import { jsonVersion } from '../src/formats/json.js';
import { fleetReportSchema } from './fleet-schema.js';

type Schema = Readonly<Record<string, unknown>>;

const dialect = 'http://json-schema.org/draft-07/schema#';
const texts: Schema = { type: 'array', items: { type: 'string', minLength: 1 } };
const oneOrMore: Schema = { anyOf: [{ type: 'string', minLength: 1 }, texts] };

/** The JSON schemas by their files. */
export function schemaOutputs(rules: readonly Rule[]): ReadonlyMap<string, string> {
  return new Map(
    [
      ['schemas/configuration.schema.json', configurationSchema(rules)] as const,
      [`schemas/report-${jsonVersion}.schema.json`, reportSchema()] as const,
      [`schemas/fleet-${fleetJsonVersion}.schema.json`, fleetReportSchema()] as const,
      [`schemas/baseline-${baselineVersion}.schema.json`, baselineSchema()] as const,
    ].map(([file, schema]) => [file, `${JSON.stringify(schema, undefined, 2)}\n`]),
  );
}

function object(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', additionalProperties: false, ...(required.length > 0 ? { required } : {}), properties };
}

/** For what we write: all of these keys, and in later versions perhaps others. */
function whole(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), properties };
}

function described(description: string, schema: Schema): Schema {
  return { description, ...schema };
}

function configurationSchema(rules: readonly Rule[]): Schema {
  const ids = rules.map(({ id }) => id);
  const settings: Readonly<Record<string, Schema>> = {
    strictness: described('Who wants to hear: everybody, people who like it exact, people who audit.', {
      enum: strictnesses,
    }),
    rules: described(
      'By rule: off, or the severity that its findings have.',
      object(
        Object.fromEntries(
          rules.map(({ id, summary, severity }) => [
            id,
            described(`${summary}; severity unless set here: ${severity}`, { enum: ['off', ...severities] }),
          ]),
        ),
      ),
    ),
    sensitiveWords: described('Words that must not appear in what Azure ML stores beside a run.', texts),
    secretNames: described('Names of variables that hold secrets although nothing in the name says so.', texts),
    publicNames: described('Names of variables that hold no secret although the name sounds so.', texts),
    secretFormats: described("What the organisation's own secrets look like.", {
      type: 'array',
      maxItems: 50,
      items: object(
        {
          id: { type: 'string', pattern: '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$' },
          title: { type: 'string', minLength: 1 },
          pattern: described('Begins with three fixed characters; \\d, \\w, [classes], {n}, {n,m} and ? may follow.', {
            type: 'string',
            minLength: 3,
          }),
          severity: { enum: formatSeverities },
        },
        ['id', 'pattern'],
      ),
    }),
    production: described('What says "this is production".', object({ paths: texts, names: texts })),
  };
  const someText: Schema = { type: 'string', minLength: 1 };
  const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
  const answers: Readonly<Record<string, Schema>> = {
    for: { anyOf: manualItems.map(({ id, title }) => described(title, { const: id })) },
    check: described('The id of a check; "aml-guard checks" lists them.', someText),
    resource: described('The name or id of a resource; all without.', someText),
    workspaces: described('Names of workspaces; all without.', oneOrMore),
    owner: described('Who answers for it.', someText),
    date: described('The day on which it was looked at.', day),
    until: described('The last day on which it counts.', day),
    what: described('What was found, or where it is written.', someText),
    reason: described('Why it is right for now.', someText),
  };
  const all: Readonly<Record<string, Schema>> = {
    extends: described('Files of this repository that this one goes on from, relative to it.', oneOrMore),
    ...settings,
    stages: described(
      'Words of your own for the stages of work, beside the common ones.',
      object(Object.fromEntries(stages.map((stage) => [stage, texts]))),
    ),
    allow: described('Findings that somebody has accepted.', {
      type: 'array',
      items: object(
        {
          rule: { enum: ids },
          files: described('Patterns as in .gitignore.', oneOrMore),
          reason: described('Why it is right there.', { type: 'string', minLength: 1 }),
          until: described('The last day on which it counts.', { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
        },
        ['rule', 'reason'],
      ),
    }),
    overrides: described('What differs for some files; later entries win.', {
      type: 'array',
      items: object({ files: described('Patterns as in .gitignore.', oneOrMore), ...pick(settings, overrideKeys) }, [
        'files',
      ]),
    }),
    exclude: described('Files to leave alone; patterns as in .gitignore.', texts),
    posture: described(
      'What Azure does not know about workspaces.',
      object({
        ...Object.fromEntries(postureLists.map((key) => [key, texts])),
        apiProfile: { enum: apiProfiles },
        maxPrivilegedPrincipals: { type: 'integer', minimum: 1 },
        evidence: described('What people say of what no reading shows.', {
          type: 'array',
          items: object(pick(answers, evidenceKeys), neededOfEvidence),
        }),
        exceptions: described('Failing verdicts that are accepted for a time.', {
          type: 'array',
          items: object(pick(answers, exceptionKeys), neededOfException),
        }),
      }),
    ),
  };
  return { $schema: dialect, title: 'Configuration of AML Guard', ...object(pick(all, topLevelKeys)) };
}

// In the order of the reader's keys, so that a key which only one of the two knows is an error here.
function pick(schemas: Readonly<Record<string, Schema>>, keys: readonly string[]): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    keys.map((key) => {
      const schema = schemas[key];
      if (schema === undefined) {
        throw new Error(`the schema of the configuration lacks the key ${key}`);
      }
      return [key, schema];
    }),
  );
}

function reportSchema(): Schema {
  const text: Schema = { type: 'string' };
  const place = whole({ line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } });
  const range = whole({ start: place, end: place });
  const list = (items: Schema): Schema => ({ type: 'array', items });
  const count: Schema = { type: 'integer', minimum: 0 };
  return {
    $schema: dialect,
    title: 'Report of "aml-guard lint --format json"',
    ...whole({
      version: { const: jsonVersion },
      tool: whole({ name: text, version: text }),
      findings: list(
        whole({
          ruleId: text,
          messageId: text,
          message: text,
          severity: { enum: severities },
          confidence: { enum: confidences },
          strictness: { enum: strictnesses },
          path: text,
          range,
          fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
          related: list(whole({ path: text, range, message: text })),
          fixes: list(
            whole({ title: text, safety: { enum: ['safe', 'unsafe'] }, edits: list(whole({ range, text })) }),
          ),
        }),
      ),
      suppressed: list(
        whole({
          ruleId: text,
          path: text,
          range,
          by: { enum: ['comment', 'configuration', 'baseline'] },
          reason: text,
        }),
      ),
      skipped: list(whole({ path: text, because: text })),
      gone: list(whole({ path: text, ruleId: text, count: { type: 'integer', minimum: 1 } })),
      failures: list(whole({ path: text, message: text })),
      summary: whole({ files: count, filesWithFindings: count, otherFiles: count, findings: count }),
    }),
  };
}

function baselineSchema(): Schema {
  return {
    $schema: dialect,
    title: 'Baseline of AML Guard',
    ...object(
      {
        version: { const: baselineVersion },
        findings: {
          type: 'array',
          items: object(
            {
              path: { type: 'string' },
              ruleId: { type: 'string' },
              fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
              count: { type: 'integer', minimum: 1 },
            },
            ['path', 'ruleId', 'fingerprint', 'count'],
          ),
        },
      },
      ['version', 'findings'],
    ),
  };
}
