import type { Configuration } from '../config/configuration.js';
import type { Span } from '../documents/span.js';
import type { Field } from '../facts/field.js';
import type { Origin } from '../facts/origin.js';
import type { RunLabel, RunLabelRole } from '../facts/run-label.js';
import type { Confidence, Fix, Severity } from '../findings/finding.js';
import { classifyPersonName, findPersonalValues } from '../secrets/name-rule.js';
import { isPlaceholder } from '../secrets/placeholder.js';
import { defineRule } from './define-rule.js';
import { findEvidence, judgeName, withArticle } from './evidence.js';
import { noteOnBusinessImpact } from './known-workspace.js';
import { findWords } from '../facts/words.js';

interface Concern {
  readonly what: string;
  readonly span: Span;
  readonly confidence: Confidence;
}

export const sensitiveRunId = defineRule({
  id: 'sensitive-run-id',
  summary: 'run id, name, tag or parameter that gives away a person, secret or project',
  serves: 'logging-run-id',
  severity: 'high',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-data-encryption',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command',
  ],
  messages: {
    becomes: '{what} becomes part of the run id through {role}: run ids appear in telemetry that Microsoft stores',
    beside:
      '{what} is stored with the run as {role}, where everybody who reads the workspace and its telemetry sees it',
  },
  visit: {
    runLabel(label, report, context) {
      const concern = findConcern(label, context.config);
      if (concern === undefined) {
        return;
      }
      const what = capitalised(concern.what);
      report(isRunId(label.role) ? 'becomes' : 'beside', {
        span: concern.span,
        confidence: concern.confidence,
        severity: severityOf(label.role),
        strictness: concern.confidence === 'low' ? 'pedantic' : 'regular',
        note: noteOnBusinessImpact(context),
        fixes: fixesFor(label),
        data: { what, role: roleName(label) },
      });
    },
    jobInput(input, report, { config }) {
      const concern = findGiven(input.value, config);
      if (concern !== undefined) {
        const data = { what: capitalised(concern.what), role: `its input ${input.name}` };
        report('beside', { ...concern, severity: 'medium', data });
      }
    },
    commandLineSecret(argument, report, { config }) {
      const stored = argument.place === 'job' || argument.place === 'input';
      const concern = stored ? findGiven(argument.value, config) : undefined;
      if (concern !== undefined) {
        const role = argument.place === 'job' ? 'part of its command line' : `its input ${argument.program}`;
        report('beside', { ...concern, severity: 'medium', data: { what: capitalised(concern.what), role } });
      }
    },
    logged(logged, report, { config }) {
      // Tags are labels already, and a metric is a number.
      const stored = /(?:^|[._])(?:log_params?|log_text|log_dict|log)$/.exec(logged.call);
      const concern = logged.sink === 'tracking' && stored !== null ? findOwnConcern(logged, config) : undefined;
      if (concern === undefined) {
        return;
      }
      const key = logged.key?.state === 'literal' ? ` ${logged.key.value}` : '';
      report('beside', {
        span: concern.span,
        confidence: concern.confidence,
        severity: 'medium',
        strictness: concern.confidence === 'low' ? 'pedantic' : 'regular',
        fixes: [
          {
            title: `Stop storing it beside the run (remove the call of ${logged.call})`,
            safety: 'unsafe',
            patches: [{ op: 'remove', on: logged }],
          },
        ],
        data: { what: capitalised(concern.what), role: `its parameter${key}` },
      });
    },
  },
});

function findConcern(label: RunLabel, config: Configuration): Concern | undefined {
  const [evidence] = findEvidence(label.value, config);
  return evidence !== undefined && evidence.confidence !== 'low' ? evidence : findOwnConcern(label, config);
}

/** What only this rule speaks of: people, words of the list, and a text under a secret's name. */
function findOwnConcern(label: Pick<RunLabel, 'key' | 'value'>, config: Configuration): Concern | undefined {
  const { value } = label;
  const key = label.key?.state === 'literal' ? label.key.value : undefined;
  switch (value.state) {
    case 'absent':
      return undefined;
    case 'literal': {
      const found = concernOfText(value.value, value.span, config);
      if (found !== undefined) {
        return found;
      }
      if (key === undefined || isPlaceholder(value.value)) {
        return undefined;
      }
      if (judgeName(key, config).certainty === 'strong' && !/^(?:true|false|\d{1,3})$/i.test(value.value)) {
        return { what: `the secret ${key}`, span: value.span, confidence: 'medium' };
      }
      const person = classifyPersonName(key);
      return person.personal
        ? { what: withArticle(person.what ?? 'person'), span: value.span, confidence: 'medium' }
        : undefined;
    }
    case 'dynamic':
      for (const origin of value.origins) {
        const found = concernOfOrigin(origin, config);
        if (found !== undefined) {
          return found;
        }
      }
      if (key !== undefined && classifyPersonName(key).personal && value.origins.some(isData)) {
        return { what: withArticle(classifyPersonName(key).what ?? 'person'), span: value.span, confidence: 'medium' };
      }
      return undefined;
  }
}

/** What a job is given that says of itself whose it is; the name of an input, as that of a column, is no proof. */
function findGiven(value: Field, config: Configuration): Concern | undefined {
  const concern = findOwnConcern({ value }, config);
  return concern?.confidence === 'high' ? concern : undefined;
}

// A tag "user" whose value is counted, hashed or made up at random says nothing about a user.
function isData(origin: Origin): boolean {
  return origin.is === 'name' || origin.is === 'environment' || origin.is === 'reference';
}

function concernOfText(text: string, span: Span, config: Configuration): Concern | undefined {
  const [personal] = findPersonalValues(text);
  if (personal !== undefined) {
    return { what: withArticle(personal.what), span, confidence: 'high' };
  }
  const [word] = findWords(text, config.sensitiveWords);
  return word === undefined ? undefined : { what: 'a name on the list of sensitive words', span, confidence: 'high' };
}

function concernOfOrigin(origin: Origin, config: Configuration): Concern | undefined {
  const { span } = origin;
  switch (origin.is) {
    case 'text':
      return concernOfText(origin.text, span, config);
    case 'personSource':
      return { what: withArticle(origin.what), span, confidence: 'high' };
    case 'name':
    case 'environment': {
      const person = judgePerson(origin.name ?? '');
      return person.personal ? { what: withArticle(person.what ?? 'person'), span, confidence: 'medium' } : undefined;
    }
    case 'reference':
      if (origin.syntax === 'githubActor' || origin.syntax === 'devopsPerson') {
        return { what: 'the name of who started the pipeline', span, confidence: 'high' };
      }
      if (origin.syntax === 'amlExpression') {
        return undefined;
      }
      return classifyPersonName(origin.name).personal
        ? { what: withArticle(classifyPersonName(origin.name).what ?? 'person'), span, confidence: 'medium' }
        : undefined;
    case 'secretSource':
    case 'wholeEnvironment':
    case 'requestData':
    case 'unknown':
      return undefined;
  }
}

// In a table, a user's id is one column of many; in a run's name it says who.
function judgePerson(name: string): ReturnType<typeof classifyPersonName> {
  return /(?:^|_|[a-z])user_?id$/i.test(name) ? { personal: true, what: 'user name' } : classifyPersonName(name);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isRunId(role: RunLabelRole): boolean {
  return role === 'runId' || role === 'runIdPrefix';
}

function severityOf(role: RunLabelRole): Severity {
  return isRunId(role) ? 'high' : 'medium';
}

function roleName(label: RunLabel): string {
  switch (label.role) {
    case 'runId':
      return "the job's name";
    case 'runIdPrefix':
      return "the experiment's name";
    case 'experimentName':
      return 'its experiment name';
    case 'displayName':
      return 'its display name';
    case 'runName':
      return 'its run name';
    case 'tag':
      return label.key?.state === 'literal' ? `its tag ${label.key.value}` : 'a tag';
    case 'property':
      return label.key?.state === 'literal' ? `its property ${label.key.value}` : 'a property';
    case 'description':
      return 'its description';
  }
}

// Whoever looks the run up by that text finds it no more, hence "unsafe".
function fixesFor(label: RunLabel): readonly Fix[] {
  const remove = (title: string): readonly Fix[] => [
    { title, safety: 'unsafe', patches: [{ op: 'remove', on: label }] },
  ];
  switch (label.role) {
    case 'runId':
      return remove('Remove the name, so that Azure ML generates one');
    case 'runName':
      return remove('Remove the run name, so that mlflow generates one');
    case 'displayName':
      return remove('Remove the display name, so that Azure ML generates one');
    case 'experimentName':
      return remove("Remove the experiment name, so that the folder's name is used");
    case 'tag':
      return remove('Remove the tag, so that it is not stored beside the run');
    case 'property':
      return remove('Remove the property, so that it is not stored beside the run');
    case 'description':
      return remove('Remove the description, so that it is not stored beside the run');
    case 'runIdPrefix':
      return [];
  }
}
