import type { Confidence, Fix, Severity, Strictness } from '../findings/finding.js';
import type { Logged } from '../facts/logged.js';
import { defineRule } from './define-rule.js';
import { findEvidence, type Evidence } from './evidence.js';

export const secretInPipelineLog = defineRule({
  id: 'secret-in-pipeline-log',
  summary: 'secret that a pipeline or script of Azure ML work prints',
  serves: 'pipeline-secrets-in-key-vault',
  severity: 'high',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'safe',
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables',
    'https://docs.github.com/actions/reference/security/secure-use',
    'https://cwe.mitre.org/data/definitions/532.html',
  ],
  messages: {
    printed: "{call} prints {what} into the pipeline's log, where nothing masks it",
    masked:
      "{call} prints {what} into the pipeline's log, where it is masked only as long as nothing changes a letter of it",
    script: '{call} prints {what}: where a pipeline runs this script, its log keeps it',
    environment:
      "{call} prints every variable into the pipeline's log, and with them the secrets that steps were given",
  },
  visit: {
    logged(logged, report, { config }) {
      if (logged.sink !== 'pipeline' && logged.sink !== 'terminal') {
        return;
      }
      const whole =
        logged.value.state === 'dynamic' && logged.value.origins.some((origin) => origin.is === 'wholeEnvironment');
      if (whole) {
        report('environment', {
          span: logged.span,
          severity: 'low',
          confidence: 'medium',
          strictness: 'pedantic',
          data: { call: logged.call },
        });
        return;
      }
      const [evidence] = findEvidence(logged.value, config).filter(({ is }) => is !== 'format');
      if (evidence === undefined) {
        return;
      }
      const data = { call: logged.call, what: evidence.what };
      const fixes = fixesFor(logged);
      if (logged.sink === 'terminal') {
        report('script', { ...evidence, ...standingInScript(evidence), fixes, data });
      } else {
        report(evidence.is === 'source' ? 'printed' : 'masked', { ...evidence, ...standing(evidence), fixes, data });
      }
    },
  },
});

interface Standing {
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly strictness: Strictness;
}

// What the pipeline does not know as a secret it does not mask.
function standing(evidence: Evidence): Standing {
  const strictness = evidence.confidence === 'low' && evidence.severity !== 'low' ? 'pedantic' : 'regular';
  if (evidence.is === 'source') {
    return { severity: 'high', confidence: evidence.confidence, strictness };
  }
  const confidence = evidence.is === 'pipelineSecret' || evidence.confidence === 'low' ? evidence.confidence : 'medium';
  return { severity: evidence.severity === 'low' ? 'low' : 'medium', confidence, strictness };
}

// Nobody says whether a pipeline runs the script, or a person who wants to see the key.
function standingInScript(evidence: Evidence): Standing {
  return evidence.is === 'source' && evidence.confidence === 'high'
    ? { severity: 'medium', confidence: 'medium', strictness: 'regular' }
    : { severity: 'low', confidence: 'low', strictness: 'pedantic' };
}

function fixesFor(logged: Logged): readonly Fix[] {
  return [
    {
      title: 'Log "[redacted]" instead of the secret',
      safety: 'safe',
      patches: [{ op: 'set', on: logged, value: { redacted: '[redacted]' } }],
    },
  ];
}
