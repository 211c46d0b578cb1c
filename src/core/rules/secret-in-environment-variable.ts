import type { Configuration } from '../config/configuration.js';
import type { EnvironmentVariable } from '../facts/environment-variable.js';
import type { Field } from '../facts/field.js';
import type { Fix } from '../findings/finding.js';
import { redactSecrets } from '../findings/redaction.js';
import { isPlaceholder } from '../secrets/placeholder.js';
import { defineRule, type Report } from './define-rule.js';
import { noteOnBusinessImpact } from './known-workspace.js';
import { findEvidence, isHarmlessText, isTelemetryName, judgeName } from './evidence.js';

const messages = {
  format:
    'The value of {name} is {what}: Azure ML logs environment variables and Microsoft stores them, so it is no secret any more',
  flow: '{name} carries {what}: Azure ML logs environment variables and Microsoft stores them',
  named:
    '{name} holds a secret in plain text, judging by its name: Azure ML logs environment variables and Microsoft stores them',
  computed: '{name} holds a secret, judging by its name: Azure ML logs environment variables and Microsoft stores them',
  telemetry:
    '{name} carries the address of Application Insights: no secret by itself, but whoever reads the job can send false telemetry',
  slot: '{name} is a place for a secret: whatever is filled in, Azure ML logs it and Microsoft stores it',
  whole: 'The whole environment of this process is handed over, with every secret in it: Azure ML logs and stores it',
  unnamed: 'The environment variables carry {what} here: Azure ML logs environment variables and Microsoft stores them',
  unresolved:
    '{name} holds {what}, which only online deployments resolve; here it reaches the code as the text that it is',
} as const;

export const secretInEnvironmentVariable = defineRule({
  id: 'secret-in-environment-variable',
  summary: 'environment variable of a job, component or deployment that carries a secret',
  serves: 'logging-environment-variables',
  severity: 'high',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-data-encryption',
    'https://learn.microsoft.com/azure/machine-learning/how-to-use-secrets-in-runs',
    'https://learn.microsoft.com/azure/machine-learning/how-to-deploy-online-endpoint-with-secret-injection',
  ],
  messages,
  visit: {
    environmentVariable(variable, report, context) {
      const { config } = context;
      const note = noteOnBusinessImpact(context);
      if (variable.name.state !== 'literal') {
        judgeUnnamed(variable, report, config, note);
        return;
      }
      const name = variable.name.value;
      const verdict = judgeName(name, config);
      const fixes = fixesFor(variable, name);
      const { value } = variable;
      const [evidence] = findEvidence(value, config);
      if (
        (evidence?.severity === 'low' || isTelemetryName(name)) &&
        evidence?.is !== 'source' &&
        value.state !== 'absent'
      ) {
        if (evidence !== undefined || verdict.secret) {
          report('telemetry', { span: value.span, severity: 'low', confidence: 'low', fixes: [], data: { name } });
        }
        return;
      }
      if (evidence !== undefined && (evidence.is === 'format' || evidence.confidence !== 'low' || verdict.secret)) {
        const data = { name, what: evidence.what };
        report(evidence.is === 'format' ? 'format' : 'flow', { ...evidence, note, fixes, data });
        return;
      }
      if (value.state === 'dynamic' && value.origins.some((origin) => origin.is === 'wholeEnvironment')) {
        report('whole', { span: value.span, note });
        return;
      }
      if (judgeReferences(variable, name, value, report) || !verdict.secret) {
        return;
      }
      const confidence = verdict.certainty === 'weak' ? 'low' : 'medium';
      const strictness = verdict.certainty === 'weak' ? 'pedantic' : 'regular';
      switch (value.state) {
        case 'absent':
          report('slot', {
            span: variable.name.span,
            confidence,
            severity: 'medium',
            strictness,
            note,
            fixes,
            data: { name },
          });
          return;
        case 'literal':
          if (isHarmlessText(value.value) || value.value === name) {
            return;
          }
          if (isPlaceholder(value.value)) {
            report('slot', {
              span: value.span,
              confidence,
              severity: 'medium',
              strictness,
              note,
              fixes,
              data: { name },
            });
          } else {
            report('named', { span: value.span, confidence, strictness, note, fixes, data: { name } });
          }
          return;
        case 'dynamic':
          report('computed', { span: value.span, confidence, strictness, note, fixes, data: { name } });
          return;
      }
    },
  },
});

// Entries whose names are computed: a spread dict, a constant from another module.
function judgeUnnamed(
  { value }: EnvironmentVariable,
  report: Report<typeof messages>,
  config: Configuration,
  note: string | undefined,
): void {
  const [evidence] = findEvidence(value, config);
  if (evidence !== undefined && evidence.confidence !== 'low') {
    report('unnamed', { ...evidence, note, data: { what: evidence.what } });
  } else if (value.state === 'dynamic' && value.origins.some((origin) => origin.is === 'wholeEnvironment')) {
    report('whole', { span: value.span, note });
  }
}

/** @returns whether the value is a reference, about which the variable's name adds nothing */
function judgeReferences(
  variable: EnvironmentVariable,
  name: string,
  value: Field,
  report: Report<typeof messages>,
): boolean {
  if (value.state !== 'dynamic') {
    return false;
  }
  for (const origin of value.origins) {
    if (origin.is !== 'reference') {
      continue;
    }
    switch (origin.syntax) {
      case 'keyVaultReference':
      case 'connectionReference': {
        if (variable.owner !== 'onlineDeployment') {
          const what = origin.syntax === 'keyVaultReference' ? 'a Key Vault reference' : 'a connection reference';
          report('unresolved', { span: origin.span, severity: 'low', confidence: 'medium', data: { name, what } });
        }
        return true;
      }
      case 'amlExpression':
      case 'promptflowConnection':
      case 'keyVaultUri':
        return true;
      case 'githubSecret':
      case 'githubVariable':
      case 'githubActor':
      case 'githubContext':
      case 'devopsVariable':
      case 'devopsPerson':
      case 'shellVariable':
      case 'template':
        break;
    }
  }
  return false;
}

// The code has to read the secret by itself afterwards, hence "unsafe".
function fixesFor(variable: EnvironmentVariable, name: string): readonly Fix[] {
  const secret = redactSecrets(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const remove: Fix = {
    title: `Remove ${name} from the environment`,
    safety: 'unsafe',
    patches: [{ op: 'remove', on: variable }],
  };
  if (variable.owner === 'onlineDeployment') {
    const reference = `\${{keyvault:https://VAULT-NAME.vault.azure.net/secrets/${secret}/SECRET-VERSION}}`;
    return [
      {
        title: `Read ${name} from Key Vault when the deployment starts (secret injection)`,
        safety: 'unsafe',
        patches: [{ op: 'set', on: variable, value: { text: reference } }],
      },
      remove,
    ];
  }
  return [
    {
      title: `Read ${name} from Key Vault in the code instead of the environment (hands over the secret's name)`,
      safety: 'unsafe',
      patches: [
        {
          op: 'rename',
          on: variable,
          name: /SECRET$/i.test(name) ? `${name}_NAME` : `${name}_SECRET_NAME`,
          value: secret,
        },
        ...(variable.owner === 'job'
          ? [{ op: 'addToOwner', on: variable, key: 'identity', value: { type: 'managed' } } as const]
          : []),
      ],
    },
    remove,
  ];
}
