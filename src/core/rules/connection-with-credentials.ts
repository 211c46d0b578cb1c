import type { Connection, ConnectionCredential } from '../facts/connection.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';
import { strictnessIn } from './test-code.js';

export const connectionWithCredentials = defineRule({
  id: 'connection-with-credentials',
  summary: 'connection to an Azure service by key or secret instead of an identity',
  serves: 'identity-entra-authentication',
  severity: 'low',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-connection-openai',
    'https://learn.microsoft.com/azure/machine-learning/how-to-connection',
  ],
  messages: {
    azure:
      'This connection hands {what} to everybody who may use the workspace; the service takes Microsoft Entra tokens too',
  },
  visit: {
    connection(connection, report, { path }) {
      if (Object.hasOwn(spared, connection.type) && spared[connection.type]?.includes(connection.credential) === true) {
        report('azure', {
          span: connection.span,
          strictness: strictnessIn(path),
          fixes: fixesFor(connection),
          data: { what: nameOf(connection.credential) },
        });
      }
    },
  },
});

const services: readonly ConnectionCredential[] = ['apiKey'];
const storage: readonly ConnectionCredential[] = ['accessKey', 'sas'];
const databases: readonly ConnectionCredential[] = ['password', 'servicePrincipal'];

/**
 * Targets that Azure ML can open without a secret, and the secrets that it spares there. Container registries are
 * `registry-password`'s.
 */
const spared: Readonly<Record<string, readonly ConnectionCredential[]>> = {
  azure_open_ai: services,
  azure_ai_search: services,
  azure_ai_services: services,
  azure_content_safety: services,
  azure_speech_services: services,
  azure_blob: storage,
  azure_sql_db: databases,
  azure_synapse_analytics: databases,
};

function nameOf(credential: ConnectionCredential): string {
  switch (credential) {
    case 'apiKey':
    case 'accessKey':
      return 'a key';
    case 'sas':
      return 'a shared access signature';
    case 'token':
      return 'a personal access token';
    case 'password':
      return 'a user name and password';
    case 'servicePrincipal':
      return "a service principal's secret";
  }
}

// Callers need a role on the service afterwards, hence "unsafe"; databases need more than that.
function fixesFor(connection: Connection): readonly Fix[] {
  return connection.credential === 'apiKey'
    ? [
        {
          title: 'Remove the key, so that the caller signs in with Microsoft Entra ID',
          safety: 'unsafe',
          patches: [{ op: 'setting', on: connection, key: connection.removable, value: undefined }],
        },
      ]
    : [];
}
