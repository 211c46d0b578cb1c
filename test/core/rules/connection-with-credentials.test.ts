import { connectionWithCredentials } from '../../../src/core/rules/connection-with-credentials.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof connectionWithCredentials.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a key, beside a broken line',
    nearMiss: 'no key, beside a broken line',
    absent: 'a connection without a key',
    dynamic: 'a key in a block, which something fills in',
  },
  valid: {
    'no key, beside a broken line': `
      name: openai
      type: azure_open_ai
      azure_endpoint: https://openai-churn.openai.azure.com
      tags: {team: retention
    `,
    'a connection without a key': `
      name: openai
      type: azure_open_ai
      azure_endpoint: https://openai-churn.openai.azure.com
    `,
    'a managed identity': `
      name: database
      type: azure_sql_db
      target: Server=tcp:sql-churn
      credentials: {type: managed_identity, client_id: 0}
    `,
    'a service that knows nothing but keys': `
      name: code
      type: git
      target: https://github.com/larkspur/churn
      credentials: {type: pat, pat: <token>}
    `,
    'a connection of prompt flow, which stays on the machine at hand': `
      $schema: https://azuremlschemas.azureedge.net/promptflow/latest/AzureOpenAIConnection.schema.json
      name: openai
      type: azure_open_ai
      api_key: <user-input>
      api_base: <user-input>
    `,
    'a secret that is no way into that kind of target': `
      name: teacher
      type: azure_sql_db
      target: https://model.westeurope.models.ai.azure.com
      credentials: {type: api_key, key: <key>}
    `,
    'an accepted finding': `
      name: openai
      type: azure_open_ai
      azure_endpoint: https://openai-churn.openai.azure.com
      api_key: <key>  # aml-guard: allow connection-with-credentials -- the service is in another tenant
    `,
  },
  invalid: {
    'a key, beside a broken line': {
      code: `
        name: openai
        type: azure_open_ai
        «api_key»: <key>
        azure_endpoint: https://openai-churn.openai.azure.com
        tags: {team: retention
      `,
      findings: ['azure'],
      fixed: `
        name: openai
        type: azure_open_ai
        azure_endpoint: https://openai-churn.openai.azure.com
        tags: {team: retention
      `,
    },
    'a key in a block, which something fills in': {
      code: `
        name: search
        type: azure_ai_search
        target: https://search-churn.search.windows.net
        «credentials»:
          type: api_key
          key: \${{ secrets.SEARCH_KEY }}
      `,
      findings: ['azure'],
      fixed: `
        name: search
        type: azure_ai_search
        target: https://search-churn.search.windows.net
      `,
    },
    'other secrets, without a fix': {
      code: `
        name: database
        type: azure_sql_db
        target: Server=tcp:sql-churn
        «credentials»:
          type: username_password
          username: <user>
          password: <password>
        ---
        name: lake
        type: azure_blob
        target: https://storders.blob.core.windows.net
        «credentials»: {type: sas, sas_token: <token>}
        ---
        name: warehouse
        type: azure_synapse_analytics
        target: warehouse
        «credentials»: {type: service_principal, client_id: 0, client_secret: <secret>}
      `,
      findings: ['azure', 'azure', 'azure'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a key',
    nearMiss: 'None in place of the key',
    absent: 'no key',
    dynamic: 'no key, and a type that it cannot see',
  },
  valid: {
    'None in place of the key': `
      from azure.ai.ml.entities import AzureOpenAIConnection
      one = AzureOpenAIConnection(name="openai", azure_endpoint=endpoint, api_key=None)
    `,
    'no key': `
      from azure.ai.ml.entities import AzureOpenAIConnection
      one = AzureOpenAIConnection(name="openai", azure_endpoint=endpoint)
    `,
    'no key, and a type that it cannot see': `
      from azure.ai.ml.entities import ApiKeyConfiguration, AzureOpenAIConnection, WorkspaceConnection
      one = AzureOpenAIConnection(name="openai", azure_endpoint=endpoint)
      two = WorkspaceConnection(name="other", type=kind, credentials=ApiKeyConfiguration(key=key))
    `,
  },
  invalid: {
    'a key': {
      code: `
        from azure.ai.ml.entities import AzureOpenAIConnection
        one = AzureOpenAIConnection(name="openai", azure_endpoint=endpoint, «api_key=key»)
      `,
      findings: ['azure'],
      fixed: `
        from azure.ai.ml.entities import AzureOpenAIConnection
        one = AzureOpenAIConnection(name="openai", azure_endpoint=endpoint)
      `,
    },
    keys: {
      code: `
        from azure.ai.ml.entities import AzureOpenAIConnection, UsernamePasswordConfiguration, WorkspaceConnection
        one = AzureOpenAIConnection(name="openai", azure_endpoint=endpoint, «api_key=key»)
        two = WorkspaceConnection(name="database", type="azure_sql_db", «credentials=UsernamePasswordConfiguration(password=word)»)
      `,
      findings: ['azure', 'azure'],
      fixed: `
        from azure.ai.ml.entities import AzureOpenAIConnection, UsernamePasswordConfiguration, WorkspaceConnection
        one = AzureOpenAIConnection(name="openai", azure_endpoint=endpoint)
        two = WorkspaceConnection(name="database", type="azure_sql_db", credentials=UsernamePasswordConfiguration(password=word))
      `,
      left: 1,
    },
  },
};

testRule(connectionWithCredentials, { yaml, python });
