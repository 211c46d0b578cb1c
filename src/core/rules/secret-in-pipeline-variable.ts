import type { Configuration } from '../config/configuration.js';
import type { PipelineVariable } from '../facts/pipeline-variable.js';
import type { Fix } from '../findings/finding.js';
import { isPlaceholder } from '../secrets/placeholder.js';
import { findSecretValues } from '../secrets/value-formats.js';
import { defineRule, type Report } from './define-rule.js';
import { findEvidence, isTelemetryName, judgeName, withArticle } from './evidence.js';
import { isNoCredential, suitsWord } from './no-credential.js';

const messages = {
  format:
    'The value of {name} is {what}, and everybody who can read the file has it; revoke it and keep the new one in Key Vault',
  named: '{name} is a secret by its name and is written down here; keep it in Key Vault and let the pipeline fetch it',
  unmarked: '{name} is set without issecret=true: later steps print it and get it as an environment variable, unmasked',
  kept: "{name} carries {what}, which nothing in this file fetches from Key Vault: Azure DevOps' own variables hold it",
} as const;

export const secretInPipelineVariable = defineRule({
  id: 'secret-in-pipeline-variable',
  summary: 'secret written down or kept in the variables of a pipeline',
  serves: 'pipeline-secrets-in-key-vault',
  severity: 'critical',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables',
    'https://learn.microsoft.com/azure/devops/pipelines/release/azure-key-vault',
    'https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands',
    'https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets',
  ],
  messages,
  visit: {
    pipelineVariable(variable, report, { config }) {
      const { name, value } = variable;
      switch (value.state) {
        case 'absent':
          return;
        case 'literal':
          judgeLiteral(variable, value.value, report, config);
          return;
        case 'dynamic': {
          const match = value.origins.flatMap((origin) =>
            origin.is === 'text' ? findSecretValues(origin.text) : [],
          )[0];
          if (match !== undefined && match.format.severity !== 'low') {
            report('format', { span: value.span, data: { name, what: withArticle(match.format.title) } });
            return;
          }
          judgeDynamic(variable, report, config);
        }
      }
    },
  },
});

function judgeLiteral(
  variable: PipelineVariable,
  text: string,
  report: Report<typeof messages>,
  config: Configuration,
): void {
  const { name } = variable;
  const span = variable.value.state === 'literal' ? variable.value.span : variable.span;
  const fixes = fixesFor(variable);
  const [match] = findSecretValues(text, { name });
  if (match !== undefined) {
    const isTelemetry = match.format.severity === 'low';
    report('format', {
      span,
      severity: isTelemetry ? 'low' : match.format.severity === 'high' ? 'critical' : 'high',
      confidence: match.confidence,
      strictness: isTelemetry || match.confidence === 'low' ? 'pedantic' : 'regular',
      fixes,
      data: { name, what: withArticle(match.format.title) },
    });
    return;
  }
  const verdict = judgeName(name, config);
  if (!verdict.secret || isTelemetryName(name) || isPlaceholder(text) || isNoCredential(text)) {
    return;
  }
  if (!suitsWord(verdict.word ?? '', text)) {
    return;
  }
  const sure = verdict.certainty === 'strong';
  report('named', {
    span,
    severity: 'high',
    confidence: sure ? 'medium' : 'low',
    strictness: sure ? 'regular' : 'pedantic',
    fixes,
    data: { name },
  });
}

function judgeDynamic(variable: PipelineVariable, report: Report<typeof messages>, config: Configuration): void {
  const { name, value } = variable;
  const [evidence] = findEvidence(value, config);
  if (variable.by === 'command') {
    if (judgeName(name, config).certainty === 'strong' || (evidence !== undefined && evidence.confidence !== 'low')) {
      const fix: Fix = {
        title: 'Mark the variable as secret, so that logs mask it',
        safety: 'unsafe',
        patches: [{ op: 'addToOwner', on: variable, key: 'issecret', value: { issecret: 'true' } }],
      };
      report('unmarked', {
        span: variable.span,
        severity: 'medium',
        confidence: evidence?.is === 'source' ? 'high' : 'medium',
        fixes: [fix],
        data: { name },
      });
    }
    return;
  }
  if (
    variable.system === 'devops' &&
    !variable.besideKeyVault &&
    evidence !== undefined &&
    evidence.confidence !== 'low'
  ) {
    report('kept', {
      ...evidence,
      severity: 'low',
      confidence: 'low',
      strictness: 'pedantic',
      data: { name, what: evidence.what },
    });
  }
}

// The secret has to be made first where the pipeline then looks for it, hence "unsafe".
function fixesFor(variable: PipelineVariable): readonly Fix[] {
  const remove: Fix = {
    title: `Remove ${variable.name}, to come from a variable group that is linked to Key Vault`,
    safety: 'unsafe',
    patches: [{ op: 'remove', on: variable }],
  };
  switch (variable.system) {
    case 'github': {
      const secret = variable.name.replace(/\W+/g, '_').toUpperCase();
      return [
        {
          title: `Read ${variable.name} from the secret ${secret} instead of the file`,
          safety: 'unsafe',
          patches: [{ op: 'set', on: variable, value: { text: `\${{ secrets.${secret} }}` } }],
        },
      ];
    }
    case 'devops':
      return variable.by === 'entry' ? [remove] : [];
    case 'make':
      return [{ ...remove, title: `Remove ${variable.name}, to come from the environment` }];
  }
}
