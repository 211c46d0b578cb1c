import { advise } from '../../fixes/remedy.js';
import { countOf, someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const pipelineWithSecretVariable = defineCheck({
  id: 'pipeline-with-secret-variable',
  summary: 'pipeline that keeps a secret among its own variables',
  group: 'pipelines',
  serves: 'pipeline-secrets-in-key-vault',
  severity: 'medium',
  since: '0.1.0',
  on: 'azure-devops-pipeline',
  why:
    'A secret in a pipeline is renewed by hand in each pipeline that needs it, and nobody sees who used it. Key Vault ' +
    'keeps it once, and gives it to pipelines and to jobs outside of them.',
  passes: 'No variable of the pipeline has isSecret true.',
  breaks: 'Nothing, once the pipeline takes the secret from Key Vault.',
  repair: 'precondition',
  needs: ['vso.build'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables',
    'https://learn.microsoft.com/rest/api/azure/devops/build/definitions/list',
  ],
  judge({ subject: pipeline }) {
    const secrets = pipeline.list('variableList').filter((variable) => variable.flag('isSecret') === true);
    return secrets.length === 0
      ? pass('No variable is secret')
      : fail(`${countOf(secrets.length, 'secret')}: ${someOf(secrets.map((one) => one.text('name') ?? ''))}`);
  },
  fix: () =>
    advise('Put the secret into Key Vault, renew it, and read it by a linked variable group or AzureKeyVault@2'),
});
