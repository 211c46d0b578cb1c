import type { Configuration } from '../config/configuration.js';
import { isPlaceholder } from '../secrets/placeholder.js';
import { defineRule, type Report } from './define-rule.js';
import { findEvidence, isHarmlessText, isTelemetryName, judgeName, type Evidence } from './evidence.js';

const messages = {
  format:
    'The input {name} is {what}: inputs are stored with the job and shown in the studio, so it is no secret any more',
  flow: 'The input {name} carries {what}: inputs are stored with the job and shown in the studio',
  named: 'The input {name} holds a secret, judging by its name: inputs are stored with the job and shown in the studio',
  slot: 'The input {name} is a place for a secret: whatever is handed in is stored with the job and shown in the studio',
} as const;

export const secretInInput = defineRule({
  id: 'secret-in-input',
  summary: 'input of a job, component or pipeline that carries a secret',
  serves: 'identity-no-secrets',
  severity: 'high',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-use-secrets-in-runs',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-component-command',
  ],
  messages,
  visit: {
    jobInput(input, report, { config }) {
      if (isTelemetryName(input.name)) {
        return;
      }
      const verdict = judgeInput(input.name, config, input.value.state === 'literal');
      // What a pipeline hands on it was handed itself, and that is where it counts.
      const [evidence] = input.by === 'handedOn' ? [] : findEvidence(input.value, config);
      if (evidence !== undefined && speaks(evidence, verdict)) {
        reportEvidence(input.name, evidence, report);
        return;
      }
      if (verdict === undefined) {
        return;
      }
      const standing = {
        confidence: verdict === 'weak' ? 'low' : 'medium',
        strictness: verdict === 'weak' ? 'pedantic' : 'regular',
      } as const;
      const data = { name: input.name };
      switch (input.value.state) {
        case 'absent':
          report('slot', { ...standing, span: input.nameSpan, severity: 'medium', data });
          return;
        case 'literal': {
          const { value, span } = input.value;
          if (isHarmlessText(value) || value.startsWith('azureml:') || namesSecret(value, config)) {
            return;
          }
          if (isPlaceholder(value)) {
            report('slot', { ...standing, span, severity: 'medium', data });
          } else {
            report('named', { ...standing, span, data });
          }
          return;
        }
        case 'dynamic': {
          const { span, origins } = input.value;
          if (origins.some((origin) => origin.is === 'reference' && keepers.has(origin.syntax))) {
            return;
          }
          const known = origins.some(
            (origin) => 'name' in origin && judgeInput(lastName(origin.name ?? ''), config) === 'strong',
          );
          const strictness = input.by === 'handedOn' && known ? 'pedantic' : standing.strictness;
          if (input.by === 'handedOn') {
            report('slot', { ...standing, span, severity: 'medium', strictness, data });
          } else {
            report('named', { ...standing, span, data });
          }
          return;
        }
      }
    },
    commandLineSecret(argument, report, { config }) {
      const [evidence] = argument.place === 'input' ? findEvidence(argument.value, config) : [];
      if (evidence !== undefined && evidence.is !== 'format' && evidence.severity !== 'low') {
        reportEvidence(argument.program, evidence, report);
      }
    },
  },
});

/** Values that say where a secret is kept, or what only an online deployment resolves. */
const keepers: ReadonlySet<string> = new Set([
  'keyVaultReference',
  'connectionReference',
  'keyVaultUri',
  'promptflowConnection',
]);

// `token` alone says nothing of a variable; an input of that name is to be filled in with one, or it is a word of a
// text: `token: '[CLS]'`.
function judgeInput(name: string, config: Configuration, isWritten = false): 'strong' | 'weak' | undefined {
  const { certainty } = judgeName(name, config);
  return certainty ?? (/^token$/i.test(name) && !isWritten ? 'strong' : undefined);
}

function isStrong(name: string, config: Configuration): boolean {
  return judgeName(name, config).certainty === 'strong';
}

// A weak name speaks loud enough only together with the input's own.
function speaks(evidence: Evidence, verdict: 'strong' | 'weak' | undefined): boolean {
  return evidence.severity !== 'low' && (evidence.confidence !== 'low' || verdict !== undefined);
}

function reportEvidence(name: string, evidence: Evidence, report: Report<typeof messages>): void {
  report(evidence.is === 'format' ? 'format' : 'flow', {
    ...evidence,
    strictness: evidence.confidence === 'low' ? 'pedantic' : 'regular',
    data: { name, what: evidence.what },
  });
}

// `storage-account-key` names the secret in a vault, `my-key` stands for one.
function namesSecret(value: string, config: Configuration): boolean {
  return (
    /^[a-z]+(?:[-_][a-z]+){1,6}$/i.test(value) && !/^(?:my|your|the|some)[-_]/i.test(value) && isStrong(value, config)
  );
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
