import { defineRule } from './define-rule.js';
import { strictnessIn } from './test-code.js';

export const clientSecretLogin = defineRule({
  id: 'client-secret-login',
  summary: 'sign-in to Azure with a secret or password that code has to keep',
  serves: 'identity-no-secrets',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-setup-authentication',
    'https://learn.microsoft.com/python/api/overview/azure/identity-readme',
  ],
  messages: {
    clientSecret:
      '{call} needs a secret that somebody keeps and rotates; DefaultAzureCredential with a managed identity or workload identity federation needs none',
    password: '{call} keeps a person’s password and cannot do multi-factor authentication; use a managed identity',
  },
  visit: {
    login(login, report, { path }) {
      switch (login.method) {
        case 'clientSecret':
        case 'password':
          report(login.method, { span: login.span, strictness: strictnessIn(path), data: { call: login.call } });
          return;
        case 'interactive':
        case 'deviceCode':
          return;
      }
    },
  },
});
