import { defineRule } from './define-rule.js';

export const clientSecretPipelineLogin = defineRule({
  id: 'client-secret-pipeline-login',
  summary: 'pipeline that signs in to Azure with a secret instead of a federated identity',
  serves: 'pipeline-secrets-in-key-vault',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/developer/github/connect-from-azure-openid-connect',
    'https://learn.microsoft.com/azure/devops/pipelines/library/connect-to-azure',
    'https://learn.microsoft.com/azure/machine-learning/how-to-github-actions-machine-learning',
  ],
  messages: {
    secret: '{call} signs in with a client secret that can be stolen and expires; {instead} needs none',
    variable: '{call} hands a client secret to every program of the step; {instead} needs none',
    password: "{call} signs in with a user's password; {instead} needs none",
  },
  visit: {
    pipelineLogin(login, report) {
      const instead = alternatives[login.system ?? 'script'];
      const data = { call: login.call, instead };
      switch (login.method) {
        case 'clientSecret':
          report('secret', { span: login.span, confidence: login.system === undefined ? 'medium' : 'high', data });
          return;
        case 'clientSecretVariable':
          report('variable', { span: login.span, confidence: 'medium', data });
          return;
        case 'password':
          report('password', { span: login.span, confidence: 'medium', data });
          return;
      }
    },
  },
});

const alternatives = {
  github: 'OpenID Connect (azure/login with client-id and permission id-token: write)',
  devops: 'a service connection with workload identity federation',
  script: 'a managed identity or workload identity federation',
} as const;
