import { interactiveLoginInJob } from '../../../src/core/rules/interactive-login-in-job.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof interactiveLoginInJob.messages;

const job = `
  $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
  code: .
  command: python train.py
`;

const python: Cases<Ids> = {
  shows: {
    hit: 'a browser',
    nearMiss: 'a browser in a script that no job runs',
    absent: 'a job that signs in by itself',
    dynamic: 'a class that is computed',
  },
  valid: {
    'a browser in a script that no job runs': `
      from azure.identity import InteractiveBrowserCredential
      credential = InteractiveBrowserCredential()
    `,
    'a class that is computed': {
      code: `
        import azure.identity
        credential = getattr(azure.identity, kind)()
      `,
      project: { 'job.yml': job },
    },
    'a script that a person starts': `
      from azure.ai.ml import MLClient
      from azure.identity import InteractiveBrowserCredential
      client = MLClient(InteractiveBrowserCredential(), "s", "g", "w")
    `,
    'a job that signs in by itself': {
      code: `
        from azure.ai.ml import MLClient
        from azure.identity import DefaultAzureCredential
        client = MLClient(DefaultAzureCredential(), "s", "g", "w")
      `,
      project: { 'job.yml': job },
    },
    'an accepted finding': {
      code: `
        from azure.identity import InteractiveBrowserCredential
        # aml-guard: allow interactive-login-in-job -- asks only where a person sits
        credential = InteractiveBrowserCredential()
      `,
      project: { 'job.yml': job },
    },
  },
  invalid: {
    'a browser': {
      code: `
        from azure.identity import InteractiveBrowserCredential
        credential = «InteractiveBrowserCredential»()
      `,
      project: { 'job.yml': job },
      findings: ['browser'],
    },
    'a script that a job runs': {
      code: `
        from azure.ai.ml import MLClient
        from azure.identity import InteractiveBrowserCredential
        from azureml.core.authentication import InteractiveLoginAuthentication
        client = MLClient(«InteractiveBrowserCredential»(), "s", "g", "w")
        other = «InteractiveLoginAuthentication»(tenant_id=tenant)
      `,
      project: { 'job.yml': job },
      findings: ['browser', 'browser'],
    },
    'a script that only Azure ML can run, with a call that is not finished': {
      code: `
        import os
        from azure.identity import DeviceCodeCredential
        run = os.environ["AZUREML_RUN_ID"]
        credential = «DeviceCodeCredential»(
      `,
      findings: ['deviceCode'],
    },
  },
};

testRule(interactiveLoginInJob, { python });
