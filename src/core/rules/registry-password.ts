import { defineRule } from './define-rule.js';

export const registryPassword = defineRule({
  id: 'registry-password',
  summary: 'container registry that is opened by password instead of a managed identity',
  serves: 'identity-registry-access',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
    'https://learn.microsoft.com/azure/container-registry/container-registry-authentication',
  ],
  messages: {
    password:
      'Images are pulled with a password here, which Azure ML stores; a managed identity with the role AcrPull needs none',
    adminUser:
      'The admin user is one account with two passwords that never expire and may push images; use a managed identity with the role AcrPull',
  },
  visit: {
    registryAccess(access, report) {
      report(access.by, { span: access.span });
    },
    connection(connection, report) {
      if (connection.type === 'container_registry' && connection.credential === 'password') {
        report('password', { span: connection.span });
      }
    },
  },
});
