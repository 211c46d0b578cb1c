import type { Span } from '../documents/span.js';
import type { Field } from '../facts/field.js';
import type { Logged } from '../facts/logged.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';
import { findEvidence, judgeName } from './evidence.js';

export const secretInLog = defineRule({
  id: 'secret-in-log',
  summary: "secret that is written to a run's logs, parameters, metrics or tags",
  serves: 'logging-application-logs',
  severity: 'high',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'mixed',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-data-encryption',
    'https://learn.microsoft.com/azure/machine-learning/how-to-log-view-metrics',
    'https://cwe.mitre.org/data/definitions/532.html',
  ],
  messages: {
    logged: '{call} writes {what} to the log, where everybody who can open the run can read it',
    tracked: '{call} stores {what} with the run, where everybody who can open the run can read it',
  },
  visit: {
    logged(logged, report, { config }) {
      if (logged.sink === 'pipeline' || logged.sink === 'terminal') {
        // `secret-in-pipeline-log` speaks of those, as others read them.
        return;
      }
      const tracked = logged.sink === 'tracking';
      const seen = new Set<number>();
      for (const evidence of findEvidence(logged.value, config)) {
        // Forms of credentials in plain text are `credential-literal`'s.
        if (
          evidence.is === 'format' ||
          seen.has(evidence.span.start) ||
          isNameOfVariable(logged.value, evidence.span)
        ) {
          continue;
        }
        seen.add(evidence.span.start);
        report(tracked ? 'tracked' : 'logged', {
          ...evidence,
          strictness: evidence.confidence === 'low' ? 'pedantic' : 'regular',
          fixes: fixesFor(logged),
          data: { call: logged.call, what: evidence.what },
        });
      }
      const key = logged.key?.state === 'literal' ? logged.key.value : undefined;
      if (seen.size === 0 && key !== undefined && judgeName(key, config).certainty === 'strong' && isValue(logged)) {
        report('tracked', {
          span: logged.value.state === 'absent' ? logged.span : logged.value.span,
          confidence: 'medium',
          fixes: fixesFor(logged),
          data: { call: logged.call, what: key },
        });
      }
    },
  },
});

// `f"set the environment variable '{PASSWORD_VARIABLE}'"` tells a name.
function isNameOfVariable(value: Field, span: Span): boolean {
  if (value.state !== 'dynamic') {
    return false;
  }
  const before = value.origins[value.origins.findIndex((origin) => origin.span.start === span.start) - 1];
  return before?.is === 'text' && /\bvariables?\b[\s:'"`]*$/i.test(before.text);
}

// `log_param("token", len(token))` stores a number; a literal under such a key is a placeholder or
// `credential-literal`'s.
function isValue(logged: Logged): boolean {
  return (
    logged.value.state === 'dynamic' &&
    logged.value.origins.some((origin) => origin.is !== 'unknown' && origin.is !== 'text')
  );
}

// Printed text carries no meaning for the program, so redacting it is safe; a stored parameter may be read again.
function fixesFor(logged: Logged): readonly Fix[] {
  if (logged.sink === 'tracking') {
    return [
      {
        title: `Stop storing the secret beside the run (remove the call of ${logged.call})`,
        safety: 'unsafe',
        patches: [{ op: 'remove', on: logged }],
      },
    ];
  }
  return [
    {
      title: 'Log "[redacted]" instead of the secret',
      safety: 'safe',
      patches: [{ op: 'set', on: logged, value: { redacted: '[redacted]' } }],
    },
  ];
}
