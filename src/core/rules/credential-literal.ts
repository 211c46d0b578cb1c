import type { Credential } from '../facts/credential.js';
import type { Confidence, Fix, Severity, Strictness } from '../findings/finding.js';
import { isPlaceholder } from '../secrets/placeholder.js';
import { findSecretValues, type SecretValueMatch } from '../secrets/value-formats.js';
import { defineRule } from './define-rule.js';
import { judgeName, withArticle } from './evidence.js';
import { isNoCredential, suitsWord } from './no-credential.js';

export const credentialLiteral = defineRule({
  id: 'credential-literal',
  summary: 'key, password, token or connection string written down in a file',
  serves: 'identity-no-secrets',
  severity: 'critical',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
    'https://learn.microsoft.com/azure/machine-learning/how-to-use-secrets-in-runs',
    'https://cwe.mitre.org/data/definitions/798.html',
  ],
  messages: {
    format: 'This is {what}, and everybody who can read the file has it; revoke it and keep the new one in Key Vault',
    comment: 'This comment holds {what}, and everybody who can read the file has it; revoke it',
    slot: '{slot} is written down here, and everybody who can read the file has it',
    instrumentation: 'This is {what}: no secret by itself, but whoever has it can send false telemetry',
  },
  visit: {
    secretValue(value, report) {
      // The rules for those places speak of it in their own terms.
      if (value.inside === 'environmentVariable' || value.inside === 'runLabel' || value.where === 'output') {
        return;
      }
      if (value.inside === 'credential' || value.inside === 'pipelineVariable') {
        return;
      }
      report(messageOf(value.match, value.where), {
        span: value.span,
        ...standing(value.match),
        data: { what: withArticle(value.match.format.title) },
      });
    },
    credential(credential, report, { config }) {
      const { value } = credential;
      if (value.state === 'dynamic') {
        for (const origin of value.origins) {
          const match = origin.is === 'text' ? findSecretValues(origin.text)[0] : undefined;
          if (match !== undefined) {
            report(messageOf(match, 'code'), {
              span: origin.span,
              ...standing(match),
              data: { what: withArticle(match.format.title) },
            });
          }
        }
        return;
      }
      if (value.state === 'absent') {
        return;
      }
      const fixes = fixesFor(credential);
      const [match] = findSecretValues(value.value, { name: credential.slot });
      if (match !== undefined) {
        report(messageOf(match, 'code'), {
          span: value.span,
          ...standing(match),
          fixes,
          data: { what: withArticle(match.format.title) },
        });
        return;
      }
      if (isPlaceholder(value.value) || isNoCredential(value.value)) {
        return;
      }
      const verdict = judgeName(credential.slot, config);
      if (
        credential.known === 'named' &&
        !(verdict.certainty === 'strong' && suitsWord(verdict.word ?? '', value.value))
      ) {
        return;
      }
      const sure = credential.known === 'documented';
      report('slot', {
        span: value.span,
        confidence: sure ? 'high' : 'medium',
        severity: sure ? 'critical' : 'high',
        fixes,
        data: { slot: credential.slot },
      });
    },
  },
});

// Application Insights' own documentation calls these no secrets.
function isTelemetryOnly(match: SecretValueMatch): boolean {
  return match.format.severity === 'low';
}

function messageOf(
  match: SecretValueMatch,
  where: 'code' | 'comment' | 'output',
): 'format' | 'comment' | 'instrumentation' {
  return isTelemetryOnly(match) ? 'instrumentation' : where === 'comment' ? 'comment' : 'format';
}

function standing(match: SecretValueMatch): { severity: Severity; confidence: Confidence; strictness: Strictness } {
  if (isTelemetryOnly(match)) {
    return { severity: 'low', confidence: 'low', strictness: 'regular' };
  }
  return {
    severity: match.format.severity === 'high' ? 'critical' : 'high',
    confidence: match.confidence,
    strictness: match.confidence === 'low' ? 'pedantic' : 'regular',
  };
}

function fixesFor(credential: Credential): readonly Fix[] {
  const patch = (title: string, fix: Fix['patches'][0]): readonly Fix[] => [
    { title, safety: 'unsafe', patches: [fix] },
  ];
  switch (credential.holder) {
    case 'datastore':
      return patch("Remove the credentials, so that the datastore uses the caller's identity", {
        op: 'remove',
        on: credential,
      });
    case 'connection':
    case 'compute':
    case 'registry':
    case 'job':
      return patch(`Remove ${credential.slot} from the file`, { op: 'remove', on: credential });
    case 'call':
    case 'other': {
      const variable = credential.slot
        .replace(/([a-z\d])([A-Z])/g, '$1_$2')
        .replace(/\W+/g, '_')
        .toUpperCase();
      return patch(`Read it from the environment variable ${variable} instead of the code`, {
        op: 'set',
        on: credential,
        value: { environment: variable },
      });
    }
  }
}
